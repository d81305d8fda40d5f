"""A letter, from the moment it is owed until it has left."""

import datetime as dt
import enum
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db

IN_FORMAT = "in_format"  # what holds a letter until somebody has made it in the form that its reader needs


class Channel(enum.StrEnum):
    """How a letter travels. `page`: it is read on the person's own page only."""

    EMAIL = "email"
    SMS = "sms"
    PHONE = "phone"
    POST = "post"
    PAGE = "page"


class LetterState(enum.StrEnum):
    """Where a letter is. `held`: waits for an easy-words or accessible form; `dead`: somebody must look."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    HELD = "held"
    TASK = "task"
    DEAD = "dead"


class Letter(db.Model):
    """One notification to one person. Rendered from `facts` and nothing else. `in_form`: the needs for which a person made it anew."""

    __tablename__ = "letter"
    __table_args__ = (Index("ix_letter_due", "state", "due_at"), Index("ix_letter_about", "kind", "thing_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str]
    thing_id: Mapped[int]
    facts: Mapped[dict[str, Any]]
    reading: Mapped[str]
    channel: Mapped[Channel] = mapped_column(db.one_of(Channel))
    address: Mapped[str] = mapped_column(default="", index=True)
    dedupe_key: Mapped[str] = mapped_column(unique=True)
    state: Mapped[LetterState] = mapped_column(db.one_of(LetterState), default=LetterState.WAITING)
    held_by: Mapped[str] = mapped_column(default="")
    in_form: Mapped[str] = mapped_column(default="")
    due_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    lease: Mapped[str | None]
    lease_until: Mapped[dt.datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    last_fault: Mapped[str] = mapped_column(default="")
    created_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    sent_at: Mapped[dt.datetime | None]
