"""A task: phone somebody, post a letter, find an interpreter."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db


class TaskKind(enum.StrEnum):
    """What is to be done."""

    PHONE = "phone"
    POST = "post"
    CALL_BACK = "call_back"
    MESSAGE = "message"
    EXPLAIN = "explain"
    READ_ALOUD = "read_aloud"
    MEET = "meet"
    PAPER_FORM = "paper_form"
    LOOK_AGAIN = "look_again"
    EASY_WORDS = "easy_words"
    TRANSLATE = "translate"
    FORMAT = "format"
    REVISIT = "revisit"
    FOLLOW_UP = "follow_up"
    LISTEN = "listen"
    REVIEW_NEEDS = "review_needs"
    INTERPRET = "interpret"
    DECIDE = "decide"
    ASK_IF_DONE = "ask_if_done"


NO_CONTACT = frozenset(  # done without a word to the person
    {
        TaskKind.LOOK_AGAIN,
        TaskKind.LISTEN,
        TaskKind.EASY_WORDS,
        TaskKind.REVISIT,
        TaskKind.REVIEW_NEEDS,
        TaskKind.INTERPRET,
        TaskKind.DECIDE,
        TaskKind.ASK_IF_DONE,
    }
)


class Task(db.Model):
    """Open until somebody says it is done. `holder_id`: who of the team does it, once somebody has said so."""

    __tablename__ = "task"
    __table_args__ = (Index("ix_task_open", "done_at", "due_on"), Index("ix_task_about", "about", "thing_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[TaskKind] = mapped_column(db.one_of(TaskKind))
    about: Mapped[str]
    thing_id: Mapped[int]
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    holder_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    details: Mapped[str] = mapped_column(default="")
    due_on: Mapped[dt.date]
    created_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    done_at: Mapped[dt.datetime | None]
    done_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
