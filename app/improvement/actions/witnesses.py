"""Asking what came out of a small test: whom, on its last day by a letter, and what they say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import set_committed_value

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff, gettext, reading
from app.history.actions import record
from app.improvement import notices
from app.improvement.actions.hearing import hear_again
from app.improvement.actions.steps import CYCLE
from app.improvement.actions.wording import keep_words
from app.improvement.models import Asked, AskedAs, Cycle, Said, Saw
from app.improvement.models.wording import OF_ANSWER
from app.improvement.queries import witnesses as queries
from app.improvement.queries.written_down import ANSWER, kept_words
from app.languages.actions import forget_these, guess, write
from app.notifications.models import Channel
from app.people import actions as people
from app.people import queries as people_queries
from app.people.models import Person
from app.proposals.models import Proposal

MOST_ASKED = 10  # of one test


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


def ask(cycle: Cycle, proposal: Proposal, whom: Whom, easy: Mapping[str, str] | None = None, *, by: Person) -> Asked:
    """Somebody is asked on the last day of the test. Raises Refused when they cannot be reached or are asked already.

    Whoever has answered before they were taken back gets no letter: what they said stays, and their link opens it again.
    `easy`: what they read in easy words, by slot; None leaves what stands.
    """
    check_askable(cycle)
    with_nobody_else(cycle)
    everybody = [one for one in queries.all_asked(cycle) if one.as_whom is not AskedAs.TEAM]
    standing = [one for one in everybody if one.ended_at is None]
    if len(standing) >= MOST_ASKED:
        raise NotAllowed(for_staff("Ten people are asked about this small test. That is enough."))
    if whom.as_whom is AskedAs.PROPOSER:
        asked = add(cycle, _proposer(proposal), AskedAs.PROPOSER, by=by)
    else:
        asked = add(cycle, _heard(whom, everybody) or _met(whom, standing), AskedAs.THERE, by=by)
    keep_words(cycle, easy, by=by)
    return asked


def _heard(whom: Whom, everybody: Sequence[Asked]) -> Person | None:
    """Whoever has answered already under this name, at this address or number."""
    if not whom.name:
        return None
    _kind, reach = people.kept_reach(whom.reach)
    answered = (one.person for one in everybody if one.answered_at is not None and one.as_whom is AskedAs.THERE)
    same = (one for one in answered if one.display_name.casefold() == whom.name.casefold())
    return next((one for one in same if reach in {point.value for point in one.contacts}), None)


def _met(whom: Whom, standing: Sequence[Asked]) -> Person:
    met = people.meet(whom.name, whom.reach, reading=whom.reading)
    if (same := next((one for one in standing if same_reach(one.person, met)), None)) is not None:
        raise _asked_already(same, "reach")
    return met


def _asked_already(asked: Asked, field: str) -> Refused:
    if asked.answered_at is not None:
        return Refused(for_staff("They have answered already. Their answer is on the page of this small test"), field=field)
    return Refused(for_staff("They are asked already."), field=field)


def with_nobody_else(cycle: Cycle) -> None:
    """From here to the end of the transaction nobody else asks about this test."""
    db.session.execute(select(Cycle.id).where(Cycle.id == cycle.id).with_for_update())


def same_reach(one: Person, other: Person) -> bool:
    """Whether two persons are written to at the same address or number."""
    return not {point.value for point in one.contacts}.isdisjoint(point.value for point in other.contacts)


def add(cycle: Cycle, person: Person, as_whom: AskedAs, *, by: Person | None) -> Asked:
    """Somebody we know is asked about a test. Raises Refused for somebody who is asked already."""
    found = next((one for one in queries.all_asked(cycle) if one.person_id == person.id), None)
    if found is not None and found.ended_at is None:
        raise _asked_already(found, "as_whom" if as_whom is AskedAs.PROPOSER else "reach")
    if found is None:
        found = Asked(cycle_id=cycle.id, person_id=person.id, as_whom=as_whom, asked_by=by.id if by else None)
        try:
            with db.session.begin_nested():
                db.session.add(found)
        except IntegrityError as fault:
            raise Refused(for_staff("They are asked already."), field="as_whom") from fault
    found.ended_at = None
    if found.answered_at is None:
        found.told_at = None
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
        theirs = queries.read_in(asked)
        people.tell(asked.person, "improvement/study", notices.study(asked, theirs), because=because, reading=theirs)
    return len(waiting)


def answer(asked: Asked, answers: Mapping[int, Answer]) -> None:
    """What somebody says by their link, by number of the question. Said again it takes the place of what was said before, by whomever.

    Raises Refused when nothing was said.
    """
    check_said(answers)
    one_after_the_other(asked)
    before = [*kept_words(asked), *(said.words_id for said in asked.said)]
    changed = [question for question, told in answers.items() if put(asked, question, told)]
    forget_these({number for number in before if number is not None} - {said.words_id for said in asked.said})
    if changed:
        hear_again(asked)
    asked.answered_at = calendar.now()
    record(CYCLE, asked.cycle_id, ANSWER, by=asked.person_id, role="guest")


def check_said(answers: Mapping[int, Answer]) -> None:
    """Raises Refused when nothing was said."""
    if not any(one.saw or one.words for one in answers.values()):
        raise Refused(gettext("Choose an answer, or write a few words"), field="saw_1")


def one_after_the_other(asked: Asked) -> None:
    """From here to the end of the transaction nobody else saves an answer of theirs; what stands is read anew, for it may be new."""
    db.session.execute(select(Asked.id).where(Asked.id == asked.id).with_for_update())
    stands = select(Said).options(joinedload(Said.words)).where(Said.asked_id == asked.id).order_by(Said.id)
    set_committed_value(asked, "said", db.session.scalars(stands, execution_options={"populate_existing": True}).all())


def put(asked: Asked, question: int, told: Answer) -> bool:
    """What somebody says of one question from now on. Gives whether its words are others than before; those before stay as a text."""
    said = next((one for one in asked.said if one.question_id == question), None)
    if said is None:
        said = Said(question_id=question, words=None)
        asked.said.append(said)
    said.saw = told.saw
    if (said.words.body if said.words else "") == told.words:
        return False
    said.words = None
    if told.words:
        lang, source = guess(told.words, reading().lang)
        said.words = write(told.words, lang=lang, about=(OF_ANSWER, asked.id), source=source, by=asked.person_id)
    db.session.flush()
    return True
