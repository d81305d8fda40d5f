"""Screening: somebody of the huddle reads an idea first."""

from app.core import calendar
from app.core.errors import NotAllowed, Refused
from app.core.i18n import ENGLISH, for_staff
from app.history.actions import record
from app.languages.actions import write
from app.languages.models import About, LangSource
from app.people.models import Person
from app.people.queries import organisations_of, share_an_address, staff, standing
from app.proposals import notices, permissions, queries
from app.proposals.actions.moving import ask_for_translation, find_link, involve, move, refresh_public, stop_clock, tell_proposer
from app.proposals.models import Part, Proposal, Stage, Topic
from app.proposals.queries import needs_a_format, needs_easy_words, stamp_of_words
from app.tasks.actions import finish_about
from app.tasks.models import TaskKind


def check_fresh(proposal: Proposal, *, by: Person) -> None:
    """Raises NotAllowed for whoever read or decided it before its people objected, while anybody else of the team can read it."""
    before = queries.read_before(proposal)
    if by.id in before and fresh_readers(proposal):
        raise NotAllowed(
            for_staff("You read or decided this idea before. The person asked us to look again, so somebody else reads it now.")
        )


def fresh_readers(proposal: Proposal) -> list[Person]:
    """Who of the team can look at an idea again that somebody objected about: neither read nor decided it, nor is part of it."""
    before = queries.read_before(proposal)
    own = proposal.person_id or 0
    others = (one for one in staff() if one.id not in before and one.id != own)
    return [one for one in others if not any(i.person_id == one.id and i.part is not Part.SCREENER for i in proposal.involvements)]


def read_by(proposal: Proposal, *, by: Person) -> None:
    """Somebody takes an idea to read; from new it becomes screening."""
    check_fresh(proposal, by=by)
    proposal.reader_id = by.id
    involve(proposal, by.id, Part.SCREENER)
    if proposal.stage is Stage.RECEIVED:
        move(proposal, "start_screening", by=by, role="huddle member")


def hand_reading(proposal: Proposal, to: Person, *, by: Person) -> None:
    """Somebody else reads it from now on. Nobody reads what they brought themselves: Refused."""
    if not permissions.screen(to, proposal) or (proposal.person_id is not None and share_an_address(proposal.person_id, to.id)):
        sentence = for_staff("%(name)s is part of an idea here. Choose somebody else for it") % {"name": to.display_name}
        raise Refused(sentence, field=f"idea_{proposal.id}")
    check_fresh(proposal, by=to)
    for one in proposal.involvements:
        if one.person_id == proposal.reader_id and one.part is Part.SCREENER and one.until is None:
            one.until = calendar.now()
    proposal.reader_id = to.id
    involve(proposal, to.id, Part.SCREENER)
    record("proposal", proposal.id, "hand_on", by=by.id, role="huddle member", facts={"to": to.id})


def hand_writing(number: int, to: Person, *, by: Person) -> None:
    """Somebody else goes on to write an idea down for a person."""
    queries.taken_down_draft(number).saved_by = to.id
    record("proposal", number, "hand_on", by=by.id, role="huddle member", facts={"to": to.id})


def screen(
    proposal: Proposal,
    *,
    title: str,
    title_en: str,
    topic: Topic,
    place: str,
    organisation: int | None,
    fit: bool | None,
    by: Person,
    seen: str | None = None,
) -> None:
    """Working title, topic, place, organisation, fit to publish. The proposer's own title is never changed.

    `seen`: the stamp of the words that were judged; other words are not fit to publish because those were.
    """
    if fit and seen is not None and seen != stamp_of_words(proposal):
        raise Refused(for_staff("The words have changed since you opened this page. Please read them again."), field="fit")
    if organisation != proposal.organisation_id:
        _check_organisation(proposal, organisation, by=by)
    if not title and proposal.title is None:
        raise Refused(for_staff("Write a short title"), field="title")
    about = ("proposal", proposal.id)
    if title and not proposal.title_by_proposer and (proposal.title is None or proposal.title.body != title):
        proposal.title = write(title, lang=proposal.lang, about=about, source=LangSource.STAFF, by=by.id)
    if title_en and proposal.lang != "en" and (proposal.title_en is None or proposal.title_en.body != title_en):
        proposal.title_en = write(title_en, lang=ENGLISH.lang, about=about, source=LangSource.STAFF, by=by.id)
    proposal.topic = topic
    proposal.place = place
    proposal.organisation_id = organisation
    proposal.fit_to_publish = fit
    read_by(proposal, by=by)
    refresh_public(proposal)
    if fit is not None:
        finish_about(TaskKind.LOOK_AGAIN, "proposal", proposal.id, by=by.id)


def _check_organisation(proposal: Proposal, organisation: int | None, *, by: Person) -> None:
    """Whom an idea on a list is about says who scores and decides it: nobody changes that who has an interest, or belongs to either.

    Raises Refused.
    """
    if proposal.stage is not Stage.LISTED or standing(organisation) == standing(proposal.organisation_id):
        return
    if queries.interest_of(proposal.id, by.id) is not None:
        raise Refused(for_staff("You declared an interest in this idea. Somebody else changes its organisation."), field="organisation")
    if {standing(organisation), standing(proposal.organisation_id)} & organisations_of(by.id):
        told = for_staff("This idea is on a list, and this is about your organisation. Somebody else changes it.")
        raise Refused(told, field="organisation")


def ask_for_more(proposal: Proposal, question: str, *, by: Person, easy: str = "") -> None:
    """Asks the proposer something; the clock stops until they answer. It is not an answer to the idea.

    Whoever reads easy words is asked in easy words, or not yet: the clock may only stop for a question that they can read.
    """
    if not question:
        raise Refused(for_staff("Write your question in plain words"), field="question")
    if not easy and needs_easy_words(proposal):
        raise Refused(for_staff("Write the question in easy words too. This person reads easy words."), field="question_easy")
    about = ("proposal", proposal.id)
    proposal.question = write(question, lang=ENGLISH.lang, about=about, source=LangSource.STAFF, by=by.id)
    proposal.question_easy = write(easy, lang=ENGLISH.lang, about=about, source=LangSource.STAFF, by=by.id) if easy else None
    proposal.reader_id = proposal.reader_id or by.id
    asked = {"question": question, "question_easy": easy}
    entry = move(proposal, "ask_for_more", by=by, role="huddle member", facts=asked)
    if not needs_a_format(proposal):  # the clock stops when the question has reached its reader
        stop_clock(proposal)
    told = notices.more_info(proposal, find_link(proposal), asked | {"question_lang": ENGLISH.lang})
    ask_for_translation(proposal, About.QUESTION)
    tell_proposer(proposal, "proposals/more_info", told, because=entry)
