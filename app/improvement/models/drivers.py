"""A driver diagram: what must change so that an aim is reached, on two levels, and the change ideas that serve it."""

import datetime as dt

from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db


class Driver(db.Model):
    """Something that must change. One without a parent is a main driver; the others stand under a main one.

    `position`: its place among those that stand beside it, from 0.
    """

    __tablename__ = "driver"
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("driver.id"))
    words: Mapped[str]
    position: Mapped[int]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)


SERVES = Table(
    "change_idea_driver",
    db.Model.metadata,
    Column("change_idea_id", ForeignKey("change_idea.id"), primary_key=True),
    Column("driver_id", ForeignKey("driver.id"), primary_key=True, index=True),
)


WATCHED = Table(
    "driver_measure",
    db.Model.metadata,
    Column("driver_id", ForeignKey("driver.id"), primary_key=True),
    Column("measure_id", ForeignKey("measure.id", ondelete="CASCADE"), primary_key=True, index=True),
)


class ChangeIdea(db.Model):
    """Something that could be tested, under one driver or several. One whose driver was taken away is under none."""

    __tablename__ = "change_idea"
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    words: Mapped[str]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    drivers: Mapped[list[Driver]] = relationship(secondary=SERVES, order_by=Driver.id, lazy="raise")
