"""What each member says of an idea before or in the meeting: a view, scores with reasons, a declared interest."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db
from app.languages.models import Text


class Stance(enum.StrEnum):
    """What a member's view is. An offer says what they or their team can do."""

    SUPPORT = "support"
    CONCERN = "concern"
    QUESTION = "question"
    OFFER = "offer"


class Digital(enum.StrEnum):
    """Whether digital could help; asked of every item."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"


class Criterion(enum.StrEnum):
    """What an idea is looked at for (reference methods 13). Never added up."""

    IMPACT = "impact"
    INEQUALITY = "inequality"
    SAFETY = "safety"
    PRIORITY = "priority"
    FEASIBILITY = "feasibility"
    READINESS = "readiness"
    EVIDENCE = "evidence"
    REACH = "reach"
    INVOLVEMENT = "involvement"


class Say(db.Model):
    """One member's view of an idea on one list. They may change it until the idea is decided."""

    __tablename__ = "huddle_say"
    __table_args__ = (UniqueConstraint("item_id", "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    discipline_id: Mapped[int | None] = mapped_column(ForeignKey("discipline.id"))
    stance: Mapped[Stance] = mapped_column(db.one_of(Stance))
    words_id: Mapped[int] = mapped_column(ForeignKey("text.id"))
    digital: Mapped[Digital] = mapped_column(db.one_of(Digital))
    digital_how: Mapped[str] = mapped_column(default="")
    gains_least: Mapped[str] = mapped_column(default="")
    said_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    words: Mapped[Text] = relationship(lazy="raise")


class Score(db.Model):
    """One member's look at an idea for one criterion: 0 to 3 with a reason. No row is no score, which is not 0."""

    __tablename__ = "huddle_score"
    __table_args__ = (UniqueConstraint("item_id", "person_id", "criterion"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    criterion: Mapped[Criterion] = mapped_column(db.one_of(Criterion))
    value: Mapped[int]
    reason: Mapped[str]
    given_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
