"""A value that was entered by mistake goes, with its reason; what it was stays in the history."""

from app.core import db
from app.proposals.models import Stage
from tests import make
from tests.improvement.trying import done_to, rows, today, tried, values
from tests.visitor import Visitor


def test_a_value_for_a_wrong_day_is_taken_away_with_a_reason_and_kept_in_the_history(sam: Visitor) -> None:
    _idea, number = tried("5 4")
    sam.send(f"/en/measures/{number}", on=today(3), value="40", note="Snow")
    page = sam.open(f"/en/measures/{number}/leave-out?on={today(3)}")
    sam.open(page.link("Take the value away instead"))
    page = sam.press("Take it away", why="")
    assert (page.status, page.faults()) == (422, ["Write what was wrong with it"])
    before = page
    page = sam.press("Take it away", why="Written for the wrong day.")
    assert (page.has("Taken away. What it was stays in the history."), len(rows(page))) == (True, 2)
    assert page.has("40 was taken away: Written for the wrong day.")
    facts = {"on": today(3), "before": "40", "note": "Snow", "left_out": ""}
    assert ([on for on, _value, _note in values(number)], done_to(number)[0]) == ([today(1), today()], ("take_value_away", facts))
    sam.page = before
    page = sam.press("Take it away", why="Written for the wrong day.")
    assert (page.faults(), len(done_to(number))) == (["This day has no value. Choose a day of the table"], 2)


def test_the_day_can_be_written_anew_and_a_value_that_does_not_count_can_go_too(sam: Visitor) -> None:
    _idea, number = tried("5 4")
    sam.send(f"/en/measures/{number}/leave-out", on=today(1), why="The clock was wrong.")
    page = sam.open(f"/en/measures/{number}")
    sam.send(page.link("Take it away"), why="Never measured.")
    sam.send(f"/en/measures/{number}", on=today(1), value="4.5")
    assert values(number) == [(today(1), "4.5", ""), (today(), "4", "")]


def test_of_what_has_ended_no_value_is_taken_away(sam: Visitor) -> None:
    idea, number = tried("5")
    sam.open(f"/en/measures/{number}/take-value-away?on={today()}")
    with db.transaction():
        make.again(idea).stage = Stage.STOPPED
    page = sam.press("Take it away", why="Never measured.")
    assert (page.status, len(values(number))) == (409, 1)
