"""Where one mean lies over old and new values, the team is asked whether to fix the lines or begin new ones; nothing happens by itself."""

import datetime as dt

import pytest

from app.core import calendar, db
from app.core.i18n import long_date
from app.improvement import queries
from app.improvement.actions import cycles
from app.improvement.charts.baseline import baseline_before
from app.improvement.models import Purpose
from app.proposals.models import Proposal
from tests import make
from tests.improvement.drawing import chart, day
from tests.improvement.test_charting import told
from tests.improvement.trying import WEEK, today, tried
from tests.visitor import Visitor

OLD = "5 6 5 6 5 6 5 6 5 6 5 6 5"
WHY = {"screened": "on", "classic": "off", "why": "The weeks before the test."}


def begun(idea: Proposal, on: dt.date) -> None:
    """The first small test of an idea, begun on a day."""
    by = make.staff()
    with db.transaction():
        project = queries.project_of(make.again(idea))
        assert project
        plan = cycles.Plan(Purpose.TEST, "1 nurse", on, on, "Sam", "Somebody waits.", (("Does it work?", "Yes"),))
        cycle = cycles.start_ramp(project, "Pack in the evening.", plan, by=by)
        cycles.begin(cycle, by=by)
        cycle.begun_at = dt.datetime.combine(on, dt.time(12), dt.UTC)


def test_the_team_is_asked_to_fix_the_lines_to_the_values_before_the_first_small_test(sam: Visitor) -> None:
    idea, number = tried(f"{OLD} 2 2 2")
    begun(idea, calendar.today() - 2 * WEEK)
    page = sam.open(f"/en/measures/{number}")
    assert page.has("The change moves this line, so ordinary old values can look worse or better.")
    assert told(number).how.fix_after is None
    page = sam.open(page.link("Fix the lines to the 13 values before the first small test"))
    assert {str(box.get("value")) for box in page.all("input") if box.get("name") == "fix_after"} == {"13"}
    page = sam.send(**WHY, fix_after="13")
    assert (told(number).how.fix_after, page.has("moves this line")) == (13, False)


def test_or_to_begin_new_lines_with_the_first_value_after_it(sam: Visitor) -> None:
    idea, number = tried(f"{OLD} 2 2 2")
    begun(idea, calendar.today() - 2 * WEEK)
    with db.reading():
        words = f"Or begin new lines on {long_date(calendar.today() - 2 * WEEK)}"
    page = sam.open(sam.open(f"/en/measures/{number}").link(words))
    assert {str(box.get("value")) for box in page.all("input") if box.get("name") == "on"} == {today(2)}
    assert told(number).how.rebases == ()


def test_without_a_small_test_it_is_the_try_out_that_began(sam: Visitor) -> None:
    _idea, number = tried(f"{OLD} 2")
    assert sam.open(f"/en/measures/{number}").link("Fix the lines to the 13 values before the try-out")
    _idea, few = tried("5 6 5 6 5 6 5 6 5 6 5 2")
    assert not sam.open(f"/en/measures/{few}").has("moves this line")


@pytest.mark.parametrize(
    ("line", "change", "options", "found"),
    [
        (f"{OLD} 2", 13, {}, (13, 13)),
        (f"_ {OLD} 2", 14, {}, (13, 14)),
        (OLD, 12, {}, (12, 12)),
        (OLD, 11, {}, None),
        (OLD, 13, {}, None),
        (f"{OLD} 2", 13, {"fix_after": 12}, None),
        (f"{OLD} 2", 13, {"rebases": [day(13)]}, None),
    ],
)
def test_twelve_values_before_and_one_after_are_asked_for(line: str, change: int, options: dict, found: tuple[int, int] | None) -> None:
    got = baseline_before(chart(line, **options), day(change))
    assert (got and (got.values, got.rows)) == found
