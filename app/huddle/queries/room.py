"""Reading what happens in the room: what is talked about, for how long, what was written, and whether anything is new."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import aliased

from app.core import calendar, db
from app.history.models import Entry
from app.huddle.models import Agreed, Decision, Item, Meeting, Note, Presence
from app.languages.models import Text
from app.people.models import Person
from app.proposals.models import OWN_PARTS, Interest, Involvement, Proposal, Stage
from app.proposals.permissions import Somebody, selves

_TITLE = aliased(Text)
_QUICK, _SLOW, _SLOWEST = 5, 10, 30  # seconds between two looks


def running(meeting_id: int) -> Item | None:
    """The idea whose clock runs now."""
    return db.session.scalars(select(Item).where(Item.meeting_id == meeting_id, Item.began_at.is_not(None)).limit(1)).first()


def talked_about(of: Meeting) -> Item | None:
    """The idea whose clock runs, or the one at which it was stopped for a while; None between two ideas."""
    now = running(of.id)
    if now is not None:
        return now
    about = (Entry.kind == "meeting", Entry.thing_id == of.id, Entry.verb.in_(("talk", "pause")))
    last = db.session.scalars(select(Entry).where(*about).order_by(Entry.id.desc()).limit(1)).first()
    number = last.facts.get("item", 0) if last is not None and last.verb == "pause" else 0
    paused = db.session.get(Item, number) if number else None
    return paused if paused is not None and paused.meeting_id == of.id else None


def used(item: Item) -> int:
    """Seconds for which an idea was talked about, until this moment."""
    since = (calendar.now() - item.began_at).total_seconds() if item.began_at else 0
    return item.spent + max(0, int(since))


def times(meeting_id: int) -> dict[int, int]:
    """Minutes for which each idea of a meeting was talked about, by the number of its place. One statement."""
    rows = db.session.scalars(select(Item).where(Item.meeting_id == meeting_id))
    return {item.id: used(item) // 60 for item in rows}


@dataclass(frozen=True)
class Moment:
    """What a room shows at one moment: two moments that are equal look alike."""

    item: int
    minutes: int
    status: str
    note: int
    action: int
    here: int
    meeting: int
    ideas: int
    items: int

    @property
    def seen(self) -> str:
        """The same as a word in an address."""
        return ".".join(str(part) for part in astuple(self))


@dataclass(frozen=True)
class Look:
    """How a room looks now, and after how many seconds it is worth another look."""

    now: Moment
    pace: int


def look(of: Meeting) -> Look:
    """How a room looks now. Three statements, however much is in it."""
    item = running(of.id)
    on_list = select(Item.proposal_id).where(Item.meeting_id == of.id).scalar_subquery()
    of_meeting = (Entry.kind == "meeting", Entry.thing_id == of.id)
    of_ideas = (Entry.kind == "proposal", Entry.thing_id.in_(on_list))
    row = db.session.execute(
        select(
            select(func.max(Note.id)).where(Note.meeting_id == of.id).scalar_subquery(),
            select(func.max(Agreed.id)).where(Agreed.meeting_id == of.id).scalar_subquery(),
            select(func.count()).where(Presence.meeting_id == of.id).scalar_subquery(),
            select(func.max(Entry.id)).where(*of_meeting).scalar_subquery(),
            select(func.max(Entry.id)).where(*of_ideas).scalar_subquery(),
            select(func.count()).where(Item.meeting_id == of.id).scalar_subquery(),
            select(func.max(Note.at)).where(Note.meeting_id == of.id).scalar_subquery(),
        )
    ).one()
    note, action, here, entry, of_idea, items, noted_at = row
    last = db.session.scalar(select(func.max(Entry.at)).where(Entry.id.in_([n for n in (entry, of_idea) if n])))
    minutes = used(item) // 60 if item else 0
    now = Moment(item.id if item else 0, minutes, of.status.value, note or 0, action or 0, here, entry or 0, of_idea or 0, items)
    return Look(now, _pace(max((at for at in (noted_at, last) if at is not None), default=None)))


def _pace(changed: dt.datetime | None) -> int:
    """The longer nothing has happened, the less often anybody needs to ask."""
    quiet = calendar.now() - changed if changed else dt.timedelta.max
    if quiet < dt.timedelta(minutes=2):
        return _QUICK
    return _SLOW if quiet < dt.timedelta(minutes=10) else _SLOWEST


def what_is_new(seen: str, now: Moment) -> str:
    """What has changed most since somebody saw `seen`: over, item, pause, action, note, here, other; nothing when it is the same."""
    before = seen.split(".")
    after = now.seen.split(".")
    if before == after or len(before) != len(after):
        return ""
    was = dict(zip(Moment.__dataclass_fields__, before, strict=True))
    if was["status"] != now.status:
        return "over"
    if was["item"] != str(now.item):
        return "item" if now.item else "pause"
    kinds = {"note": now.note, "action": now.action, "here": now.here, "meeting": now.meeting, "ideas": now.ideas, "items": now.items}
    changed = [kind for kind, value in kinds.items() if was[kind] != str(value)]
    told = next((kind for kind in ("note", "action", "here") if kind in changed), "other" if changed else "")
    return told or "time"


def own_ideas(by: Somebody) -> Select[int]:
    """The ideas of which somebody is a part; whoever reads an idea for the team is none."""
    part = (Involvement.person_id.in_(selves(by)), Involvement.part.in_(OWN_PARTS), Involvement.until.is_(None))
    return select(Involvement.proposal_id).where(*part)


def notes(of: Meeting, by: Somebody) -> Sequence[Any]:
    """Every note of a meeting, the oldest first, with who wrote it. One statement.

    Private ones that others wrote about an idea of one's own are for the others.
    """
    mine = own_ideas(by)
    return db.session.execute(
        select(
            Note.id,
            Note.private,
            Note.at,
            Text.body.label("words"),
            Person.display_name.label("name"),
            func.coalesce(Proposal.reference, "").label("reference"),
            _TITLE.body.label("title"),
            _TITLE.lang.label("title_lang"),
        )
        .join(Text, Note.words_id == Text.id)
        .join(Person, Note.by_id == Person.id)
        .outerjoin(Proposal, and_(Text.kind == "proposal", Text.thing_id == Proposal.id))
        .outerjoin(_TITLE, Proposal.title_id == _TITLE.id)
        .where(Note.meeting_id == of.id, Text.body != "", Proposal.stage.is_(None) | (Proposal.stage != Stage.WITHDRAWN))
        .where(Note.private.is_(False) | Note.by_id.in_(selves(by)) | Proposal.id.is_(None) | Proposal.id.not_in(mine))
        .order_by(Note.id)
    ).all()


def interests_on(of: Meeting) -> Sequence[Any]:
    """The interests that members declared in the ideas of a meeting, in the order of names. One statement."""
    return db.session.execute(
        select(Item.id, Person.display_name.label("name"), Interest.what, Proposal.reference, Text.body.label("title"), Text.lang)
        .join(Proposal, Item.proposal_id == Proposal.id)
        .join(Interest, Interest.proposal_id == Proposal.id)
        .join(Person, Interest.person_id == Person.id)
        .outerjoin(Text, Proposal.title_id == Text.id)
        .where(Item.meeting_id == of.id, Interest.ended_at.is_(None))
        .order_by(Person.display_name, Interest.id)
    ).all()


def decided(of: Meeting, by: Somebody) -> Sequence[Any]:
    """What a meeting decided, the first decision first; those that wait too, but for an idea of one's own what was heard. One statement."""
    mine = own_ideas(by)
    heard = Decision.waits.is_(None) & Proposal.unheard.is_(False)
    return db.session.execute(
        select(Decision.route, Decision.waits, Proposal.reference, Text.body.label("title"), Text.lang.label("title_lang"))
        .join(Proposal, Decision.proposal_id == Proposal.id)
        .outerjoin(Text, Proposal.title_id == Text.id)
        .where(
            Decision.meeting_id == of.id, Decision.dropped_at.is_(None), Proposal.stage != Stage.WITHDRAWN, heard | Proposal.id.not_in(mine)
        )
        .order_by(Decision.id)
    ).all()


def names(numbers: Iterable[int]) -> dict[int, str]:
    """The names of people by their numbers."""
    rows = db.session.execute(select(Person.id, Person.display_name).where(Person.id.in_(list(numbers))).order_by(Person.display_name))
    return {row.id: row.display_name for row in rows}
