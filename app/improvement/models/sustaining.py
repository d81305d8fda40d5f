"""Whether a change is likely to last: ten factors, each with one of four answers, asked several times during a try-out."""

import datetime as dt
import enum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db

LEVELS = range(1, 5)  # from the weakest answer to the strongest


class Area(enum.StrEnum):
    """Where a factor belongs (reference methods 8)."""

    CHANGE = "change"
    STAFF = "staff"
    ORGANISATION = "organisation"


class Factor(enum.StrEnum):
    """What makes a change last, in the order in which it is asked."""

    BENEFITS = "benefits"  # beyond helping patients
    BELIEVED = "believed"  # the benefits are credible
    ADAPTABLE = "adaptable"
    WATCHED = "watched"  # progress is monitored
    TAUGHT = "taught"  # staff are involved and trained
    WANTED = "wanted"  # how staff behave towards it
    SENIOR = "senior"  # leaders of the organisation
    CLINICAL = "clinical"
    FITTING = "fitting"  # with the aims and ways of the organisation
    EQUIPPED = "equipped"  # infrastructure

    @property
    def area(self) -> Area:
        """The area that it belongs to."""
        if self in {Factor.BENEFITS, Factor.BELIEVED, Factor.ADAPTABLE, Factor.WATCHED}:
            return Area.CHANGE
        return Area.ORGANISATION if self in {Factor.FITTING, Factor.EQUIPPED} else Area.STAFF


class Occasion(enum.StrEnum):
    """When the ten questions are asked."""

    START = "start"
    THIRD_TEST = "third_test"
    BEFORE_ADOPTING = "before_adopting"
    BETWEEN = "between"


class SustainabilityProfile(db.Model):
    """The ten answers of one day. There is no total: what is weak is what matters. `number`: from 1, within the try-out."""

    __tablename__ = "sustainability_profile"
    __table_args__ = (UniqueConstraint("project_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    number: Mapped[int]
    occasion: Mapped[Occasion] = mapped_column(db.one_of(Occasion))
    next_step: Mapped[str] = mapped_column(default="")
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    answers: Mapped[list["SustainabilityAnswer"]] = relationship(cascade="all, delete-orphan", lazy="raise")

    @property
    def levels(self) -> dict[Factor, int]:
        """Each factor with its answer, from 1 to 4."""
        return {answer.factor: answer.level for answer in self.answers}


class SustainabilityAnswer(db.Model):
    """What was said of one factor, from 1, the weakest, to 4."""

    __tablename__ = "sustainability_answer"
    __table_args__ = (UniqueConstraint("profile_id", "factor"), CheckConstraint("level BETWEEN 1 AND 4", name="level"))
    id: Mapped[int] = mapped_column(primary_key=True)
    profile_id: Mapped[int] = mapped_column(ForeignKey("sustainability_profile.id"))
    factor: Mapped[Factor] = mapped_column(db.one_of(Factor))
    level: Mapped[int]
