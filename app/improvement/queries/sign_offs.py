"""Reading sign-offs: who was asked to say yes, what they answered, how long that takes."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.core import calendar, db
from app.core.errors import NotFound
from app.core.i18n import mark_for_staff
from app.improvement.models import Body, Project, SignOff
from app.proposals import queries as proposals
from app.proposals.models import Proposal

LONG = 20  # working days; who waits longer has waited long
BODIES = {
    Body.INFORMATION_GOVERNANCE: mark_for_staff("Information governance"),
    Body.DIGITAL: mark_for_staff("Digital"),
    Body.OTHER: mark_for_staff("Somebody else"),
}


@dataclass(frozen=True)
class Asked:
    """A sign-off that was asked for. `days`: working days that it waits, or waited. `latest`: nobody asked the same body again since."""

    row: SignOff
    days: int
    latest: bool

    @property
    def waits(self) -> bool:
        """Whether nobody has answered yet."""
        return self.row.reply is None

    @property
    def is_long(self) -> bool:
        """Whether somebody waits, longer than anybody should."""
        return self.waits and self.latest and self.days > LONG


def sign_offs(project: Project) -> tuple[Asked, ...]:
    """Every sign-off that was asked for, the newest first. One statement."""
    rows = db.session.scalars(select(SignOff).where(SignOff.project_id == project.id).order_by(SignOff.id.desc())).all()
    found, known = [], set()
    for row in rows:
        same = (row.body, row.name.casefold())
        found.append(Asked(row, calendar.working_days_between(row.asked_on, row.answered_on or calendar.today()), same not in known))
        known.add(same)
    return tuple(found)


def sign_off(number: int, *, by: Any, to: Any) -> tuple[Proposal, SignOff]:
    """One of them with the idea that it belongs to, for one purpose. Raises NotFound where somebody may not see it."""
    row = db.session.execute(
        select(SignOff, Project.proposal_id).join(Project, SignOff.project_id == Project.id).where(SignOff.id == number)
    ).one_or_none()
    reference = proposals.reference_of(row.proposal_id) if row else None
    if row is None or reference is None:
        raise NotFound
    return proposals.proposal(reference, by=by, to=to), row.SignOff
