"""What came out of a small test is asked on its last day, of whoever was there, and answered from a phone."""

import datetime as dt
import re
from typing import Any

import pytest
from flask import Flask

from app.core import calendar, db
from app.improvement.actions import forgetting, start_project, witnesses
from app.improvement.actions.cycles import Plan, begin, start_ramp
from app.improvement.actions.studying import Done, Effects, Found, carry_out, study
from app.improvement.models import Cycle, Extent, Known, Purpose
from app.improvement.queries import cycles
from app.notifications.actions import written
from app.notifications.models import Channel, Letter, LetterState
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.trying import worked_on
from tests.visitor import Visitor

LAST_DAY = dt.date(2026, 3, 6)
BEFORE = dt.datetime(2026, 3, 5, 12, tzinfo=dt.UTC)
ON_THE_DAY = dt.datetime(2026, 3, 6, 7, tzinfo=dt.UTC)
PREDICTION = "Two of three are ready."
NOOR = {"as_whom": "there", "name": "Noor", "reach": "noor@example.org", "reading": "ur-easy"}
ENDED = "We do not ask about this test any more"


@pytest.fixture(autouse=True)
def the_day_before(app: Flask) -> None:
    """Before anybody has a role or an idea."""
    calendar.set_clock(lambda: BEFORE)


@pytest.fixture
def test_under_way(app: Flask) -> tuple[Proposal, int]:
    """A small test that Sam planned and began; its last day is still to come."""
    idea, sam = worked_on(), make.staff()
    plan = Plan(
        Purpose.TEST, "1 nurse, 3 patients", dt.date(2026, 3, 5), LAST_DAY, "Sam", "A bag is wrong.", (("Are they ready?", PREDICTION),)
    )
    with db.transaction():
        cycle = start_ramp(start_project(make.again(idea), by=sam), "Pack the evening before.", plan, by=sam)
        number = cycle.id
    with db.transaction():
        begin(found(number), by=sam)
    return idea, number


def found(number: int) -> Cycle:
    return cycles.cycle(number, by=None, to=lambda *_: True)[1]


def day_comes() -> None:
    """The last day of the test, as the clock sees it."""
    calendar.set_clock(lambda: ON_THE_DAY)
    with db.transaction():
        witnesses.ask_on_the_day()


def letter_to(address: str) -> Letter:
    return next(letter for letter in keys.letters("improvement/study") if letter.address == address)


def link_in(letter: Letter) -> str:
    return re.search(r"/([a-z-]+/small-test-answer/\S+)", written(letter).text).group(0)


def opened(visitor: Visitor, address: str) -> Any:
    visitor.open(link_in(letter_to(address)))
    return visitor.send()


def test_nobody_is_asked_before_the_last_day(sam: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    sam.open(f"/en/small-tests/{test_under_way[1]}/ask")
    assert "They are asked on the last day of the test." in sam.send(**NOOR).text
    with db.transaction():
        assert witnesses.ask_on_the_day() == 0
    assert keys.letters("improvement/study") == []


def test_on_the_last_day_a_letter_with_the_prediction_goes_to_each_in_their_reading_and_only_once(
    sam: Visitor, test_under_way: tuple[Proposal, int]
) -> None:
    sam.open(f"/en/small-tests/{test_under_way[1]}/ask")
    sam.send(**NOOR)
    sam.open(f"/en/small-tests/{test_under_way[1]}/ask")
    sam.send(as_whom="proposer")
    day_comes()
    day_comes()
    told = {letter.address: letter.reading for letter in keys.letters("improvement/study")}
    assert told == {"noor@example.org": "ur-easy", "dee@example.org": "en", "sam@example.org": "en"}
    assert len(keys.letters("improvement/study")) == len(told)
    for address in told:
        assert PREDICTION in written(letter_to(address)).text
    assert f"/en/small-tests/{test_under_way[1]}" in written(letter_to("sam@example.org")).text


def test_whoever_was_there_answers_without_an_account_and_the_team_reads_it_beside_the_prediction(
    app: Flask, sam: Visitor, another: Visitor, test_under_way: tuple[Proposal, int]
) -> None:
    _idea, number = test_under_way
    sam.open(f"/en/small-tests/{number}/ask")
    sam.send(**NOOR | {"reading": "en-easy"})
    day_comes()
    page = opened(another, "noor@example.org")
    assert (PREDICTION in page.text, "Pack the evening before." in page.text) == (True, True)
    after = another.send(saw_1="partly", words_1="One bag was late.")
    assert "We have your answer." in after.text
    shown = sam.open(f"/en/small-tests/{number}").text
    assert ("Noor says:" in shown, "Partly" in shown, "One bag was late." in shown) == (True, True, True)
    team = make.staff()
    with db.transaction():
        carry_out(found(number), Done(Extent.YES, "Bags were packed.", "", ""), by=team)
    assert "One bag was late." in sam.open(f"/en/small-tests/{number}/study").text


def test_an_answer_can_be_changed_until_the_study_is_closed_and_not_after(
    app: Flask, sam: Visitor, another: Visitor, test_under_way: tuple[Proposal, int]
) -> None:
    _idea, number = test_under_way
    sam.open(f"/en/small-tests/{number}/ask")
    sam.send(**NOOR | {"reading": "en"})
    day_comes()
    opened(another, "noor@example.org")
    another.send(saw_1="no", words_1="The first words.")
    another.open(another.page.link("Change my answer"))
    another.send(saw_1="yes", words_1="The second words.")
    shown = sam.open(f"/en/small-tests/{number}").text
    assert ("The first words." in shown, "The second words." in shown) == (False, True)
    team = make.staff()
    with db.transaction():
        carry_out(found(number), Done(Extent.YES, "Bags were packed.", "", ""), by=team)
    with db.transaction():
        study(found(number), {1: Found("They were.", Extent.YES, "")}, Effects(Known.NO, gained_less=Known.UNKNOWN), closing=True, by=team)
    page = another.open(link_in(letter_to("noor@example.org")))
    assert (page.status, ENDED in page.text, PREDICTION in page.text) == (404, True, False)


def test_an_empty_answer_is_asked_again_and_says_what_to_do(
    app: Flask, sam: Visitor, another: Visitor, test_under_way: tuple[Proposal, int]
) -> None:
    sam.open(f"/en/small-tests/{test_under_way[1]}/ask")
    sam.send(**NOOR | {"reading": "en"})
    day_comes()
    opened(another, "noor@example.org")
    page = another.send()
    assert (page.status, "Choose an answer, or write a few words" in page.text) == (422, True)


def test_a_link_that_was_taken_back_opens_nothing(app: Flask, sam: Visitor, another: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    _idea, number = test_under_way
    sam.open(f"/en/small-tests/{number}/ask")
    sam.send(**NOOR | {"reading": "en"})
    day_comes()
    opened(another, "noor@example.org")
    team = make.staff()
    with db.transaction():
        from app.improvement.queries.witnesses import all_asked

        one = next(one for one in all_asked(found(number)) if one.person.display_name == "Noor")
        witnesses.stop_asking(one, by=team)
        asked = one.id
    page = another.open(f"/en/small-test-answers/{asked}")
    assert (page.status, ENDED in page.text, PREDICTION in page.text) == (404, True, False)


def test_a_stranger_learns_nothing_by_a_number_or_a_made_up_link(
    another: Visitor, sam: Visitor, test_under_way: tuple[Proposal, int]
) -> None:
    sam.open(f"/en/small-tests/{test_under_way[1]}/ask")
    sam.send(**NOOR)
    day_comes()
    assert [another.open(path).status for path in ("/en/small-test-answers/1", "/en/small-test-answer/1-nothing")] == [404, 404]


def test_nobody_is_asked_while_the_try_out_is_paused(app: Flask, sam: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    idea, number = test_under_way
    sam.open(f"/en/small-tests/{number}/ask")
    sam.send(**NOOR)
    with db.transaction():
        make.again(idea).stage = Stage.PAUSED
    day_comes()
    assert keys.letters("improvement/study") == []
    with db.transaction():
        make.again(idea).stage = Stage.TESTING
    day_comes()
    assert len(keys.letters("improvement/study")) == 2


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"as_whom": ""}, "Choose whom you ask"),
        ({"name": ""}, "Write their name"),
        ({"reach": "somewhere"}, "Write an email address or a phone number"),
        ({"reach": "07700 900"}, "Check the phone number. A whole one looks like 01632 960 123"),
    ],
)
def test_whom_nobody_can_reach_is_refused_in_a_sentence(
    sam: Visitor, test_under_way: tuple[Proposal, int], wrong: dict[str, str], sentence: str
) -> None:
    sam.open(f"/en/small-tests/{test_under_way[1]}/ask")
    page = sam.send(**NOOR | wrong)
    assert (page.status, sentence in page.text) == (422, True)


def test_somebody_with_a_phone_alone_is_phoned(sam: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    sam.open(f"/en/small-tests/{test_under_way[1]}/ask")
    sam.send(**NOOR | {"reach": "01632 960 124"})
    day_comes()
    letter = letter_to("01632 960 124")
    assert (letter.channel, letter.state) == (Channel.PHONE, LetterState.TASK)


def test_the_name_and_address_of_whoever_was_asked_go_after_90_days(sam: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    sam.open(f"/en/small-tests/{test_under_way[1]}/ask")
    sam.send(**NOOR)
    day_comes()
    calendar.set_clock(lambda: ON_THE_DAY + dt.timedelta(days=91))
    with db.transaction():
        assert forgetting.forget_asked() == 1
    shown = sam.open(f"/en/small-tests/{test_under_way[1]}").text
    assert "Noor" not in shown


def test_the_same_address_is_asked_once(sam: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    sam.open(f"/en/small-tests/{test_under_way[1]}/ask")
    sam.send(**NOOR)
    sam.open(f"/en/small-tests/{test_under_way[1]}/ask")
    page = sam.send(**NOOR | {"name": "Noor again"})
    assert (page.status, page.faults()) == (422, ["They are asked already."])
    day_comes()
    assert len([letter for letter in keys.letters("improvement/study") if letter.address == "noor@example.org"]) == 1
