"""What people need: told once, shown wherever they are contacted, met or not, asked again after a year, forgotten with them."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import calendar, db
from app.core.questions import Given
from app.people import jobs
from app.people.actions import forget_person
from app.people.models import RoleName
from app.people.queries import may_share_needs
from app.support.models import RecordedBy, SupportContact, SupportNeed, SupportReview
from app.support.queries import needs_of, review_of
from app.tasks.models import Task, TaskKind
from tests import keys, make
from tests.visitor import Visitor

PHONE = {"contact": Given(choices=("phone",)), "email": Given(), "phone": Given(text="01632 960 999")}
MIRPURI = {"support_needs": Given(choices=("easy_read", "interpreter")), "language_spoken": Given(text="Mirpuri")}


@pytest.fixture
def member(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


def tasks(kind: TaskKind) -> list[Task]:
    with db.reading() as session:
        found = list(session.scalars(select(Task).where(Task.kind == kind).order_by(Task.id)))
        session.expunge_all()
        return found


def codes(idea: Any) -> dict[str, str]:
    with db.reading():
        return {need.code: need.detail for need in needs_of(idea.person_id)}


@pytest.mark.parametrize("place", ["/tasks", "/ideas/{}/read", "/ideas/{}/question", "/people/{person}/needs", "/letters/{letter}"])
def test_what_a_person_needs_stands_on_every_page_from_which_they_are_contacted(member: Visitor, place: str) -> None:
    idea = make.idea("en-easy", **MIRPURI, **PHONE)
    (letter,) = keys.letters("proposals/received")
    page = member.open("/en" + place.format(idea.reference, person=idea.person_id, letter=letter.id))
    assert (page.status, page.has("Easy words."), page.has("Mirpuri")) == (200, True, True)


def test_whoever_needs_an_interpreter_is_flagged_to_book_one_first(member: Visitor) -> None:
    idea = make.idea(**MIRPURI, **PHONE)
    page = member.open("/en/tasks")
    assert page.link("Book the interpreter before you phone or meet them") == f"/en/people/{idea.person_id}/interpreter"
    assert keys.now(idea).reference[2:] in page.words(), "A task by phone names its idea."


def test_whoever_said_nothing_has_no_flag(member: Visitor) -> None:
    make.idea(**PHONE)
    assert not member.open("/en/tasks").has("Needs:")


def test_it_is_kept_who_said_it_and_when_it_is_looked_at_again(app: Flask) -> None:
    helped = make.idea(**MIRPURI, assisted_by=Given(choices=("helped",)))
    alone = make.idea(**MIRPURI)
    with db.reading():
        said = [{need.recorded_by for need in needs_of(idea.person_id)} for idea in (helped, alone)]
        review = review_of(alone.person_id)
    assert said == [{RecordedBy.HELPER}, {RecordedBy.SELF}]
    assert review
    assert review.due_on == calendar.today() + dt.timedelta(days=365)


@pytest.mark.parametrize("reading", ["en", "en-easy", "ar"])
def test_people_see_and_change_what_they_need_and_the_team_sees_the_change(member: Visitor, visitor: Visitor, reading: str) -> None:
    idea = make.idea(reading, **MIRPURI)
    keys.hold_key(visitor, idea).open(f"/{reading}/my-idea/{idea.reference}")
    page = visitor.open(f"/{reading}/my-idea/{idea.reference}/help-you-need")
    chosen = {f.get("value") for f in page.all("input") if f.get("name") == "support_needs" and f.get("checked") is not None}
    assert chosen == {"easy_read", "interpreter"}
    visitor.send(support_needs=["interpreter", "quiet"], language_spoken="Sylheti")
    assert codes(idea) == {"interpreter": "Sylheti", "quiet": ""}
    read = member.open(f"/en/ideas/{idea.reference}/read")
    assert (read.has("The person changed the help that they need"), read.has("Interpreter: Sylheti."), read.has("A quiet place.")) == (
        True,
        True,
        True,
    )


def test_others_may_know_only_after_the_person_said_yes_and_no_longer_than_that(app: Flask, visitor: Visitor) -> None:
    idea = make.idea(**MIRPURI)
    keys.hold_key(visitor, idea)
    seen = []
    for share in ("", "yes", "no"):
        if share:
            visitor.send(f"/en/my-idea/{idea.reference}/help-you-need", share=share)
        with db.reading():
            seen.append(may_share_needs(idea.person_id))
    assert seen == [False, True, False]


def test_no_help_any_more_takes_every_need_away(app: Flask, visitor: Visitor) -> None:
    idea = make.idea(**MIRPURI)
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/help-you-need", support_needs=["none"])
    assert codes(idea) == {}


def test_a_stranger_sees_nobodys_needs(visitor: Visitor, member: Visitor) -> None:
    idea = make.idea(**MIRPURI)
    assert visitor.open(f"/en/my-idea/{idea.reference}/help-you-need").status == 404
    assert member.open(f"/en/my-idea/{idea.reference}/help-you-need").status == 404


def test_a_need_that_is_told_later_holds_the_letters_that_wait_and_each_becomes_a_task(app: Flask, visitor: Visitor) -> None:
    idea = make.idea()
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/help-you-need", support_needs=["braille"])
    (letter,) = keys.letters("proposals/received")
    (task,) = tasks(TaskKind.FORMAT)
    assert (letter.state.value, letter.held_by, task.letter_id) == ("held", "in_format", letter.id)
    assert visitor.open(f"/en/my-idea/{idea.reference}/messages").has("1 message"), "On their own page it can be read meanwhile."


def test_a_call_to_somebody_who_signs_becomes_another_task(app: Flask, visitor: Visitor) -> None:
    idea = make.idea(**PHONE)
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/help-you-need", support_needs=["bsl"])
    (call,), (form,) = tasks(TaskKind.PHONE), tasks(TaskKind.FORMAT)
    assert (call.done_at is None, call.done_by, form.done_at, form.letter_id) == (False, None, None, call.letter_id)


def test_after_a_year_the_team_is_asked_once_to_look_again_and_confirms(app: Flask, member: Visitor) -> None:
    idea = make.idea(**MIRPURI)
    jobs.review_needs()
    assert tasks(TaskKind.REVIEW_NEEDS) == []
    later = calendar.now() + dt.timedelta(days=366)
    calendar.set_clock(lambda: later)
    for _n in range(3):
        jobs.review_needs()
    (task,) = tasks(TaskKind.REVIEW_NEEDS)
    again = keys.staff(app, RoleName.HUDDLE_MEMBER)
    assert again.open("/en/tasks").link("Ask them, then confirm or change it") == f"/en/people/{idea.person_id}/needs"
    assert again.open(f"/en/tasks/{task.id}/done").status == 409
    again.send(f"/en/people/{idea.person_id}/needs", form=0)
    assert again.page
    assert again.page.has("Thank you. We ask again in 12 months.")
    (task,) = tasks(TaskKind.REVIEW_NEEDS)
    jobs.review_needs()
    assert (task.done_at is not None, len(tasks(TaskKind.REVIEW_NEEDS)), codes(idea)) == (
        True,
        1,
        {"easy_read": "", "interpreter": "Mirpuri"},
    )


def test_the_team_changes_what_somebody_needs_after_asking_them(member: Visitor) -> None:
    idea = make.idea(**MIRPURI)
    member.send(f"/en/people/{idea.person_id}/needs", form=1, support_needs=["large_print"], print_size="18")
    assert codes(idea) == {"large_print": "Bigger (18 point)"}
    assert member.open(f"/en/people/{idea.person_id}/needs").has("The team asked them")
    with db.reading() as session:
        assert {need.recorded_by for need in session.scalars(select(SupportNeed))} == {RecordedBy.STAFF}


def test_needs_reviews_and_what_was_said_of_them_go_with_the_person(member: Visitor) -> None:
    idea = make.idea(**MIRPURI, **PHONE)
    (task,) = tasks(TaskKind.PHONE)
    member.send(f"/en/tasks/{task.id}/done", met="partly", why="No interpreter was free.")
    with db.transaction():
        forget_person(idea.person_id)
    with db.reading() as session:
        left = [session.scalar(select(func.count()).select_from(table)) for table in (SupportNeed, SupportReview, SupportContact)]
    assert left == [0, 0, 0]
