"""The team sees how far each of those is who are asked, and is asked once before it closes a study without somebody."""

from flask import Flask
from sqlalchemy import update

from app.core import calendar, db
from app.improvement.actions.studying import Done, carry_out
from app.improvement.models import Extent
from app.notifications.models import Letter, LetterState
from app.proposals.models import Proposal
from app.support.actions import set_needs
from app.support.models import RecordedBy
from tests import make
from tests.improvement.test_witnesses import NOOR, day_comes, found, opened, test_under_way, the_day_before
from tests.improvement.test_witnesses_in_their_language import answered_in_urdu, number
from tests.visitor import Visitor

__all__ = ["number", "test_under_way", "the_day_before"]
CLOSED = {"result_1": "They were.", "matched_1": "yes", "worse": "no", "gained_less": "no"}
CLOSE = "Save and close the study"
NOT_HEARD = "Not everybody was heard. Tick the box to close the study all the same, or wait"


def done(number: int) -> None:
    team = make.staff()
    with db.transaction():
        carry_out(found(number), Done(Extent.YES, "Bags were packed.", "", ""), by=team)


def leaves() -> None:
    """Every letter to Noor has left, as the mail server says."""
    with db.transaction() as session:
        gone = update(Letter).where(Letter.address == NOOR["reach"]).values(state=LetterState.SENT, sent_at=calendar.now())
        session.execute(gone)


def in_large_print(idea: Proposal) -> None:
    """Whoever brought the idea reads large print."""
    with db.transaction():
        set_needs(make.again(idea).person_id or 0, {"large_print": "Bigger (18 point)"}, recorded_by=RecordedBy.STAFF, by=None)


def test_a_letter_that_waits_for_large_print_is_not_told_as_no_answer_and_the_study_asks_before_it_closes(
    sam: Visitor, test_under_way: tuple[Proposal, int]
) -> None:
    idea, number = test_under_way
    in_large_print(idea)
    sam.open(f"/en/small-tests/{number}/ask")
    sam.send(as_whom="proposer")
    day_comes()
    done(number)
    waits = "Dee: The letter has not gone yet. Somebody must make it in another form first: Large print."
    assert sam.open(f"/en/small-tests/{number}").has(waits)
    page = sam.open(f"/en/small-tests/{number}/study")
    assert (page.has(waits), page.has("1 letter has not gone yet.")) == (True, True)
    page = sam.press(CLOSE, **CLOSED)
    assert (page.status, page.faults()) == (422, [NOT_HEARD])
    assert sam.press(CLOSE, all_the_same="yes").has("Saved.")
    assert sam.page.has("The study was closed although 1 letter had not gone.")


def test_a_letter_that_has_gone_says_its_day_and_nobody_is_asked_when_it_closes(sam: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    _idea, number = test_under_way
    sam.open(f"/en/small-tests/{number}/ask")
    sam.send(**NOOR)
    day_comes()
    assert sam.open(f"/en/small-tests/{number}").has("Noor: The letter has not gone yet. It goes by itself.")
    leaves()
    done(number)
    assert sam.open(f"/en/small-tests/{number}/study").has("Noor: The letter went on Friday 6 March 2026. No answer yet.")
    assert sam.press(CLOSE, **CLOSED).has("Saved.")
    assert not sam.page.has("The study was closed although")


def test_somebody_who_was_phoned_is_told_as_phoned(sam: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    sam.open(f"/en/small-tests/{test_under_way[1]}/ask")
    sam.send(**NOOR | {"reach": "01632 960 124"})
    day_comes()
    sam.open("/en/tasks/1/done")
    sam.press("Yes, it is done")
    assert sam.open(f"/en/small-tests/{test_under_way[1]}").has("Noor: Phoned on Friday 6 March 2026. Nobody has written an answer down.")


def test_an_answer_that_nobody_put_into_english_is_named_before_the_study_closes(
    app: Flask, sam: Visitor, another: Visitor, number: int
) -> None:
    answered_in_urdu(app, sam, another, number)
    page = sam.open(f"/en/small-tests/{number}/study")
    assert page.has("Noor: Answered on Friday 6 March 2026, in Urdu. The answer is not in English yet.")
    assert sam.press(CLOSE, **CLOSED).faults() == [NOT_HEARD]
    assert sam.press("Save and go on later").has("Saved.")
    sam.open(f"/en/small-tests/{number}/study")
    assert sam.press(CLOSE, all_the_same="yes").has("The study was closed although 1 answer was not in English.")


def test_somebody_who_is_phoned_is_not_told_as_no_answer(sam: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    sam.open(f"/en/small-tests/{test_under_way[1]}/ask")
    phoned = "Somebody of the team phones them, from Friday 6 March 2026 to Tuesday 10 March 2026. No letter goes."
    assert sam.send(**NOOR | {"reach": "01632 960 124"}).has(phoned)
    day_comes()
    assert sam.open(f"/en/small-tests/{test_under_way[1]}").has("Noor: Somebody of the team has to phone them by Tuesday 10 March 2026.")


def test_the_evaluation_counts_what_those_who_were_there_answered_beside_what_was_expected(
    sam: Visitor, another: Visitor, test_under_way: tuple[Proposal, int]
) -> None:
    idea, number = test_under_way
    there = f"/en/ideas/{idea.reference}/try-out/evaluation"
    assert sam.open(there).has("Nobody has answered.")
    for name, answer in (("noor", "no"), ("lena", "no"), ("ali", "partly"), ("maria", "")):
        sam.open(f"/en/small-tests/{number}/ask")
        sam.send(as_whom="there", name=name, reach=f"{name}@example.org", reading="en")
        day_comes()
        opened(another, f"{name}@example.org")
        another.send(saw_1=answer, words_1="The bags were late.")
    assert sam.open(there).has("Partly: 1. No: 2. 1 person answered in words alone.")
