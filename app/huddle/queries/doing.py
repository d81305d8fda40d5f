"""Reading what was agreed: who does what by when, and what an earlier meeting said of an idea."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, func, select, tuple_
from sqlalchemy.orm import aliased

from app.core import calendar, db
from app.core.errors import NotAllowed, NotFound
from app.core.i18n import for_staff
from app.huddle import permissions
from app.huddle.models import Agreed, AgreedState, Decision, Item, Meeting, MeetingStatus, Note
from app.languages.models import Text
from app.people.models import Person
from app.people.queries import of_the_team
from app.proposals.models import Proposal, Stage
from app.proposals.permissions import Somebody

ACTIONS_PAGE = 20
MOST = 200
SOON = 2  # working days before the day
QUIET_AFTER = 3  # working days
_title = aliased(Text)
_ROWS = (
    select(
        *(Agreed.id, Agreed.due_on, Agreed.state, Agreed.why, Agreed.owner_id, Agreed.meeting_id),
        *(Text.body, Text.lang, Person.display_name.label("owner"), Meeting.on.label("agreed_on")),
        *(
            Proposal.reference,
            Proposal.stage,
            _title.body.label("title"),
            _title.lang.label("title_lang"),
            Proposal.lang.label("idea_lang"),
        ),
    )
    .join(Text, Agreed.words_id == Text.id)
    .join(Meeting, Agreed.meeting_id == Meeting.id)
    .outerjoin(Person, Agreed.owner_id == Person.id)
    .outerjoin(Item, Agreed.item_id == Item.id)
    .outerjoin(Proposal, Proposal.id == func.coalesce(Item.proposal_id, case((Text.kind == "proposal", Text.thing_id))))
    .outerjoin(_title, Proposal.title_id == _title.id)
)


def _rules(view: str, me: int | None) -> tuple[ColumnElement[bool], ...]:
    still = Agreed.state == AgreedState.OPEN
    return {
        "mine": (still, Agreed.owner_id == me),
        "open": (still,),
        "late": (still, Agreed.due_on < calendar.today()),
        "done": (Agreed.state != AgreedState.OPEN,),
    }[view]


def every_action(view: str, me: int | None, after: tuple[dt.date, int] | None = None) -> Sequence[Any]:
    """One page of what was agreed, the most urgent first, what is over with the newest first; one row more when there is a next page.

    `view`: mine, open, late or done.
    """
    wanted = _ROWS.where(*_rules(view, me))
    place = tuple_(Agreed.due_on, Agreed.id)
    if view == "done":
        wanted = (wanted.where(place < after) if after else wanted).order_by(Agreed.due_on.desc(), Agreed.id.desc())
    else:
        wanted = (wanted.where(place > after) if after else wanted).order_by(Agreed.due_on, Agreed.id)
    return db.session.execute(wanted.limit(ACTIONS_PAGE + 1)).all()


def action_counts(me: int | None) -> dict[str, int]:
    """How many there are in each view. One statement."""
    views = ("mine", "open", "late", "done")
    some = [select(func.count()).select_from(Agreed).where(*_rules(view, me)).scalar_subquery().label(view) for view in views]
    return dict(db.session.execute(select(*some)).mappings().one())


def action(number: int, *, by: Somebody) -> tuple[Agreed, Any]:
    """Something that was agreed and that this person may end, and its row as the list shows it. Raises NotFound, or NotAllowed."""
    found = db.session.get(Agreed, number)
    if found is None or not by.holds("huddle member"):
        raise NotFound
    if not permissions.end(by, found):
        raise NotAllowed(for_staff("Only whoever does this, or the chair, changes it."))
    return found, db.session.execute(_ROWS.where(Agreed.id == number)).one()


def held_actions(who: Callable[[Any], ColumnElement[bool]]) -> Sequence[Any]:
    """What somebody of whom this is true has agreed to do, the most urgent first. At most 200."""
    wanted = _ROWS.where(Agreed.state == AgreedState.OPEN, Agreed.owner_id.is_not(None), who(Agreed.owner_id))
    return db.session.execute(wanted.order_by(Agreed.due_on, Agreed.id).limit(MOST)).all()


def to_remind(today: dt.date) -> list[Agreed]:
    """What is due in two working days, once; and what is late, once a day for three working days. Of people who work here now. At most 200."""
    soon = calendar.add_working_days(today, SOON)
    open_ones = select(Agreed).where(Agreed.state == AgreedState.OPEN, Agreed.owner_id.in_(of_the_team()))
    near = open_ones.where(Agreed.due_on.between(today, soon), Agreed.reminded_on.is_(None))
    lately = today - dt.timedelta(days=14)
    late = open_ones.where(Agreed.due_on < today, Agreed.due_on > lately, func.coalesce(Agreed.reminded_on, lately) < today)
    waiting = [*db.session.scalars(near.order_by(Agreed.id).limit(MOST)), *db.session.scalars(late.order_by(Agreed.id).limit(MOST))]
    return [one for one in waiting if calendar.working_days_between(one.due_on, today) <= QUIET_AFTER]


def talked_before(proposals: Iterable[int], *, but: int | None = None) -> dict[int, list[dict[str, Any]]]:
    """What earlier meetings said of ideas, the newest first: the day, what was decided, notes. Three statements at most, for any number.

    `but`: the meeting whose page this is.
    """
    asked = list(proposals)
    there = select(Proposal.id).where(Proposal.id.in_(asked), Proposal.stage != Stage.WITHDRAWN)
    held = (Item.proposal_id.in_(there), Meeting.status == MeetingStatus.HELD, Meeting.id != (but or 0))
    met = select(Item.proposal_id, Meeting.id, Meeting.on).join(Meeting, Item.meeting_id == Meeting.id).where(*held)
    noted = (
        select(Item.proposal_id, Meeting.id, Meeting.on)
        .select_from(Note)
        .join(Item, Note.item_id == Item.id)
        .join(Meeting, Note.meeting_id == Meeting.id)
        .where(*held)
    )
    days = {(idea, number): on for idea, number, on in db.session.execute(met.union(noted)).all()} if asked else {}
    if not days:
        return {}
    meetings = {number for _idea, number in days}
    routes = {
        (row.proposal_id, row.meeting_id): row.route
        for row in db.session.execute(
            select(Decision.proposal_id, Decision.meeting_id, Decision.route)
            .where(
                Decision.proposal_id.in_(asked), Decision.meeting_id.in_(meetings), Decision.waits.is_(None), Decision.dropped_at.is_(None)
            )
            .order_by(Decision.id)
        )
    }
    notes = defaultdict[tuple[int, int], list[Any]](list)
    written = (
        select(Item.proposal_id, Note.meeting_id, Text.body, Text.lang)
        .join(Item, Note.item_id == Item.id)
        .join(Text, Note.words_id == Text.id)
        .where(Item.proposal_id.in_(asked), Note.meeting_id.in_(meetings), Note.private.is_(False))
    )
    for row in db.session.execute(written.order_by(Note.id)):
        notes[row.proposal_id, row.meeting_id].append(row)
    told = defaultdict[int, list[dict[str, Any]]](list)
    for (idea, number), on in sorted(days.items(), key=lambda pair: pair[1], reverse=True):
        told[idea].append({"meeting": number, "on": on, "route": routes.get((idea, number)), "notes": notes.get((idea, number), [])})
    return dict(told)
