"""A measure split by group: how, into which groups, and the counts of people that were entered.

Nothing of these counts is shown as it stands: app.improvement.queries.groups says what may be.
"""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db


class SplitBy(enum.StrEnum):
    """What the groups differ in."""

    DEPRIVATION = "deprivation"  # fifths of areas; the first is the most deprived
    ETHNIC_GROUP = "ethnic_group"
    AGE = "age"
    SEX = "sex"
    LANGUAGE = "language"
    SITE = "site"
    OWN = "own"  # in the words of whoever set it up


class Split(db.Model):
    """How one measure is split. `words`: what the groups differ in, where it is none of the usual things.

    `of_whole`: each group has two counts, a part and its whole; else one. `per`: of how many people a value is said.
    `running`: each count holds those of the periods before it.
    """

    __tablename__ = "measure_split"
    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), unique=True)
    split_by: Mapped[SplitBy] = mapped_column(db.one_of(SplitBy))
    words: Mapped[str] = mapped_column(default="")
    of_whole: Mapped[bool]
    per: Mapped[int]
    running: Mapped[bool]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    groups: Mapped[list["Group"]] = relationship(order_by="Group.position", cascade="all, delete-orphan", lazy="raise")


class Group(db.Model):
    """One of the groups, in their order from 1."""

    __tablename__ = "measure_group"
    __table_args__ = (UniqueConstraint("split_id", "position"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    split_id: Mapped[int] = mapped_column(ForeignKey("measure_split.id"))
    position: Mapped[int]
    words: Mapped[str]


class GroupEntry(db.Model):
    """What one person entered for one period, by its first day: all groups at once. The newest one holds; the older ones are its history."""

    __tablename__ = "measure_group_entry"
    __table_args__ = (Index(None, "split_id", "on"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    split_id: Mapped[int] = mapped_column(ForeignKey("measure_split.id"))
    on: Mapped[dt.date]
    entered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    counts: Mapped[list["GroupCount"]] = relationship(cascade="all, delete-orphan", lazy="raise")


class GroupCount(db.Model):
    """People of one group, as they were entered."""

    __tablename__ = "measure_group_count"
    entry_id: Mapped[int] = mapped_column(ForeignKey("measure_group_entry.id"), primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("measure_group.id"), primary_key=True)
    part: Mapped[int]
    whole: Mapped[int | None]
