"""Whether to suggest that somebody fixes the lines of a chart to the values before the change, or begins new ones. A person decides."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.improvement.charts.baseline import Baseline, baseline_before
from app.improvement.queries import Told
from app.improvement.queries.charting import Kind, Note
from app.improvement.queries.due import project_of


@dataclass(frozen=True)
class Suggested:
    """The values before the change. `test`: it began with a small test; else with the try-out."""

    baseline: Baseline
    test: bool


def suggested(told: Told, notes: Sequence[Note]) -> Suggested | None:
    """By the first small test, or where none has begun by the first day of the try-out. One statement at most."""
    if told.how.fix_after is not None or told.how.rebases:
        return None
    tests = [note.on for note in notes if note.kind is Kind.CYCLE]
    found = baseline_before(told.chart, min(tests) if tests else project_of(told.measure).started_on)
    return Suggested(found, bool(tests)) if found else None
