"""Answering the ten questions about whether a change will last."""

from collections.abc import Mapping

from app.core import calendar, db
from app.core.errors import Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement.actions import PROJECT
from app.improvement.actions.keeping import one_by_one
from app.improvement.models import Factor, Occasion, Project, SustainabilityAnswer, SustainabilityProfile
from app.improvement.models.sustaining import LEVELS
from app.improvement.queries import sustaining as queries
from app.people.models import Person


def answer(project: Project, occasion: Occasion, levels: Mapping[Factor, int], next_step: str, *, by: Person) -> SustainabilityProfile:
    """A new profile; those before stay. `levels`: each of the ten factors with 1 to 4. The same sent twice on one day is one."""
    lacking = next((factor for factor in Factor if levels.get(factor) not in LEVELS), None)
    if lacking is not None:
        raise Refused(for_staff("Choose an answer"), field=lacking.value)
    one_by_one(project)
    earlier = queries.all_profiles(project)
    last = earlier[0] if earlier else None
    said = (occasion, dict(levels), next_step, by.id, calendar.today())
    if last and (last.occasion, last.levels, last.next_step, last.answered_by, calendar.on_date(last.answered_at)) == said:
        return last
    profile = SustainabilityProfile(
        project_id=project.id,
        number=last.number + 1 if last else 1,
        occasion=occasion,
        next_step=next_step,
        answered_by=by.id,
        answers=[SustainabilityAnswer(factor=factor, level=levels[factor]) for factor in Factor],
    )
    db.session.add(profile)
    db.session.flush()
    record(PROJECT, project.id, "look_at_what_lasts", by=by.id, facts={"number": profile.number, "occasion": occasion.value})
    return profile
