"""How a try-out is going: scores of half a year, two profiles, a map with all four groups, thoughts, benefits; short words and long ones."""

import datetime as dt

from accessibility.longest import LONG, LONG_WORD
from app.core import calendar
from app.improvement.actions import benefits, progress, reflections, stakeholders, sustaining
from app.improvement.models import BenefitKind, Factor, Gainer, Involved, Measure, Occasion, Project
from app.people.models import Person

_WHERE = ((True, True), (True, False), (False, True), (False, False))
_HALF_A_YEAR = dt.timedelta(days=180)


def fill(project: Project, still: Project, measure: Measure, by: Person) -> dict[str, object]:
    """Gives the numbers of somebody on the map, a private thought and benefits in their states. `still`: has not moved for long."""
    progress.score(project, 4, f"We measured for two weeks. {LONG_WORD}", by=by)
    progress.score(project, 6, f"Two small tests, and people wait less. {LONG}", by=by)
    progress.score(still, 5, f"People wait as long as before. {LONG}", by=by).scored_at = calendar.now() - _HALF_A_YEAR
    for occasion, step in ((Occasion.START, ""), (Occasion.THIRD_TEST, f"Ask the porters to help. {LONG_WORD}")):
        levels = {factor: 1 + (place * (2 if step else 1)) % 4 for place, factor in enumerate(Factor)}
        sustaining.answer(project, occasion, levels, step, by=by)
    people = [_on_map(project, place, by) for place in range(len(_WHERE))]
    mine = reflections.reflect(project, f"Mornings are busier than we say. {LONG}", by=by)
    reflections.reflect(project, LONG_WORD, measure=measure.id, shared=True, by=by)
    gain = _benefit(project, "People are at home before lunch", measure.id, by)
    benefits.see_benefit(project, gain, calendar.today(), f"Four of ten were. {LONG_WORD}", by=by)
    gone = _benefit(project, f"{LONG_WORD} {LONG}"[:200], None, by)
    benefits.give_benefit_up(project, gone, f"The pharmacy closes at 5. {LONG}", by=by)
    return {"stakeholder": people[0], "thought": mine.id, "benefit": gain.id, "benefit_gone": gone.id}


def _on_map(project: Project, place: int, by: Person) -> int:
    influential, interested = _WHERE[place]
    said = stakeholders.Described(
        name=("The pharmacy", LONG_WORD, "The night porters", "The bed office")[place],
        organisation=("Wenbrook Hospital", LONG_WORD, "", "")[place],
        matters=f"Less work in the morning. {LONG if place == 1 else ''}",
        influential=influential,
        interested=interested,
        effect=LONG if place == 1 else "",
        involved=list(Involved)[place],
        owner="Priya",
        last_contact_on=calendar.today() if place else None,
    )
    return stakeholders.add_stakeholder(project, said, by=by).id


def _benefit(project: Project, words: str, measure: int | None, by: Person) -> benefits.Benefit:
    said = benefits.Described(
        words=words,
        gainers=tuple(Gainer),
        kind=BenefitKind.TIME,
        expected="2 hours less for each person",
        by_on=calendar.today() + dt.timedelta(days=60),
        measure_id=measure,
        measured_by="" if measure else f"We ask ten people. {LONG_WORD}"[:200],
        owner="Priya",
    )
    return benefits.add_benefit(project, said, by=by)
