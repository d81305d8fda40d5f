"""A member says what they think of an idea, before the meeting or in it, or that they have an interest of their own."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import ENGLISH, for_staff
from app.history.actions import record
from app.huddle import queries
from app.huddle.criteria import MOST
from app.huddle.models import Criterion, Digital, Item, Say, Score, Stance
from app.languages.actions import write
from app.languages.models import LangSource
from app.people.models import Person
from app.people.queries import organisations_of, standing
from app.proposals.models import Interest, Proposal, Stage
from app.proposals.queries import interest_of

LONGEST = 2_000


@dataclass(frozen=True)
class View:
    """What a member thinks. `discipline`: the number of the field from which they look, when they have several."""

    stance: Stance
    words: str
    digital: Digital
    digital_how: str = ""
    gains_least: str = ""
    discipline: int | None = None


def place_of(proposal: Proposal) -> Item:
    """The place of an idea on the list on which it waits. Raises NotAllowed where it waits on none."""
    item = queries.item_of(proposal.id) if proposal.stage is Stage.LISTED else None
    if item is None:
        raise NotAllowed(for_staff("This idea is on no list now. Nothing was saved."))
    return item


def say(proposal: Proposal, view: View, *, by: Person) -> Say:
    """Keeps a member's view of an idea on its list, in place of what they said before."""
    item = place_of(proposal)
    if not view.words:
        raise Refused(for_staff("Say it in a sentence"), field="words")
    found = queries.say_of(item.id, by.id)
    if found is None:
        found = Say(item_id=item.id, person_id=by.id)
    found.stance, found.digital = view.stance, view.digital
    found.digital_how, found.gains_least = view.digital_how, view.gains_least
    found.discipline_id = view.discipline
    found.words = write(view.words, lang=ENGLISH.lang, about=("proposal", proposal.id), source=LangSource.STAFF, by=by.id)
    found.said_at = calendar.now()
    _keep(found)
    record("proposal", proposal.id, "say", by=by.id, role="huddle member", facts={"stance": view.stance.value})
    return found


def _keep(row: Say) -> None:
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError as fault:
        raise NotAllowed(for_staff("You said this in another window just now. Open the page again.")) from fault


def score(proposal: Proposal, given: Mapping[Criterion, tuple[int | None, str]], *, by: Person) -> int:
    """Keeps a member's scores, each 0 to 3 with its reason; what was left blank is no score. Gives how many there are.

    Raises NotAllowed for whoever is barred; Refused for a score without a reason.
    """
    item = place_of(proposal)
    check_free(proposal, item, by=by)
    kept = {criterion: (value, why) for criterion, (value, why) in given.items() if value is not None}
    for criterion, (value, why) in kept.items():
        if not 0 <= value <= MOST:
            raise Refused(for_staff("Choose a number from 0 to 3"), field=criterion.value)
        if not why:
            raise Refused(for_staff("Give a reason for each number"), field=f"{criterion.value}_why")
    db.session.execute(delete(Score).where(Score.item_id == item.id, Score.person_id == by.id, Score.criterion.in_(list(given))))
    db.session.add_all(
        Score(item_id=item.id, person_id=by.id, criterion=criterion, value=value, reason=why) for criterion, (value, why) in kept.items()
    )
    record("proposal", proposal.id, "score", by=by.id, role="huddle member", facts={"count": len(kept)})
    return len(kept)


def check_free(proposal: Proposal, item: Item | None, *, by: Person) -> None:
    """Raises NotAllowed for whoever declared an interest, or belongs to the organisation where the chair barred it."""
    if interest_of(proposal.id, by.id) is not None:
        raise NotAllowed(for_staff("You declared an interest in this idea. Others score and decide it."))
    if item is not None and item.bars_organisation and standing(proposal.organisation_id) in organisations_of(by.id):
        raise NotAllowed(for_staff("This idea is about your organisation. Others score and decide it."))


def declare_interest(proposal: Proposal, what: str, *, by: Person) -> None:
    """From now on this member neither scores nor decides the idea; what they scored before goes. Twice is once."""
    if not what:
        raise Refused(for_staff("Say what it is, in a sentence"), field="what")
    found = db.session.scalars(select(Interest).where(Interest.proposal_id == proposal.id, Interest.person_id == by.id)).first()
    if found is None:
        found = Interest(proposal_id=proposal.id, person_id=by.id)
        db.session.add(found)
    found.what, found.declared_at, found.ended_at = what, calendar.now(), None
    mine = select(Item.id).where(Item.proposal_id == proposal.id)
    db.session.execute(delete(Score).where(Score.item_id.in_(mine), Score.person_id == by.id))
    record("proposal", proposal.id, "declare_interest", by=by.id, role="huddle member")


def bar_organisation(proposal: Proposal, *, bars: bool, by: Person) -> None:
    """The chair says whether members of the organisation that the idea is about score and decide it; never whoever that bars."""
    item = place_of(proposal)
    check_free(proposal, item, by=by)
    item.bars_organisation = bars
    record("proposal", proposal.id, "bar_organisation", by=by.id, role="chair", facts={"bars": bars})
