"""Measures of which everything is known: one in per cent that waits for six weeks, with long words, and one that was taken away."""

import datetime as dt
from decimal import Decimal

from accessibility.longest import LONG, LONG_WORD
from app.core import calendar
from app.improvement import actions
from app.improvement.actions import measures
from app.improvement.charts import Direction
from app.improvement.incoming import Figures
from app.improvement.models import ChartKind, Every, MeasureKind, MeasureType, Project, TargetFrom
from app.people.models import Person

_WEEK = dt.timedelta(days=7)


def fill(project: Project, by: Person) -> dict[str, object]:
    """Gives the numbers of the two."""
    today = calendar.today()
    said = actions.Described(
        MeasureKind.PROCESS, f"Bags by noon {LONG_WORD}"[:120], LONG, "per cent", Direction.INCREASE, Every.WEEK, Decimal(90),
        type=MeasureType.PERCENT, why=LONG, numerator=LONG, denominator=LONG, decimals=1, target_from=TargetFrom.NATIONAL,
        baseline_from=today - 20 * _WEEK, baseline_to=today - 10 * _WEEK, source=LONG_WORD[:120], collector="The nurse in charge",
        sample=20, stratifiers="Language", small_numbers=LONG, prefers=ChartKind.RUN, starts_on=today - 6 * _WEEK, owner_id=by.id,
    )  # fmt: skip
    known = actions.add_measure(project, said, by=by)
    gone = actions.add_measure(
        project, actions.Described(MeasureKind.BALANCING, LONG_WORD[:120], LONG, "calls", Direction.DECREASE, Every.DAY), by=by
    )
    for week in (1, 2):
        actions.enter(gone, today - week * _WEEK, Figures(Decimal(week), note=LONG[:120]), by=by)
    measures.take_away(gone, LONG[:120], by=by)
    return {"measure_known": known.id, "measure_gone": gone.id}
