"""A huddle (the group), a meeting (a date), its items, and the decisions."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db
from app.languages.models import Text


class Route(enum.StrEnum):
    """What we will do with an idea."""

    PROVIDER_PROJECT = "provider_project"
    INTEGRATED_PROJECT = "integrated_project"
    MORE_COACHING = "more_coaching"
    JUST_DO_IT = "just_do_it"
    ALREADY_BEING_DONE = "already_being_done"
    SIGNPOST = "signpost"
    NOT_NOW = "not_now"


class MeetingStatus(enum.StrEnum):
    """Whether a meeting is still to come."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Huddle(db.Model):
    """The group that meets."""

    __tablename__ = "huddle"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


class Meeting(db.Model):
    """One date of a huddle."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("huddle_id", "on"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    huddle_id: Mapped[int] = mapped_column(ForeignKey("huddle.id"))
    on: Mapped[dt.date] = mapped_column(index=True)
    status: Mapped[MeetingStatus] = mapped_column(db.one_of(MeetingStatus), default=MeetingStatus.PLANNED)
    huddle: Mapped[Huddle] = relationship(lazy="raise")


class Item(db.Model):
    """An idea on the list of a meeting."""

    __tablename__ = "agenda_item"
    __table_args__ = (UniqueConstraint("meeting_id", "proposal_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), index=True)
    position: Mapped[int]
    added_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    meeting: Mapped[Meeting] = relationship(lazy="raise")


class Decision(db.Model):
    """What was decided, why, what comes next and who to ask."""

    __tablename__ = "decision"
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    route: Mapped[Route] = mapped_column(db.one_of(Route))
    reason_id: Mapped[int] = mapped_column(ForeignKey("text.id"))
    reason_easy_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    next_step_id: Mapped[int] = mapped_column(ForeignKey("text.id"))
    next_step_easy_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    contact_name: Mapped[str]
    contact_how: Mapped[str]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    revisit_on: Mapped[dt.date | None]
    decided_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    reason: Mapped[Text] = relationship(foreign_keys=reason_id, lazy="raise")
    reason_easy: Mapped[Text | None] = relationship(foreign_keys=reason_easy_id, lazy="raise")
    next_step: Mapped[Text] = relationship(foreign_keys=next_step_id, lazy="raise")
    next_step_easy: Mapped[Text | None] = relationship(foreign_keys=next_step_easy_id, lazy="raise")

    def shown_to_public(self) -> bool:
        """A published idea shows how it was answered."""
        return True
