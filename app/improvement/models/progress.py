"""How far a try-out is, as its people see it: a score that a person gives, with a reason. It is never worked out."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db

STEPS = range(1, 11)  # halves: from 0.5 to 5.0


class ProgressScore(db.Model):
    """One score out of the history of a try-out. `number`: from 1, the newest has the highest. `halves`: the score times two."""

    __tablename__ = "progress_score"
    __table_args__ = (UniqueConstraint("project_id", "number"), CheckConstraint("halves BETWEEN 1 AND 10", name="halves"))
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    number: Mapped[int]
    halves: Mapped[int]
    reason: Mapped[str]
    scored_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    scored_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
