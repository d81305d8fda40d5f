"""The team reads when each of those is written to or phoned who are asked about a small test, as the clock does it."""

import pytest

from app.core import calendar, db
from app.improvement.actions import witnesses
from app.improvement.actions.cycles import begin
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.test_asked_in_time import planned
from tests.improvement.test_witnesses import LAST_DAY, NOOR, ON_THE_DAY, found, test_under_way, the_day_before
from tests.visitor import Seen, Visitor

__all__ = ["test_under_way", "the_day_before"]
PHONED = NOOR | {"reach": "01632 960 124"}
WAYS = pytest.mark.parametrize("whom", [NOOR, PHONED], ids=["letter", "phone"])
NEVER_SAID = "on the last day"
PAUSED = "The work is paused. "


def asked(sam: Visitor, number: int, whom: dict[str, str]) -> Seen:
    """The page with the list of who is asked, once somebody is."""
    sam.open(f"/en/small-tests/{number}/ask")
    return sam.send(**whom)


def pause(idea: Proposal) -> None:
    with db.transaction():
        make.again(idea).stage = Stage.PAUSED


def told() -> int:
    """How many letters the clock writes now."""
    with db.transaction():
        witnesses.ask_on_the_day()
    return len([one for one in keys.letters("improvement/study") if one.address != "sam@example.org"])


def test_on_the_last_day_somebody_with_a_phone_is_phoned_and_no_letter_is_promised(
    sam: Visitor, test_under_way: tuple[Proposal, int]
) -> None:
    calendar.set_clock(lambda: ON_THE_DAY)
    page = asked(sam, test_under_way[1], PHONED)
    sentence = "Somebody of the team phones them, by Tuesday 10 March 2026. No letter goes."
    assert (page.words().count(sentence), page.has("The letter goes within the hour.")) == (2, False)
    assert (page.has("There is no time to translate it first"), NEVER_SAID in page.text) == (False, False)
    assert told() == 1
    due = "Noor: Somebody of the team has to phone them by Tuesday 10 March 2026. It is not done yet."
    assert sam.open(f"/en/small-tests/{test_under_way[1]}").has(due)


def test_before_the_last_day_the_letter_has_its_day(sam: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    assert asked(sam, test_under_way[1], NOOR).has("The letter goes on Friday 6 March 2026, the last day of the test.")
    assert told() == 0


@WAYS
def test_a_test_that_has_not_begun_asks_once_it_has(sam: Visitor, whom: dict[str, str]) -> None:
    number, by = planned(LAST_DAY), make.staff()
    calendar.set_clock(lambda: ON_THE_DAY)
    page = asked(sam, number, whom)
    one = "The letter goes once the test has begun." if whom is NOOR else "Somebody of the team phones them once the test has begun."
    assert (page.has(one), page.has("Ask them on the last day"), told()) == (True, False, 0)
    with db.transaction():
        begin(found(number), by=by)
    assert told() == 1


@WAYS
def test_while_the_work_is_paused_nobody_is_promised_a_day(
    sam: Visitor, test_under_way: tuple[Proposal, int], whom: dict[str, str]
) -> None:
    idea, number = test_under_way
    pause(idea)
    by_then = "If it goes on by then, the letter goes on Friday 6 March 2026." if whom is NOOR else "If it goes on by Friday 6 March 2026,"
    assert asked(sam, number, whom).has(PAUSED + by_then)
    calendar.set_clock(lambda: ON_THE_DAY)
    once = "The letter goes once it goes on." if whom is NOOR else "Somebody of the team phones them once it goes on. No letter goes."
    page = sam.open(f"/en/small-tests/{number}/ask")
    assert (page.has(PAUSED + once), page.has("They get a letter with a link once it goes on."), told()) == (True, True, 0)


def test_after_a_stop_no_letter_is_promised(sam: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    idea, number = test_under_way
    asked(sam, number, NOOR)
    with db.transaction():
        make.again(idea).stage = Stage.STOPPED
    calendar.set_clock(lambda: ON_THE_DAY)
    assert sam.open(f"/en/small-tests/{number}").has("Noor: Nobody works on this idea now, so no letter goes.")
    assert told() == 0
