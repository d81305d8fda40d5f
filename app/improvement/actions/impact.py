"""The impact check and what follows from it. The portal keeps what people say, people decide."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.core import db
from app.core.errors import Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement.actions import PROJECT
from app.improvement.actions.asking import check_day
from app.improvement.gates.impact import Assessment, Effect, Impact
from app.improvement.models import Assessed, ImpactCheck, Project
from app.improvement.queries import gates as queries
from app.people.models import Person


@dataclass(frozen=True)
class Answered:
    """The impact check as it was filled in: effect and reason of each question, and what has to follow."""

    answers: Mapping[Impact, tuple[Effect | None, str]]
    needed: tuple[str, ...]

    def kept(self) -> dict[str, dict[str, str]]:
        """As a row holds it."""
        return {
            asked.value: {"effect": effect.value if effect else "", "reason": reason} for asked, (effect, reason) in self.answers.items()
        }


@dataclass(frozen=True)
class Followed:
    """How far an assessment is."""

    asked_of: str
    asked_on: dt.date
    done_on: dt.date | None
    evidence: str


def check_impact(project: Project, answered: Answered, seen: int, *, finished: bool, by: Person) -> ImpactCheck:
    """One version more; one in the same words stands, unless something was not safe since. `seen`: the number of the version that whoever writes looked at, 0 for none.

    Raises NotAllowed where somebody else wrote a version meanwhile.
    """
    versions = queries.impact_checks(project)
    newest = versions[0] if versions else None
    needed = list(answered.needed)
    same = newest is not None and (newest.answers, newest.needed, newest.finished) == (answered.kept(), needed, finished)
    if newest is not None and same and not queries.overtaken(project, newest):
        return newest
    if (newest.number if newest else 0) != seen:
        raise _somebody_was_first()
    check = ImpactCheck(project_id=project.id, number=seen + 1, answers=answered.kept(), needed=needed, finished=finished, written_by=by.id)
    try:
        with db.session.begin_nested():
            db.session.add(check)
    except IntegrityError as fault:
        raise _somebody_was_first() from fault
    record(PROJECT, project.id, "check_impact", by=by.id, facts={"number": check.number, "finished": finished})
    return check


def _somebody_was_first() -> Refused:
    return Refused(
        for_staff("Somebody else saved these answers just now. Look at theirs below, then save yours again"), field="effect_access"
    )


def follow(project: Project, assessment: Assessment, said: Followed, *, by: Person) -> None:
    """How far an assessment is. What stood before is kept in the history."""
    check_day(said.asked_on, "asked_on")
    if said.done_on is not None:
        check_day(said.done_on, "done_on", after=said.asked_on)
    stands = _assessed(project, assessment)
    if stands is None:
        stands = Assessed(project_id=project.id, assessment=assessment, **vars(said))
        try:
            with db.session.begin_nested():
                db.session.add(stands)
            record(PROJECT, project.id, "follow", by=by.id, facts={"assessment": assessment.value} | _as_facts(vars(said)))
        except IntegrityError:  # somebody else wrote it at the same moment
            stands = _assessed(project, assessment)
    if stands is None:
        return
    before = {name: getattr(stands, name) for name in vars(said)}
    if before == vars(said):
        return
    for name, value in vars(said).items():
        setattr(stands, name, value)
    facts = {"assessment": assessment.value, "before": _as_facts(before), "after": _as_facts(vars(said))}
    record(PROJECT, project.id, "follow", by=by.id, facts=facts)


def _assessed(project: Project, assessment: Assessment) -> Assessed | None:
    wanted = select(Assessed).where(Assessed.project_id == project.id, Assessed.assessment == assessment)
    return db.session.scalars(wanted).one_or_none()


def _as_facts(said: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value or "") for name, value in said.items()}
