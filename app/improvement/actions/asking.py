"""Asking others before a test: the impact check and what follows from it, research, sign-offs. The portal keeps, people decide."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement.actions import PROJECT
from app.improvement.gates.impact import Assessment, Effect, Impact
from app.improvement.gates.research import Ruling, Work
from app.improvement.models import Assessed, Body, ImpactCheck, Project, Reply, Research, SignOff
from app.improvement.queries import gates as queries
from app.people.models import Person

OLDEST = dt.timedelta(days=5 * 365)  # nobody asked longer ago for a try-out of today
MOST_SIGN_OFFS = 40


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


@dataclass(frozen=True)
class Ruled:
    """What somebody of the research and development office said, when."""

    ruling: Ruling
    by: str
    on: dt.date
    words: str


def check_impact(project: Project, answered: Answered, seen: int, *, finished: bool, by: Person) -> ImpactCheck:
    """One version more; one in the same words stands. `seen`: the number of the version that whoever writes looked at, 0 for none.

    Raises NotAllowed where somebody else wrote a version meanwhile.
    """
    versions = queries.impact_checks(project)
    newest = versions[0] if versions else None
    needed = list(answered.needed)
    if newest and (newest.answers, newest.needed, newest.finished) == (answered.kept(), needed, finished):
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


def check_day(on: dt.date, field: str, *, after: dt.date | None = None) -> None:
    """Raises Refused for a day that is still to come, is very long ago, or lies before `after`, the day on which somebody asked."""
    today = calendar.today()
    if on > today:
        raise Refused(for_staff("This day is still to come. Write a day that has been"), field=field)
    if on < today - OLDEST:
        raise Refused(for_staff("This day is more than 5 years ago. Check the year"), field=field)
    if after is not None and on < after:
        raise Refused(for_staff("This day is before the day on which somebody asked. Check both"), field=field)


def say_work(project: Project, work: Work, why: str, *, by: Person) -> Research:
    """What kind of work it is. Said otherwise than before, whoever answered for research is asked again."""
    told = queries.research_of(project)
    if told and (told[0].work, told[0].why) == (work, why):
        return told[0]
    row = Research(project_id=project.id, work=work, why=why, written_by=by.id)
    db.session.add(row)
    db.session.flush()
    record(PROJECT, project.id, "say_work", by=by.id, reason=why, facts={"work": work.value})
    return row


def check_ruling(told: Sequence[Research]) -> None:
    """Raises NotAllowed where nobody has to ask whether it is research. `told`: what it was said to be, the newest first."""
    if not told or not told[0].may_be_research:
        raise NotAllowed(for_staff("Say first that it may be research. Nothing was changed."))


def rule(project: Project, ruled: Ruled, *, by: Person) -> None:
    """What the research and development office said. What they said before is kept in the history."""
    told = queries.research_of(project)
    check_ruling(told)
    check_day(ruled.on, "ruled_on")
    row = told[0]
    before = (row.ruling, row.ruled_by, row.ruled_on, row.ruling_words)
    now = (ruled.ruling, ruled.by, ruled.on, ruled.words)
    if before == now:
        return
    row.ruling, row.ruled_by, row.ruled_on, row.ruling_words = now
    kept = {"before": [str(value or "") for value in before], "after": [str(value or "") for value in now]}
    record(PROJECT, project.id, "rule", by=by.id, facts=kept)


def ask_for_sign_off(project: Project, body: Body, name: str, asked_on: dt.date, about: str, *, by: Person) -> SignOff:
    """Somebody was asked to sign something off. The same sent twice is one."""
    check_day(asked_on, "asked_on")
    stand: Sequence[queries.Asked] = queries.sign_offs(project)
    said = (body, name, asked_on, about)
    if same := next((one.row for one in stand if (one.row.body, one.row.name, one.row.asked_on, one.row.about) == said), None):
        return same
    if any(one.waits and one.latest and (one.row.body, one.row.name.casefold()) == (body, name.casefold()) for one in stand):
        raise Refused(for_staff("They were asked and have not answered. Write their answer first"), field="body")
    if len(stand) >= MOST_SIGN_OFFS:
        raise NotAllowed(for_staff("There are 40 sign-offs. Nothing was changed."))
    row = SignOff(project_id=project.id, body=body, name=name, asked_on=asked_on, about=about, written_by=by.id)
    db.session.add(row)
    db.session.flush()
    record(PROJECT, project.id, "ask_for_sign_off", by=by.id, facts={"sign_off": row.id})
    return row


def answer_sign_off(row: SignOff, reply: Reply, on: dt.date, evidence: str, *, by: Person) -> None:
    """What they said, when. What was written before is kept in the history."""
    check_day(on, "answered_on", after=row.asked_on)
    before = (row.reply, row.answered_on, row.evidence)
    if before == (reply, on, evidence):
        return
    row.reply, row.answered_on, row.evidence = reply, on, evidence
    kept = {"sign_off": row.id, "before": [str(value or "") for value in before], "after": [str(value) for value in (reply, on, evidence)]}
    record(PROJECT, row.project_id, "answer_sign_off", by=by.id, facts=kept)
