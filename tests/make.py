"""Making things for tests, through the actions themselves."""

from typing import Any

from app.core import db, i18n
from app.core.questions import Given
from app.people import actions as people
from app.people import queries as people_queries
from app.people.models import OrganisationKind, Person, RoleName
from app.proposals import actions as proposals
from app.proposals.models import Proposal, Topic
from app.proposals.pathways import pathway

DEE: dict[str, Given] = {
    "problem": Given(text="I can not read the letters from the eye clinic. The writing is small."),
    "change_idea": Given(text="Write the date and the place first, in big letters."),
    "contact": Given(choices=("email",)),
    "email": Given(text="dee@example.org"),
    "display_name": Given(text="Dee"),
    "team_read": Given(choices=("yes",)),
    "publish": Given(choices=("unnamed",)),
}


def staff(
    role: RoleName = RoleName.HUDDLE_MEMBER, address: str = "sam@example.org", name: str = "Sam", *, organisation: int | None = None
) -> Person:
    """Somebody with a role."""
    with db.transaction():
        return people.make_staff(address, name, role, by=None, organisation=organisation)


def organisation(name: str = "Wenbrook Hospitals") -> int:
    """The number of an organisation of this name; added when there is none."""
    with db.transaction():
        known = people_queries.named(name)
        return known.id if known else people.found_organisation(name, OrganisationKind.ACUTE).id


def draft(reading: str = "en", answers: dict[str, Given] | None = None) -> tuple[Proposal, str]:
    """A draft with answers, and the token that opens it."""
    with i18n.reading_as(reading) as now, db.transaction():
        proposal, token = proposals.begin_draft(reading=reading, lang=now.lang, quick=False)
        fill(proposal, DEE if answers is None else answers, easy=now.easy)
    return proposal, token


def fill(proposal: Proposal, answers: dict[str, Given], *, easy: bool = False) -> None:
    """Puts answers into a draft, page by page."""
    for page in pathway(quick=False, easy=easy).pages:
        given = {ask.field: answers[ask.field] for ask in page.every_ask() if ask.field in answers}
        if given:
            proposals.save_answers(proposal, page, given, seen_saves=10_000)


def idea(reading: str = "en", *, by: Person | None = None, **changed: Given) -> Proposal:
    """An idea that was sent."""
    with i18n.reading_as(reading) as now, db.transaction():
        proposal, _token = proposals.begin_draft(reading=reading, lang=now.lang, quick=False)
        fill(proposal, DEE | changed, easy=now.easy)
        proposals.send_proposal(proposal, by=by, reading=reading, easy=now.easy)
    return proposal


def public_idea(reading: str = "en", title: str = "Letters I can read", **changed: Given) -> Proposal:
    """An idea that anyone may read."""
    proposal = idea(reading, **changed)
    screened(proposal, title=title)
    return proposal


def screened(proposal: Proposal, *, title: str = "Letters I can read", fit: bool = True) -> None:
    """An idea that a screener has looked at."""
    reader = staff()
    with db.transaction():
        found = again(proposal)
        proposals.screen(found, title=title, title_en="", topic=Topic.LETTERS, place="Eye clinic", organisation=None, fit=fit, by=reader)


def again(proposal: Proposal) -> Proposal:
    """The same idea, loaded with everything, in the present transaction."""
    from app.proposals import queries

    class Anybody:
        id = None

        def holds(self, *_names: str) -> bool:
            return True

    return queries.proposal(str(proposal.reference), by=Anybody(), to=lambda _b, _p: True)


def sign_in(visitor: Any, person_address: str = "sam@example.org") -> None:
    """Signs somebody in by a link, as from the shell."""
    from app.people.views import link_for

    link = link_for(person_address).removeprefix("http://127.0.0.1:8000")
    visitor.send(link)
