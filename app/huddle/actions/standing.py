"""A decision stands: the idea moves, whoever brought it hears it, and what the route asks for begins."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from app.core import calendar
from app.core.i18n import ENGLISH, mark_for_staff
from app.core.templates import plain_reference
from app.history.models import Entry
from app.huddle import notices, queries
from app.huddle.actions.accepting import ANSWER_IN, ask_partners
from app.huddle.models import Decision, Route
from app.languages.actions import write
from app.languages.models import About, LangSource, Text
from app.notifications.models import IN_FORMAT
from app.people.models import Person
from app.people.queries import standing
from app.proposals.actions.moving import answered, ask_for_translation, find_link, move, tell_proposer
from app.proposals.models import Proposal
from app.proposals.moves import DECIDED_BY_ROUTE, MOVES
from app.proposals.queries import joined_in_public, needs_a_format, needs_easy_words
from app.tasks.actions import finish_about, raise_task
from app.tasks.models import TaskKind

EASY_WORDS = "easy_words"  # like IN_FORMAT a need that holds a letter back; what meets each is recorded by the same name
FIRST_CALL = 5  # working days
ASKS_OTHERS = (Route.PROVIDER_PROJECT, Route.INTEGRATED_PROJECT)


def words_of_staff(proposal: Proposal, body: str, by: Person) -> Text:
    """What somebody of the team wrote about an idea."""
    return write(body, lang=ENGLISH.lang, about=("proposal", proposal.id), source=LangSource.STAFF, by=by.id)


def stand(proposal: Proposal, made: Decision, *, by: Person, verb: str = "decide") -> tuple[str, ...]:
    """From now on a decision stands. Gives the needs for which its letter waits; mostly none.

    `by`: the chair who recorded it. `verb`: the move, another one where it corrects a decision.
    """
    waits = _waits(proposal, made)
    facts = facts_of(proposal, made) | {"decision": made.id, "waits": list(waits)}
    target = DECIDED_BY_ROUTE[made.route.value]
    entry = move(proposal, verb, by=by, role=MOVES[verb].who, to=target, reason=made.why_changed or made.reason.body, facts=facts)
    proposal.organisation_id = standing(made.organisation_id) or proposal.organisation_id
    proposal.integrated = made.route is Route.INTEGRATED_PROJECT
    proposal.revisit_on = made.revisit_on
    for kind in (TaskKind.REVISIT, TaskKind.DECIDE, TaskKind.ASK_IF_DONE):
        finish_about(kind, "proposal", proposal.id, by=by.id)
    ask_for_translation(proposal, About.DECISION)
    _tell(proposal, made, waits, entry)
    if waits:
        proposal.unheard = True
        if waits[0] == EASY_WORDS:
            _ask_for_easy_words(proposal)  # while a letter is held nobody has been answered, and the clock runs on
    else:
        heard(proposal)
    if made.route is Route.MORE_COACHING:
        _ask_for_first_call(proposal, made)
    return waits


def _tell(proposal: Proposal, made: Decision, waits: tuple[str, ...], entry: Entry) -> None:
    told = notices.decision(proposal, find_link(proposal), facts_of(proposal, made))
    tell_proposer(proposal, "huddle/decision", told, because=entry, held_by=waits[0] if waits else "")


def facts_of(proposal: Proposal, made: Decision) -> dict[str, Any]:
    """A decision as facts, with the names of whoever was asked, and the idea that it joins where anyone may read that."""
    names = [one.name for one in queries.partners_of(made.id)] if made.route in ASKS_OTHERS else []
    return told_of(proposal, made, names)


def told_of(proposal: Proposal, made: Decision, asked: Sequence[str]) -> dict[str, Any]:
    """The facts of a decision that asks these organisations."""
    joins = joined_in_public(made.joins_id, beside=proposal)
    return notices.said(made, asked, joins=joins, call_by=first_call(made), answer_in=ANSWER_IN.get(made.route, 0))


def first_call(made: Decision) -> dt.date | None:
    """By when somebody calls whoever brought an idea that is worked on some more."""
    return calendar.add_working_days(calendar.today(), FIRST_CALL) if made.route is Route.MORE_COACHING and made.detail else None


def heard(proposal: Proposal) -> None:
    """Whoever brought the idea hears the answer now; so whoever is asked to try it is asked now."""
    answered(proposal)
    made = queries.decision_of(proposal.id)
    if made is not None and made.route in ASKS_OTHERS:
        ask_partners(proposal, made)


def _waits(proposal: Proposal, made: Decision) -> tuple[str, ...]:
    """What must be made before the person can read the answer: easy words first, then the form they need."""
    easy = needs_easy_words(proposal) and not (made.reason_easy and made.next_step_easy)
    return ((EASY_WORDS,) if easy else ()) + ((IN_FORMAT,) if needs_a_format(proposal) else ())


def _ask_for_easy_words(proposal: Proposal) -> None:
    told = mark_for_staff("The letter with the decision waits for easy words.")
    details = f"{plain_reference(str(proposal.reference))}\n{told}"
    raise_task(TaskKind.EASY_WORDS, "proposal", proposal.id, days=2, person_id=proposal.person_id, details=details)


def _ask_for_first_call(proposal: Proposal, made: Decision) -> None:
    if made.detail:
        told = mark_for_staff("The first call about working on the idea. Who calls:")
        details = f"{plain_reference(str(proposal.reference))}\n{told}\n{made.detail}"
        raise_task(TaskKind.CALL_BACK, "proposal", proposal.id, days=FIRST_CALL, person_id=proposal.person_id, details=details)
