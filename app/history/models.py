"""One row for each thing that was done. Rows are added, never changed."""

import datetime as dt
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db


class Entry(db.Model):
    """Somebody did `verb` to the thing `kind`/`thing_id`; moves also say from and to which stage."""

    __tablename__ = "history"
    __table_args__ = (Index("ix_history_thing", "kind", "thing_id", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    thing_id: Mapped[int]
    verb: Mapped[str]
    from_stage: Mapped[str | None]
    to_stage: Mapped[str | None]
    person_id: Mapped[int | None] = mapped_column(index=True)
    role: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
