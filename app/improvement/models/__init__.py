"""The work that grows out of an idea: the project, its aim, its measures and their values over time."""

import datetime as dt
import enum
from decimal import Decimal

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db
from app.improvement.charts import Direction
from app.improvement.models.asking import Body, Reply, Research, SignOff
from app.improvement.models.benefits import Benefit, BenefitKind, BenefitSeen, Gainer
from app.improvement.models.charter import CharterPart, Milestone, MilestoneMove, TakingPart, TeamMember, TeamPart, Wording
from app.improvement.models.charting import Annotation, ChartSetting, Rebase
from app.improvement.models.cycles import Act, Cycle, Extent, Known, Onwards, Purpose, Question, Ramp, State
from app.improvement.models.drivers import SERVES, WATCHED, ChangeIdea, Driver
from app.improvement.models.gates import Halt, HaltKind, NotYet
from app.improvement.models.groups import Group, GroupCount, GroupEntry, Split, SplitBy
from app.improvement.models.impact import NONE_NEEDED, Assessed, ImpactCheck
from app.improvement.models.measures import ChartKind, Details, MeasureType, Parts, TargetFrom
from app.improvement.models.planning import Collected, PlannedStep
from app.improvement.models.progress import ProgressScore
from app.improvement.models.reflections import Reflection
from app.improvement.models.remarks import Remark
from app.improvement.models.reviews import GainsLess, Review, ReviewReminder, ReviewTold, TriedOut, Voice
from app.improvement.models.stakeholders import Involved, Quadrant, Stakeholder
from app.improvement.models.sustaining import Area, Factor, Occasion, SustainabilityAnswer, SustainabilityProfile
from app.improvement.models.units import reads_as_per_cent
from app.improvement.models.witnesses import Asked, AskedAs, Said, Saw
from app.improvement.models.wording import CycleWords
from app.languages.models import Text

DAYS = 90  # of a plan, as the pilot runs it; reviews at a third, two thirds and the end


class Project(db.Model):
    """One try-out of one idea. Where it stands is the idea's stage; a project has none of its own.

    `review_days`: the days of the plan at which it is looked at, ascending; none where nobody set them.
    `counted_from`: day 1 of the plan where that is not the day of the beginning.
    """

    __tablename__ = "project"
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), unique=True)
    started_on: Mapped[dt.date] = mapped_column(default=calendar.today)
    days: Mapped[int] = mapped_column(default=DAYS)
    review_days: Mapped[list[int] | None] = mapped_column(db.Json)
    counted_from: Mapped[dt.date | None]
    started_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    def shown_to_public(self) -> bool:
        """Anyone reads on which day of its plan a public idea is."""
        return True

    @property
    def first_day(self) -> dt.date:
        """Day 1 of the plan."""
        return self.counted_from or self.started_on

    def day(self, on: dt.date) -> int:
        """Which day of the plan a date is; the first is 1."""
        return (on - self.first_day).days + 1

    @property
    def ends_on(self) -> dt.date:
        """The last day of the plan."""
        return self.first_day + dt.timedelta(days=self.days)

    @property
    def reviews_on(self) -> list[tuple[int, dt.date]]:
        """The days of the plan at which it is looked at, with their dates."""
        template = [self.days // 3, self.days * 2 // 3, self.days]
        return [(day, self.first_day + dt.timedelta(days=day)) for day in self.review_days or template]


class Aim(db.Model):
    """What a project wants to reach, and by when. The newest row holds; the older ones are its history.

    `easy`: the same in easy words. `fine`: whoever wrote it said that what looks like a private detail in it may be read outside.
    """

    __tablename__ = "aim"
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    words_id: Mapped[int] = mapped_column(ForeignKey("text.id"))
    by_on: Mapped[dt.date | None]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    easy_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    fine: Mapped[bool | None]
    words: Mapped[Text] = relationship(foreign_keys=words_id, lazy="raise")
    easy: Mapped[Text | None] = relationship(foreign_keys=easy_id, lazy="raise")

    def shown_to_public(self) -> bool:
        """Anyone reads what is to be reached."""
        return True


class MeasureKind(enum.StrEnum):
    """What a measure is for (reference methods 4)."""

    OUTCOME = "outcome"  # what the aim is about
    PROCESS = "process"  # whether what was planned is done
    BALANCING = "balancing"  # whether something else gets worse


class Every(enum.StrEnum):
    """How often there is a value."""

    DAY = "day"
    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    MONTH = "month"
    QUARTER = "quarter"


class Measure(Details, db.Model):
    """Something that is counted or timed again and again. `target` is an exact decimal in `unit`."""

    __tablename__ = "measure"
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    kind: Mapped[MeasureKind] = mapped_column(db.one_of(MeasureKind))
    name: Mapped[str]
    definition: Mapped[str]
    unit: Mapped[str]
    direction: Mapped[Direction] = mapped_column(db.one_of(Direction))
    every: Mapped[Every] = mapped_column(db.one_of(Every))
    target: Mapped[str | None]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)

    def shown_to_public(self) -> bool:
        """Where the team says so; and anyone sees when it says so no more."""
        return True

    @property
    def goal(self) -> Decimal | None:
        """The target as a number."""
        return None if self.target is None else Decimal(self.target)

    @property
    def in_per_cent(self) -> bool:
        """Whether its values lie from 0 to 100: of a percentage, and where nobody has said what a value is, by the unit."""
        return self.type is MeasureType.PERCENT or (self.type is None and reads_as_per_cent(self.unit))


class Value(Parts, db.Model):
    """One value of a measure: the first day of its period, and an exact decimal in the unit. A period without one has no row.

    `left_out`: why it does not count; empty for one that counts.
    """

    __tablename__ = "measure_value"
    __table_args__ = (UniqueConstraint("measure_id", "on"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    on: Mapped[dt.date]
    number: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    left_out: Mapped[str] = mapped_column(default="")
    entered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)

    def shown_to_public(self) -> bool:
        """It is a point of a chart that anyone may see."""
        return True


__all__ = [
    "DAYS",
    "NONE_NEEDED",
    "SERVES",
    "WATCHED",
    "Act",
    "Aim",
    "Annotation",
    "Area",
    "Asked",
    "AskedAs",
    "Assessed",
    "Benefit",
    "BenefitKind",
    "BenefitSeen",
    "Body",
    "ChangeIdea",
    "ChartKind",
    "ChartSetting",
    "CharterPart",
    "Collected",
    "Cycle",
    "CycleWords",
    "Driver",
    "Every",
    "Extent",
    "Factor",
    "Gainer",
    "GainsLess",
    "Group",
    "GroupCount",
    "GroupEntry",
    "Halt",
    "HaltKind",
    "ImpactCheck",
    "Involved",
    "Known",
    "Measure",
    "MeasureKind",
    "MeasureType",
    "Milestone",
    "MilestoneMove",
    "NotYet",
    "Occasion",
    "Onwards",
    "PlannedStep",
    "ProgressScore",
    "Project",
    "Purpose",
    "Quadrant",
    "Question",
    "Ramp",
    "Rebase",
    "Reflection",
    "Remark",
    "Reply",
    "Research",
    "Review",
    "ReviewReminder",
    "ReviewTold",
    "Said",
    "Saw",
    "SignOff",
    "Split",
    "SplitBy",
    "Stakeholder",
    "State",
    "SustainabilityAnswer",
    "SustainabilityProfile",
    "TakingPart",
    "TargetFrom",
    "TeamMember",
    "TeamPart",
    "TriedOut",
    "Value",
    "Voice",
    "Wording",
]
