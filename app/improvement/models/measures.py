"""What is known of a measure beside its name, and of a value beside its number (reference methods 4)."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core import db


class MeasureType(enum.StrEnum):
    """What a value is."""

    COUNT = "count"
    PERCENT = "percent"
    RATE = "rate"
    TIME = "time"
    SCORE = "score"
    COST = "cost"
    DAYS_BETWEEN = "days_between"


class TargetFrom(enum.StrEnum):
    """What a target means."""

    OWN = "own"
    NATIONAL = "national"


class ChartKind(enum.StrEnum):
    """The chart that whoever measures would like. None: whatever fits the number of values."""

    RUN = "run"
    XMR = "xmr"


class Details:
    """The columns of a measure that nobody must fill in at once.

    `type`: None for a measure of which nobody has said it yet. `multiplier`: a rate is so many times numerator by denominator. `decimals`: places
    that are shown, None for as many as there are. `sample`: how many are looked at in a period, None for all. `reminded_for`: the first day of the
    newest period of which somebody was reminded. `taken_away_at`: since when it is hidden. `shown_at`: since when people outside the team see it.
    """

    type: Mapped[MeasureType | None] = mapped_column(db.one_of(MeasureType))
    why: Mapped[str] = mapped_column(default="")
    numerator: Mapped[str] = mapped_column(default="")
    denominator: Mapped[str] = mapped_column(default="")
    included: Mapped[str] = mapped_column(default="")
    excluded: Mapped[str] = mapped_column(default="")
    multiplier: Mapped[int | None]
    decimals: Mapped[int | None]
    target_from: Mapped[TargetFrom | None] = mapped_column(db.one_of(TargetFrom))
    baseline_from: Mapped[dt.date | None]
    baseline_to: Mapped[dt.date | None]
    source: Mapped[str] = mapped_column(default="")
    collector: Mapped[str] = mapped_column(default="")
    sample: Mapped[int | None]
    stratifiers: Mapped[str] = mapped_column(default="")
    small_numbers: Mapped[str] = mapped_column(default="")
    prefers: Mapped[ChartKind | None] = mapped_column(db.one_of(ChartKind))
    starts_on: Mapped[dt.date | None]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reminded_for: Mapped[dt.date | None]
    taken_away_at: Mapped[dt.datetime | None]
    shown_at: Mapped[dt.datetime | None]

    @property
    def in_parts(self) -> bool:
        """Whether a value is so many out of so many."""
        return self.type in {MeasureType.PERCENT, MeasureType.RATE}

    @property
    def times(self) -> int:
        """What numerator by denominator is multiplied with. Percentages are kept from 0 to 100, everywhere."""
        return 100 if self.type is MeasureType.PERCENT else self.multiplier or 1


class Parts:
    """Out of what a value was worked out: exact decimals, both or neither."""

    numerator: Mapped[str | None]
    denominator: Mapped[str | None]
