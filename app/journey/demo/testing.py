"""The small tests of a try-out, each step on its own day."""

import datetime as dt
from typing import Any

from app.improvement.actions import cycles, studying
from app.improvement.actions.planning import Does, Rest, Writes
from app.improvement.models import Act, Cycle, Extent, Known, Project, Purpose
from app.improvement.queries.drivers import all_drivers
from app.improvement.queries.planning import measures_in
from app.journey.demo.scene import Scene
from app.journey.demo.witnessing import ask_some, hear_some
from app.people.models import Person


def test_changes(scene: Scene, project: Project, changes: list[dict[str, Any]], *, by: Person) -> None:
    """Each change with its small tests; one that lacks a result still waits to be studied."""
    for change in changes:
        last: Cycle | None = None
        for told in change["tests"]:
            began = scene.diary.today - dt.timedelta(days=told["began_days_ago"])
            scene.diary.turn_to(began - dt.timedelta(days=3), 14)
            plan = _plan(project, told, began)
            last = cycles.plan_next(last, plan, by=by) if last else cycles.start_ramp(project, change["idea"], plan, by=by)
            _carry_out(scene, last, told, began, by)


def _plan(project: Project, told: dict[str, Any], began: dt.date) -> cycles.Plan:
    return cycles.Plan(
        purpose=Purpose(told["purpose"]),
        scale=told["scale"],
        starts_on=began,
        ends_on=began + dt.timedelta(days=told["days"]),
        owner=told["owner"],
        stop_rule=told["stop_rule"],
        questions=tuple((question["words"], question["prediction"]) for question in told["questions"]),
        rest=_rest(project, told, began),
    )


def _rest(project: Project, told: dict[str, Any], began: dt.date) -> Rest:
    """The rows of a plan; a driver and a measure by their words."""
    drivers = {driver.words: driver.id for driver in all_drivers(project)}
    measures = {measure.name: measure.id for measure in measures_in(project.id)}
    return Rest(
        driver=drivers[told["driver"]],
        objective=told["objective"],
        consent=told["consent"],
        steps=tuple(Does(row["what"], row["who"], row["place"], began + dt.timedelta(days=row["day"])) for row in told["steps"]),
        collected=tuple(
            Writes(measures.get(row["what"]), "" if row["what"] in measures else row["what"], row["who"], row["how"], row["when"])
            for row in told["collected"]
        ),
    )


def _carry_out(scene: Scene, cycle: Cycle, told: dict[str, Any], began: dt.date, by: Person) -> None:
    scene.diary.turn_to(began, 15)
    cycles.begin(cycle, by=by)
    scene.diary.turn_to(began + dt.timedelta(days=1), 10)
    changed = {place: question["changed_to"] for place, question in enumerate(told["questions"], 1) if question["changed_to"]}
    cycles.predict(cycle, changed, by=by)
    ask_some(scene, cycle)
    scene.diary.turn_to(began + dt.timedelta(days=told["days"]), 16)
    done = studying.Done(Extent(told["carried_out"]), told["happened"], told["unexpected"], told["said"], told["problems"])
    studying.carry_out(cycle, done, by=by)
    hear_some(scene, cycle)
    if "act" in told:
        scene.diary.turn_to(began + dt.timedelta(days=told["days"] + 1), 11)
        found = {place: _found(question) for place, question in enumerate(told["questions"], 1)}
        effects = studying.Effects(Known(told["worse"]), told["worse_how"], Known(told["gained_less"]), told["gained_less_who"])
        studying.study(cycle, found, effects, closing=True, by=by)
        scene.diary.go_on_a_little()
        studying.act(cycle, studying.Decided(Act(told["act"]), next_change=told["next_change"]), by=by)


def _found(question: dict[str, Any]) -> studying.Found:
    return studying.Found(question["result"], Extent(question["matched"]), question["learned"])
