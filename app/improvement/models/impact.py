"""The impact check in its versions, and how far what follows from it is."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db
from app.improvement.gates.impact import Assessment, Effect, Impact

NONE_NEEDED = "none"


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
