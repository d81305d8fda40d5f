"""No letter leaves in a form that its reader cannot use, by whichever path: written, drained, swept, tried again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from app.core import db
from app.notifications import actions, jobs
from app.notifications.models import Channel, Letter, LetterState
from app.people.actions import add_contact, change_needs, see_to_held_letters, welcome
from app.people.models import Person
from app.support.models import RecordedBy
from tests import make

if TYPE_CHECKING:
    from flask import Flask

    from tests.notifications.conftest import Outbox, PostOffice

FORMS = ("large_print", "braille", "audio", "bsl")
PATHS: dict[str, Callable[[Letter], object]] = {
    "drain": lambda _letter: actions.drain(),
    "sweep": lambda _letter: jobs.sweep(),
    "retry": lambda letter: (again(letter), actions.drain()),
    "retry all": lambda letter: (dead(letter), every_one(), actions.drain()),
}


def dead(letter: Letter) -> None:
    with db.transaction() as session:
        session.get_one(Letter, letter.id).state = LetterState.DEAD


def again(letter: Letter) -> None:
    dead(letter)
    with db.transaction() as session:
        actions.retry(session.get_one(Letter, letter.id))


def every_one() -> None:
    with db.transaction():
        actions.retry_all()


def somebody(*needs: str) -> Person:
    with db.transaction():
        person = welcome("Asha", reading="en")
        add_contact(person, "email", "asha@example.org", confirmed=True)
        if needs:
            change_needs(person, dict.fromkeys(needs, ""), recorded_by=RecordedBy.SELF, by=None)
    return person


def need(person: Person, *codes: str) -> None:
    """Writes a need past every action, as it comes into a letter that a worker already holds."""
    from app.support.models import SupportNeed

    with db.transaction() as session:
        session.add_all(SupportNeed(person_id=person.id, code=code) for code in codes)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("channel", ["email", "phone", "post"])
def test_a_letter_is_held_when_it_is_written_for_somebody_who_could_not_use_it(outbox: "Outbox", channel: str, form: str) -> None:
    person = somebody(form)
    outbox.write(person_id=person.id, channel=Channel(channel), address="asha@example.org")
    heard = channel == "phone" and form == "audio"  # what is read out on the phone is heard
    letter = outbox.one()
    assert (letter.state.value, letter.held_by) == (("task", "") if heard else ("held", "in_format"))


@pytest.mark.parametrize("path", sorted(PATHS))
@pytest.mark.parametrize("form", FORMS)
def test_no_path_sends_a_letter_to_somebody_who_told_us_meanwhile(
    outbox: "Outbox", post_office: "PostOffice", path: str, form: str
) -> None:
    person = somebody()
    outbox.write(person_id=person.id, address="asha@example.org")
    need(person, form)
    PATHS[path](outbox.one())
    letter = outbox.one()
    assert (post_office.mails, letter.state, letter.held_by) == ([], LetterState.HELD, "in_format")


def test_a_letter_in_standard_words_goes_in_easy_words_to_whoever_needs_them(outbox: "Outbox", post_office: "PostOffice") -> None:
    person = somebody()
    outbox.write(person_id=person.id, address="asha@example.org")
    need(person, "easy_read")
    assert actions.drain() == 1
    assert ("/en-easy/ideas/KT4729" in str(post_office.mails[0].get_body(("plain",))), outbox.one().reading) == (True, "en-easy")


def test_words_that_nobody_put_into_easy_ones_do_not_go_to_whoever_needs_them(outbox: "Outbox", post_office: "PostOffice") -> None:
    person = somebody()
    outbox.write(person_id=person.id, address="asha@example.org", facts={"reason": "Owing to the configuration of the pathway."})
    need(person, "easy_read")
    assert (actions.drain(), post_office.mails, outbox.one().state) == (0, [], LetterState.HELD)


def test_whoever_needs_no_form_gets_the_letter(outbox: "Outbox", post_office: "PostOffice") -> None:
    person = somebody("wheelchair", "quiet", "interpreter")
    outbox.write(person_id=person.id, address="asha@example.org")
    assert (actions.drain(), len(post_office.mails)) == (1, 1)


def test_a_link_to_sign_in_is_not_held(outbox: "Outbox", post_office: "PostOffice") -> None:
    """They sit in front of the page that asked for it, and it lives for 30 minutes."""
    person = somebody("large_print")
    outbox.write(person_id=person.id, kind="sign_in", address="asha@example.org")
    assert actions.drain() == 1


def test_a_letter_held_at_the_last_moment_gets_one_task(app: "Flask") -> None:
    from sqlalchemy import select

    from app.tasks.models import Task

    idea = make.idea()
    with db.transaction() as session:
        person = session.get_one(Person, idea.person_id)
    need(person, "braille")
    actions.drain()
    with db.reading() as session:
        waiting = session.scalars(select(Letter).where(Letter.state == LetterState.WAITING)).all()
    if waiting:  # no mail server is set here: the worker never came to it
        with db.transaction() as session:
            letter = session.get_one(Letter, waiting[0].id)
            letter.state, letter.held_by, letter.last_fault = LetterState.HELD, "in_format", actions.fitting.JUST_HELD
    for _n in range(2):
        with db.transaction():
            see_to_held_letters()
    with db.reading() as session:
        tasks = session.scalars(select(Task).where(Task.letter_id.is_not(None))).all()
        assert [(task.kind.value, task.person_id) for task in tasks] == [("format", idea.person_id)]
