"""Who belongs to a huddle, with which disciplines, and who was at which meeting."""

import datetime as dt
import enum

from sqlalchemy import Column, ForeignKey, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db


class Capacity(enum.StrEnum):
    """How much somebody can do for the huddle now."""

    EVERY_WEEK = "every_week"
    AWAY = "away"  # until a day
    BY_MESSAGE = "by_message"


class Discipline(db.Model):
    """A field of work, or lived experience, from which somebody looks at ideas. Rows are data: a chair adds others."""

    __tablename__ = "discipline"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int] = mapped_column(default=0)


_HAS = Table(
    "huddle_member_discipline",
    db.Model.metadata,
    Column("member_id", ForeignKey("huddle_member.id"), primary_key=True),
    Column("discipline_id", ForeignKey("discipline.id"), primary_key=True),
)


class Member(db.Model):
    """What a huddle knows of somebody who holds a role in it; the role itself, with its dates, stands in `role`."""

    __tablename__ = "huddle_member"
    __table_args__ = (UniqueConstraint("huddle_id", "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    huddle_id: Mapped[int] = mapped_column(ForeignKey("huddle.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    capacity: Mapped[Capacity] = mapped_column(db.one_of(Capacity), default=Capacity.EVERY_WEEK)
    away_until: Mapped[dt.date | None]
    calendar_salt: Mapped[str] = mapped_column(default="")  # none: no calendar; a new one takes the old address away
    disciplines: Mapped[list[Discipline]] = relationship(secondary=_HAS, order_by=Discipline.position, lazy="raise")


class Presence(db.Model):
    """Somebody was at a meeting, as the chair pressed it."""

    __tablename__ = "meeting_presence"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    noted_by: Mapped[int] = mapped_column(ForeignKey("person.id"))

    def shown_to_public(self) -> bool:
        """The public minutes count who was there."""
        return True
