"""The rows of a plan: who does what, where and when; and what is written down during the test, by whom and how."""

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core import db


class PlannedStep(db.Model):
    """One thing that somebody does in a test. `position`: from 1; who, where and when may be open."""

    __tablename__ = "cycle_step"
    __table_args__ = (UniqueConstraint("cycle_id", "position"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"))
    position: Mapped[int]
    what: Mapped[str]
    who: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    on: Mapped[dt.date | None]


class Collected(db.Model):
    """Something that is written down during a test: a measure of the try-out, or words. `position`: from 1."""

    __tablename__ = "cycle_collected"
    __table_args__ = (UniqueConstraint("cycle_id", "position"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"))
    position: Mapped[int]
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id", ondelete="SET NULL"), index=True)
    words: Mapped[str] = mapped_column(default="")
    who: Mapped[str] = mapped_column(default="")
    how: Mapped[str] = mapped_column(default="")
    when: Mapped[str] = mapped_column("at_times", default="")
