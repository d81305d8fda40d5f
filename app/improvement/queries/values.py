"""What values say: as somebody reads them, and beside others."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.core.i18n import figure
from app.improvement.incoming import Figures
from app.improvement.models import Measure, Value


@dataclass(frozen=True)
class Becomes:
    """A value for a day. `was`, `is_now`: what stood there, nothing for a new one, and what is said now, both as somebody reads them."""

    on: dt.date
    figures: Figures
    was: str
    is_now: str


@dataclass(frozen=True)
class Compared:
    """Values beside those that stand: the new ones, the changed ones, and how many are the same."""

    new: tuple[tuple[dt.date, Figures], ...]
    changed: tuple[Becomes, ...]
    same: int


def compare(values: Sequence[Value], rows: Sequence[tuple[dt.date, Figures]]) -> Compared:
    """Days and values, no day twice, beside what stands."""
    stand = {value.on: value for value in values}
    new = tuple((on, figures) for on, figures in sorted(rows, key=_day) if on not in stand)
    changed = tuple(
        becomes(on, figures, _read(Decimal(stand[on].number), parts_of(stand[on])))
        for on, figures in sorted(rows, key=_day)
        if on in stand and not says(stand[on], figures)
    )
    return Compared(new, changed, len(rows) - len(new) - len(changed))


def becomes(on: dt.date, figures: Figures, was: str = "") -> Becomes:
    """A value as it was understood, beside what stood there."""
    return Becomes(on, figures, was, _read(figures.number, _parts(figures)))


def says(value: Value, figures: Figures) -> bool:
    """Whether a value stands as it is said: the number, what it was worked out of, and the note where one is said."""
    same_note = figures.note is None or figures.note == value.note
    return Decimal(value.number) == figures.number and parts_of(value) == _parts(figures) and same_note


def parts_of(value: Value) -> tuple[Decimal, Decimal] | None:
    """How many, out of how many, where a value was worked out."""
    return None if value.numerator is None or value.denominator is None else (Decimal(value.numerator), Decimal(value.denominator))


def told_number(measure: Measure, value: Value) -> Decimal | Fraction:
    """A value as it is shown: with the places that the measure wants; a fraction where it was worked out and nobody wants any."""
    number, parts = Decimal(value.number), parts_of(value)
    if measure.decimals is not None and abs(number) < Decimal("1e15"):
        return round(number, measure.decimals)
    return Fraction(parts[0]) / Fraction(parts[1]) * measure.times if parts and parts[1] and measure.in_parts else number


def told_value(value: Value) -> str:
    """The value as it was typed."""
    return in_words(value.number, value.numerator, value.denominator)


def in_words(number: object, numerator: object = None, denominator: object = None) -> str:
    """12.5, or 9 of 20: for pages of staff, which are English."""
    return str(number) if numerator is None or denominator is None else f"{numerator} of {denominator}"


def _parts(figures: Figures) -> tuple[Decimal, Decimal] | None:
    return None if figures.numerator is None or figures.denominator is None else (figures.numerator, figures.denominator)


def _read(number: Decimal, parts: tuple[Decimal, Decimal] | None) -> str:
    return in_words(figure(number), *map(figure, parts)) if parts else figure(number)


def _day(row: tuple[dt.date, Figures]) -> dt.date:
    return row[0]
