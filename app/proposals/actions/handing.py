"""An idea that was brought with help goes over to the person it is from."""

from app.core import calendar
from app.core.addresses import is_address
from app.core.errors import Refused
from app.core.i18n import gettext, mark_for_staff
from app.core.templates import plain_reference
from app.history.actions import record
from app.notifications.actions import keep_on_page
from app.people import actions as people
from app.people import queries as people_queries
from app.proposals import queries
from app.proposals.actions.returning import words_to_claim
from app.proposals.models import Involvement, Link, LinkPurpose, Part, Proposal
from app.proposals.permissions import Somebody
from app.tasks.actions import call_off, raise_task
from app.tasks.models import TaskKind


def take_over(
    proposal: Proposal, *, here: Link, helper_reads: bool, ours: bool, email: str, lang: str, by: Somebody, name: str = ""
) -> str:
    """The person takes their idea over on the device that gets the link `here`; gives three new words that open it with their name.

    Every other link ends, or only reads from now on where `helper_reads`. `ours`: the ways of contact that we have are the person's
    own; else these go, with all that was on its way there, and `email` is theirs, when they have one. Every visit ends but this one.
    `name`: theirs, where we know nothing to go with the words. Raises Refused when the address is none.
    """
    if email and not is_address(email):
        raise Refused(gettext("Check your email address. It looks like name@example.com"), field="email")
    number = proposal.person_id or 0
    people.close_doors(number)  # whoever helped may have signed in as the person
    person = people_queries.person(number) if ours else people.forget_contacts(number)
    if not ours:
        keep_on_page("proposal", proposal.id, number)
        for kind in (TaskKind.PHONE, TaskKind.POST):
            call_off(kind, "proposal", proposal.id)
    if email:
        person.wants_to_hear = True
        people.add_contact(person, "email", email)
    _step_back(proposal, here, helper_reads=helper_reads, own={point.value for point in person.contacts})
    proposal.claimed_at = calendar.now()
    record("proposal", proposal.id, "claim", by=by.id, role="proposer", facts={"helper_reads": helper_reads})
    told = mark_for_staff("The person took this idea over from a helper. When you talk with them, ask if that is right.")
    details = f"{plain_reference(str(proposal.reference))}\n{told}"
    raise_task(TaskKind.FOLLOW_UP, "proposal", proposal.id, days=5, details=details, person_id=number)
    return words_to_claim(proposal, name, lang=lang)


def end_supporters(proposal: Proposal) -> None:
    """Whoever helped while signed in does not read this idea any more."""
    for part in proposal.involvements:
        if part.part is Part.SUPPORTER and part.until is None:
            part.until = calendar.now()


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
