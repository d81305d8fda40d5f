"""Every sentence that somebody writes for others, with its language."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db


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
