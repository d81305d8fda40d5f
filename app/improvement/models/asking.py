"""What others have to say before a test: whether it is research, and who signs it off."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db
from app.improvement.gates.research import CLEARS, MAY_BE_RESEARCH, Ruling, Work


class Research(db.Model):
    """What kind of work a try-out is. The newest row holds. `ruled_by`, `ruled_on`, `ruling_words`: who of R&D said what, when."""

    __tablename__ = "research_question"
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    work: Mapped[Work] = mapped_column(db.one_of(Work))
    why: Mapped[str]
    ruling: Mapped[Ruling | None] = mapped_column(db.one_of(Ruling))
    ruled_by: Mapped[str] = mapped_column(default="")
    ruled_on: Mapped[dt.date | None]
    ruling_words: Mapped[str] = mapped_column(default="")
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)

    @property
    def may_be_research(self) -> bool:
        """Whether somebody of R&D has to answer."""
        return self.work in MAY_BE_RESEARCH

    @property
    def cleared(self) -> bool:
        """Whether testing may begin, as far as research goes."""
        return not self.may_be_research or self.ruling in CLEARS


class Body(enum.StrEnum):
    """Who signs something off."""

    INFORMATION_GOVERNANCE = "information_governance"
    DIGITAL = "digital"
    OTHER = "other"


class Reply(enum.StrEnum):
    """What they said."""

    YES = "yes"
    CONDITIONS = "conditions"
    NO = "no"
    NOT_NEEDED = "not_needed"


class SignOff(db.Model):
    """One question to a body, and its answer. `name`: who that is, where it is none of the two that every try-out knows."""

    __tablename__ = "sign_off"
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    body: Mapped[Body] = mapped_column(db.one_of(Body))
    name: Mapped[str] = mapped_column(default="")
    asked_on: Mapped[dt.date]
    about: Mapped[str]
    answered_on: Mapped[dt.date | None]
    reply: Mapped[Reply | None] = mapped_column(db.one_of(Reply))
    evidence: Mapped[str] = mapped_column(default="")
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
