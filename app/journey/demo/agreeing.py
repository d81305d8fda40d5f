"""The charter, the team and the milestones of a try-out, as somebody of the team wrote them down."""

import datetime as dt
from typing import Any

from app.improvement.actions import milestones, team
from app.improvement.actions.charter import write_part
from app.improvement.actions.taking_part import take_part
from app.improvement.models import CharterPart, Project, TeamPart
from app.journey.demo.scene import Scene
from app.people.models import Person


def agree(scene: Scene, project: Project, agreed: dict[str, Any], *, by: Person) -> None:
    """What the team wrote; several wordings of one part come one after the other."""
    named = scene.organisations
    take_part(project, [named[key] for key in agreed["organisations"]], by=by)
    for part, words in agreed["parts"].items():
        for seen, wording in enumerate(words if isinstance(words, list) else [words]):
            write_part(project, CharterPart(part), wording, seen=seen, by=by)
    for told in agreed["team"]:
        team.add_member(project, _seated(project, told, named), by=by)
    if "plan" in agreed:
        plan = agreed["plan"]
        milestones.replan(project, plan["days"], plan["reviews"], reason=plan["why"], by=by)
    for told in agreed["milestones"]:
        _plan(project, told, by)


def _seated(project: Project, told: dict[str, Any], named: dict[str, int]) -> team.Seated:
    signed = project.started_on + dt.timedelta(days=told["signed_on_day"]) if "signed_on_day" in told else None
    return team.Seated(
        name=told["name"],
        part=TeamPart(told["part"]),
        organisation_id=named.get(told.get("organisation", "")),
        from_on=project.started_on,
        signed_on=signed,
    )


def _plan(project: Project, told: dict[str, Any], by: Person) -> None:
    day = project.started_on + dt.timedelta(days=told["day"])
    milestone = milestones.add_milestone(project, told["name"], day, by=by)
    moved = day + dt.timedelta(days=told.get("later", 0))
    done = project.started_on + dt.timedelta(days=told["done"]) if "done" in told else None
    said = milestones.Planned(name=told["name"], planned_on=moved, done_on=done)
    milestones.change_milestone(project, milestone, said, reason=told.get("why", ""), by=by)
