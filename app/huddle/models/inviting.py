"""Who is invited to talk about one idea of one meeting, and which members have read what is said of it beforehand."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db
from app.core.tokens import new_salt
from app.huddle.models.meetings import Item
from app.languages.models import Text
from app.people.models import Person
from app.proposals.models import Proposal


class GuestOf(enum.StrEnum):
    """As whom somebody is invited."""

    PROPOSER = "proposer"
    HELPER = "helper"
    SERVICE = "service"


class Coming(enum.StrEnum):
    """What a guest answered. No is an answer; so are words instead."""

    COMES = "comes"
    CANNOT = "cannot"
    NOT_SURE = "not_sure"


class GuestNeed(enum.StrEnum):
    """What a guest asks for, for this meeting."""

    INTERPRETER = "interpreter"
    COMPANION = "companion"
    BREAKS = "breaks"
    QUESTIONS = "questions_first"
    OTHER = "other"


class Invitation(db.Model):
    """Somebody is invited to one idea on one list, and to nothing else. The link itself is never stored.

    It goes along when the idea goes on to another list. `item_id` is none when the idea was taken off its list. `needs_words`: what they
    wrote about what they need. `words`: to be read out in the meeting. `forgotten_at`: their name and address are gone.
    """

    __tablename__ = "huddle_invitation"
    __table_args__ = (UniqueConstraint("item_id", "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    as_whom: Mapped[GuestOf] = mapped_column(db.one_of(GuestOf))
    salt: Mapped[str] = mapped_column(default=new_salt)
    invited_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    invited_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    ended_at: Mapped[dt.datetime | None]
    coming: Mapped[Coming | None] = mapped_column(db.one_of(Coming))
    needs: Mapped[list[str]] = mapped_column(default=list)
    needs_words_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    question_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    words_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    answered_at: Mapped[dt.datetime | None]
    forgotten_at: Mapped[dt.datetime | None]
    item: Mapped[Item | None] = relationship(lazy="raise")
    proposal: Mapped[Proposal] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(foreign_keys=person_id, lazy="raise")
    needs_words: Mapped[Text | None] = relationship(foreign_keys=needs_words_id, lazy="raise")
    question: Mapped[Text | None] = relationship(foreign_keys=question_id, lazy="raise")
    words: Mapped[Text | None] = relationship(foreign_keys=words_id, lazy="raise")


class PackRead(db.Model):
    """A member says that they have read the page of an idea before the meeting. It goes along with the idea."""

    __tablename__ = "huddle_pack_read"
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    read_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
