"""What is known of the measures of a try-out beside their names, and values out of so many."""

from typing import Any

from app.improvement.charts.cells import number
from app.improvement.incoming import Figures, out_of_parts
from app.improvement.models import Measure, MeasureType, TargetFrom


def known(told: dict[str, Any], *, by: int) -> dict[str, Any]:
    """The words of a scene as columns of a measure; whoever measures looks after it."""
    kinds = {"type": MeasureType, "target_from": TargetFrom}
    return {name: kinds[name](value) if name in kinds else value for name, value in told.items()} | {"owner_id": by}


def figures(measure: Measure, value: str, note: str) -> Figures:
    """12.5, or 9/20."""
    above, slash, below = value.partition("/")
    if not slash:
        return Figures(number(value), note=note)
    parts = number(above), number(below)
    return Figures(out_of_parts(*parts, measure.times, percent=measure.type is MeasureType.PERCENT), *parts, note)
