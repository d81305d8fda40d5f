"""Every sentence that somebody writes for others, with its language."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db
from app.languages.models.translations import About, Method, Review, Translation, TranslationWish


class LangSource(enum.StrEnum):
    """How we know the language of a text."""

    SAID = "said_by_user"
    PAGE = "page_lang"
    DETECTED = "detected"
    STAFF = "staff"


class Text(db.Model):
    """A body of words. Never changed once others have read it; a new version is a new row. It goes with the thing it is about."""

    __tablename__ = "text"
    __table_args__ = (Index("ix_text_about", "kind", "thing_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str]
    lang: Mapped[str]
    lang_source: Mapped[LangSource] = mapped_column(db.one_of(LangSource))
    content_hash: Mapped[str]
    kind: Mapped[str] = mapped_column(default="")
    thing_id: Mapped[int | None]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)


class Mode(enum.StrEnum):
    """How an interpreter works with somebody."""

    PHONE = "phone"
    VIDEO = "video"
    IN_PERSON = "in_person"


class Wish(enum.StrEnum):
    """Whom a person would rather have."""

    ANY = "any"
    WOMAN = "woman"
    MAN = "man"


class InterpreterBooking(db.Model):
    """Somebody asked for an interpreter: what they asked for, who was booked for when, and what became of it.

    `kind` and `thing_id` name the idea or the draft that it is about, where there is one. `signed`: a sign language.
    """

    __tablename__ = "interpreter_booking"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(default="help")
    thing_id: Mapped[int] = mapped_column(default=0)
    language: Mapped[str]
    dialect: Mapped[str] = mapped_column(default="")
    signed: Mapped[bool] = mapped_column(default=False)
    mode: Mapped[Mode] = mapped_column(db.one_of(Mode))
    wish: Mapped[Wish] = mapped_column(db.one_of(Wish), default=Wish.ANY)
    suits: Mapped[str] = mapped_column(default="")
    asked_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    booked_with: Mapped[str] = mapped_column(default="")
    booked_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    booked_for: Mapped[dt.datetime | None]
    booked_at: Mapped[dt.datetime | None]
    confirmed_at: Mapped[dt.datetime | None]
    cancelled_at: Mapped[dt.datetime | None]
    cancelled_why: Mapped[str] = mapped_column(default="")

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something for it."""
        return self.confirmed_at is None and self.cancelled_at is None


__all__ = [
    "About",
    "InterpreterBooking",
    "LangSource",
    "Method",
    "Mode",
    "Review",
    "Text",
    "Translation",
    "TranslationWish",
    "Wish",
]
