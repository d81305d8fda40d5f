"""Whoever contacted somebody with needs says whether these were met; nobody else is asked."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.questions import Given
from app.people.models import RoleName
from app.support.models import SupportContact
from app.tasks.models import Task, TaskKind
from tests import keys, make
from tests.visitor import Visitor

PHONE = {"contact": Given(choices=("phone",)), "email": Given(), "phone": Given(text="01632 960 999")}
QUIET = {"support_needs": Given(choices=("quiet",))}


@pytest.fixture
def member(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


def the_call() -> Task:
    with db.reading() as session:
        found = session.scalars(select(Task).where(Task.kind == TaskKind.PHONE)).one()
        session.expunge_all()
        return found


def said() -> list[tuple[Any, ...]]:
    with db.reading() as session:
        return [(one.what, one.met.value, one.why) for one in session.scalars(select(SupportContact))]


def test_a_task_about_somebody_with_needs_is_not_ticked_off_without_saying_whether_they_were_met(member: Visitor) -> None:
    make.idea(**PHONE, **QUIET)
    number = the_call().id
    page = member.open("/en/tasks")
    assert page.link("Mark as done") == f"/en/tasks/{number}/done"
    member.send(f"/en/tasks/{number}/done")
    assert member.page
    assert (member.page.status, member.page.faults(), the_call().done_at) == (422, ["Say whether their needs were met"], None)
    member.send(met="not")
    assert (member.page.status, member.page.faults(), the_call().done_at) == (422, ["Say why their needs were not all met"], None)
    member.send(met="not", why="The line was loud.")
    assert (the_call().done_at is not None, said()) == (True, [("phone", "not", "The line was loud.")])
    assert keys.letters("proposals/received")[0].state.value == "sent"


def test_done_twice_is_done_once(member: Visitor) -> None:
    make.idea(**PHONE, **QUIET)
    page = member.open(f"/en/tasks/{the_call().id}/done")
    member.send(met="met")
    member.page = page
    member.send(met="partly", why="x")
    assert said() == [("phone", "met", "")]


def test_who_has_no_needs_is_ticked_off_at_once(member: Visitor) -> None:
    make.idea(**PHONE)
    member.send("/en/tasks", form=0)
    assert (the_call().done_at is not None, said()) == (True, [])


def test_a_letter_that_was_read_out_leads_to_its_task(member: Visitor) -> None:
    make.idea(**PHONE, **QUIET)
    (letter,) = keys.letters("proposals/received")
    page = member.open(f"/en/letters/{letter.id}")
    assert member.open(page.link("I have read it out")).address == f"/en/tasks/{the_call().id}/done"


def test_a_letter_that_is_made_in_another_form_is_one_press_from_its_task_and_back(member: Visitor) -> None:
    idea = make.idea(support_needs=Given(choices=("bsl",)))
    (letter,) = keys.letters("proposals/received")
    page = member.open("/en/tasks")
    assert (page.link("Read the letter that you make"), page.has("BSL interpreter.")) == (f"/en/letters/{letter.id}", True)
    read = member.open(f"/en/letters/{letter.id}")
    assert read.has("Make this letter in the form that they need.")
    made = member.open(read.link("It is made: I gave it to them"))
    assert made.address == f"/en/ideas/{idea.reference}/decision/in-format"
    member.send(met="met")
    (letter,) = keys.letters("proposals/received")
    assert (letter.state.value, letter.in_form, said()) == ("sent", "bsl", [("format", "met", "")])


def test_a_question_stops_the_clock_only_when_it_has_reached_somebody_who_needs_another_form(member: Visitor) -> None:
    idea = make.idea(support_needs=Given(choices=("braille",)))
    member.send(f"/en/ideas/{idea.reference}/question", question="Which clinic was it?")
    assert (keys.now(idea).stage.value, keys.now(idea).clock_stopped_on) == ("more_info", None)
    member.send(f"/en/ideas/{idea.reference}/decision/in-format", met="met")
    assert keys.now(idea).clock_stopped_on is not None
