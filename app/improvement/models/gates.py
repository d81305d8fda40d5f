"""Why something is not measured yet, and how work came to rest."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db


class NotYet(db.Model):
    """Why a try-out has no measure of a kind (`outcome`, `process`, `balancing`) yet."""

    __tablename__ = "measure_not_yet"
    __table_args__ = (UniqueConstraint("project_id", "kind"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    kind: Mapped[str]
    reason: Mapped[str]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)


class HaltKind(enum.StrEnum):
    """How work came to rest."""

    PAUSE = "pause"
    SAFETY = "safety"
    OTHER = "other"


class Halt(db.Model):
    """What a pause or a stop says besides its reason, which stands in the story of the idea. `back_on`: when a pause may end."""

    __tablename__ = "halt"
    entry_id: Mapped[int] = mapped_column(ForeignKey("history.id"), primary_key=True)
    kind: Mapped[HaltKind] = mapped_column(db.one_of(HaltKind))
    back_on: Mapped[dt.date | None]
