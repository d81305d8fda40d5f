"""Reading whether a change is likely to last: the weakest factors first, each beside what was said the time before."""

import datetime as dt
import enum
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, ScalarSelect, func, select
from sqlalchemy.orm import selectinload

from app.core import db
from app.improvement.models import Act, Cycle, Factor, Occasion, Project, Ramp, SustainabilityProfile
from app.people.queries.organisations import names
from app.proposals.models import Stage

WEAKEST = 3  # that stand first
THIRD = 3  # small tests, after which it is asked again


class Compared(enum.StrEnum):
    """A factor beside what was said of it before."""

    STRONGER = "stronger"
    SAME = "same"
    WEAKER = "weaker"


@dataclass(frozen=True)
class Standing:
    """One factor with its answer, from 1 to 4. `compared`: none in the first profile."""

    factor: Factor
    level: int
    compared: Compared | None


@dataclass(frozen=True)
class Profile:
    """The ten factors of one day, the weakest first."""

    number: int
    occasion: Occasion
    next_step: str
    at: dt.datetime
    who: str
    factors: tuple[Standing, ...]

    @property
    def weakest(self) -> tuple[Standing, ...]:
        """Those to work on."""
        return self.factors[:WEAKEST]

    @property
    def others(self) -> tuple[Standing, ...]:
        """The rest."""
        return self.factors[WEAKEST:]


def profiles(project: Project) -> list[Profile]:
    """Every profile of a try-out, the newest first, each compared with the one before it. Three statements."""
    found = all_profiles(project)
    who = names(one.answered_by for one in found)
    before: list[dict[Factor, int]] = [*(one.levels for one in found[1:]), {}]
    return [
        Profile(one.number, one.occasion, one.next_step, one.answered_at, who.get(one.answered_by or 0, ""), standings(one.levels, earlier))
        for one, earlier in zip(found, before, strict=False)  # nothing stands before the first
    ]


def all_profiles(project: Project) -> Sequence[SustainabilityProfile]:
    """Every profile as it was given, the newest first. Two statements."""
    wanted = select(SustainabilityProfile).options(selectinload(SustainabilityProfile.answers))
    wanted = wanted.where(SustainabilityProfile.project_id == project.id)
    return db.session.scalars(wanted.order_by(SustainabilityProfile.number.desc())).all()


def standings(levels: Mapping[Factor, int], before: Mapping[Factor, int]) -> tuple[Standing, ...]:
    """The factors from the weakest to the strongest; those that are alike in the order in which they are asked."""
    order = sorted((one for one in Factor if one in levels), key=lambda one: levels[one])  # which keeps alike ones as they were
    return tuple(Standing(one, levels[one], _compared(levels[one], before.get(one))) for one in order)


def occasion_due(asked: Collection[Occasion], *, studied: int, adopting: bool) -> Occasion | None:
    """For which occasion the ten questions should be asked now, if for any. `studied`: small tests whose result is known."""
    if adopting:
        return None if Occasion.BEFORE_ADOPTING in asked else Occasion.BEFORE_ADOPTING
    if studied >= THIRD:
        return None if Occasion.THIRD_TEST in asked else Occasion.THIRD_TEST
    return None if asked else Occasion.START


def due(project: Project, stage: Stage, profiles: Sequence[Profile]) -> Occasion | None:
    """The occasion that has come and for which nobody has answered. One statement."""
    studied, adopted = db.session.execute(
        select(studied_tests(), adopted_tests()).select_from(Project).where(Project.id == project.id)
    ).one()
    adopting = stage is Stage.EVALUATION or adopted > 0
    return occasion_due({one.occasion for one in profiles}, studied=studied, adopting=adopting)


def studied_tests() -> ScalarSelect[int]:
    """How many small tests of the try-out of a row were studied."""
    return _tests(Cycle.studied_at.is_not(None))


def adopted_tests() -> ScalarSelect[int]:
    """How many of them ended with a change that was adopted."""
    return _tests(Cycle.act == Act.ADOPT)


def _tests(rule: ColumnElement[bool]) -> ScalarSelect[int]:
    counted = select(func.count(Cycle.id)).join(Ramp, Cycle.ramp_id == Ramp.id)
    return counted.where(Ramp.project_id == Project.id, rule).correlate(Project).scalar_subquery()


def _compared(level: int, before: int | None) -> Compared | None:
    if before is None:
        return None
    return Compared.SAME if level == before else Compared.STRONGER if level > before else Compared.WEAKER
