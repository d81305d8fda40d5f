"""Small tests: a change idea, the cycles that test it one after the other, and the questions that each of them answers."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db
from app.improvement.models.planning import Collected, PlannedStep


class Purpose(enum.StrEnum):
    """What a cycle is for (reference methods 3)."""

    COLLECT = "collect"  # find something out
    DEVELOP = "develop"  # work a change out
    TEST = "test"
    IMPLEMENT = "implement"  # make it part of the work


class Extent(enum.StrEnum):
    """How far something was as planned, or came as expected."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Act(enum.StrEnum):
    """What follows from a cycle. None of the three is a failure."""

    ADAPT = "adapt"
    ADOPT = "adopt"
    ABANDON = "abandon"


class Onwards(enum.StrEnum):
    """Where an adopted change goes."""

    LARGER_TEST = "larger_test"
    IMPLEMENTATION = "implementation"


class Known(enum.StrEnum):
    """Whether something that nobody hoped for happened, as far as anybody knows."""

    NO = "no"
    YES = "yes"
    UNKNOWN = "unknown"  # not measured, or nobody can say


class State(enum.StrEnum):
    """How far a cycle is, in the order of its steps; the three ways of the last one at the end."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    STOPPED = "stopped"  # something was not safe; waits to be written down
    DONE = "done"  # waits to be studied
    STUDIED = "studied"  # waits for a decision
    ADAPT = "adapt"
    ADOPT = "adopt"
    ABANDON = "abandon"


class Ramp(db.Model):
    """One change idea of a project; its cycles go from small to large. `change_idea_id`: where it stands in the driver diagram.

    `shown_at`: since when people outside the team read its words.
    """

    __tablename__ = "ramp"
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    idea: Mapped[str]
    change_idea_id: Mapped[int | None] = mapped_column(ForeignKey("change_idea.id"), unique=True)
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    shown_at: Mapped[dt.datetime | None]
    cycles: Mapped[list["Cycle"]] = relationship(back_populates="ramp", order_by="Cycle.number", lazy="raise")

    def shown_to_public(self) -> bool:
        """Anyone may read what is tested."""
        return True


class Cycle(db.Model):
    """One small test: what was planned, what happened, what it showed, what follows. A step that was not taken has no time.

    `scale`: people and places, in words. `kept_id`: the measure that goes on once the change was adopted.
    `consent`: whom to ask first, or what could harm. `worse`: whether something else got worse; `gained_less`: whether a group of people did.
    `why_early`: why it was studied before its last day. `stopped_at`: while it was going on, something was not safe.
    """

    __tablename__ = "cycle"
    __table_args__ = (UniqueConstraint("ramp_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    ramp_id: Mapped[int] = mapped_column(ForeignKey("ramp.id"))
    number: Mapped[int]
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("cycle.id"), unique=True)
    purpose: Mapped[Purpose] = mapped_column(db.one_of(Purpose))
    scale: Mapped[str]
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date]
    owner: Mapped[str]
    stop_rule: Mapped[str]
    driver_id: Mapped[int | None] = mapped_column(ForeignKey("driver.id"), index=True)
    objective: Mapped[str] = mapped_column(default="")
    consent: Mapped[str] = mapped_column(default="")
    planned_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    planned_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    begun_at: Mapped[dt.datetime | None]
    stopped_at: Mapped[dt.datetime | None]
    carried_out: Mapped[Extent | None] = mapped_column(db.one_of(Extent))
    happened: Mapped[str] = mapped_column(default="")
    unexpected: Mapped[str] = mapped_column(default="")
    said: Mapped[str] = mapped_column(default="")
    problems: Mapped[str] = mapped_column(default="")
    done_at: Mapped[dt.datetime | None]
    worse: Mapped[Known | None] = mapped_column(db.one_of(Known, name="worse"))
    worse_how: Mapped[str] = mapped_column(default="")
    gained_less: Mapped[Known | None] = mapped_column(db.one_of(Known, name="gained_less"))
    gained_less_who: Mapped[str] = mapped_column(default="")
    why_early: Mapped[str] = mapped_column(default="")
    studied_at: Mapped[dt.datetime | None]
    act: Mapped[Act | None] = mapped_column(db.one_of(Act))
    acted_at: Mapped[dt.datetime | None]
    acted_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    next_change: Mapped[str] = mapped_column(default="")
    onwards: Mapped[Onwards | None] = mapped_column(db.one_of(Onwards))
    training: Mapped[str] = mapped_column(default="")
    keeper: Mapped[str] = mapped_column(default="")
    kept_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"))
    learning: Mapped[str] = mapped_column(default="")
    ramp: Mapped[Ramp] = relationship(back_populates="cycles", lazy="raise")
    questions: Mapped[list["Question"]] = relationship(order_by="Question.position", cascade="all, delete-orphan", lazy="raise")
    steps: Mapped[list[PlannedStep]] = relationship(order_by=PlannedStep.position, cascade="all, delete-orphan", lazy="raise")
    collected: Mapped[list[Collected]] = relationship(order_by=Collected.position, cascade="all, delete-orphan", lazy="raise")

    def shown_to_public(self) -> bool:
        """Anyone reads how far it is."""
        return True

    @property
    def state(self) -> State:
        """The last step that was taken."""
        if self.act is not None:
            return State(self.act.value)
        steps = (
            (self.studied_at, State.STUDIED),
            (self.done_at, State.DONE),
            (self.stopped_at, State.STOPPED),
            (self.begun_at, State.UNDER_WAY),
        )
        return next((state for taken_at, state in steps if taken_at is not None), State.PLANNED)


class Question(db.Model):
    """What a cycle should tell, what was expected, and what came out. `predicted_at`: when the prediction that stands was written."""

    __tablename__ = "cycle_question"
    __table_args__ = (UniqueConstraint("cycle_id", "position"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"))
    position: Mapped[int]
    words: Mapped[str]
    prediction: Mapped[str] = mapped_column(default="")
    predicted_at: Mapped[dt.datetime | None]
    result: Mapped[str] = mapped_column(default="")
    matched: Mapped[Extent | None] = mapped_column(db.one_of(Extent))
    learned: Mapped[str] = mapped_column(default="")
