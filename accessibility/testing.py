"""Small tests in their states: planned, under way, to be studied, to be decided, adapted, abandoned; short words and long ones."""

import datetime as dt
from dataclasses import replace

from accessibility import witnesses
from accessibility.longest import LONG, LONG_WORD
from app.core import calendar
from app.improvement.actions import cycles, studying
from app.improvement.actions.planning import Does, Rest, Writes
from app.improvement.models import Act, Cycle, Extent, Known, Project, Purpose
from app.improvement.queries.planning import drivers_in, measures_in
from app.people.models import Person

_DONE = studying.Done(
    Extent.PARTLY, f"Two bags were packed. {LONG}", LONG_WORD, "I could go home before lunch.", f"The printer. {LONG_WORD}"
)
_FOUND = {place: studying.Found(f"Two of three. {LONG_WORD}", Extent.PARTLY, LONG) for place in (1, 2)}


_EFFECTS = studying.Effects(Known.YES, f"The night porter waits. {LONG_WORD}", Known.UNKNOWN, "")
_REST = Rest(
    objective=f"Find out whether it can be done in the evening. {LONG}",
    consent="Everybody on the list is asked first.",
    steps=(Does(f"The list is read out. {LONG_WORD}"[:200], LONG_WORD, "Alder Ward"), Does("Bags are packed")),
)


def fill(project: Project, by: Person) -> dict[str, object]:
    """Gives the numbers of the small tests by their states."""
    planned = _plan(project, "Nothing expected yet", by, expected="")
    ready = _plan(project, f"{LONG} {LONG_WORD}", by)
    running = _plan(project, "Begun", by, step=1)
    done = _plan(project, "Done", by, step=2)
    studied = _plan(project, "Studied", by, step=3)
    adapted = _plan(project, "Adapted", by, step=3)
    studying.act(adapted, studying.Decided(Act.ADAPT, next_change=f"Two nurses pack. {LONG}"), by=by)
    abandoned = _plan(project, "Abandoned", by, step=3)
    studying.act(abandoned, studying.Decided(Act.ABANDON, learning=f"Evenings are too busy. {LONG}"), by=by)
    found = {"planned": planned, "ready": ready, "running": running, "done": done, "studied": studied, "adapted": adapted}
    for cycle in (done, studied):
        witnesses.answered_in_urdu(cycle, by)
    numbers = {f"test_{state}": cycle.id for state, cycle in (found | {"abandoned": abandoned}).items()}
    return numbers | witnesses.fill(running, studied, by) | witnesses.to_translate(studied) | witnesses.to_translate(done)


def _plan(project: Project, idea: str, by: Person, *, expected: str = "All three are.", step: int = 0) -> Cycle:
    """A small test, brought so many steps on."""
    day = calendar.today()
    questions = (("Are the bags ready at 8?", "Yes."), (f"How long does it take? {LONG_WORD}", expected))
    measured = (
        Writes(measures_in(project.id)[0].id, "", "The nurse", "On the list", "Each evening"),
        Writes(None, f"Minutes a bag {LONG_WORD}"[:200]),
    )
    rest = replace(_REST, driver=next(iter(drivers_in(project.id)), None), collected=measured)
    plan = cycles.Plan(Purpose.TEST, f"1 nurse, {LONG_WORD}"[:200], day, day + dt.timedelta(days=4), "Priya", LONG, questions, rest)
    cycle = cycles.start_ramp(project, idea, plan, by=by)
    if step > 0:
        cycles.begin(cycle, by=by)
        cycles.predict(cycle, {2: "Two of three are."}, by=by)
    if step > 1:
        studying.carry_out(cycle, _DONE, by=by)
    if step > 2:
        studying.study(cycle, _FOUND, _EFFECTS, f"We saw enough. {LONG}"[:300], closing=True, by=by)
    return cycle
