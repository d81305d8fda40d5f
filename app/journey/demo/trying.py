"""What is measured in two try-outs, week by week."""

import datetime as dt
from typing import Any

from sqlalchemy import select

from app.core import db
from app.improvement import actions
from app.improvement.actions import Described, drivers
from app.improvement.charts import Direction
from app.improvement.charts.cells import number
from app.improvement.models import Every, Measure, MeasureKind, Project
from app.journey.demo.reviewing import look_together
from app.journey.demo.scene import Scene, told
from app.journey.demo.testing import test_changes
from app.languages.models import Text
from app.people.models import Person
from app.proposals.models import Proposal
from app.proposals.queries import whole

_WEEK = dt.timedelta(days=7)
_MISSING = "-"


def try_some(scene: Scene) -> None:
    """Everything in tryouts.toml: the aim, the measures and their values, entered by one person of the team."""
    for tried in told("tryouts.toml")["tryouts"]:
        scene.diary.turn_to(scene.diary.today - dt.timedelta(days=2), 15)
        with db.transaction():
            idea = db.session.scalars(select(Proposal).join(Text, Text.id == Proposal.title_id).where(Text.body == tried["title"])).one()
            by = scene.member(tried["by"])
            project = actions.start_project(whole(idea), by=by)
            actions.set_aim(project, tried["aim"], project.started_on + dt.timedelta(days=tried["within_days"]), by=by)
            for measured in tried["measures"]:
                described = Described(
                    kind=MeasureKind(measured["kind"]),
                    name=measured["name"],
                    definition=measured["definition"],
                    unit=measured["unit"],
                    direction=Direction(measured["direction"]),
                    every=Every.WEEK,
                    target=number(measured["target"]) if measured["target"] else None,
                )
                _enter(actions.add_measure(project, described, by=by), measured, scene.diary.day, by=by)
            _draw(project, tried, by=by)
            test_changes(scene, project, tried.get("changes", []), by=by)
            look_together(scene, whole(idea), project, tried["title"], by=by)


def _draw(project: Project, tried: dict[str, Any], *, by: Person) -> None:
    """The driver diagram: main drivers, those under them, and the change ideas by the words of their drivers."""
    numbers: dict[str, int] = {}
    for told_driver in tried.get("drivers", []):
        main = drivers.add_driver(project, told_driver["words"], None, by=by)
        numbers |= {words: drivers.add_driver(project, words, main.id, by=by).id for words in told_driver["under"]}
    for idea in tried.get("change_ideas", []):
        drivers.add_change_idea(project, idea["words"], [numbers[words] for words in idea["serves"]], by=by)


def _enter(measure: Measure, measured: dict[str, Any], today: dt.date, *, by: Person) -> None:
    values = measured["values"].split()
    last = today - dt.timedelta(days=today.weekday()) - _WEEK
    for week, value in enumerate(values):
        if value != _MISSING:
            note = measured["note"] if week == measured["noted"] else ""
            actions.enter(measure, last - _WEEK * (len(values) - 1 - week), number(value), note, by=by)
