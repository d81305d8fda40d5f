"""What stands before testing, and what happens to it: reasons, the impact check, research, sign-offs, pauses and stops."""

import datetime as dt
import enum
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db
from app.improvement.gates.impact import Assessment, Effect, Impact
from app.improvement.gates.research import CLEARS, MAY_BE_RESEARCH, Ruling, Work

NONE_NEEDED = "none"


class NotYet(db.Model):
    """Why a try-out has no measure of a kind (`outcome`, `process`, `balancing`) yet."""

    __tablename__ = "measure_not_yet"
    __table_args__ = (UniqueConstraint("project_id", "kind"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    kind: Mapped[str]
    reason: Mapped[str]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)


class ImpactCheck(db.Model):
    """One version of the answers. The one with the highest number holds, the others are its history.

    `answers`: by Impact an `effect` and a `reason`, each of which may be empty until it is finished.
    `needed`: what has to follow, as values of Assessment, or NONE_NEEDED alone.
    """

    __tablename__ = "impact_check"
    __table_args__ = (UniqueConstraint("project_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    number: Mapped[int]
    answers: Mapped[dict[str, Any]]
    needed: Mapped[list[str]]
    finished: Mapped[bool]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)

    @property
    def effects(self) -> dict[Impact, Effect | None]:
        """What was answered to each question."""
        return {asked: Effect(said) if (said := self.answers[asked]["effect"]) else None for asked in Impact}

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """What has to follow, in the order of the list."""
        return tuple(one for one in Assessment if one in self.needed)


class Assessed(db.Model):
    """How far one assessment is: asked of a body on a day, done on a day with evidence in words."""

    __tablename__ = "impact_assessment"
    __table_args__ = (UniqueConstraint("project_id", "assessment"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    assessment: Mapped[Assessment] = mapped_column(db.one_of(Assessment))
    asked_of: Mapped[str]
    asked_on: Mapped[dt.date]
    done_on: Mapped[dt.date | None]
    evidence: Mapped[str] = mapped_column(default="")


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


class HaltKind(enum.StrEnum):
    """How work came to rest."""

    PAUSE = "pause"
    SAFETY = "safety"
    OTHER = "other"


class Halt(db.Model):
    """What a pause or a stop says besides its reason, which stands in the story of the idea. `back_on`: when a pause may end."""

    __tablename__ = "halt"
    entry_id: Mapped[int] = mapped_column(ForeignKey("history.id"), primary_key=True)
    kind: Mapped[HaltKind] = mapped_column(db.one_of(HaltKind))
    back_on: Mapped[dt.date | None]
