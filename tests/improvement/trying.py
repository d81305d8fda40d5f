"""An idea that is tried, for the tests of its pages; and what a reader sees of a chart."""

import datetime as dt
from decimal import Decimal
from typing import Any

from app.core import calendar, db
from app.history.queries import entries
from app.improvement import actions, queries
from app.improvement.actions import Described
from app.improvement.charts import Direction
from app.improvement.models import Every, MeasureKind
from app.proposals.models import Proposal, Stage
from tests import make
from tests.markup import SVG
from tests.visitor import Seen, Visitor

WEEK = dt.timedelta(days=7)
SHAPES = {"common": "By chance", "better": "Better:", "worse": "Worse:", "changed": "Changed:"}


def worked_on(place: int | None = None, stage: Stage = Stage.TESTING) -> Proposal:
    """An idea that somebody works on, in one organisation."""
    idea = make.public_idea()
    with db.transaction():
        found = make.again(idea)
        found.stage, found.organisation_id = stage, place
    return idea


def tried(values: str = "", *, place: int | None = None, every: Every = Every.WEEK, direction: Direction = Direction.DECREASE) -> Any:
    """An idea with a try-out, and the number of its measure with these values; the last one is of today, `_` is missing."""
    idea, sam = worked_on(place), make.staff()
    with db.transaction():
        project = actions.start_project(make.again(idea), by=sam)
        said = Described(MeasureKind.OUTCOME, "Waiting", "Door to door", "hours", direction, every, Decimal(3))
        measure = actions.add_measure(project, said, by=sam)
        for week, value in enumerate(reversed(values.split())):
            if value != "_":
                actions.enter(measure, calendar.today() - week * WEEK, Decimal(value), by=sam)
        return idea, measure.id


def measured(idea: Proposal, *, measures: int, values: int) -> None:
    """So many measures more, each with so many values, week by week."""
    sam = make.staff()
    with db.transaction():
        project = actions.start_project(make.again(idea), by=sam)
        for n in range(measures):
            said = Described(MeasureKind.PROCESS, f"{measures} and {n}", "Tally", "bags", Direction.INCREASE, Every.WEEK, Decimal(9))
            measure = actions.add_measure(project, said, by=sam)
            for week in range(values):
                actions.enter(measure, calendar.today() - week * WEEK, Decimal((week + n) * 37 % 23), by=sam)


def values(number: int) -> list[tuple[str, str, str]]:
    """Day, number and note of all values of a measure."""
    with db.reading():
        return [(value.on.isoformat(), value.number, value.note) for value in queries.values_of([number])[number]]


def done_to(number: int) -> list[tuple[str, dict[str, Any]]]:
    """What its history says, the newest first."""
    with db.reading():
        return [(entry.verb, entry.facts) for entry in entries("measure", number)]


def rows(page: Seen) -> list[str]:
    """The rows of the table."""
    return [" ".join("".join(row.itertext()).split()) for row in page.all("tbody")[0].iter("tr")]


def pictures(page: Seen) -> list[Any]:
    return [picture for picture in page.all(f"{SVG}svg") if picture.get("role") == "img"]


def marks(picture: Any) -> list[str]:
    """The shape of each mark, from left to right."""
    return [part.get("class") for part in picture.iter() if part.get("class") in SHAPES]


def lines(picture: Any) -> int:
    return len([part for part in picture.iter(f"{SVG}path") if part.get("class") == "path"])


def sent(who: Visitor, address: str) -> int:
    """What answers a form that this person holds the token of, with nothing in it."""
    token = next(str(box.get("value")) for box in who.open("/en/help").all("input") if box.get("name") == "csrf_token")
    return who.post(address, {"csrf_token": token}).status


def today(weeks_ago: int = 0) -> str:
    return (calendar.today() - weeks_ago * WEEK).isoformat()
