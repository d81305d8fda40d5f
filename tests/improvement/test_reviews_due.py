"""Reviews that are due or late: on a list for those who work on try-outs, and told once; never while a try-out is paused."""

import datetime as dt
from collections.abc import Iterator

import pytest
from flask import Flask

from app.core import calendar, db
from app.improvement.actions.reviewing import Written, close
from app.improvement.jobs import remind_of_reviews
from app.improvement.models import GainsLess, Project, Voice
from app.people.models import RoleName
from app.proposals.models import Involvement, Part, Proposal, Stage
from tests import keys, make
from tests.improvement.trying import tried
from tests.visitor import Visitor

MONDAY = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
WRITTEN = Written("It goes well.", "", GainsLess.NO, "", "We go on.", Voice.UNNAMED, voice_part="carer")
LIST = "/en/try-outs/reviews"


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    """Everybody is here already when it begins."""
    on(-35)
    yield
    calendar.reset_clock()


@pytest.fixture
def place(app: Flask) -> int:
    return make.organisation("Wenbrook Hospital")


@pytest.fixture
def idea(place: int) -> Proposal:
    """An idea whose first review is due on a Monday."""
    return begun(place)


def begun(place: int, days_ago: int = 30) -> Proposal:
    idea, _number = tried(place=place)
    with db.transaction():
        project = db.session.query(Project).filter_by(proposal_id=idea.id).one()
        project.started_on = MONDAY.date() - dt.timedelta(days=days_ago)
    return idea


def on(days: int) -> None:
    """So many days after that Monday."""
    calendar.set_clock(lambda: MONDAY + dt.timedelta(days=days))


def told() -> list[tuple[str | None, bool]]:
    return sorted((letter.address, letter.facts["late"]) for letter in keys.letters("improvement/review_due"))


def test_those_who_try_it_hear_on_the_day_and_once_more_when_it_is_late(app: Flask, idea: Proposal, place: int) -> None:
    keys.staff(app, RoleName.PROVIDER_QI_LEAD, "lena@example.org", organisation=place)
    due, late = [("lena@example.org", False), ("sam@example.org", False)], [("lena@example.org", True), ("sam@example.org", True)]
    for days, letters in ((-3, []), (0, due), (1, due), (7, due), (8, sorted(due + late)), (20, sorted(due + late))):
        on(days)
        for _n in range(2):
            remind_of_reviews()
        assert (days, told()) == (days, letters)


def test_nobody_is_reminded_at_the_weekend(idea: Proposal, place: int) -> None:
    saturday = begun(place, 25)
    on(5)
    remind_of_reviews()
    assert [letter.facts["reference"] for letter in keys.letters("improvement/review_due")] == []
    on(7)
    remind_of_reviews()
    assert saturday.reference in {letter.facts["reference"] for letter in keys.letters("improvement/review_due")}


@pytest.mark.parametrize("stage", [Stage.PAUSED, Stage.EVALUATION, Stage.STOPPED, Stage.ADOPTED])
def test_nobody_is_reminded_of_what_is_paused_or_has_ended(idea: Proposal, stage: Stage) -> None:
    with db.transaction():
        make.again(idea).stage = stage
    on(10)
    remind_of_reviews()
    assert told() == []


def test_nobody_is_reminded_of_a_closed_review(idea: Proposal) -> None:
    on(0)
    with db.transaction():
        project = db.session.query(Project).one()
        close(make.again(idea), project, 1, WRITTEN, seen_saves=0, by=make.staff())
    remind_of_reviews()
    assert told() == []


def test_the_list_says_what_is_due_late_paused_and_closed(app: Flask, idea: Proposal, place: int) -> None:
    on(3)
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    page = sam.open(sam.open("/en/huddles").link("Reviews of try-outs"))
    assert (page.has("Letters I can read: day 30"), page.has("3 working days late"), page.has("day 60")) == (True, True, False)
    with db.transaction():
        make.again(idea).stage = Stage.PAUSED
    page = sam.open(LIST)
    assert (page.has("Paused"), page.has("working days late")) == (True, False)
    with db.transaction():
        make.again(idea).stage = Stage.TESTING
        close(make.again(idea), db.session.query(Project).one(), 1, WRITTEN, seen_saves=0, by=make.staff())
    page = sam.open(LIST)
    assert (page.has("No review is due in the next 2 weeks."), page.has("Letters I can read: day 30")) == (True, True)


def test_the_list_has_what_somebody_works_on_and_nothing_else(app: Flask, idea: Proposal, place: int) -> None:
    on(3)
    lena = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "lena@example.org", organisation=place)
    otto = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "otto@example.org", organisation=make.organisation("Elsewhere"))
    kim = keys.staff(app, RoleName.HUDDLE_MEMBER, "kim@example.org")
    with db.transaction():
        person = make.staff(RoleName.HUDDLE_MEMBER, "kim@example.org", "Kim")
        db.session.add(Involvement(proposal_id=idea.id, person_id=person.id, part=Part.CO_LEAD))
    assert [who.open(LIST).has("day 30") for who in (lena, otto, kim)] == [True, False, False]


def test_the_list_asks_as_often_for_one_as_for_three(app: Flask, idea: Proposal, place: int) -> None:
    on(3)
    sam: Visitor = keys.staff(app, RoleName.HUDDLE_MEMBER)
    sam.open(LIST)
    with keys.statements() as first:
        sam.open(LIST)
    for _n in range(2):
        begun(place)
    with keys.statements() as three:
        page = sam.open(LIST)
    assert (len(three), page.words().count("Letters I can read: day 30")) == (len(first), 3)


def test_what_is_late_what_is_due_soon_and_what_is_paused_stand_apart(app: Flask, idea: Proposal, place: int) -> None:
    soon, paused = begun(place, 25), begun(place, 29)
    with db.transaction():
        make.again(paused).stage = Stage.PAUSED
    on(3)
    words = keys.staff(app, RoleName.HUDDLE_MEMBER).open(LIST).words()
    places = [words.index(said) for said in (" Late ", " Due soon ", " Paused ")]
    assert places == sorted(places)
    shown = [words.index(f"{one.reference[:2]} {one.reference[2:]}") for one in (idea, soon, paused)]
    assert [at < there for at, there in zip(places, shown, strict=True)] == [True] * 3
    assert (shown[0] < places[1], shown[1] < places[2]) == (True, True)


def test_what_is_late_for_long_says_since_when(app: Flask, idea: Proposal) -> None:
    on(29)
    page = keys.staff(app, RoleName.HUDDLE_MEMBER).open(LIST)
    assert (page.has("Late since Monday 2 March 2026"), page.has("working days late")) == (True, False)
