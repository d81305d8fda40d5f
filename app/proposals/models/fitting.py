"""What an idea fits: priorities, programmes, a kind of work. None of it decides anything about the idea."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db
from app.proposals.kinds import Kind


class Fit(db.Model):
    """An idea fits a priority, as somebody of the team says."""

    __tablename__ = "proposal_priority"
    __table_args__ = (Index("ix_proposal_priority_priority", "priority_id", "proposal_id"),)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), primary_key=True)
    priority_id: Mapped[int] = mapped_column(ForeignKey("priority.id"), primary_key=True)
    said_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    said_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)

    def shown_to_public(self) -> bool:
        """A published idea says what it fits."""
        return True


class Place(db.Model):
    """An idea is in a programme, or waits for a place in it: it came while the programme was full or not open."""

    __tablename__ = "proposal_programme"
    __table_args__ = (Index("ix_proposal_programme_programme", "programme_id", "proposal_id"),)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), primary_key=True)
    waits: Mapped[bool] = mapped_column(default=False)
    said_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    said_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)

    def shown_to_public(self) -> bool:
        """Anyone reads how many places a programme has left."""
        return True


class KindOfWork(db.Model):
    """What somebody of the team answered to the four questions, and what kind of work that is. Earlier answers stand in the history."""

    __tablename__ = "kind_of_work"
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), primary_key=True)
    answers: Mapped[dict[str, Any]]
    kind: Mapped[Kind] = mapped_column(db.one_of(Kind))
    perhaps_research: Mapped[bool]
    said_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    said_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
