"""Huddles are planned, ideas are put before them, and the queue shows the most urgent first."""

import datetime as dt

import pytest
from flask import Flask

from app.core import calendar, db
from app.core.errors import NotAllowed
from app.core.i18n import long_date
from app.huddle.actions import take_off
from app.notifications.actions import written
from app.people.models import RoleName
from app.proposals.models import Stage
from tests import keys, make
from tests.visitor import Visitor


def test_an_idea_is_put_on_a_list_taken_off_and_put_on_again(chair: Visitor) -> None:
    idea = make.idea()
    make.screened(idea)
    chair.send("/en/huddles", on="2099-03-05")
    assert chair.page
    number = chair.page.address.rpartition("/")[2]
    for _n in range(2):
        chair.send(f"/en/ideas/{idea.reference}/read", meeting=number)
        assert chair.page.has("Letters I can read")
        assert keys.now(idea).stage is Stage.LISTED
        page = chair.open(f"/en/ideas/{idea.reference}/read")
        number_of_form = next(
            n
            for n, f in enumerate(f for f in page.all("form") if f.get("method") == "post" and "sign-out" not in (f.get("action") or ""))
            if "take-off" in (f.get("action") or "")
        )
        chair.send(form=number_of_form)
        assert keys.now(idea).stage is Stage.SCREENING
        assert chair.page.has("The idea is off the list. We told whoever brought it.")
    assert len(keys.letters("huddle/listed")) == len(keys.letters("huddle/taken_off")) == 2


def test_whoever_brought_an_idea_hears_that_it_is_off_the_list_and_that_their_date_stands(
    chair: Visitor, visitor: Visitor, another: Visitor
) -> None:
    idea = make.public_idea()
    due = keys.now(idea).answer_due_on
    chair.send("/en/huddles", on="2099-03-05")
    chair.send(f"/en/ideas/{idea.reference}/read", meeting="1")
    with db.transaction():
        take_off(make.again(idea), by=make.staff())
    words = written(keys.letters("huddle/taken_off")[0])
    assert words.text.startswith("The team does not talk about your idea on Thursday 5 March 2099\n")
    assert f"You get it by {long_date(due)}." in words.text
    assert keys.now(idea).answer_due_on == due
    for who, place in ((keys.hold_key(visitor, idea), f"/en/my-idea/{idea.reference}"), (another, f"/en/ideas/{idea.reference}")):
        assert who.open(place).has("The team does not talk about it on Thursday 5 March 2099")


def test_an_idea_that_stands_on_no_list_is_taken_off_none(chair: Visitor) -> None:
    idea = make.idea()
    make.screened(idea)
    with pytest.raises(NotAllowed), db.transaction():
        take_off(make.again(idea), by=make.staff())
    assert keys.letters("huddle/taken_off") == []


def test_an_idea_nobody_screened_comes_before_no_huddle(chair: Visitor) -> None:
    idea = make.idea()
    chair.send("/en/huddles", on="2099-03-05")
    assert chair.open(f"/en/ideas/{idea.reference}/read").has("Screen the idea first. Then you can put it before a huddle.")


def test_the_same_day_is_planned_once(chair: Visitor) -> None:
    for _n in range(2):
        chair.send("/en/huddles", on="2099-03-05")
    assert chair.page
    assert (chair.page.status, chair.page.faults()) == (422, ["There is a huddle on that day already."])


@pytest.mark.parametrize("odd", ["", "2026-02-30", "x", "0000-00-00"])
def test_a_huddle_needs_a_day(chair: Visitor, odd: str) -> None:
    chair.send("/en/huddles", on=odd)
    assert chair.page
    assert (chair.page.status, len(chair.page.faults())) == (422, 1)


def test_the_queue_shows_the_most_urgent_first_and_goes_on_page_by_page(app: Flask) -> None:
    ideas = [make.idea() for _n in range(23)]
    with db.transaction():
        for number, idea in enumerate(ideas):
            make.again(idea).answer_due_on = calendar.today() + dt.timedelta(days=30 - number)
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    first = member.open("/en/queue")
    assert first.has("23 ideas. 0 late. 23 new.")
    second = member.open(first.link("Less urgent ideas"))
    order = [a.get("href", "").split("/")[3] for page in (first, second) for a in page.all("a") if (a.get("href") or "").endswith("/read")]
    assert order == [idea.reference for idea in reversed(ideas)]


def test_a_late_idea_is_seen_as_late(app: Flask) -> None:
    make.idea()
    later = calendar.now() + dt.timedelta(days=60)
    calendar.set_clock(lambda: later)
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    assert member.open("/en/queue").has("1 idea. 1 late. 1 new.")
    assert member.open("/en/queue?view=overdue").has("working days late")
