"""What opens a draft or an idea: links, three words, and the wrong tries with those."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db
from app.core.tokens import new_salt


class LinkPurpose(enum.StrEnum):
    """What a link opens."""

    DRAFT = "draft"
    IDEA = "idea"


class Link(db.Model):
    """A link that opens one draft, or one idea, for one person. The link itself is never stored.

    `address`: where it was sent. `words_key`: the hash of three words that open it too, with a name. `device`: no letter holds it, only the browser that the idea was sent from.
    `supports`: whoever holds it helped the person, who has claimed the idea since; it only reads.
    """

    __tablename__ = "link"
    id: Mapped[int] = mapped_column(primary_key=True)
    purpose: Mapped[LinkPurpose] = mapped_column(db.one_of(LinkPurpose))
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    address: Mapped[str] = mapped_column(default="")
    device: Mapped[bool] = mapped_column(default=False)
    supports: Mapped[bool] = mapped_column(default=False)
    salt: Mapped[str] = mapped_column(default=new_salt)
    created_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    expires_at: Mapped[dt.datetime | None]
    ended_at: Mapped[dt.datetime | None]
    words_key: Mapped[str | None] = mapped_column(unique=True)


class WordsTry(db.Model):
    """One wrong try with three words: when, and with which name, as a keyed hash."""

    __tablename__ = "words_try"
    __table_args__ = (Index("ix_words_try_who", "who_key", "at"), Index("ix_words_try_at", "at"))
    id: Mapped[int] = mapped_column(primary_key=True)
    who_key: Mapped[str]
    at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
