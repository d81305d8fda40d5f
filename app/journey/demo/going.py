"""How two try-outs go, and for whom: scores, what lasts, the map, thoughts, benefits, each on its own day."""

import datetime as dt
from typing import Any

from app.improvement.actions import benefits, progress, reflections, stakeholders, sustaining
from app.improvement.models import BenefitKind, Factor, Gainer, Involved, Measure, Occasion, Project
from app.improvement.queries import measures
from app.journey.demo.scene import Scene, told


def keep_going(scene: Scene, project: Project, title: str) -> None:
    """What going.toml tells of the try-out with this title."""
    tried: dict[str, Any] = next((one for one in told("going.toml")["tryouts"] if one["title"] == title), {})
    measured = measures(project)[0]
    for row in tried.get("scores", []):
        _turn(scene, row)
        progress.score(project, row["halves"], row["reason"], by=scene.member(row["by"]))
    for row in tried.get("profiles", []):
        _turn(scene, row)
        levels = dict(zip(Factor, row["levels"], strict=True))
        sustaining.answer(project, Occasion(row["occasion"]), levels, row["next_step"], by=scene.member(row["by"]))
    for row in tried.get("reflections", []):
        _turn(scene, row)
        about = measured.id if row["about"] == "measure" else None
        reflections.reflect(project, row["words"], measure=about, shared=row["shared"], by=scene.member(row["by"]))
    by = scene.member("sam")
    for row in tried.get("stakeholders", []):
        stakeholders.add_stakeholder(project, _on_map(scene, row), by=by)
    for row in tried.get("benefits", []):
        _expect(scene, project, measured, row)


def _turn(scene: Scene, row: dict[str, Any]) -> None:
    scene.diary.turn_to(scene.diary.today - dt.timedelta(days=row["days_ago"]), 14)


def _on_map(scene: Scene, row: dict[str, Any]) -> stakeholders.Described:
    days = row.get("contact_days_ago")
    return stakeholders.Described(
        name=row["name"],
        organisation=row["organisation"],
        matters=row["matters"],
        influential=row["influential"],
        interested=row["interested"],
        effect=row["effect"],
        involved=Involved(row["involved"]),
        owner=row["owner"],
        last_contact_on=scene.diary.today - dt.timedelta(days=days) if days is not None else None,
    )


def _expect(scene: Scene, project: Project, measured: Measure, row: dict[str, Any]) -> None:
    by = scene.member("sam")
    said = benefits.Described(
        words=row["words"],
        gainers=tuple(Gainer(one) for one in row["gainers"]),
        kind=BenefitKind(row["kind"]),
        expected=row["expected"],
        by_on=scene.diary.today + dt.timedelta(days=row["by_in_days"]),
        measure_id=measured.id if row["measured"] else None,
        measured_by=row.get("measured_by", ""),
        owner=row["owner"],
    )
    expected = benefits.add_benefit(project, said, by=by)
    if "seen" in row:
        _turn(scene, {"days_ago": row["seen_days_ago"]})
        benefits.see_benefit(project, expected, scene.diary.day, row["seen"], by=by)
