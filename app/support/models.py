"""Needs of a person, when they were last looked at, and whether they were met."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db


class RecordedBy(enum.StrEnum):
    """Who said what somebody needs."""

    SELF = "self"
    HELPER = "helper"
    STAFF = "staff"


class Met(enum.StrEnum):
    """Whether somebody was contacted in the way that they need."""

    MET = "met"
    PARTLY = "partly"
    NOT = "not"


class SupportNeed(db.Model):
    """Something a person needs to take part: recorded once, shown wherever staff contact them."""

    __tablename__ = "support_need"
    __table_args__ = (UniqueConstraint("person_id", "code"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    code: Mapped[str]
    detail: Mapped[str] = mapped_column(default="")
    identified_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    recorded_by: Mapped[RecordedBy] = mapped_column(db.one_of(RecordedBy), default=RecordedBy.SELF)


class SupportReview(db.Model):
    """When the needs of a person were last looked at, by whom, and when they are looked at again."""

    __tablename__ = "support_review"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    reviewed_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    reviewed_by: Mapped[RecordedBy] = mapped_column(db.one_of(RecordedBy), default=RecordedBy.SELF)
    due_on: Mapped[dt.date] = mapped_column(index=True)
    asked_on: Mapped[dt.date | None]


class SupportContact(db.Model):
    """One time that staff contacted somebody with needs: whether these were met, and if not, why."""

    __tablename__ = "support_contact"
    __table_args__ = (Index("ix_support_contact_person", "person_id", "at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    task_id: Mapped[int | None] = mapped_column(unique=True)
    what: Mapped[str]
    met: Mapped[Met] = mapped_column(db.one_of(Met))
    why: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
