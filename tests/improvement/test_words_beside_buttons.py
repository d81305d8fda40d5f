"""What somebody types on a page of a try-out is still there after any other button of that page, and is saved nowhere."""

import pytest

from app.core import calendar, db
from app.core.i18n import long_date
from app.improvement import actions, queries
from app.improvement.actions import charting
from app.improvement.actions.drivers import add_change_idea, add_driver
from app.improvement.models import Measure
from app.proposals.models import Proposal
from tests import make
from tests.improvement.trying import WEEK, tried, values
from tests.visitor import Seen, Visitor

HOURS = "9 8 9 7 8 9 8 7 6 5 6 5 4"
NEW = {"value": "4.5", "note": "Snow all week"}
DRIVERS, IDEAS = "/ideas/{idea}/try-out/drivers", "/ideas/{idea}/try-out/change-ideas"
DRIVER, CHANGE = {"words": "People know when they go home"}, {"idea": "Two nurses pack the bags"}
PLAN = {"idea": "Pack in the evening.", "stop_rule": "A bag is wrong.", "question_3": "Are they calm?", "what_2": "Pack", "words_1": "Bags"}
AIM = {"words": "Everybody waits for at most 3 hours."}
REVIEW = {"seen": "Bags are ready.", "surprised": "Nobody was late.", "next_step": "A second ward.", "voice_part": "Her father was there."}
PAGES = (
    ("/measures/{measure}", "Take it away: Two nurses are away.", NEW),
    ("/measures/{measure}", "Take the new lines back: {lines}", NEW),
    ("/measures/{measure}", "Count it again: {left_out}", NEW),
    ("/measures/{measure}?chart=xmr", "Take it away: Two nurses are away.", NEW),
    ("/measures/{measure}", "Easy words", NEW),
    (f"{DRIVERS}/new", "Easy words", DRIVER),
    (f"{DRIVERS}/{{driver}}/change", "Easy words", DRIVER),
    (f"{IDEAS}/new", "Easy words", CHANGE),
    (f"{IDEAS}/{{change}}/change", "Easy words", CHANGE),
    ("/ideas/{idea}/small-tests/new", "Add a row", PLAN),
    ("/ideas/{idea}/small-tests/new", "Add data", PLAN),
    ("/ideas/{idea}/try-out/aim", "Check my words: What you want to reach, in easy words", AIM),
    ("/ideas/{idea}/try-out/reviews/1/write", "Check my words: What did you see?", REVIEW),
)


@pytest.fixture
def there() -> dict[str, str]:
    """A try-out whose measure has a note, new lines and a value that does not count; a driver and a change idea."""
    found: tuple[Proposal, int] = tried(HOURS)
    idea, number = found
    by, lines, left_out = make.staff(), calendar.today() - 5 * WEEK, calendar.today() - WEEK
    with db.transaction():
        measure, project = db.session.get(Measure, number), queries.project_of(make.again(idea))
        assert measure is not None
        assert project is not None
        charting.annotate(measure, calendar.today() - 2 * WEEK, "Two nurses are away.", by=by)
        charting.rebase(measure, lines, "Bags are packed.", by=by)
        actions.leave_out(measure, left_out, "The clock was wrong.", by=by)
        driver = add_driver(project, "Medicines are ready in time", None, by=by)
        change = add_change_idea(project, "Pack the evening before", [driver.id], by=by)
        parts = {"idea": idea.reference, "measure": number, "driver": driver.id, "change": change.id}
    return {name: str(part) for name, part in parts.items()} | {"lines": long_date(lines), "left_out": long_date(left_out)}


def standing(page: Seen) -> list[str]:
    """What stands in the boxes of a page."""
    return [box.get("value", "") for box in page.all("input")] + ["".join(box.itertext()).strip() for box in page.all("textarea")]


@pytest.mark.parametrize(("address", "button", "typed"), PAGES)
def test_what_was_typed_is_there_after_another_button_and_is_not_saved(
    sam: Visitor, there: dict[str, str], address: str, button: str, typed: dict[str, str]
) -> None:
    here = f"/en{address.format(**there)}"
    sam.open(here)
    page = sam.press(button.format(**there), **typed)
    assert (page.status, [words for words in typed.values() if words not in standing(page)]) == (200, [])
    again = standing(sam.open(here))
    assert [words for words in typed.values() if words in again] == []


@pytest.mark.parametrize(
    ("button", "gone"),
    [
        ("Take it away: Two nurses are away.", "Take it away: Two nurses are away."),
        ("Take the new lines back: {lines}", "Take the new lines back"),
        ("Count it again: {left_out}", "Count it again"),
    ],
)
def test_the_button_does_what_it_says_and_the_value_that_was_typed_is_saved_after_it(
    sam: Visitor, there: dict[str, str], button: str, gone: str
) -> None:
    number = int(there["measure"])
    sam.open(f"/en/measures/{number}")
    before = values(number)
    page = sam.press(button.format(**there), **NEW)
    assert (page.has("Saved."), page.has(gone), values(number)) == (True, False, before)
    sam.press("Save this value")
    assert values(number)[-1] == (calendar.today().isoformat(), NEW["value"], NEW["note"])


def test_a_value_that_was_refused_stays_in_its_box_when_a_note_is_taken_away(sam: Visitor, there: dict[str, str]) -> None:
    sam.open(f"/en/measures/{there['measure']}")
    wrong = sam.press("Save this value", value="12,5 hours", note="Snow all week")
    page = sam.press("Take it away: Two nurses are away.")
    assert (wrong.status, page.status, page.faults()) == (422, 200, [])
    assert {"12,5 hours", "Snow all week"} <= set(standing(page))


@pytest.mark.parametrize("forged", ["count:", "count:2026-13-45", "lines:x", "note:²", "note:999999999", "other:1"])
def test_a_button_that_no_page_has_changes_nothing(sam: Visitor, there: dict[str, str], forged: str) -> None:
    number = int(there["measure"])
    before = values(number)
    sam.open(f"/en/measures/{number}")
    page = sam.send(button=("beside", forged), **NEW)
    assert (page.status, values(number)) == (200, before)
    assert [page.has(words) for words in ("Take it away: Two nurses are away.", "Take the new lines back", "Count it again")] == [True] * 3


def test_the_diagram_itself_has_nothing_to_type_into_beside_its_buttons(sam: Visitor, there: dict[str, str]) -> None:
    page = sam.open(f"/en{DRIVERS.format(**there)}")
    assert [box for box in [*page.all("input"), *page.all("textarea"), *page.all("select")] if box.get("type") != "hidden"] == []
    assert (page.link("Add a driver"), page.link("Add a change idea")) == tuple(f"/en{one}/new".format(**there) for one in (DRIVERS, IDEAS))
