"""What nobody looks after: ideas without a reader, decisions without a lead, actions of people who work here no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from app.core import calendar, db
from app.huddle.models import Agreed, AgreedState
from app.languages.models import Text
from app.people.models import Person, Role, RoleName
from app.people.queries import gone_into, of_the_team
from app.proposals.models import Proposal, Stage
from app.proposals.moves import WAITING

SHOWN, COUNTED = 20, 1_000
UNREAD = 5  # working days


@dataclass(frozen=True)
class Orphans:
    """Some rows, and how many there are, counted to 1,000 and one more at most."""

    rows: Sequence[Any]
    count: int


def unread() -> Orphans:
    """Ideas that wait longer than five working days and that nobody reads. Two statements."""
    today, days = calendar.today(), UNREAD
    day = today
    while days:  # back over working days, so that the database compares with one moment
        days -= calendar.is_working_day(day)
        day = day.fromordinal(day.toordinal() - 1)
    evening = calendar.now().replace(hour=0, minute=0, second=0, microsecond=0) - (today - day)
    return _ideas(Proposal.stage.in_(WAITING), Proposal.reader_id.is_(None), Proposal.received_at < evening)


def without_a_lead() -> Orphans:
    """Ideas that were decided for one organisation, and there nobody leads improvement today. Four statements."""
    today = calendar.today()
    held = (Role.role == RoleName.PROVIDER_QI_LEAD, Role.from_ <= today, or_(Role.until.is_(None), Role.until >= today))
    numbers = [n for n in db.session.scalars(select(Role.organisation_id).where(*held).distinct()) if n is not None]
    led = gone_into(numbers)
    nobody = or_(Proposal.organisation_id.is_(None), Proposal.organisation_id.not_in(led))
    return _ideas(Proposal.stage == Stage.DECIDED, Proposal.integrated.is_(False), Proposal.unheard.is_(False), nobody)


def _ideas(*rules: ColumnElement[bool]) -> Orphans:
    rows = (
        select(
            Proposal.reference,
            Proposal.answer_due_on,
            Proposal.organisation_id,
            Proposal.lang,
            Text.body.label("title"),
            Text.lang.label("title_lang"),
        )
        .outerjoin(Text, Proposal.title_id == Text.id)
        .where(*rules)
        .order_by(Proposal.answer_due_on, Proposal.id)
        .limit(SHOWN)
    )
    some = select(Proposal.id).where(*rules).limit(COUNTED + 1).subquery()
    return Orphans(db.session.execute(rows).all(), db.session.scalar(select(func.count()).select_from(some)) or 0)


def actions_left() -> Orphans:
    """What was agreed and is still to do, by nobody or by somebody who has no role now. Two statements."""
    left = (Agreed.state == AgreedState.OPEN, or_(Agreed.owner_id.is_(None), Agreed.owner_id.not_in(of_the_team())))
    rows = (
        select(Agreed.id, Agreed.due_on, Text.body, Text.lang, Person.display_name.label("owner"))
        .join(Text, Agreed.words_id == Text.id)
        .outerjoin(Person, Agreed.owner_id == Person.id)
        .where(*left)
        .order_by(Agreed.due_on, Agreed.id)
        .limit(SHOWN)
    )
    some = select(Agreed.id).where(*left).limit(COUNTED + 1).subquery()
    return Orphans(db.session.execute(rows).all(), db.session.scalar(select(func.count()).select_from(some)) or 0)
