"""Somebody asks for an interpreter, the team books one, and the person hears it by their own way."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import calendar, db
from app.core.questions import Given
from app.languages import jobs
from app.languages.models import InterpreterBooking
from app.languages.signed import Signed, read, signed_for
from app.notifications.actions import written
from app.people.models import Person, RoleName
from app.tasks.models import Task, TaskKind
from tests import keys, make
from tests.visitor import Visitor

NOOR = {"kind": "spoken", "language": "Mirpuri", "dialect": "Dadyal", "wish": "woman", "mode": "video", "name": "Noor", "way": "sms"}
NOOR |= {"reach": "07700 900 444", "suits": "Tuesday mornings"}


@pytest.fixture
def member(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


def bookings() -> list[InterpreterBooking]:
    with db.reading() as session:
        found = list(session.scalars(select(InterpreterBooking).order_by(InterpreterBooking.id)))
        session.expunge_all()
        return found


def waiting(kind: TaskKind = TaskKind.INTERPRET) -> list[Task]:
    with db.reading() as session:
        found = list(session.scalars(select(Task).where(Task.kind == kind, Task.done_at.is_(None))))
        session.expunge_all()
        return found


def asked(visitor: Visitor, **other: str) -> InterpreterBooking:
    visitor.send("/en/interpreter", **(NOOR | other))
    return bookings()[-1]


def booked(member: Visitor, number: int) -> None:
    day = calendar.today() + dt.timedelta(days=7)
    member.send(f"/en/interpreters/{number}", booked_with="Wenbrook Interpreters", on=day.isoformat(), at="14:30")


def test_who_asks_hears_what_happens_next_and_the_team_has_a_task_with_the_facts(visitor: Visitor, member: Visitor) -> None:
    booking = asked(visitor)
    assert visitor.page
    assert visitor.page.has("A person gets in touch with you within 2 working days.")
    facts = (booking.language, booking.dialect, booking.mode.value, booking.wish.value, booking.suits, booking.signed)
    assert facts == ("Mirpuri", "Dadyal", "video", "woman", "Tuesday mornings", False)
    (task,) = waiting()
    assert (task.person_id, task.due_on) == (booking.person_id, calendar.add_working_days(calendar.today(), 2))
    page = member.open(member.open("/en/tasks").link("Open the booking"))
    assert [
        words for words in ("Mirpuri", "Dadyal", "Noor", "07700 900 444", "A woman", "Nobody is booked yet.") if not page.has(words)
    ] == []


def test_asking_twice_is_asking_once(visitor: Visitor) -> None:
    asked(visitor)
    asked(visitor)
    assert (len(bookings()), len(waiting())) == (1, 1)


def test_british_sign_language_needs_no_name_of_a_language(visitor: Visitor) -> None:
    booking = asked(visitor, kind="bsl", language="", way="email", reach="deaf@example.org")
    assert (booking.language, booking.signed) == ("BSL", True)


@pytest.mark.parametrize(
    ("other", "fault"),
    [
        ({"language": ""}, "Write which language"),
        ({"reach": ""}, "Write how we can reach you"),
        ({"reach": "12"}, "Check your phone number. It looks like 01632 960 123"),
        ({"way": "email", "reach": "noor"}, "Check your email address. It looks like name@example.com"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(visitor: Visitor, other: dict[str, str], fault: str) -> None:
    visitor.send("/en/interpreter", **(NOOR | other))
    assert visitor.page
    assert (visitor.page.status, visitor.page.faults(), "Dadyal" in visitor.page.text, bookings()) == (422, [fault], True, [])


def test_it_works_from_a_draft_and_knows_it(visitor: Visitor) -> None:
    draft, token = make.draft()
    booking = asked(keys.hold_draft(visitor, token))
    assert (booking.kind, booking.thing_id) == ("draft", draft.id)
    assert visitor.page
    assert visitor.page.has("Go on with my idea")


def test_whoever_brought_an_idea_is_known_already(visitor: Visitor, member: Visitor) -> None:
    idea = make.idea()
    keys.hold_key(visitor, idea).open(f"/en/interpreter?idea={idea.reference}")
    assert visitor.page
    assert not visitor.page.has("How should we contact you?")
    visitor.send(kind="spoken", language="Kurdish Sorani")
    (booking,) = bookings()
    assert (booking.person_id, booking.kind, booking.thing_id) == (idea.person_id, "proposal", idea.id)
    assert member.open(member.open(f"/en/interpreters/{booking.id}").link("Read the idea")).address == f"/en/ideas/{idea.reference}/read"


def test_a_booking_is_told_when_it_is_confirmed_and_not_before(visitor: Visitor, member: Visitor) -> None:
    number = asked(visitor, way="email", reach="noor@example.org").id
    booked(member, number)
    assert keys.letters("languages/booked") == []
    member.send(form=0)
    (letter,) = keys.letters("languages/booked")
    assert (letter.address, "2:30pm" in written(letter).text, "Mirpuri" in written(letter).text) == ("noor@example.org", True, True)
    (booking,) = bookings()
    assert (booking.booked_with, booking.confirmed_at is not None, waiting()) == ("Wenbrook Interpreters", True, [])
    assert booking.booked_by == booking.booked_by is not None
    member.post(f"/en/interpreters/{number}/confirm", {})
    assert len(keys.letters("languages/booked")) == 1


def test_whoever_gave_a_number_is_phoned_with_an_interpreter_in_mind(visitor: Visitor, member: Visitor) -> None:
    number = asked(visitor).id
    booked(member, number)
    member.send(form=0)
    (call,) = waiting(TaskKind.PHONE)
    assert (call.person_id, member.open("/en/tasks").has("Interpreter: Mirpuri, Dadyal.")) == (bookings()[0].person_id, True)


def test_whoever_signs_is_told_in_sign_language(visitor: Visitor, member: Visitor) -> None:
    number = asked(visitor, kind="bsl", way="email", reach="deaf@example.org").id
    booked(member, number)
    member.send(form=0)
    (letter,) = keys.letters("languages/booked")
    (task,) = waiting(TaskKind.FORMAT)
    assert (letter.state.value, task.letter_id) == ("held", letter.id)
    member.send(f"/en/tasks/{task.id}/done", met="met")
    assert keys.letters("languages/booked")[0].state.value == "sent"


def test_when_the_interpreter_cannot_come_the_person_hears_it_and_somebody_looks_again(visitor: Visitor, member: Visitor) -> None:
    number = asked(visitor, way="email", reach="noor@example.org").id
    booked(member, number)
    member.send(form=0)
    member.send(f"/en/interpreters/{number}/off", then="again", off_why="She is ill.")
    (letter,) = keys.letters("languages/called_off")
    assert "We look for another interpreter" in written(letter).text
    assert (bookings()[0].booked_for, len(waiting())) == (None, 1)
    member.send(f"/en/interpreters/{number}/off", then="off", off_why="Not needed.")
    assert (bookings()[0].cancelled_at is not None, waiting(), len(keys.letters("languages/called_off"))) == (True, [], 1)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"booked_with": ""}, "Write the name of the interpreter or the service"),
        ({"on": ""}, "Choose a day"),
        ({"at": "noon"}, "Write a time, such as 14:30"),
        ({"on": "2020-01-01"}, "Choose a time that is still to come"),
    ],
)
def test_a_booking_says_what_is_missing(visitor: Visitor, member: Visitor, typed: dict[str, str], fault: str) -> None:
    number = asked(visitor).id
    day = (calendar.today() + dt.timedelta(days=7)).isoformat()
    member.send(f"/en/interpreters/{number}", **({"booked_with": "W", "on": day, "at": "14:30"} | typed))
    assert member.page
    assert (member.page.status, member.page.faults(), bookings()[0].booked_for) == (422, [fault], None)


def test_the_team_begins_a_booking_for_somebody_who_needs_one(member: Visitor) -> None:
    idea = make.idea(support_needs=Given(choices=("interpreter",)), language_spoken=Given(text="Sylheti"))
    member.send(f"/en/people/{idea.person_id}/interpreter", mode="in_person")
    (booking,) = bookings()
    assert (booking.language, booking.mode.value, booking.person_id) == ("Sylheti", "in_person", idea.person_id)
    assert member.open(f"/en/people/{idea.person_id}/interpreter").address == f"/en/interpreters/{booking.id}"


def test_a_booking_is_forgotten_a_year_after_it_was_over_with_whoever_we_know_only_by_it(visitor: Visitor, member: Visitor) -> None:
    number = asked(visitor).id
    booked(member, number)
    member.send(form=0)
    jobs.forget_old_bookings()
    assert len(bookings()) == 1
    later = calendar.now() + dt.timedelta(days=380)
    calendar.set_clock(lambda: later)
    jobs.forget_old_bookings()
    with db.reading() as session:
        left = session.scalar(select(func.count()).select_from(Task).where(Task.about == "interpreter"))
        names = set(session.scalars(select(Person.display_name)))
    assert (bookings(), left, "Noor" in names) == ([], 0, False)


@pytest.mark.parametrize("reading", ["en", "en-easy", "ar", "pl-easy"])
def test_every_language_stands_by_its_own_name_with_its_state_and_others_lead_to_an_interpreter(visitor: Visitor, reading: str) -> None:
    page = visitor.open(f"/{reading}/languages")
    assert all(page.has(name) for name in ("English", "Polski", "العربية"))
    leads = {a.get("href") for a in page.all("a")}
    assert {f"/{reading}/interpreter", f"/{reading}/interpreter?kind=bsl"} <= leads
    for place in ("/", "/share", "/help"):
        found = {a.get("href") for a in visitor.open(f"/{reading}{place}").all("a")}
        assert f"/{reading}/languages" in found, place


def test_a_signed_video_stands_on_its_page_only_when_there_is_one(visitor: Visitor, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "<video" not in visitor.open("/en/about").text
    path = tmp_path / "registry.json"
    path.write_text(
        '{"hub.about": {"address": "/bsl/about.mp4", "signed_by": "Ana", "supplier": "Signs", "deaf_led": true,'
        ' "checked_on": "2026-12-01", "transcript": "Who answers."}}',
        encoding="utf-8",
    )
    video = read(path)["hub.about"]
    assert (isinstance(video, Signed), video.ours, signed_for("hub.about", videos=read(path)), signed_for("hub.privacy")) == (
        True,
        True,
        video,
        None,
    )
    drawn = str(visitor.client.application.jinja_env.get_template("components/signed.html").module.signed(video))
    assert [
        part for part in ('src="/bsl/about.mp4"', "controls", "Signed by Ana", "a Deaf-led group", "Who answers.") if part not in drawn
    ] == []
