"""A try-out before its testing: everything in place, or all but one thing."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from app.core import calendar, db
from app.improvement import actions
from app.improvement.actions import gates, impact, research, sign_offs
from app.improvement.actions.impact import Answered
from app.improvement.charts import Direction
from app.improvement.gates.impact import Effect, Impact
from app.improvement.gates.research import Work
from app.improvement.models import NONE_NEEDED, Body, Every, MeasureKind, Project
from app.improvement.queries import project_of
from app.people.models import Person
from app.proposals.models import Proposal, Stage
from tests import make
from tests.improvement.trying import worked_on

CALM = Answered(dict.fromkeys(Impact, (Effect.NONE, "We looked at it.")), (NONE_NEEDED,))
Doing = Callable[[Project, Person], object]


def _measure(kind: MeasureKind) -> Doing:
    said = actions.Described(kind, f"Some {kind}", "Tally", "people", Direction.DECREASE, Every.WEEK)
    return lambda project, by: actions.add_measure(project, said, by=by)


IN_PLACE: dict[str, Doing] = {
    "aim": lambda project, by: actions.set_aim(project, "3 hours, not 5", None, by=by),
    "outcome": _measure(MeasureKind.OUTCOME),
    "process": _measure(MeasureKind.PROCESS),
    "balancing": _measure(MeasureKind.BALANCING),
    "impact": lambda project, by: impact.check_impact(project, CALM, 0, finished=True, by=by),
    "research": lambda project, by: research.say_work(project, Work.IMPROVEMENT, "It is about this ward.", by=by),
    "sponsor": lambda project, by: gates.name_sponsor(project, "Jo Lead", "Director of nursing", by=by),
}


def before_testing(*without: str, stage: Stage = Stage.COACHING, place: int | None = None, idea: Proposal | None = None) -> Proposal:
    """An idea whose try-out has everything that it needs, but for the gates that are named."""
    idea, sam = idea or worked_on(place), make.staff()
    with db.transaction():
        found = make.again(idea)
        found.stage = stage
        found.organisation_id = place
        project = actions.start_project(found, by=sam)
        for key, put_in_place in IN_PLACE.items():
            if key not in without:
                put_in_place(project, sam)
    return idea


def with_project(idea: Proposal, do: Callable[[Project, Person], Any]) -> Any:
    """Does something to the try-out of an idea, as somebody of the team."""
    sam = make.staff()
    with db.transaction():
        project = project_of(make.again(idea))
        assert project is not None
        return do(project, sam)


def ask(idea: Proposal, body: Body = Body.DIGITAL, *, days_ago: int = 1, name: str = "") -> int:
    """The number of a sign-off that somebody asked for so many days ago."""
    on = calendar.today() - dt.timedelta(days=days_ago)
    return int(with_project(idea, lambda project, by: sign_offs.ask_for_sign_off(project, body, name, on, "May we?", by=by).id))


def page_of(idea: Proposal, page: str = "gates", reading: str = "en") -> str:
    return f"/{reading}/ideas/{idea.reference}/try-out/{page}"
