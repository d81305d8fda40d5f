"""Somebody leaves: the chair sees what they have in hand, and hands it all, or each, to others."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import calendar, db
from app.languages.actions import claim, want
from app.languages.models import About, TranslationWish
from app.people import queries as people
from app.people.models import Person, RoleName
from app.proposals import actions as proposals
from app.proposals.models import How, Proposal, TakenDown
from app.tasks.actions import raise_task, take
from app.tasks.models import Task, TaskKind
from tests import keys, make
from tests.visitor import Visitor


@pytest.fixture
def nadia(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.CHAIR, "nadia@example.org")


def person(address: str) -> Person:
    found = people.by_email(address)
    return people.person(found.id if found else 0)


def number_of(address: str) -> int:
    with db.transaction():
        return person(address).id


def busy() -> tuple[Proposal, dict[str, int]]:
    """Sam reads an idea, writes another down, does a task and translates something; Priya works here too."""
    sam, _priya = make.staff(), make.staff(address="priya@example.org", name="Priya")
    idea, other = make.idea(), make.idea()
    with db.transaction():
        proposals.read_by(make.again(idea), by=sam)
        half = proposals.begin_taking_down(How.PHONE, said_in="en", easy=False, by=sam)
        task = raise_task(TaskKind.CALL_BACK, "help", 0, days=2)
        take(task, by=sam.id)
        wish = want("proposal", other.id, About.QUESTION, "pl", due_on=dt.date(2099, 3, 5))
        claim(wish, by=sam)
    return idea, {"draft": half.id, "task": task.id, "translation": wish.id}


def holders(idea: Proposal, numbers: dict[str, int]) -> list[str]:
    with db.reading() as session:
        ids = [
            session.scalar(select(Proposal.reader_id).where(Proposal.id == idea.id)),
            session.scalar(select(TakenDown.saved_by).where(TakenDown.proposal_id == numbers["draft"])),
            session.scalar(select(Task.holder_id).where(Task.id == numbers["task"])),
            session.scalar(select(TranslationWish.claimed_by).where(TranslationWish.id == numbers["translation"])),
        ]
        names = people.names(ids)
        return [names[one] if one else "" for one in ids]


def test_one_form_hands_everything_on(nadia: Visitor) -> None:
    idea, numbers = busy()
    seen = nadia.open(f"/en/leaving/{number_of('sam@example.org')}")
    assert seen.has("4 things are in hand.")
    seen = nadia.send(to=str(number_of("priya@example.org")))
    assert (seen.status, seen.has("4 things are handed on."), seen.has("Nothing is in hand.")) == (200, True, True)
    assert holders(idea, numbers) == ["Priya"] * 4


def test_each_thing_may_go_to_somebody_else_and_what_was_not_chosen_stays(nadia: Visitor) -> None:
    idea, numbers = busy()
    priya, chair = str(number_of("priya@example.org")), str(number_of("nadia@example.org"))
    nadia.open(f"/en/leaving/{number_of('sam@example.org')}")
    nadia.send(**{f"idea_{idea.id}": priya, f"task_{numbers['task']}": chair})
    assert holders(idea, numbers) == ["Priya", "Sam", "Nadia", "Sam"]


def test_the_history_of_an_idea_says_that_it_was_handed_on(nadia: Visitor) -> None:
    idea, _numbers = busy()
    nadia.open(f"/en/leaving/{number_of('sam@example.org')}")
    nadia.send(to=str(number_of("priya@example.org")))
    assert nadia.open(f"/en/ideas/{idea.reference}/read").has("Somebody else of the team reads it from now on")


def test_nothing_chosen_hands_nothing_on(nadia: Visitor) -> None:
    idea, numbers = busy()
    nadia.open(f"/en/leaving/{number_of('sam@example.org')}")
    seen = nadia.send()
    assert (seen.status, seen.faults()) == (422, ["Choose who takes over"])
    assert holders(idea, numbers) == ["Sam"] * 4


@pytest.mark.parametrize("forged", ["sam@example.org", "dee@example.org", "owen@example.org", "999999"])
def test_nobody_but_a_member_of_today_takes_over(nadia: Visitor, forged: str) -> None:
    idea, numbers = busy()
    make.staff(RoleName.ADMINISTRATOR, "owen@example.org", "Owen")
    nadia.open(f"/en/leaving/{number_of('sam@example.org')}")
    seen = nadia.send(to=str(number_of(forged)) if "@" in forged else forged)
    assert (seen.status, seen.faults()[0]) == (422, "Choose somebody who works in the team now")
    assert holders(idea, numbers) == ["Sam"] * 4


def test_what_somebody_else_has_in_hand_does_not_go_with_it(nadia: Visitor) -> None:
    idea, _numbers = busy()
    nadia.open(f"/en/leaving/{number_of('priya@example.org')}")
    seen = nadia.open(f"/en/leaving/{number_of('priya@example.org')}")
    assert seen.has("Nothing is in hand.")
    with db.transaction():
        from app.journey.actions.leaving import hand_on

        went = hand_on(person("priya@example.org"), {f"idea_{idea.id}": person("nadia@example.org").id}, by=person("nadia@example.org"))
    assert went == 0
    assert keys.now(idea).reader_id == number_of("sam@example.org")


def test_nobody_is_handed_their_own_idea(nadia: Visitor) -> None:
    sam, priya = make.staff(), make.staff(address="priya@example.org", name="Priya")
    idea = make.idea(by=priya)
    with db.transaction():
        proposals.read_by(make.again(idea), by=sam)
    nadia.open(f"/en/leaving/{sam.id}")
    seen = nadia.send(to=str(priya.id))
    assert (seen.status, seen.faults()) == (422, ["Priya is part of an idea here. Choose somebody else for it"])
    assert keys.now(idea).reader_id == sam.id


def test_what_is_left_with_somebody_whose_role_is_over_is_shown_to_the_chair(nadia: Visitor) -> None:
    idea, numbers = busy()
    assert nadia.open("/en/leaving").has("Nothing is left with somebody who does not work here now.")
    with db.transaction():
        person("sam@example.org").roles[0].until = calendar.today() - dt.timedelta(days=1)
    seen = nadia.open("/en/leaving")
    assert (seen.has("Left with nobody"), seen.has("4 things to hand on")) == (True, True)
    nadia.open(seen.link("Sam"))
    nadia.send(to=str(number_of("priya@example.org")))
    assert holders(idea, numbers) == ["Priya"] * 4
    assert nadia.open("/en/leaving").has("Nothing is left with somebody who does not work here now.")


def test_a_member_hands_on_their_own_work_and_nobody_elses(app: Flask) -> None:
    idea, numbers = busy()
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    assert sam.open("/en/leaving").h1 == "Hand on the work of Sam"
    assert sam.open(f"/en/leaving/{number_of('priya@example.org')}").status == 404
    sam.open("/en/leaving")
    sam.send(to=str(number_of("priya@example.org")))
    assert holders(idea, numbers) == ["Priya"] * 4


def test_whoever_never_had_a_role_is_not_there(nadia: Visitor) -> None:
    idea = make.idea()
    assert [nadia.open(f"/en/leaving/{number}").status for number in (idea.person_id, 99_999)] == [404, 404]


def test_a_task_is_taken_by_one_and_given_back(app: Flask) -> None:
    make.staff()
    with db.transaction():
        task = raise_task(TaskKind.CALL_BACK, "help", 0, days=2)
    sam, priya = keys.staff(app, RoleName.HUDDLE_MEMBER), keys.staff(app, RoleName.HUDDLE_MEMBER, "priya@example.org")
    priya.open("/en/tasks")
    sam.send("/en/tasks", form=1)
    assert sam.page
    assert sam.page.has("You do this.")
    assert priya.send(form=1).status == 409
    assert priya.open("/en/tasks").has("Somebody of the team does this.")
    sam.send("/en/tasks", form=1)
    with db.reading() as session:
        assert session.scalar(select(Task.holder_id).where(Task.id == task.id)) is None
