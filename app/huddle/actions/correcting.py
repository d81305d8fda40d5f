"""The chair corrects a decision: the old one is kept, and a new letter says what was wrong and what holds now."""

from app.core import db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.history import queries as history
from app.huddle import queries
from app.huddle.actions.deciding import Chosen, check_chosen, made_of
from app.huddle.actions.saying import check_free
from app.huddle.actions.standing import stand, words_of_staff
from app.huddle.models import Decision, Reply, Route
from app.people.models import Person
from app.proposals.actions.moving import check_possible
from app.proposals.models import Proposal
from app.proposals.moves import LATER


def to_correct(proposal: Proposal, *, by: Person) -> Decision:
    """The decision that the chair may still correct. Raises NotAllowed once somebody works on the idea, and before its letter has gone."""
    if proposal.unheard:
        raise NotAllowed(for_staff("The letter with the decision has not gone yet. Write what it waits for first."))
    check_possible(proposal, "correct_decision")
    check_free(proposal, queries.item_of(proposal.id), by=by)
    made = queries.decision_of(proposal.id)
    if made is None:
        raise NotAllowed(for_staff("There is no decision on this idea yet."))
    if made.meeting_id is None and made.route is Route.SIGNPOST:
        raise NotAllowed(for_staff("No huddle has talked about this idea. Put it before one."))
    said_yes = any(one.partner.reply is Reply.YES for one in queries.partners_of(made.id))
    if said_yes or any(entry.verb in LATER for entry in _since_decided(proposal)):
        raise NotAllowed(for_staff("Somebody works on this idea already. Put it before the huddle again."))
    return made


def _since_decided(proposal: Proposal) -> list[history.Told]:
    entries = history.entries("proposal", proposal.id)
    newest = next((place for place, entry in enumerate(entries) if entry.verb in {"decide", "pass_on"}), len(entries))
    return list(entries[:newest])


def correct_decision(proposal: Proposal, chosen: Chosen, why: str, *, seen: str, by: Person) -> tuple[Decision, tuple[str, ...]]:
    """Records what holds now and tells whoever brought the idea. Gives the needs for which the letter waits.

    `seen`: the number of the decision that the page showed, so that nobody corrects a correction that they did not read.
    """
    before = to_correct(proposal, by=by)
    if seen != str(before.id):
        raise NotAllowed(for_staff("Somebody corrected this decision just now. Read it first. Nothing was changed."))
    if not why:
        raise Refused(for_staff("Say what was wrong, in plain words"), field="why_changed")
    check_chosen(proposal, chosen)
    if chosen.route is Route.SIGNPOST and before.route is not Route.SIGNPOST:
        raise Refused(for_staff("Passing an idea on wants a second person. Put it before the huddle again."), field="route")
    made = made_of(proposal, chosen, by, lambda body: words_of_staff(proposal, body, by))
    made.meeting_id, made.replaces_id, made.why_changed = before.meeting_id, before.id, why
    db.session.add(made)
    db.session.flush()
    return made, stand(proposal, made, by=by, verb="correct_decision")
