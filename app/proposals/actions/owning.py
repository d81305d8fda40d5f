"""What the people of an idea do with it themselves."""

from app.core import calendar
from app.core.errors import NotAllowed, Refused
from app.core.i18n import gettext, mark_for_staff
from app.core.templates import plain_reference
from app.history import queries as history
from app.history.actions import record
from app.languages.actions import guess, write
from app.languages.models import LangSource
from app.notifications.actions import held_about
from app.notifications.models import IN_FORMAT
from app.people import actions as people
from app.people import queries as people_queries
from app.proposals import notices, queries
from app.proposals.actions.moving import find_link, move, refresh_public, retell_clock, start_clock, tell_proposer
from app.proposals.actions.sending import LONGEST_LINE
from app.proposals.models import PUBLISHED, Answer, Proposal, Publish
from app.proposals.moves import OPEN, TAKEN_UP
from app.proposals.permissions import Somebody
from app.tasks.actions import call_off, raise_task
from app.tasks.models import TaskKind

MOST_LOOKS = 3
ENDED_BY_IT = (
    TaskKind.EASY_WORDS,
    TaskKind.FORMAT,
    TaskKind.LOOK_AGAIN,
    TaskKind.REVISIT,
    TaskKind.DECIDE,
    TaskKind.ASK_IF_DONE,
    TaskKind.TRANSLATE,
    TaskKind.PHONE,
    TaskKind.POST,
)


def answer_question(proposal: Proposal, body: str, *, by: Somebody) -> None:
    """The proposer answers our question; the clock goes on."""
    if not body:
        raise Refused(gettext("Write your answer"), field="answer")
    lang, source = guess(body, proposal.lang)
    earlier = [a for a in proposal.answers if a.field == "more_info"]
    words = write(body, lang=lang, about=("proposal", proposal.id), source=source, by=by.id)
    proposal.answers.append(Answer(field="more_info", version=len(earlier) + 1, text=words))
    entry = move(proposal, "answer_question", by=by, role="proposer", facts={"answer": body, "answer_lang": lang})
    start_clock(proposal)
    told = notices.answered_back(proposal, find_link(proposal), {"body": body, "lang": lang})
    tell_proposer(proposal, "proposals/answered_back", told, because=entry)


def withdraw(proposal: Proposal, reason: str, *, by: Somebody) -> None:
    """The proposer takes the idea back; from this moment nobody outside the team sees it."""
    taken_up = proposal.stage in TAKEN_UP
    entry = move(proposal, "withdraw", by=by, role="proposer", reason=reason)
    proposal.clock_stopped_on = None
    proposal.withdrawn_at = calendar.now()
    for kind in ENDED_BY_IT:
        call_off(kind, "proposal", proposal.id)  # nobody can do these any more, or should
    if taken_up:
        _warn_workers(proposal, mark_for_staff("It was taken back. Whoever works on it may go on, without the name of the person."))
    tell_proposer(proposal, "proposals/withdrawn", notices.withdrawn(proposal, find_link(proposal), taken_up=taken_up), because=entry)


def bring_back(proposal: Proposal, *, by: Somebody) -> None:
    """An idea that was taken back is here again: where it stood after its answer, or to be read again with a new date."""
    if _times(proposal, "bring_back") >= MOST_LOOKS:
        raise NotAllowed(gettext("You brought this idea back 3 times already. Please phone us."))
    entry = move(proposal, "bring_back", by=by, role="proposer", to=queries.way_back(proposal))
    proposal.withdrawn_at = None
    if proposal.stage in OPEN:
        retell_clock(proposal, calendar.today())
    elif proposal.stage in TAKEN_UP:
        _warn_workers(proposal, mark_for_staff("It is here again. Whoever works on it goes on as before."))
    people.ask_for_forms(held_about("proposal", proposal.id, held_by=IN_FORMAT))
    if held_about("proposal", proposal.id, held_by="easy_words"):
        named = plain_reference(str(proposal.reference))
        raise_task(TaskKind.EASY_WORDS, "proposal", proposal.id, days=2, person_id=proposal.person_id, details=named)
    tell_proposer(proposal, "proposals/brought_back", notices.brought_back(proposal, find_link(proposal)), because=entry)


def _times(proposal: Proposal, verb: str) -> int:
    return sum(done.verb == verb for done in history.entries("proposal", proposal.id))


def _warn_workers(proposal: Proposal, told: str) -> None:
    """People outside the queue may be at work on it: somebody tells them."""
    raise_task(TaskKind.MESSAGE, "proposal", proposal.id, days=2, details=f"{plain_reference(str(proposal.reference))}\n{told}")


def choose_publishing(proposal: Proposal, choice: Publish, name: str, *, wording: str, reading: str, by: Somebody) -> bool:
    """Yes or no to the website, at any time, with the words that were read. True when a person looks at a new name first."""
    if proposal.person_id is None:
        raise Refused(gettext("Nothing was changed."))
    if choice is Publish.PUBLIC_NAME and not name:
        raise Refused(gettext("Write the name to show, or choose another answer"), field="public_name")
    if len(name) > LONGEST_LINE:
        raise Refused(gettext("Make this shorter"), field="public_name")
    person = people_queries.person(proposal.person_id)
    shown = {Publish.FULL_NAME: person.display_name, Publish.PUBLIC_NAME: name}.get(choice, "")
    looks = bool(shown and shown != proposal.public_name and proposal.fit_to_publish)
    if looks:
        look_again(proposal)
    proposal.publish = choice
    proposal.public_name = shown
    people.permit(person, "proposal", proposal.id, "publish", choice=choice.value, wording=wording, reading=reading)
    record(
        "proposal",
        proposal.id,
        "allow_publishing" if choice in PUBLISHED else "stop_publishing",
        by=by.id,
        role="proposer",
        facts={"choice": choice.value},
    )
    refresh_public(proposal)
    return looks


def look_again(proposal: Proposal) -> None:
    """New words that anyone would read: a person looks at them before the idea is on the website again."""
    if proposal.fit_to_publish:
        proposal.fit_to_publish = None
        told = mark_for_staff("It has a new title or name. Is it fit to publish?")
        raise_task(TaskKind.LOOK_AGAIN, "proposal", proposal.id, days=2, details=f"{plain_reference(str(proposal.reference))}\n{told}")


def rename(proposal: Proposal, title: str, *, by: Somebody) -> None:
    """The proposer gives the idea their own title; no screener changes it afterwards."""
    if not title:
        raise Refused(gettext("Write a short title"), field="title")
    if proposal.title is None or proposal.title.body != title:
        look_again(proposal)
        lang, _source = guess(title, proposal.lang)
        proposal.title = write(title, lang=lang, about=("proposal", proposal.id), source=LangSource.PAGE, by=by.id)
    proposal.title_by_proposer = True
    record("proposal", proposal.id, "rename", by=by.id, role="proposer")
    refresh_public(proposal)


def ask_again(proposal: Proposal, reason: str, *, by: Somebody) -> None:
    """The proposer does not agree with the answer: a person looks again, with a new date."""
    if _times(proposal, "object") >= MOST_LOOKS:
        raise Refused(gettext("We have looked 3 times already. Please phone us."), field="reason")
    entry = move(proposal, "object", by=by, role="proposer", reason=reason)
    proposal.reader_id = None
    retell_clock(proposal, calendar.today())
    tell_proposer(proposal, "proposals/looked_at_again", notices.looked_at_again(proposal, find_link(proposal)), because=entry)
