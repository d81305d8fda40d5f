"""Asking what came out of a small test: whom, on its last day by a letter, and what they say."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff, gettext, reading
from app.history.actions import record
from app.improvement import notices
from app.improvement.actions.steps import CYCLE
from app.improvement.models import Asked, AskedAs, Cycle, Said, Saw
from app.improvement.queries import witnesses as queries
from app.languages.actions import forget_these, guess, write
from app.notifications.actions import erase_to
from app.notifications.models import Channel
from app.people import actions as people
from app.people import queries as people_queries
from app.people.models import Person
from app.proposals.models import Proposal
from app.proposals.queries import reading_of
from app.tasks.actions import erase_tasks_about

MOST_ASKED = 10  # of one test
KNOWN_FOR = dt.timedelta(days=90)


@dataclass(frozen=True)
class Whom:
    """Whom to ask. The proposer is known; of anybody else their name, how to reach them, and their reading."""

    as_whom: AskedAs
    name: str = ""
    reach: str = ""
    reading: str = "en"


@dataclass(frozen=True)
class Answer:
    """What somebody says of one question."""

    saw: Saw | None
    words: str


def check_askable(cycle: Cycle) -> None:
    """Raises NotAllowed for a test that was studied: nobody is asked any more."""
    if cycle.studied_at is not None:
        raise NotAllowed(for_staff("This small test was studied. Nobody is asked any more."))


def ask(cycle: Cycle, proposal: Proposal, whom: Whom, *, by: Person) -> Asked:
    """Somebody is asked on the last day of the test. Raises Refused when they cannot be reached or are asked already."""
    check_askable(cycle)
    standing = [one for one in queries.all_asked(cycle) if one.ended_at is None and one.as_whom is not AskedAs.TEAM]
    if len(standing) >= MOST_ASKED:
        raise NotAllowed(for_staff("Ten people are asked about this small test. That is enough."))
    if whom.as_whom is AskedAs.PROPOSER:
        return add(cycle, _proposer(proposal), AskedAs.PROPOSER, by=by)
    return add(cycle, people.meet(whom.name, whom.reach, reading=whom.reading), AskedAs.THERE, by=by)


def add(cycle: Cycle, person: Person, as_whom: AskedAs, *, by: Person | None) -> Asked:
    """Somebody we know is asked about a test. Raises Refused for somebody who is asked already."""
    found = next((one for one in queries.all_asked(cycle) if one.person_id == person.id), None)
    if found is not None and found.ended_at is None:
        raise Refused(for_staff("They are asked already."), field="as_whom")
    if found is None:
        found = Asked(cycle_id=cycle.id, person_id=person.id, as_whom=as_whom, asked_by=by.id if by else None)
        try:
            with db.session.begin_nested():
                db.session.add(found)
        except IntegrityError as fault:
            raise Refused(for_staff("They are asked already."), field="as_whom") from fault
    found.ended_at = found.told_at = None
    record(CYCLE, cycle.id, "ask", by=by.id if by else None, facts={"as_whom": as_whom.value})
    return found


def _proposer(proposal: Proposal) -> Person:
    person = people_queries.person(proposal.person_id) if proposal.person_id is not None else None
    if person is not None and not person.wants_to_hear:
        raise Refused(for_staff("They chose to hear nothing from us, so we do not ask them."), field="as_whom")
    if person is None or people_queries.way_to(person)[0] is Channel.PAGE:
        raise Refused(for_staff("We know no way to reach them. Ask somebody who helps them."), field="as_whom")
    return person


def stop_asking(asked: Asked, *, by: Person) -> None:
    """Their link opens nothing from now on; what they have said stays. Twice is once."""
    if asked.ended_at is None:
        asked.ended_at = calendar.now()
        record(CYCLE, asked.cycle_id, "stop_asking", by=by.id)


def ask_on_the_day() -> int:
    """The letters for tests whose last day has come: to whoever planned them, and to everybody who is to be asked. Gives how many."""
    for cycle in queries.nobody_reminded():
        db.session.add(Asked(cycle_id=cycle.id, person_id=cycle.planned_by or 0, as_whom=AskedAs.TEAM))
    db.session.flush()
    waiting = queries.to_be_told()
    for asked in waiting:
        asked.told_at = calendar.now()
        because = record(CYCLE, asked.cycle_id, "ask_on_the_day", by=None, role="system")
        theirs = reading_of(queries.idea_of(asked.cycle)) if asked.as_whom is AskedAs.PROPOSER else asked.person.reading
        people.tell(asked.person, "improvement/study", notices.study(asked), because=because, reading=theirs)
    return len(waiting)


def answer(asked: Asked, answers: Mapping[int, Answer]) -> None:
    """What somebody says, by number of the question. Said again it takes the place of what they said before.

    Raises Refused when nothing was said.
    """
    if not any(one.saw or one.words for one in answers.values()):
        raise Refused(gettext("Choose an answer, or write a few words"))
    before = {said.question_id: said for said in asked.said}
    for question in asked.cycle.questions:
        told = answers.get(question.id)
        if told is not None:
            _keep(asked, before.get(question.id), question.id, told)
    asked.answered_at = calendar.now()
    record(CYCLE, asked.cycle_id, "answer", by=asked.person_id, role="guest")


def _keep(asked: Asked, said: Said | None, question: int, told: Answer) -> None:
    if said is None:
        said = Said(question_id=question)
        asked.said.append(said)
    said.saw = told.saw
    before = said.words
    if (before.body if before else "") == told.words:
        return
    said.words = None
    if told.words:
        lang, source = guess(told.words, reading().lang)
        said.words = write(told.words, lang=lang, about=(CYCLE, asked.cycle_id), source=source, by=asked.person_id)
    db.session.flush()
    if before is not None:
        forget_these([before.id])


def forget_asked() -> int:
    """A while after a test the names and addresses of those who were asked go, but not of whoever brought the idea. Gives how many."""
    over = queries.long_over(calendar.now() - KNOWN_FOR)
    for asked in over:
        asked.forgotten_at = calendar.now()
        erase_tasks_about(asked.person_id)
        erase_to(asked.person_id)
        people.forget_person(asked.person_id)
    return len(over)
