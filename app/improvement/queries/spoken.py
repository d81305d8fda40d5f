"""The chart of a measure as everybody reads it, in the current reading; drawn by components/chart_reading.html."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.core.i18n import gettext, reading
from app.improvement.charts.drawing import Drawing, draw, sizes
from app.improvement.charts.series import Exact
from app.improvement.charts.spoken import Lines, cuts_in_words, key_of, lines_in_words, lines_of, point_in_words, sentences
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
    """A chart in words, rows and pictures. `name` and `unit` are as the team wrote them, in English. `more`: rows that are not shown."""

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


def spoken(told: Told, notes: Sequence[Note] = ()) -> Spoken:
    """In the current reading; no statement. Time runs from left to right in every language, and pages that run the other way say so."""
    days = [note.on for note in notes if note.number]
    lines = lines_of(told.chart)
    return Spoken(
        name=told.measure.name,
        unit=told.measure.unit,
        latest=told.latest,
        sentences=sentences(told.chart, told.reading),
        lines_in_words=lines_in_words(told.chart),
        cuts=cuts_in_words(told.chart),
        lines=lines,
        rows=tuple(_rows(told)),
        more=max(len(told.rows) - MOST_ROWS, 0),
        key=key_of(told.chart),
        notes=notes,
        pictures=[draw(told.chart, size, days, lines.named) for size in sizes()] if told.latest else [],
        time_note=gettext("In the picture, time goes from left to right.") if reading().dir == "rtl" else "",
    )


def with_notes(told: Told) -> Sequence[Note]:
    """What happened when, beside this chart. One statement."""
    return notes_of(told.measure, told.how, told.chart, [(row.on, row.left_out) for row in told.rows if row.left_out])


def _rows(told: Told) -> list[SpokenRow]:
    return [SpokenRow(row.on, row.number, row.levels, _said_of(row)) for row in told.rows[:MOST_ROWS]]


def _said_of(row: Row) -> tuple[str, ...]:
    return (gettext("This result does not count."),) if row.left_out else tuple(point_in_words(row.kind, row.mark, row.plain))
