"""Ideas that are like a draft, and ideas that were joined by another voice."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, case, exists, false, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from app.core import alike, db, search
from app.core.questions import Answers
from app.languages.models import Text
from app.proposals.models import Involvement, Part, Proposal, Voice
from app.proposals.permissions import Somebody, selves

SHOWN = 5
WORDS = ("problem", "change_idea")
_ENGLISH = aliased(Text)
_TOLD = (
    Proposal.id,
    Proposal.reference,
    Proposal.stage,
    Proposal.lang,
    Proposal.unheard,
    Text.body.label("title"),
    Text.lang.label("title_lang"),
    _ENGLISH.body.label("title_en"),
)
_OTHER = case((Voice.proposal_id == bindparam("idea"), Voice.other_id), else_=Voice.proposal_id)
_OF_IDEA = or_(Voice.proposal_id == bindparam("idea"), Voice.other_id == bindparam("idea"))
_VOICES = (
    select(Voice, Proposal.public, *_TOLD)
    .join(Proposal, Proposal.id == _OTHER)
    .outerjoin(Text, Proposal.title_id == Text.id)
    .outerjoin(_ENGLISH, Proposal.title_en_id == _ENGLISH.id)
    .where(_OF_IDEA, Voice.asked_at.is_not(None))
    .order_by(Voice.asked_at, Voice.proposal_id)
)


@dataclass(frozen=True)
class JoinedIdea:
    """The other idea of a voice, as one side meets it. `row`: its title, stage and reference; `mine`: this side asked."""

    voice: Voice
    row: Row[*tuple[Any, ...]]
    mine: bool

    @property
    def state(self) -> str:
        """Which sentence tells where it stands: the other side's no is told before one's own."""
        if self.voice.refused_at:
            return "refused"
        if self.voice.taken_back_at:
            return "taken_back"
        if self.voice.agreed_at:
            return "together"
        return "waiting" if self.voice.told_at else "not_yet"

    @property
    def waits_for_me(self) -> bool:
        """This side was asked and has said nothing yet."""
        return not self.mine and self.state == "waiting"


def ideas_alike(draft: int, answers: Answers, *, by: Somebody, but: Collection[str] = ()) -> Sequence[Any]:
    """At most five ideas that anyone may read and that say much the same as a draft, the one most like it first; the one that it joins is before them.

    Never one's own: not of whoever is signed in, nor those `but`. At most three statements.
    """
    body = "\n".join(answers[field].text for field in WORDS if field in answers)
    ids = alike.alike("proposal", body, most=SHOWN * 2)
    asked = {"ids": search.listed(ids), "idea": draft, "persons": list(selves(by))}
    rows = db.session.execute(_alike(db.engine().dialect.name), asked).all()
    place = {number: at for at, number in enumerate(ids)}
    others = [row for row in rows if row.reference not in but]
    return sorted(others, key=lambda row: (not row.chosen, place.get(row.id, len(place))))[:SHOWN]


@cache
def _alike(_dialect: str) -> Select[*tuple[Any, ...]]:
    chosen = Proposal.id == select(Voice.other_id).where(Voice.proposal_id == bindparam("idea")).scalar_subquery()
    own = exists().where(
        Involvement.proposal_id == Proposal.id,
        Involvement.person_id.in_(bindparam("persons", expanding=True)),
        Involvement.part.in_([Part.PROPOSER, Part.CO_LEAD]),
        Involvement.until.is_(None),
    )
    return (
        select(*_TOLD, func.coalesce(chosen, false()).label("chosen"))
        .outerjoin(Text, Proposal.title_id == Text.id)
        .outerjoin(_ENGLISH, Proposal.title_en_id == _ENGLISH.id)
        .where(or_(search.among(Proposal.id, "ids"), chosen), func.coalesce(Proposal.public, false()).is_(True), ~own)
    )


def public_idea(reference: str) -> Proposal | None:
    """An idea that anyone may read, with who takes part in it; None alike for none and for one that is not public."""
    wanted = select(Proposal).where(Proposal.reference == reference, Proposal.public.is_(True)).options(joinedload(Proposal.involvements))
    return db.session.scalars(wanted).unique().one_or_none()


def voice(idea: int, number: int) -> tuple[Voice, Proposal] | None:
    """A voice that an idea added or that was added to it, and the idea across; only to be compared with, for it may not be public."""
    wanted = (
        select(Voice, Proposal)
        .join(Proposal, Proposal.id == _OTHER)
        .where(Voice.proposal_id == number, _OF_IDEA, Voice.asked_at.is_not(None))
        .options(joinedload(Proposal.involvements))
    )
    found = db.session.execute(wanted, {"idea": idea}).unique().one_or_none()
    return (found[0], found[1]) if found else None


def voices_to_tell(idea: int) -> Sequence[tuple[Voice, int]]:
    """Wishes of an idea and for it whose other side was not asked yet, where anyone may read the idea across; with the number of that idea."""
    return [(joined.voice, joined.row.id) for joined in _joined(idea) if joined.row.public and not joined.voice.told_at]


def voices_of(idea: int) -> Sequence[JoinedIdea]:
    """What its own people see: ideas that anyone may read, which theirs joins or which ask to join it."""
    return [joined for joined in _joined(idea) if joined.row.public and _concerns(joined)]


def _concerns(joined: JoinedIdea) -> bool:
    return joined.mine or (joined.voice.told_at is not None and joined.voice.taken_back_at is None)


def voices_for_team(idea: int) -> Sequence[JoinedIdea]:
    """What the team sees: every wish of an idea and for it."""
    return _joined(idea)


def shown_with(idea: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """The ideas beside which a public one is shown to anyone."""
    return [joined.row for joined in _joined(idea) if joined.row.public and joined.voice.together]


def _joined(idea: int) -> list[JoinedIdea]:
    rows = db.session.execute(_VOICES, {"idea": idea}).all()
    return [JoinedIdea(row.Voice, row, row.Voice.proposal_id == idea) for row in rows]
