"""A huddle (the group), a meeting (a date) and the ideas on its list."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db
from app.proposals.models import Proposal

LENGTHS = (30, 60)  # minutes; how each is shared out: reference methods 14
_NOON = dt.time(12, 30)


class MeetingStatus(enum.StrEnum):
    """Whether a meeting is still to come."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Huddle(db.Model):
    """The group that meets, and how it meets each week: the template of its meetings. Times are those of the service's zone."""

    __tablename__ = "huddle"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    weekday: Mapped[int] = mapped_column(default=2)  # 0 is Monday
    starts_at: Mapped[dt.time] = mapped_column(default=_NOON)
    minutes: Mapped[int] = mapped_column(default=60)
    place: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="")
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    minute_taker_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    support: Mapped[str] = mapped_column(default="")  # language support that is booked for every week, in words


class Meeting(db.Model):
    """One date of a huddle. What it takes from the template it keeps, also when the template changes."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("huddle_id", "on"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    huddle_id: Mapped[int] = mapped_column(ForeignKey("huddle.id"))
    on: Mapped[dt.date] = mapped_column(index=True)
    starts_at: Mapped[dt.time] = mapped_column(default=_NOON)
    minutes: Mapped[int] = mapped_column(default=60)
    place: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="")
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    minute_taker_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    support: Mapped[str] = mapped_column(default="")
    status: Mapped[MeetingStatus] = mapped_column(db.one_of(MeetingStatus), default=MeetingStatus.PLANNED)
    why: Mapped[str] = mapped_column(default="")  # why it was called off or moved, as its members read it
    changes: Mapped[int] = mapped_column(default=0)  # of date, time or place: calendars take the newest (RFC 5545, SEQUENCE)
    by_hand: Mapped[bool] = mapped_column(default=False)  # whether the chair has put its list in order
    began_at: Mapped[dt.datetime | None]
    huddle: Mapped[Huddle] = relationship(lazy="raise")

    def shown_to_public(self) -> bool:
        """What was decided in a meeting that was held can be read by anyone."""
        return self.status is MeetingStatus.HELD


class Item(db.Model):
    """An idea on the list of a meeting."""

    __tablename__ = "agenda_item"
    __table_args__ = (UniqueConstraint("meeting_id", "proposal_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), index=True)
    position: Mapped[int]
    minutes: Mapped[int | None]  # as the chair says; nothing: as the meeting shares its time out
    bars_organisation: Mapped[bool] = mapped_column(
        default=False
    )  # whether members of the organisation it is about neither score nor decide
    added_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    began_at: Mapped[dt.datetime | None]  # it is talked about since then; nothing: not now
    spent: Mapped[int] = mapped_column(default=0)  # seconds that it was talked about before
    meeting: Mapped[Meeting] = relationship(lazy="raise")
    proposal: Mapped[Proposal] = relationship(lazy="raise")
