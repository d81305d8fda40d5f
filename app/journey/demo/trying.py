"""What is measured in two try-outs, week by week."""

import datetime as dt
from typing import Any

from sqlalchemy import select

from app.core import calendar, db
from app.history.queries import entries
from app.improvement import actions
from app.improvement.actions import Described, drivers
from app.improvement.actions.sharing import share
from app.improvement.charts import Direction
from app.improvement.charts.cells import number
from app.improvement.models import Every, Measure, MeasureKind, Project
from app.improvement.queries import measures
from app.improvement.queries.cycles import ramps
from app.journey.demo.agreeing import agree
from app.journey.demo.charting import say_of_chart
from app.journey.demo.driving import talk_about_drivers
from app.journey.demo.going import keep_going
from app.journey.demo.measuring import figures, known
from app.journey.demo.reviewing import look_together
from app.journey.demo.scene import Scene, told
from app.journey.demo.splitting import split
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
            project.started_on = _tested_from(idea)
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
                    **known(measured.get("known", {}), by=by.id),
                )
                measure = actions.add_measure(project, described, by=by)
                _enter(measure, measured, scene.diary.day, by=by)
                split(measure, scene.diary.day, by=by)
            _draw(project, tried, by=by)
            agree(scene, project, tried["agreed"], by=by)
            talk_about_drivers(scene, project, tried.get("comments", []), by=by)
            test_changes(scene, project, tried.get("changes", []), by=by)
            keep_going(scene, project, tried["title"])
            look_together(scene, whole(idea), project, tried["title"], by=by)


def _tested_from(idea: Proposal) -> dt.date:
    """The day on which testing began; the days of the plan are counted from it."""
    return next(calendar.on_date(entry.at) for entry in entries("proposal", idea.id) if entry.verb == "start_testing")


def _show(project: Project, *, by: Person) -> None:
    """Whoever brought the idea, and everybody, sees all that is measured and tested."""
    found, tested = measures(project), ramps(project)
    share(project, found, tested, shown={one.id for one in found}, shown_changes={one.id for one in tested}, by=by)


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
            actions.enter(measure, last - _WEEK * (len(values) - 1 - week), figures(measure, value, note), by=by)
    say_of_chart(measure, measured.get("chart", {}), last - _WEEK * (len(values) - 1), by=by)
