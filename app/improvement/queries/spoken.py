"""The chart of a measure as everybody reads it, in the current reading; drawn by components/chart_reading.html."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.core.i18n import gettext, reading
from app.improvement.charts.drawing import Drawing, draw, sizes
from app.improvement.charts.medians import RunChart
from app.improvement.charts.newest import newest, values_in
from app.improvement.charts.series import Exact
from app.improvement.charts.spoken import Lines, cuts_in_words, key_of, lines_in_words, lines_of, point_in_words, sentences
from app.improvement.charts.xmr import Xmr
from app.improvement.queries import Row, Told
from app.improvement.queries.charting import Note, notes_of

MOST_ROWS = 200  # of a table beside a picture, the newest; the page of the measure has them all


@dataclass(frozen=True)
class SpokenRow:
    """One result: the levels of the lines on its day in the order of their heads, and what it tells."""

    on: dt.date
    number: Decimal | Fraction
    levels: tuple[Exact, ...]
    says: tuple[str, ...]


@dataclass(frozen=True)
class Spoken:
    """A chart in words, rows and pictures. `name` and `unit` are as the team wrote them, in English.

    `more`: rows that are not in the table; `undrawn`: values that are older than the picture. There may be no picture.
    """

    name: str
    unit: str
    latest: Row | None
    sentences: list[str]
    lines_in_words: str
    cuts: list[str]
    lines: Lines
    rows: tuple[SpokenRow, ...]
    more: int
    key: list[tuple[str, str]]
    notes: Sequence[Note]
    pictures: Sequence[Drawing]
    time_note: str
    undrawn: int = 0


def spoken(told: Told, notes: Sequence[Note] = ()) -> Spoken:
    """In the current reading; no statement. Time runs from left to right in every language, and pages that run the other way say so."""
    return _spoken(told, told.chart, notes, drawn=True)


def spoken_in_short(told: Told, most: int) -> Spoken:
    """The same without notes, and its picture has at most so many of the newest points; 0 for no picture."""
    return _spoken(told, newest(told.chart, most) if most else told.chart, (), drawn=most > 0)


def _spoken(told: Told, chart: Xmr | RunChart, notes: Sequence[Note], *, drawn: bool) -> Spoken:
    days = [note.on for note in notes if note.number]
    lines = lines_of(chart)
    return Spoken(
        name=told.measure.name,
        unit=told.measure.unit,
        latest=told.latest,
        sentences=sentences(chart, told.reading, drawn=drawn),
        lines_in_words=lines_in_words(chart),
        cuts=cuts_in_words(chart),
        lines=lines,
        rows=tuple(_rows(told)),
        more=max(len(told.rows) - MOST_ROWS, 0),
        key=key_of(chart),
        notes=notes,
        pictures=[draw(chart, size, days, lines.named) for size in sizes()] if told.latest and drawn else [],
        time_note=gettext("In the picture, time goes from left to right.") if reading().dir == "rtl" else "",
        undrawn=values_in(told.chart) - values_in(chart) if drawn else 0,
    )


def with_notes(told: Told) -> Sequence[Note]:
    """What happened when, beside this chart. One statement."""
    return notes_of(told.measure, told.how, told.chart, [(row.on, row.left_out) for row in told.rows if row.left_out])


def _rows(told: Told) -> list[SpokenRow]:
    return [SpokenRow(row.on, row.number, row.levels, _said_of(row)) for row in told.rows[:MOST_ROWS]]


def _said_of(row: Row) -> tuple[str, ...]:
    return (gettext("This result does not count."),) if row.left_out else tuple(point_in_words(row.kind, row.mark, row.plain))
