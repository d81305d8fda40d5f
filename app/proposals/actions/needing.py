"""What a person needs to take part, as it is said on the pages of an idea or to the team."""

from collections.abc import Mapping

from app.core.questions import Answers, Given
from app.history.actions import record
from app.people import actions as people
from app.people import queries as people_queries
from app.people.models import Person
from app.proposals.actions.sending import needs_given
from app.proposals.models import Proposal
from app.proposals.pathways.choices import PRINT_SIZE
from app.proposals.permissions import Somebody
from app.support.models import RecordedBy


def as_answers(needs: Mapping[str, str]) -> dict[str, Given]:
    """What stands, as answers to the question that asks for it."""
    sizes = {label: value for choice in PRINT_SIZE.choices for value, label in [(choice.value, choice.label)]}
    size = needs.get("large_print", "")
    return {
        "support_needs": Given(choices=tuple(needs) or ("none",)),
        "language_spoken": Given(text=needs.get("interpreter", "")),
        "print_size": Given(choices=(sizes[size],) if size in sizes else ()),
    }


def say_needs(proposal: Proposal, answers: Answers, *, share: bool, wording: str, reading: str, by: Somebody) -> None:
    """Whoever brought the idea says what they need, and whether we may tell others of it. The team sees the change."""
    if proposal.person_id is None:
        return
    person = people_queries.person(proposal.person_id)
    changed = people.change_needs(person, needs_given(answers), recorded_by=RecordedBy.SELF, by=by.id)
    if share != people_queries.may_share_needs(person.id):
        choice = "yes" if share else "no"
        people.permit(person, "person", person.id, people_queries.SHARE_NEEDS, choice=choice, wording=wording, reading=reading)
    if changed:
        record("proposal", proposal.id, "change_needs", by=by.id, role="proposer")


def write_needs(person_id: int, answers: Answers, *, by: Person) -> None:
    """Somebody of the team asked the person, and writes down what they need now."""
    people.change_needs(people_queries.person(person_id), needs_given(answers), recorded_by=RecordedBy.STAFF, by=by.id)


def confirm_needs(person_id: int, *, by: Person) -> None:
    """Somebody of the team asked the person: it is as it was."""
    people.confirm_needs(people_queries.person(person_id), by=by.id)
