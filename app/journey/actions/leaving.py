"""Somebody leaves: what they have in hand goes to others."""

from collections.abc import Mapping

from app.core import db
from app.core.errors import Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.huddle.actions import hand_action, hand_post
from app.huddle.models import Agreed
from app.journey.queries.leaving import InHand, in_hand
from app.languages.actions import hand_translation
from app.people import queries as people
from app.people.models import Person
from app.proposals import queries as proposals
from app.proposals.actions import hand_reading, hand_writing
from app.proposals.permissions import work_on
from app.tasks.actions import hand_task

POSTS = {f"{part}_{of}": (part, of) for part in ("chair", "minutes") for of in ("meeting", "weekly")}


def hand_on(leaver: Person, chosen: Mapping[str, int], *, by: Person, to: int | None = None) -> int:
    """Each thing goes to whoever was chosen for it, else to `to`, else it stays. Gives how many went.

    Only what is in the hands of the leaver goes, whatever was sent; a second time nothing is left to go.
    """
    team = {member.id for member in people.staff()} - {leaver.id}
    went = 0
    for thing in in_hand(leaver.id):
        goes_to = chosen.get(thing.key) or to
        if goes_to is None:
            continue
        if goes_to not in team:
            raise Refused(for_staff("Choose somebody who works in the team now"), field=thing.key)
        _hand(thing, people.person(goes_to), by=by)
        went += 1
    if went:
        record("person", leaver.id, "hand_on", by=by.id, facts={"things": went})
    return went


def _hand(thing: InHand, to: Person, *, by: Person) -> None:
    if thing.kind == "idea":
        hand_reading(proposals.proposal(thing.reference, by=by, to=work_on), to, by=by)
    elif thing.kind == "draft":
        hand_writing(thing.number, to, by=by)
    elif thing.kind == "task":
        hand_task(thing.number, to.id, by=by.id)
    elif thing.kind == "agreed":
        hand_action(db.session.get_one(Agreed, thing.number), to.id, by=by)
    elif thing.kind in POSTS:
        part, of = POSTS[thing.kind]
        hand_post(part, thing.number, to.id, weekly=of == "weekly", by=by)
    else:
        hand_translation(thing.number, to.id, by=by.id)
