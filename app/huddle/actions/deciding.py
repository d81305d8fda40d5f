"""The chair records decisions, and somebody sees that the letter can be read."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import ENGLISH, for_staff, mark_for_staff
from app.core.templates import plain_reference
from app.history.actions import record
from app.huddle import notices, queries
from app.huddle.actions.saying import check_free
from app.huddle.models import Decision, Route
from app.languages.actions import write
from app.languages.models import About, LangSource, Text
from app.notifications.actions import Written, held_about, written
from app.notifications.models import IN_FORMAT, Letter
from app.people.actions import called, release_letters
from app.people.models import Person
from app.people.queries import organisation_name
from app.people.queries import person as person_of
from app.proposals.actions.moving import (
    answered,
    ask_for_translation,
    check_possible,
    find_link,
    move,
    stop_clock,
    tell_proposer,
)
from app.proposals.models import Proposal, Stage
from app.proposals.moves import ANSWERED, DECIDED_BY_ROUTE, OPEN
from app.proposals.queries import needs_a_format, needs_easy_words, reading_of, to_revisit
from app.support.models import Met
from app.tasks.actions import finish, finish_about, raise_task
from app.tasks.models import Task, TaskKind
from app.tasks.queries import open_about

LONGEST_WAIT = dt.timedelta(days=184)
EASY_WORDS = "easy_words"  # like IN_FORMAT a need that holds a letter back; what meets each is recorded by the same name


@dataclass(frozen=True)
class Chosen:
    """What the chair wrote on the decision page."""

    route: Route
    reason: str
    next_step: str
    contact_name: str
    contact_how: str
    reason_easy: str = ""
    next_step_easy: str = ""
    organisation: int | None = None
    revisit_on: dt.date | None = None


def check_listed(proposal: Proposal, *, by: Person) -> None:
    """Raises NotAllowed for an idea that cannot be decided, or not by this person; of one that is still to be listed it says so."""
    if proposal.stage in OPEN and proposal.stage is not Stage.LISTED:
        raise NotAllowed(for_staff("Put it before a huddle first."))
    check_possible(proposal, "decide")
    check_free(proposal, queries.item_of(proposal.id), by=by)


def decide(proposal: Proposal, chosen: Chosen, *, by: Person) -> tuple[Decision, tuple[str, ...]]:
    """Records what the huddle decided and tells the proposer. Gives the needs for which the letter waits; mostly none."""
    _check(chosen)
    item = queries.item_of(proposal.id)
    check_free(proposal, item, by=by)
    made = _made(proposal, chosen, by, lambda body: _words(proposal, body, by))
    made.meeting_id = item.meeting_id if item else None
    db.session.add(made)
    db.session.flush()
    asked = _asked(chosen)
    waits = _waits(proposal, chosen)
    entry = move(
        proposal,
        "decide",
        by=by,
        role="chair",
        to=DECIDED_BY_ROUTE[chosen.route.value],
        reason=chosen.reason,
        facts=notices.said(made, asked) | {"decision": made.id, "waits": list(waits)},
    )
    proposal.organisation_id = chosen.organisation or proposal.organisation_id
    proposal.integrated = chosen.route is Route.INTEGRATED_PROJECT
    proposal.revisit_on = chosen.revisit_on
    finish_about(TaskKind.REVISIT, "proposal", proposal.id, by=by.id)
    ask_for_translation(proposal, About.DECISION)
    if waits:
        proposal.unheard = True
        if waits[0] == EASY_WORDS:
            _ask_for_easy_words(proposal)  # while a letter is held nobody has been answered, and the clock runs on
    else:
        answered(proposal)
    told = notices.decision(proposal, find_link(proposal), made, asked)
    tell_proposer(proposal, "huddle/decision", told, because=entry, held_by=waits[0] if waits else "")
    return made, waits


def _made(proposal: Proposal, chosen: Chosen, by: Person, words: Callable[[str], Text]) -> Decision:
    return Decision(
        proposal_id=proposal.id,
        route=chosen.route,
        reason=words(chosen.reason),
        reason_easy=words(chosen.reason_easy) if chosen.reason_easy else None,
        next_step=words(chosen.next_step),
        next_step_easy=words(chosen.next_step_easy) if chosen.next_step_easy else None,
        contact_name=chosen.contact_name,
        contact_how=chosen.contact_how,
        organisation_id=chosen.organisation,
        revisit_on=chosen.revisit_on,
        decided_by=by.id,
    )


def _asked(chosen: Chosen) -> str:
    """The organisation that may try it, by its name."""
    return organisation_name(chosen.organisation) if chosen.route is Route.PROVIDER_PROJECT and chosen.organisation else ""


def letter_first(proposal: Proposal, chosen: Chosen, *, by: Person) -> tuple[Letter, Written]:
    """The very letter that this decision would send, and its words; nothing is recorded. Raises Refused as `decide` does."""
    _check(chosen)
    check_free(proposal, queries.item_of(proposal.id), by=by)
    made = _made(proposal, chosen, by, lambda body: Text(body=body, lang=ENGLISH.lang))
    name = called(person_of(proposal.person_id)) if proposal.person_id else ""
    facts = notices.said(made, _asked(chosen)) | {"reference": proposal.reference, "path": f"/my-idea/{proposal.reference}"}
    letter = Letter(name="huddle/decision", facts=facts | {"name": name}, reading=reading_of(proposal), kind="proposal")
    return letter, written(letter)


def _waits(proposal: Proposal, chosen: Chosen) -> tuple[str, ...]:
    """What must be made before the person can read the answer: easy words first, then the form they need."""
    easy = needs_easy_words(proposal) and not (chosen.reason_easy and chosen.next_step_easy)
    return ((EASY_WORDS,) if easy else ()) + ((IN_FORMAT,) if needs_a_format(proposal) else ())


def _ask_for_easy_words(proposal: Proposal) -> None:
    told = mark_for_staff("The letter with the decision waits for easy words.")
    details = f"{plain_reference(str(proposal.reference))}\n{told}"
    raise_task(TaskKind.EASY_WORDS, "proposal", proposal.id, days=2, person_id=proposal.person_id, details=details)


def _words(proposal: Proposal, body: str, by: Person) -> Text:
    return write(body, lang="en", about=("proposal", proposal.id), source=LangSource.STAFF, by=by.id)


def _check(chosen: Chosen) -> None:
    today = calendar.today()
    if not chosen.reason:
        raise Refused(for_staff("Write the reason in plain words"), field="reason")
    if chosen.route is Route.NOT_NOW and not (chosen.revisit_on and today < chosen.revisit_on <= today + LONGEST_WAIT):
        raise Refused(for_staff("Choose the day when we look again, within 6 months"), field="revisit_on")
    if chosen.route is Route.PROVIDER_PROJECT and chosen.organisation is None:
        raise Refused(for_staff("Choose the organisation that will try it"), field="organisation")


def add_easy_words(proposal: Proposal, reason: str, next_step: str, *, by: Person) -> None:
    """Easy words for a decision whose letter waits for them; then the letter goes, or waits for its form."""
    made = queries.decision_of(proposal.id)
    if made is None:
        raise NotAllowed(for_staff("There is no decision on this idea yet."))
    check_free(proposal, queries.item_of(proposal.id), by=by)
    if made.reason_easy is not None and made.next_step_easy is not None and not by.holds("chair"):
        raise NotAllowed(for_staff("The decision has its easy words. Only the chair changes them."))
    if not reason:
        raise Refused(for_staff("Write the reason in easy words"), field="reason_easy")
    if not next_step:
        raise Refused(for_staff("Write what happens next in easy words"), field="next_step_easy")
    made.reason_easy = _words(proposal, reason, by)
    made.next_step_easy = _words(proposal, next_step, by)
    said = {"reason_easy": reason, "next_step_easy": next_step}
    record("proposal", proposal.id, EASY_WORDS, by=by.id, role="huddle member", facts=said)
    finish_about(TaskKind.EASY_WORDS, "proposal", proposal.id, by=by.id)
    if proposal.stage not in ANSWERED or not held_about("proposal", proposal.id, held_by=EASY_WORDS):
        return
    still = IN_FORMAT if needs_a_format(proposal) else ""
    if not still:
        answered(proposal)
    release_letters("proposal", proposal.id, held_by=EASY_WORDS, by=by.id, more=said, still=still)


def in_the_making(proposal: Proposal) -> Sequence[Task]:
    """The letters of an idea that somebody makes in another form now: the task of each. Raises NotAllowed for none."""
    waiting = open_about(TaskKind.FORMAT, "proposal", proposal.id)
    if not waiting:
        raise NotAllowed(for_staff("No letter of this idea waits for that."))
    return waiting


def send_in_format(proposal: Proposal, *, by: Person, met: Met | None = Met.MET, why: str = "") -> None:
    """The letters are there in the form that the person needs, and were given to them: they have been told, or answered.

    A question stops the clock only now. Raises Refused when nobody said whether the needs were met.
    """
    for task in in_the_making(proposal):
        finish(task, by=by.id, met=met, why=why)
    record("proposal", proposal.id, IN_FORMAT, by=by.id, role="huddle member")
    if proposal.unheard and not any(held_about("proposal", proposal.id, held_by=need) for need in (EASY_WORDS, IN_FORMAT)):
        answered(proposal)
    if proposal.stage is Stage.MORE_INFO and proposal.clock_stopped_on is None:
        stop_clock(proposal)


def look_again_on_the_day() -> None:
    """Ideas that had to wait, and whose day has come: somebody of the team puts them before the huddle again."""
    for proposal in to_revisit(calendar.today()):
        proposal.revisit_on = None
        record("proposal", proposal.id, "revisit", by=None)
        told = mark_for_staff("We said that we look at it again now. Put it before the next huddle.")
        raise_task(TaskKind.REVISIT, "proposal", proposal.id, days=5, details=f"{plain_reference(str(proposal.reference))}\n{told}")
