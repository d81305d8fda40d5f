"""What a try-out agrees on before it goes far: its charter in parts, who works on it, who takes part, and its milestones."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db
from app.people.models import Person


class CharterPart(enum.StrEnum):
    """The parts of a charter that a team writes itself (reference methods 6); the others are there already."""

    PROBLEM = "problem"
    REASON = "reason-now"
    SCOPE_IN = "scope-in"
    SCOPE_OUT = "scope-out"
    RESOURCES = "resources"
    RISKS = "risks"
    COMMUNICATION = "communication"
    TIMETABLE = "timetable"


class Wording(db.Model):
    """What stood in one part of a charter. The highest number holds; the others are its history. `number`: from 1."""

    __tablename__ = "charter_wording"
    __table_args__ = (UniqueConstraint("project_id", "part", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    part: Mapped[CharterPart] = mapped_column(db.one_of(CharterPart))
    number: Mapped[int]
    words: Mapped[str]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)


class TakingPart(db.Model):
    """An organisation that takes part in a try-out; whoever leads improvement there may write in it."""

    __tablename__ = "project_organisation"
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True, index=True)


class TeamPart(enum.StrEnum):
    """What somebody does in the team of a try-out."""

    LEAD = "lead"
    SPONSOR = "sponsor"
    COACH = "coach"
    LIVED_EXPERIENCE = "lived_experience"
    DATA = "data"
    DIGITAL = "digital"
    FINANCE = "finance"
    MEMBER = "member"


class TeamMember(db.Model):
    """Somebody of the team by their name. `signed_on`: the day on which a sponsor said yes.

    `person_id`: under whom a sponsor is written to, an account or a person of their own; none for everybody else.
    `reading`: the words that were chosen for them; whoever has an account gets those that they chose there.
    """

    __tablename__ = "team_member"
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    name: Mapped[str]
    part: Mapped[TeamPart] = mapped_column(db.one_of(TeamPart))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    from_on: Mapped[dt.date] = mapped_column(default=calendar.today)
    until_on: Mapped[dt.date | None]
    signed_on: Mapped[dt.date | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    reading: Mapped[str] = mapped_column(default="en", server_default="en")
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)

    def has_left(self, on: dt.date) -> bool:
        """Whether their part ended before this day."""
        return self.until_on is not None and self.until_on < on


class Milestone(db.Model):
    """Something that is done by a day. `baseline_on`: the day that was planned first, which never changes."""

    __tablename__ = "milestone"
    __table_args__ = (UniqueConstraint("project_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    name: Mapped[str]
    baseline_on: Mapped[dt.date]
    planned_on: Mapped[dt.date]
    done_on: Mapped[dt.date | None]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    moves: Mapped[list["MilestoneMove"]] = relationship(order_by="MilestoneMove.id.desc()", lazy="raise")


class MilestoneMove(db.Model):
    """A milestone went from one day to another, for a reason."""

    __tablename__ = "milestone_move"
    id: Mapped[int] = mapped_column(primary_key=True)
    milestone_id: Mapped[int] = mapped_column(ForeignKey("milestone.id"), index=True)
    from_on: Mapped[dt.date]
    to_on: Mapped[dt.date]
    reason: Mapped[str]
    moved_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    moved_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    mover: Mapped[Person | None] = relationship(foreign_keys=moved_by, lazy="raise")
