"""A chart in words for whoever may not see its values: whether it is more than chance, and nothing that tells of a value."""

from app.core.i18n import gettext
from app.improvement.charts.reading import Reading, RunSaying, Saying
from app.improvement.charts.spoken import ALONE, MEANT

_EARLY = {Saying.TOO_EARLY, Saying.TRIAL, RunSaying.TOO_EARLY}


def sparing(reading: Reading) -> str:
    """One sentence in the current reading: no count, no line, no goal."""
    if reading.meaning:
        return gettext(MEANT[reading.meaning])
    return gettext(ALONE[Saying.TOO_EARLY if reading.saying in _EARLY else Saying.CHANCE])
