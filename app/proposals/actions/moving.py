"""How an idea moves: the one place where a stage changes, is recorded, and the proposer is told."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import select

from app.core import calendar, db, search, voices
from app.core.config import settings
from app.core.errors import NotAllowed
from app.core.i18n import ENGLISH, english_name, gettext, mark, mark_for_staff, readings
from app.core.templates import plain_reference
from app.history.actions import record
from app.history.models import Entry
from app.languages.actions import want
from app.languages.models import About
from app.people import actions as people
from app.people import queries as people_queries
from app.proposals import queries
from app.proposals.models import PUBLISHED, Involvement, Link, LinkPurpose, Part, Proposal, Stage
from app.proposals.moves import MOVES
from app.proposals.permissions import Somebody, possible
from app.tasks.actions import raise_task
from app.tasks.models import TaskKind

MOVED_ON = mark("The idea has moved on since you opened this page. Nothing was changed.")
SEARCHED = ("problem", "aim", "change_idea", "measure_words", "place_name", "related_work")


def move(
    proposal: Proposal,
    verb: str,
    *,
    by: Somebody | None,
    role: str,
    to: Stage | None = None,
    reason: str = "",
    facts: dict[str, Any] | None = None,
) -> Entry:
    """Makes one move and records it; `to` says where, when the move has several targets.

    Raises NotAllowed when the idea does not stand where the move begins, or the move does not lead there.
    """
    check_possible(proposal, verb)
    rule = MOVES[verb]
    target = to or (rule.targets[0] if len(rule.targets) == 1 else None)
    if target not in rule.targets:
        raise NotAllowed(gettext(MOVED_ON))
    before = proposal.stage
    proposal.stage = target
    proposal.stage_before = before.value
    refresh_public(proposal)
    return record(
        "proposal",
        proposal.id,
        verb,
        by=by.id if by else None,
        role=role,
        move=(before.value, proposal.stage.value),
        reason=reason,
        facts=facts,
    )


def check_possible(proposal: Proposal, verb: str) -> None:
    """Raises NotAllowed when a move cannot be made from where the idea stands; its page is not shown then either."""
    if not possible(verb, proposal):
        raise NotAllowed(gettext(MOVED_ON))


def refresh_public(proposal: Proposal) -> None:
    """The one place that says whether anyone may read an idea: allowed, looked at, sent, not taken back."""
    before = proposal.public
    proposal.public = (
        proposal.publish in PUBLISHED and proposal.fit_to_publish is True and proposal.stage not in {Stage.DRAFT, Stage.WITHDRAWN}
    )
    _index(proposal)
    _ask_other_sides(proposal)
    if proposal.reference:
        db.after_commit(partial(voices.drop, proposal.reference))  # what was read aloud before is not so any more
    if before and not proposal.public:
        db.after_commit(partial(voices.drop, voices.PAGES))  # pages that list ideas had its title


def _ask_other_sides(proposal: Proposal) -> None:
    from app.proposals.actions.voicing import ask_other_sides

    ask_other_sides(proposal)


def _index(proposal: Proposal) -> None:
    search.unindex("proposal", proposal.id)
    if proposal.stage in {Stage.DRAFT, Stage.WITHDRAWN}:
        return
    words: dict[str, list[str]] = {}
    for text in [proposal.title, proposal.title_en, *(a.text for f, a in queries.newest(proposal.answers).items() if f in SEARCHED)]:
        if text is not None:
            words.setdefault(text.lang, []).append(text.body)
    extra = " ".join(filter(None, [proposal.reference, proposal.place]))
    for lang, bodies in words.items():
        search.index("proposal", proposal.id, lang=lang, scope="public" if proposal.public else "staff", body=" ".join([*bodies, extra]))


def involve(proposal: Proposal, person_id: int, part: Part) -> None:
    """Somebody takes a part in an idea from now on; twice is once."""
    if not any(i.person_id == person_id and i.part is part and i.until is None for i in proposal.involvements):
        proposal.involvements.append(Involvement(person_id=person_id, part=part))


def find_link(proposal: Proposal) -> Link:
    """The link of the proposer to their idea; one row for all letters, and for nothing else: who holds it reads that address."""
    from app.proposals.actions.drafting import add_link

    address = _address(proposal)
    mine = (Link.proposal_id == proposal.id, Link.purpose == LinkPurpose.IDEA, Link.person_id == proposal.person_id)
    sent = (Link.address == address, Link.device.is_(False), Link.supports.is_(False), Link.words_key.is_(None), Link.ended_at.is_(None))
    found = db.session.scalars(select(Link).where(*mine, *sent).order_by(Link.id)).first()
    return found or add_link(proposal, LinkPurpose.IDEA, person=proposal.person_id, address=address)


def _address(proposal: Proposal) -> str:
    if proposal.person_id is None:
        return ""
    points = people_queries.person(proposal.person_id).contacts
    return next((p.value for kind in ("email", "sms") for p in points if p.kind == kind), "")


def tell_proposer(proposal: Proposal, letter: str, facts: Mapping[str, Any], *, because: Entry, held_by: str = "") -> None:
    """One letter to whoever brought the idea, in the reading they chose; in easy words when they need them."""
    if proposal.person_id is not None:
        person = people_queries.person(proposal.person_id)
        people.tell(person, letter, dict(facts), because=because, reading=queries.reading_of(proposal), held_by=held_by)


def ask_for_translation(proposal: Proposal, about: About | None = None) -> None:
    """What we wrote in English went out at once; somebody sees to it that the person gets it in their language too.

    `about`: which of our words they are, where somebody can write the translation down; the task ends with it.
    """
    lang = readings()[proposal.reading].lang
    if lang != ENGLISH.lang and proposal.person_id is not None:
        told = mark_for_staff("We wrote to this person in English. Have our words put into their language, or phone with an interpreter.")
        details = f"{plain_reference(str(proposal.reference))}\n{english_name(lang)}\n{told}"
        task = raise_task(TaskKind.TRANSLATE, "proposal", proposal.id, days=2, person_id=proposal.person_id, details=details)
        if about is not None:
            want("proposal", proposal.id, about, lang, due_on=task.due_on, task_id=task.id)


def stop_clock(proposal: Proposal) -> None:
    """A question to the proposer: their time is not counted."""
    proposal.clock_stopped_on = calendar.today()


def start_clock(proposal: Proposal) -> None:
    """The answer is here: the dates move by the working days that the clock stood still."""
    if proposal.clock_stopped_on and proposal.answer_due_on:
        stood = max(0, calendar.working_days_between(proposal.clock_stopped_on, calendar.today()))
        proposal.answer_due_on = calendar.add_working_days(proposal.answer_due_on, stood)
        proposal.promised_on = calendar.add_working_days(proposal.promised_on or proposal.answer_due_on, stood)
    proposal.clock_stopped_on = None


def retell_clock(proposal: Proposal, start: dt.date) -> None:
    """A new promise from a day on; the first promised date stays for the statistics."""
    proposal.answer_due_on = calendar.add_working_days(start, settings().answer_working_days)
    proposal.promised_on = proposal.promised_on or proposal.answer_due_on


def answered(proposal: Proposal) -> None:
    """The decision is on its way: the promise is kept or not, once."""
    if proposal.answered_at is None:
        proposal.answered_at = calendar.now()
        proposal.promise_kept = bool(proposal.promised_on and calendar.today() <= proposal.promised_on)
    proposal.unheard = False
    proposal.clock_stopped_on = None


def confirm_key(link: Link) -> None:
    """The link of an idea was opened and its button pressed: the address that it went to is theirs."""
    if link.person_id is not None and link.address:
        people.confirm_address(link.person_id, link.address)


def title_of(text: queries.SomeWords | None, answers: Sequence[queries.SomeAnswer]) -> str:
    """The title, or the first 80 characters of the idea until there is one."""
    if text is not None:
        return text.body
    standing = queries.newest(answers)
    words = next((standing[f].text for f in ("problem", "change_idea") if f in standing and standing[f].text), None)
    return first_words(words.body) if words else ""


def first_words(body: str, most: int = 80) -> str:
    """The beginning of a text, cut between words."""
    line = " ".join(body.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut) + "…"
