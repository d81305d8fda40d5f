"""Who has something of their own to gain or lose by an idea."""

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db


class Interest(db.Model):
    """A member has something of their own to gain or lose by an idea: they neither score nor decide it, nor change what was decided or whom it is about."""

    __tablename__ = "declared_interest"
    __table_args__ = (UniqueConstraint("proposal_id", "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    what: Mapped[str]
    declared_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    ended_at: Mapped[dt.datetime | None]
