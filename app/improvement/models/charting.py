"""What a person says of the chart of a measure: how it is worked out, where a new process begins, what happened when."""

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db


class ChartSetting(db.Model):
    """How the chart of one measure is worked out, by whoever said so last. A measure without a row has the defaults.

    `fix_after`: limits and median rest on the first so many rows of each stretch. `why`: the reason of the last change.
    """

    __tablename__ = "chart_setting"
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), primary_key=True)
    screened: Mapped[bool] = mapped_column(default=True)
    fix_after: Mapped[int | None]
    classic: Mapped[bool] = mapped_column(default=False)
    why: Mapped[str]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)

    def shown_to_public(self) -> bool:
        """The lines of a chart that anyone may see follow from it."""
        return True


class Rebase(db.Model):
    """From this day on, which has a value of its own, a person says that a new process runs."""

    __tablename__ = "chart_rebase"
    __table_args__ = (UniqueConstraint("measure_id", "on"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    on: Mapped[dt.date]
    why: Mapped[str]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)

    def shown_to_public(self) -> bool:
        """The lines of a chart that anyone may see follow from it."""
        return True


class Annotation(db.Model):
    """A short text on one day of a chart. It changes no line."""

    __tablename__ = "chart_annotation"
    __table_args__ = (UniqueConstraint("measure_id", "on", "words"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    on: Mapped[dt.date]
    words: Mapped[str]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
