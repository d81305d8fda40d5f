"""The team writes an idea down for a person: on the phone, in person, from paper; and the person puts right what was written."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import delete

from app.core import calendar, db, i18n
from app.core.errors import Refused
from app.core.questions import Given, Page
from app.history.actions import record
from app.languages.actions import guess, write
from app.people.models import Person
from app.proposals import queries
from app.proposals.actions.drafting import keep_answer, lives_until
from app.proposals.actions.moving import SEARCHED, first_words, refresh_public
from app.proposals.actions.owning import look_again
from app.proposals.actions.sending import LONGEST, SENTENCES, send_proposal
from app.proposals.models import Answer, AnswerStatus, AuthoredBy, How, Proposal, Setting, Stage, TakenDown
from app.proposals.pathways import CONSENT
from app.proposals.permissions import TAKEN_DOWN, Somebody, own
from app.tasks import queries as tasks
from app.tasks.actions import finish

LONGEST_PLACE = 200


def begin_taking_down(how: How, *, said_in: str, easy: bool, by: Person, task: int | None = None) -> Proposal:
    """An idea that somebody of the team begins to write down. `easy`: the person reads easy words. No link opens it."""
    lang = said_in if said_in in i18n.readings() else i18n.ENGLISH.lang
    reading = f"{lang}-easy" if easy else lang
    proposal = Proposal(stage=Stage.DRAFT, reading=reading, lang=said_in, pathway=TAKEN_DOWN, draft_until=lives_until())
    proposal.answers, proposal.involvements = [], []
    db.session.add(proposal)
    db.session.flush()
    db.session.add(TakenDown(proposal_id=proposal.id, how=how, said_in=said_in, begun_by=by.id, saved_by=by.id, task_id=task))
    return proposal


def mark_of(given: Given) -> str:
    """Stands for what an answer was when a page was drawn: how often it was saved, and which words."""
    return f"{given.saves}.{_digest(given)}"


def _digest(given: Given) -> str:
    ticked = given.by if given.by in {AuthoredBy.WITH_HELP, AuthoredBy.HELPER_WORDS} else ""
    return hashlib.sha256(repr((given.text, given.choices, ticked)).encode()).hexdigest()[:10]


def write_down(
    proposal: Proposal, taken: TakenDown, given: Mapping[str, Given], *, marks: Mapping[str, str], kept_where: str, by: Person
) -> list[str]:
    """Keeps what one of the team wrote; never judges it. Gives the fields where a colleague wrote something else meanwhile: both are kept.

    `marks`: what each answer was when the page was drawn. What this page did not touch stays as it is now.
    """
    if proposal.stage is not Stage.DRAFT:
        raise Refused(i18n.for_staff("This idea was sent already."))
    standing, clashes = queries.newest(proposal.answers), []
    for field, new in given.items():
        saves, _dot, digest = marks.get(field, mark_of(Given())).partition(".")
        if digest == _digest(new):
            continue
        old = standing.get(field)
        stale = old is not None and str(old.saves) != saves
        if keep_answer(proposal, old, field, replace(new, by=new.by or AuthoredBy.STAFF), stale=stale):
            clashes.append(field)
        if field in CONSENT:
            taken.read_by, taken.read_at = by.id, calendar.now()
    taken.saved_by, taken.kept_where = by.id, kept_where[:LONGEST_PLACE]
    db.put(proposal, saved_at=calendar.now(), draft_until=lives_until())
    return clashes


def send_taken_down(proposal: Proposal, taken: TakenDown, *, by: Person, reference: str | None = None) -> Proposal:
    """Sends what was written down: a reference and a promise as for everybody, and a copy to the person in their way.

    The choices are kept in the words that the person heard or read. What asked for it is done. A second time does nothing.
    """
    if proposal.stage is not Stage.DRAFT:
        return proposal
    with i18n.reading_as(proposal.reading) as theirs:
        send_proposal(proposal, by=by, reading=theirs.tag, easy=theirs.easy, taken=taken, reference=reference)
    record(
        "proposal",
        proposal.id,
        "typed_in" if taken.how is How.PAPER else "read_out",
        by=taken.read_by,
        role="huddle member",
        facts={"how": taken.how.value, "reading": proposal.reading},
    )
    if taken.task_id is not None:
        finish(tasks.task(taken.task_id), by=by.id)
    return proposal


def correct(proposal: Proposal, step: Page, given: Mapping[str, Given], *, by: Somebody) -> list[str]:
    """What we wrote down is put right, by the person or by the team with them: each changed answer is a new version beside the old one.

    Gives the fields that changed.
    """
    standing, changed, was = queries.newest(proposal.answers), [], _first_said(proposal)
    if any(len(new.text) > LONGEST for new in given.values()):
        too_long = SENTENCES["too_long"]
        raise Refused(i18n.gettext(too_long), field=step.asks[0].field)
    for field, new in given.items():
        old = standing.get(field)
        before = Given(old.text.body if old.text else "", tuple(old.choices)) if old else Given()
        if (new.text, new.choices) != (before.text, before.choices):
            proposal.answers.append(_corrected(proposal, field, new, old, by=by))
            changed.append(field)
    if changed:
        verb, role = ("correct", "proposer") if own(by, proposal) else ("put_right", "huddle member")
        record("proposal", proposal.id, verb, by=by.id, role=role, facts={"fields": changed})
        _carry_on(proposal, changed, was)
    return changed


def _corrected(proposal: Proposal, field: str, new: Given, old: Answer | None, *, by: Somebody) -> Answer:
    lang, source = guess(new.text, new.lang or proposal.lang)
    words = write(new.text, lang=lang, about=("proposal", proposal.id), source=source, by=by.id) if new.text else None
    author = AuthoredBy(new.by) if new.by else AuthoredBy.SELF if own(by, proposal) else AuthoredBy.STAFF
    version, saves = (old.version + 1, old.saves + 1) if old else (1, 1)
    return Answer(
        field=field,
        choices=list(new.choices),
        text=words,
        status=AnswerStatus(new.status),
        authored_by=author,
        version=version,
        saves=saves,
    )


def _first_said(proposal: Proposal) -> Given:
    answers = queries.given(proposal.answers)
    return next((answers[f] for f in ("problem", "change_idea") if answers.get(f)), Given())


def _carry_on(proposal: Proposal, changed: list[str], was: Given) -> None:
    """What was taken from the old words follows the new ones; a person looks at them before anyone reads them."""
    answers, words = queries.given(proposal.answers), _first_said(proposal)
    proposal.summary = first_words(words.text, 200)
    if words.text and proposal.title and not proposal.title_by_proposer and proposal.title.body == first_words(was.text):
        proposal.title = write(first_words(words.text), lang=words.lang, about=("proposal", proposal.id), by=None)
    if "place_name" in changed:
        proposal.place = answers["place_name"].text
    if "settings" in changed:
        db.session.execute(delete(Setting).where(Setting.proposal_id == proposal.id))
        db.session.add_all(Setting(proposal_id=proposal.id, kind=kind) for kind in answers["settings"].choices)
    if set(changed) & set(SEARCHED):
        look_again(proposal)
    refresh_public(proposal)
