"""Who is asked what came out of a small test, and what they say."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db
from app.core.tokens import new_salt
from app.improvement.models.cycles import Cycle, Question
from app.languages.models import Text
from app.people.models import Person


class AskedAs(enum.StrEnum):
    """Who somebody is for the test."""

    PROPOSER = "proposer"
    THERE = "there"  # a patient, a carer or anybody else who was there
    TEAM = "team"  # whoever planned it; they answer on the page of the test


class Saw(enum.StrEnum):
    """Whether something happened as it was expected."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_SURE = "not_sure"


class Asked(db.Model):
    """Somebody who is asked on the last day of a small test. The link itself is never stored.

    `told_at`: when the letter was written. `forgotten_at`: their name and address are gone.
    """

    __tablename__ = "cycle_asked"
    __table_args__ = (UniqueConstraint("cycle_id", "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    as_whom: Mapped[AskedAs] = mapped_column(db.one_of(AskedAs))
    salt: Mapped[str] = mapped_column(default=new_salt)
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    told_at: Mapped[dt.datetime | None]
    ended_at: Mapped[dt.datetime | None]
    answered_at: Mapped[dt.datetime | None]
    forgotten_at: Mapped[dt.datetime | None]
    cycle: Mapped[Cycle] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(foreign_keys=person_id, lazy="raise")
    said: Mapped[list["Said"]] = relationship(order_by="Said.id", cascade="all, delete-orphan", lazy="raise")


class Said(db.Model):
    """What somebody who was asked says of one question: whether it came as expected, and words of theirs."""

    __tablename__ = "cycle_said"
    __table_args__ = (UniqueConstraint("asked_id", "question_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    asked_id: Mapped[int] = mapped_column(ForeignKey("cycle_asked.id"))
    question_id: Mapped[int] = mapped_column(ForeignKey("cycle_question.id"))
    saw: Mapped[Saw | None] = mapped_column(db.one_of(Saw))
    words_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    question: Mapped[Question] = relationship(lazy="raise")
    words: Mapped[Text | None] = relationship(lazy="raise")
