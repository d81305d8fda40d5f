"""Reading what stands before testing: the facts that the gates look at, and the pages where they are mended."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.core import db
from app.core.i18n import mark_for_staff
from app.improvement.gates import Facts, Standing, Why, standing
from app.improvement.gates.impact import ASSESSMENTS, Assessment, touches_data
from app.improvement.models import Aim, Assessed, Body, ImpactCheck, Measure, MeasureKind, NotYet, Project, Reply, Research, TeamMember
from app.improvement.queries import charter
from app.improvement.queries.halting import stopped_for_safety
from app.improvement.queries.sign_offs import BODIES, Asked, sign_offs
from app.improvement.queries.standing_behind import Named, has_sponsor, sponsor, sponsors_now
from app.people.queries.organisations import names


@dataclass(frozen=True)
class Excuse:
    """Why nothing of a kind is measured yet, said by whom and when."""

    reason: str
    by: str
    at: dt.datetime


@dataclass(frozen=True)
class Follow:
    """An assessment that the impact check asks for, and how far it is."""

    assessment: Assessment
    row: Assessed | None

    @property
    def done(self) -> bool:
        """Whether it is made."""
        return self.row is not None and self.row.done_on is not None


@dataclass(frozen=True)
class Before:
    """All that stands before the testing of one try-out. The newest rows first."""

    gates: tuple[Standing, ...]
    excused: Sequence[NotYet]
    checks: Sequence[ImpactCheck]
    research: Sequence[Research]
    asked: tuple[Asked, ...]

    @property
    def open(self) -> tuple[Standing, ...]:
        """The gates that are not passed."""
        return tuple(one for one in self.gates if one.whys)

    @property
    def passed(self) -> int:
        """How many gates are passed."""
        return len(self.gates) - len(self.open)

    @property
    def waiting(self) -> tuple[Asked, ...]:
        """Sign-offs that nobody has answered."""
        return tuple(one for one in self.asked if one.waits and one.latest)


def sponsors_missing(project: Project) -> Sequence[str]:
    """Names of organisations of which no sponsor has signed off; an empty name where one name is enough and none is there.

    Where several organisations take part, a sponsor of each signs off. Elsewhere a name is enough, in the team or on the page of this gate.
    """
    taking = charter.organisations(project)
    missing = charter.unsigned(project, taking)
    if len(taking) > 1:
        return [one.name for one in missing]
    return () if (taking and not missing) or has_sponsor(project) else ("",)


def before(
    project: Project,
    *,
    measures: Sequence[Measure],
    aims: Sequence[Aim],
    missing: Callable[[Project], Sequence[str]] = sponsors_missing,
) -> Before:
    """Every gate with its facts, beside the measures and aims of the try-out. Eight statements at most, however much was written."""
    measured = {one.kind for one in measures}
    excused = [row for row in not_yet_of(project) if row.kind not in measured]
    checks, research, asked = impact_checks(project), research_of(project), sign_offs(project)
    stopped_at = stopped_for_safety(project.proposal_id)
    newest = research[0] if research else None
    facts = Facts(
        has_aim=bool(aims),
        unmeasured=frozenset(MeasureKind) - measured - {row.kind for row in excused},
        screened=bool(checks) and checks[0].finished,
        overtaken=bool(checks) and checks[0].finished and is_overtaken(checks[0], stopped_at),
        to_assess=tuple(_to_assess(one) for one in follows_of(project, checks[0]) if not one.done) if checks else (),
        research=newest.work if newest else None,
        may_be_research=newest is not None and newest.may_be_research,
        cleared=newest is not None and newest.cleared,
        sponsors_missing=tuple(missing(project)),
        waiting=_waiting(asked, checks[0] if checks else None),
    )
    return Before(standing(facts), excused, checks, research, asked)


@dataclass(frozen=True)
class Known:
    """What the page of the gates tells besides: why something is not measured, the sponsors, and names by number."""

    excuses: Mapping[str, Excuse]
    sponsor: Named | None
    sponsors: Sequence[TeamMember]
    who: Mapping[int, str]


def known(project: Project, stands: Before) -> Known:
    """Who wrote what stands before testing. Four statements at most."""
    who = names([*(row.written_by for row in stands.excused), *(row.written_by for row in stands.research)])
    excuses = {row.kind: Excuse(row.reason, who.get(row.written_by or 0, ""), row.written_at) for row in stands.excused}
    return Known(excuses, sponsor(project), sponsors_now(project), who)


def _to_assess(follow: Follow) -> Why:
    name = ASSESSMENTS[follow.assessment]
    if follow.row is None:
        return Why(mark_for_staff("Needed, and nobody was asked yet: %(what)s."), {"what": name})
    return Why(mark_for_staff("Asked for, and not done yet: %(what)s."), {"what": name})


def _waiting(asked: Sequence[Asked], check: ImpactCheck | None) -> tuple[Why, ...]:
    latest = [one for one in asked if one.latest]
    whys = [Why(_not_yes(one), {"body": one.row.name or BODIES[one.row.body]}) for one in latest if one.row.reply in (None, Reply.NO)]
    governed = any(one.row.body is Body.INFORMATION_GOVERNANCE for one in latest)
    if check is not None and touches_data(check.effects) and not governed:
        whys.append(Why(mark_for_staff("Personal data may be new or used in another way. Ask information governance.")))
    return tuple(whys)


def _not_yes(one: Asked) -> str:
    if one.waits:
        return mark_for_staff("No answer yet from: %(body)s.")
    return mark_for_staff("The answer was no: %(body)s. Change what they said no to, and ask again.")


def not_yet_of(project: Project) -> Sequence[NotYet]:
    """Why some kinds of measure are missing."""
    return db.session.scalars(select(NotYet).where(NotYet.project_id == project.id).order_by(NotYet.id)).all()


def impact_checks(project: Project) -> Sequence[ImpactCheck]:
    """Every version of the impact check, the newest first."""
    return db.session.scalars(select(ImpactCheck).where(ImpactCheck.project_id == project.id).order_by(ImpactCheck.number.desc())).all()


def is_overtaken(check: ImpactCheck, stopped_at: dt.datetime | None) -> bool:
    """Whether something was not safe after this version was saved: whoever answered did not know it."""
    return stopped_at is not None and check.written_at <= stopped_at


def overtaken(project: Project, check: ImpactCheck) -> bool:
    """The same, where nobody has looked yet when the work was stopped. One statement."""
    return is_overtaken(check, stopped_for_safety(project.proposal_id))


def writers(checks: Sequence[ImpactCheck]) -> dict[int, str]:
    """Who wrote them, by number."""
    return names([row.written_by for row in checks])


def follows_of(project: Project, check: ImpactCheck) -> tuple[Follow, ...]:
    """What this version asks for, with how far it is. One statement."""
    rows = {row.assessment: row for row in db.session.scalars(select(Assessed).where(Assessed.project_id == project.id))}
    return tuple(Follow(one, rows.get(one)) for one in check.assessments)


def research_of(project: Project) -> Sequence[Research]:
    """What kind of work it was said to be, the newest first."""
    return db.session.scalars(select(Research).where(Research.project_id == project.id).order_by(Research.id.desc())).all()
