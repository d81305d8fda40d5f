"""What somebody said they do: on its day we ask whether it was done, and whoever brought the idea hears it."""

import datetime as dt

from app.core import calendar
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff, mark_for_staff
from app.core.templates import plain_reference
from app.history.actions import record
from app.huddle import notices, queries
from app.huddle.models import Decision, Route
from app.people.models import Person
from app.proposals.actions.moving import find_link, tell_proposer
from app.proposals.models import Proposal, Stage
from app.tasks.actions import finish_about, raise_once
from app.tasks.models import TaskKind

AGAIN = dt.timedelta(days=184)


def ask_if_done() -> None:
    """A task for each thing whose day to ask has come; once, for its day then stands until somebody says how it went."""
    for made, proposal in queries.to_follow_up(calendar.today()):
        details = [plain_reference(str(proposal.reference)), made.detail or made.contact_name]
        raise_once(TaskKind.ASK_IF_DONE, "proposal", proposal.id, days=5, details="\n".join([*details, _ASK]))


_ASK = mark_for_staff("They said that they do it. Ask, and write down how it went on the page of the idea.")


def to_be_done(proposal: Proposal) -> Decision:
    """The decision by which somebody does it, and nobody has said yet that it is done. Raises NotAllowed."""
    made = queries.decision_of(proposal.id)
    if made is None or made.route is not Route.JUST_DO_IT or proposal.stage is not Stage.DONE or made.follow_up_on is None:
        raise NotAllowed(for_staff("Nobody waits to hear if this was done."))
    if proposal.unheard:
        raise NotAllowed(for_staff("The letter with the decision has not gone yet. Write what it waits for first."))
    return made


def say_if_done(proposal: Proposal, words: str, *, done: bool, ask_on: dt.date | None = None, by: Person) -> None:
    """It is done, or not yet and why; then we ask again on another day. Whoever brought it hears either."""
    made, today = to_be_done(proposal), calendar.today()
    if not words:
        raise Refused(for_staff("Write in a sentence how it went"), field="words")
    if not done and not (ask_on and today < ask_on <= today + AGAIN):
        raise Refused(for_staff("Choose the day when we ask again, within 6 months"), field="ask_on")
    made.follow_up_on = None if done else ask_on
    facts = {"words": words, "ask_on": ask_on.isoformat() if ask_on and not done else ""}
    verb = "it_is_done" if done else "not_done_yet"
    entry = record("proposal", proposal.id, verb, by=by.id, role="huddle member", reason=words, facts=facts)
    finish_about(TaskKind.ASK_IF_DONE, "proposal", proposal.id, by=by.id)
    told = notices.outcome(proposal, find_link(proposal), words, made.follow_up_on)
    tell_proposer(proposal, "huddle/done" if done else "huddle/not_done", told, because=entry)
