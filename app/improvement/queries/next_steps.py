"""What to do next in a try-out: one to three steps, out of what its page knows already."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.core.i18n import mark_for_staff
from app.improvement import permissions
from app.improvement.models import Cycle, Ramp, State
from app.improvement.queries.reviewing import Standing
from app.proposals.models import Stage

MOST = 3
_JUDGED = {Stage.EVALUATION, Stage.ADOPTED, Stage.ADAPTED}  # people outside read how it went
SILENT = dt.timedelta(days=30)  # so long nobody wrote a thought


@dataclass(frozen=True)
class Step:
    """One link: its words for staff with their facts, and where it leads. `number`: of what it is about; none for the try-out itself."""

    words: str
    endpoint: str
    number: int | None = None
    review: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What is there. `gates_open`: gates that are not passed, none once it is tested; `waiting`: measures that wait for a value.

    `unshown`: there is something that people outside could see, and nobody has chosen any of it. `lasting`: whether to look at what lasts; `over`: the plan is. `thought_on`: the day of the newest reflection that the reader may read,
    or of the beginning: a private one of somebody else changes nothing, or its absence here would tell that it exists.
    """

    stage: Stage
    has_aim: bool
    measures: Collection[int]
    gates_open: Sequence[str]
    waiting: Sequence[int]
    ramps: Sequence[Ramp]
    standings: Sequence[Standing]
    lasting: bool
    over: bool
    unshown: bool
    thought_on: dt.date
    today: dt.date


def next_steps(known: Known) -> list[Step]:
    """The most urgent ones, at most MOST; nothing waits while the work is paused, and of what has ended one thing at most. Pure."""
    if known.stage is Stage.PAUSED:
        return []
    if known.stage not in permissions.WRITTEN_IN:
        return list(_to_show(known))
    return [*_to_begin(known), *_ready(known), *_due(known), *_further(known)][:MOST]


def _to_begin(known: Known) -> Iterator[Step]:
    if not known.has_aim:
        yield Step(mark_for_staff("Write what you want to reach"), "improvement.aim")
    if not known.measures:
        yield Step(mark_for_staff("Add something to measure"), "improvement.add_measure")


def _ready(known: Known) -> Iterator[Step]:
    """Whether everything stands that must stand before a test."""
    if known.stage in {Stage.DECIDED, Stage.COACHING}:
        waits = mark_for_staff("Put in place what is missing before you test") if known.gates_open else mark_for_staff("Begin to test")
        yield Step(waits, "improvement.gates")


def _due(known: Known) -> Iterator[Step]:
    for cycle in (one for ramp in known.ramps for one in ramp.cycles):
        if (step := _of_test(cycle, known.today)) is not None:
            yield step
    late = next((one for one in known.standings if one.late), None)
    if late is not None:
        yield Step(
            mark_for_staff("Write the review of day %(day)s"), "improvement.write_review", review=late.number, facts={"day": late.day}
        )
    if len(known.waiting) == 1:
        yield Step(mark_for_staff("Write the values that are missing"), "improvement.values", known.waiting[0])
    elif known.waiting:
        yield Step(mark_for_staff("Write the values that are missing"), "improvement.family")


def _of_test(cycle: Cycle, today: dt.date) -> Step | None:
    facts = {"number": cycle.number}
    if cycle.state is State.STOPPED or (cycle.state is State.UNDER_WAY and cycle.ends_on < today):
        return Step(mark_for_staff("Say what happened in small test %(number)s"), "improvement.do", cycle.id, facts=facts)
    if cycle.state is State.DONE:
        return Step(mark_for_staff("Study what came out of small test %(number)s"), "improvement.study", cycle.id, facts=facts)
    if cycle.state is State.STUDIED:
        return Step(mark_for_staff("Decide what follows from small test %(number)s"), "improvement.act", cycle.id, facts=facts)
    return None


def _to_test_next(known: Known) -> Iterator[Step]:
    """What was adapted in a small test is tested again in the next one; none is planned where the huddle has the try-out."""
    if known.stage in {Stage.EVALUATION, Stage.ADAPTED}:
        return
    for ramp in known.ramps:
        last = max(ramp.cycles, key=lambda one: one.number, default=None)
        if last is not None and last.state is State.ADAPT:
            words = mark_for_staff("Plan the next small test after small test %(number)s")
            yield Step(words, "improvement.next_cycle", last.id, facts={"number": last.number})


def _to_show(known: Known) -> Iterator[Step]:
    if known.unshown and known.stage in _JUDGED:
        yield Step(mark_for_staff("Choose what people outside the team see"), "improvement.shown_outside")


def _further(known: Known) -> Iterator[Step]:
    yield from _to_test_next(known)
    if known.stage is Stage.TESTING:
        if not known.ramps:
            yield Step(mark_for_staff("Plan a small test"), "improvement.start_ramp")
        if known.over:
            yield Step(mark_for_staff("Write the evaluation"), "improvement.write_evaluation")
    yield from _to_show(known)
    if known.lasting:
        yield Step(mark_for_staff("Look at whether it will last"), "improvement.lasting")
    if known.today - known.thought_on >= SILENT:
        yield Step(mark_for_staff("Write a thought: what is this telling us?"), "improvement.add_reflection")
