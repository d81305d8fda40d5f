"""A whole try-out as tables, for files that leave the portal. Counts of groups are what anybody may see, never what was entered."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.core import db
from app.core.sheets import Cell
from app.improvement.models import Cycle, Measure, Project, Ramp, Value
from app.improvement.queries import aims, drivers, measures, values_of
from app.improvement.queries.groups import Shown, shown
from app.improvement.queries.values import parts_of
from app.people.queries.organisations import organisation
from app.proposals.models import Proposal

WHY_HIDDEN: Final = "fewer than 8 people, or a number that would tell of fewer than 8"


@dataclass(frozen=True)
class Table:
    """The names of the columns, and the rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def as_objects(self) -> list[dict[str, Cell]]:
        """Each row with the names of its columns."""
        return [dict(zip(self.head, row, strict=True)) for row in self.rows]


def project_table(proposal: Proposal, project: Project, title: str) -> Table:
    """One row. `organisation`: its ODS code, empty where there is none."""
    newest = next(iter(aims(project)), None)
    place = organisation(proposal.organisation_id) if proposal.organisation_id else None
    return Table(
        ("id", "title", "aim", "aim_by", "state", "organisation", "organisation_name", "start", "end"),
        (
            (
                str(proposal.reference),
                title,
                newest.words.body if newest else "",
                newest.by_on if newest else None,
                proposal.stage.value,
                (place.ods_code or "") if place else "",
                place.name if place else "",
                project.started_on,
                project.ends_on,
            ),
        ),
    )


def measures_table(project: Project) -> Table:
    """A row for each measure; `groups`: those that it is split by."""
    found = measures(project)
    split = {one.measure.id: one for one in shown(found)}
    return Table(
        (*DESCRIBED, "split_by", "groups", "per", "running_total", *COLLECTED),
        tuple((*_described(one), *_split(split.get(one.id)), *_collected(one)) for one in found),
    )


DESCRIBED: Final = ("measure", "name", "kind", "definition", "unit", "direction", "target", "frequency")
COLLECTED: Final = ("type", "numerator", "denominator", "multiplier", "source", "collector", "baseline_from", "baseline_to")


def _described(one: Measure) -> tuple[Cell, ...]:
    return (one.id, one.name, one.kind.value, one.definition, one.unit, one.direction.value, one.goal, one.every.value)


def _collected(one: Measure) -> tuple[Cell, ...]:
    """What a value is made of, where it comes from and by whom, and the days of the baseline."""
    kind = one.type.value if one.type else ""
    return (kind, one.numerator, one.denominator, one.multiplier, one.source, one.collector, one.baseline_from, one.baseline_to)


def _split(table: Shown | None) -> tuple[Cell, ...]:
    if table is None:
        return ("", "", None, "")
    split = table.split
    return (
        split.words or split.split_by.value,
        "; ".join(table.names),
        split.per if split.of_whole else None,
        "yes" if split.running else "no",
    )


DATA: Final = ("measure", "date", "phase", "group", "value", "numerator", "denominator", "note", "left_out", "hidden")


def data_table(found: Sequence[Measure], started_on: dt.date | None) -> Table:
    """A row for each value of each measure, then one for each group in each period. `left_out`: why a value does not count."""
    values, split = values_of([one.id for one in found]), {one.measure.id: one for one in shown(found)}
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        rows += [_of_all(value, started_on) for value in values[one.id]]
        if one.id in split:
            rows += _by_group(split[one.id], started_on)
    return Table(DATA, tuple(rows))


def _of_all(value: Value, started_on: dt.date | None) -> tuple[Cell, ...]:
    about = (value.measure_id, value.on, _phase(started_on, value.on))
    return (*about, "", Decimal(value.number), *(parts_of(value) or (None, None)), value.note, value.left_out, "")


def _by_group(table: Shown, started_on: dt.date | None) -> Iterator[tuple[Cell, ...]]:
    for period in table.periods:
        about = (table.measure.id, period.on, _phase(started_on, period.on))
        why = table.left_out.get(period.on, "")
        for name, cell, value in zip(table.names, period.cells, period.values(table.split.per), strict=True):
            yield (*about, name, value, cell.part, cell.whole, "", why, WHY_HIDDEN if cell.hidden else "")


def _phase(started_on: dt.date | None, on: dt.date) -> str:
    return "before" if started_on is None or on < started_on else "during"


def pdsa_table(project: Project) -> Table:
    """A row for each question of each small test."""
    wanted = select(Ramp).options(selectinload(Ramp.cycles).selectinload(Cycle.questions)).where(Ramp.project_id == project.id)
    rows: list[tuple[Cell, ...]] = []
    for ramp in db.session.scalars(wanted.order_by(Ramp.id)):
        for cycle in ramp.cycles:
            about = (ramp.id, ramp.idea, cycle.number, cycle.purpose.value, cycle.scale, cycle.starts_on, cycle.ends_on, cycle.state.value)
            for one in cycle.questions:
                told = (one.words, one.prediction, one.result, one.matched.value if one.matched else "", one.learned)
                rows.append((*about, *told, cycle.act.value if cycle.act else ""))
    head = ("ramp", "change", "cycle", "purpose", "scale", "start", "end", "state")
    return Table((*head, "question", "prediction", "result", "as_expected", "learned", "decision"), tuple(rows))


def drivers_table(project: Project) -> Table:
    """The aim, the main drivers, those under them, and the change ideas: one that serves several drivers has a row for each."""
    newest = next(iter(aims(project)), None)
    rows: list[tuple[Cell, ...]] = [("aim", f"aim-{newest.id}", "", newest.words.body)] if newest else []
    top = f"aim-{newest.id}" if newest else ""
    for one in drivers.all_drivers(project):
        level = "primary" if one.parent_id is None else "secondary"
        rows.append((level, f"driver-{one.id}", top if one.parent_id is None else f"driver-{one.parent_id}", one.words))
    for idea in drivers.all_ideas(project):
        parents = [f"driver-{one.id}" for one in idea.drivers] or [""]
        rows += [("change idea", f"idea-{idea.id}", parent, idea.words) for parent in parents]
    return Table(("level", "id", "parent", "text"), tuple(rows))


def whole(proposal: Proposal, project: Project, title: str) -> dict[str, Callable[[], Table]]:
    """The tables of a try-out by name, each made when it is asked for."""
    return {
        "project": lambda: project_table(proposal, project, title),
        "measures": lambda: measures_table(project),
        "data": lambda: data_table(measures(project), project.started_on),
        "pdsa": lambda: pdsa_table(project),
        "drivers": lambda: drivers_table(project),
    }
