"""Somebody with a phone alone is asked by phone: the team sees how, writes the answer down, and the task ends with it."""

import pytest

from app.core import db
from app.support.actions import set_needs
from app.support.models import RecordedBy
from app.tasks.queries import open_tasks
from tests.improvement.test_everybody_is_heard import CLOSE, CLOSED, done
from tests.improvement.test_witnesses import NOOR, day_comes, opened, test_under_way, the_day_before
from tests.improvement.test_witnesses_in_their_language import number
from tests.visitor import Visitor

__all__ = ["number", "test_under_way", "the_day_before"]
OUT_OF_TURN = 409
WRITE = "Write down what they said"
SAVE = "Save what they said"


@pytest.fixture
def phoned(sam: Visitor, number: int) -> int:
    """A small test on its last day, about which Noor is phoned."""
    sam.open(f"/en/small-tests/{number}/ask")
    sam.send(**NOOR | {"reach": "01632 960 124", "reading": "en"})
    day_comes()
    return number


def test_the_team_sees_how_somebody_is_asked_but_not_the_whole_number(sam: Visitor, phoned: int) -> None:
    for place in ("", "/ask"):
        page = sam.open(f"/en/small-tests/{phoned}{place}")
        assert (page.has("Asked by phone: \u2026124."), "01632 960 124" in page.text) == (True, False)


def test_the_answer_is_written_down_from_the_task_and_the_task_ends_with_it(sam: Visitor, phoned: int) -> None:
    page = sam.open(sam.open("/en/tasks").link(WRITE))
    assert (page.h1, page.has("Noor"), page.has("Are they ready?")) == (WRITE, True, True)
    page = sam.press(SAVE, saw_1="no", words_1="The bag was empty.")
    said = (
        page.has("Noor says: No"),
        page.has("The bag was empty."),
        page.has("Said on the phone. Written down by Sam on Friday 6 March 2026."),
    )
    assert said == (True, True, True)
    with db.reading():
        assert open_tasks() == []
    assert page.has("Answered on Friday 6 March 2026.")


def test_the_letter_that_is_read_out_leads_to_the_form_and_so_does_the_page_that_ends_the_task(sam: Visitor, phoned: int) -> None:
    for page in (sam.open(sam.open("/en/tasks").link("Read the letter")), sam.open("/en/tasks/1/done")):
        assert sam.open(page.link(WRITE)).h1 == WRITE


def test_nothing_said_is_asked_again_and_keeps_the_task(sam: Visitor, phoned: int) -> None:
    sam.open(sam.open("/en/tasks").link(WRITE))
    page = sam.press(SAVE)
    assert (page.status, page.faults()) == (422, ["Choose an answer, or write a few words"])
    with db.reading():
        assert len(open_tasks()) == 1


def test_whoever_phoned_somebody_with_needs_says_whether_they_were_met(sam: Visitor, phoned: int) -> None:
    with db.transaction():
        noor = next(one.person_id for one in open_tasks())
        set_needs(noor or 0, {"speech": ""}, recorded_by=RecordedBy.STAFF, by=None)
    sam.open(sam.open("/en/tasks").link(WRITE))
    page = sam.press(SAVE, saw_1="yes", words_1="All was there.")
    assert (page.status, page.faults(), "All was there." in page.text) == (422, ["Say whether their needs were met"], True)
    assert sam.press(SAVE, met="met").has("Noor says: Yes")


def test_the_link_to_write_it_down_is_gone_once_they_answered_by_themselves_and_the_study_is_closed(
    sam: Visitor, another: Visitor, number: int
) -> None:
    sam.open(f"/en/small-tests/{number}/ask")
    sam.send(**NOOR | {"reading": "en"})
    day_comes()
    opened(another, "noor@example.org")
    another.send(saw_1="yes")
    there = sam.open(f"/en/small-tests/{number}").link(WRITE)
    done(number)
    sam.open(f"/en/small-tests/{number}/study")
    assert WRITE not in sam.press(CLOSE, **CLOSED).text
    assert sam.open(there).status == OUT_OF_TURN
