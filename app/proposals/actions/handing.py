"""An idea that was brought with help goes over to the person it is from."""

from app.core import calendar
from app.core.addresses import is_address
from app.core.errors import Refused
from app.core.i18n import gettext
from app.history.actions import record
from app.people import actions as people
from app.people import queries as people_queries
from app.proposals import queries
from app.proposals.actions.returning import words_to_claim
from app.proposals.models import Involvement, Link, LinkPurpose, Part, Proposal
from app.proposals.permissions import Somebody


def take_over(proposal: Proposal, *, here: Link, helper_reads: bool, ours: bool, email: str, lang: str, by: Somebody) -> str:
    """The person takes their idea over on the device that gets the link `here`; gives three new words that open it with their name.

    Every other link ends, or only reads from now on where `helper_reads`. `ours`: the ways of contact that we have are the person's
    own; else these go, and `email` is theirs, when they have one. Raises Refused when that is no address.
    """
    if email and not is_address(email):
        raise Refused(gettext("Check your email address. It looks like name@example.com"), field="email")
    number = proposal.person_id or 0
    person = people_queries.person(number) if ours else people.forget_contacts(number)
    if email:
        person.wants_to_hear = True
        people.add_contact(person, "email", email)
    _step_back(proposal, here, helper_reads=helper_reads, own={point.value for point in person.contacts})
    proposal.claimed_at = calendar.now()
    record("proposal", proposal.id, "claim", by=by.id, role="proposer", facts={"helper_reads": helper_reads})
    return words_to_claim(proposal, "", lang=lang)


def _step_back(proposal: Proposal, here: Link, *, helper_reads: bool, own: set[str]) -> None:
    """Whoever helped holds no link any more that does anything but read; links to the person's `own` addresses stay as they are."""
    for link in queries.every_link(proposal):
        if link is here or link.address in own:
            continue
        link.supports = helper_reads and link.purpose is LinkPurpose.IDEA and link.words_key is None
        link.ended_at = None if link.supports else calendar.now()
    for part in proposal.involvements:
        if part.part is Part.PROPOSER and part.person_id != proposal.person_id and part.until is None:
            part.until = calendar.now()
            if helper_reads:
                proposal.involvements.append(Involvement(person_id=part.person_id, part=Part.SUPPORTER))
