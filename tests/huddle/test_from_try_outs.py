"""The page of a huddle shows what of try-outs comes before it: reviews closed since the last one, and decisions that wait, until when."""

import datetime as dt
import io
from collections.abc import Iterator

import pypdf
import pytest
from flask import Flask

from app.core import calendar, db
from app.huddle import jobs
from app.huddle.actions import group
from app.huddle.models import Meeting, MeetingStatus
from app.improvement.actions import start_project
from app.improvement.actions.evaluating import Thought, evaluate
from app.improvement.actions.reviewing import Written, close
from app.improvement.models import Act, GainsLess, Voice
from app.people.models import RoleName
from app.proposals.models import Involvement, Part, Proposal, Stage
from tests import keys, make
from tests.visitor import Visitor

MONDAY = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
SAID = Written("It goes well.", "", GainsLess.NO, "", "We go on.", Voice.UNNAMED, voice_part="carer", why_early="The ward closes.")
LINE, SEEN = "Letters I can read: day 30", "It goes well."


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    on(0)
    yield
    calendar.reset_clock()


def on(days: int) -> None:
    calendar.set_clock(lambda: MONDAY + dt.timedelta(days=days))


@pytest.fixture
def sam(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


def huddle(days: int, status: MeetingStatus = MeetingStatus.PLANNED) -> str:
    """The page of a huddle so many days after that Monday."""
    with db.transaction():
        meeting = Meeting(huddle_id=group().id, on=MONDAY.date() + dt.timedelta(days=days), status=status)
        db.session.add(meeting)
        db.session.flush()
        return f"/en/huddles/{meeting.id}"


def reviewed() -> Proposal:
    idea = make.public_idea()
    with db.transaction():
        found = make.again(idea)
        found.stage = Stage.TESTING
        close(found, start_project(found, by=make.staff()), 1, SAID, seen_saves=0, by=make.staff())
    return idea


def test_a_closed_review_comes_before_the_next_huddle_and_no_other(sam: Visitor) -> None:
    last, called_off, coming, after = huddle(-3), huddle(1, MeetingStatus.CANCELLED), huddle(4), huddle(11)
    idea = reviewed()
    assert [sam.open(page).has(LINE) for page in (last, coming, after)] == [False, True, False]
    assert called_off
    link = sam.open(coming).link(LINE)
    assert sam.open(link).address == f"/en/ideas/{idea.reference}/try-out/reviews/1"


def test_of_a_huddle_that_is_the_first_the_last_two_weeks_count(sam: Visitor) -> None:
    coming = huddle(4)
    reviewed()
    assert sam.open(coming).has(LINE)
    on(15)
    assert sam.open(huddle(15)).has(LINE) is False


def test_ones_own_try_out_and_one_that_was_taken_back_are_left_out(app: Flask, sam: Visitor) -> None:
    coming, idea = huddle(4), reviewed()
    kim = keys.staff(app, RoleName.HUDDLE_MEMBER, "kim@example.org")
    with db.transaction():
        person = make.staff(RoleName.HUDDLE_MEMBER, "kim@example.org", "Kim")
        db.session.add(Involvement(proposal_id=idea.id, person_id=person.id, part=Part.CO_LEAD))
    both = [(coming, LINE), (f"{coming}/pack", SEEN)]
    assert [[who.open(page).has(words) for who in (sam, kim)] for page, words in both] == [[True, False]] * 2
    with db.transaction():
        make.again(idea).stage = Stage.WITHDRAWN
    assert [sam.open(page).has(words) for page, words in both] == [False, False]


def test_the_pack_ends_with_what_the_reviews_say_also_on_paper_and_as_a_pdf(app: Flask, sam: Visitor) -> None:
    coming, kim = huddle(4), keys.staff(app, RoleName.HUDDLE_MEMBER, "kim@example.org")
    idea = reviewed()
    with db.transaction():
        person = make.staff(RoleName.HUDDLE_MEMBER, "kim@example.org", "Kim")
        db.session.add(Involvement(proposal_id=idea.id, person_id=person.id, part=Part.CO_LEAD))
    page = sam.open(f"{coming}/pack")
    said = (LINE, SEEN, "No, we saw nobody whom it helps less", "We go on.", "A person who prefers not to be named: carer")
    assert [words for words in said if not page.has(words)] == []
    assert [SEEN in in_pdf(who, f"{coming}/pack.pdf") for who in (sam, kim)] == [True, False]


def in_pdf(who: Visitor, address: str) -> str:
    """The words of the PDF at an address, once the worker has made it."""
    assert who.open(address).h1 == "The PDF is being made"
    jobs.make_packs()
    got = who.client.get(address, headers={"Host": "127.0.0.1:8000"})
    return "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(got.data)).pages)


def handed_over() -> Proposal:
    """A try-out whose team has said what it thinks of it."""
    idea, by = make.public_idea(), make.staff()
    with db.transaction():
        found = make.again(idea)
        found.stage = Stage.TESTING
        thought = Thought("People wait less.", "Weekends.", Act.ADOPT, "It held.", "The ward closes.")
        evaluate(found, start_project(found, by=by), thought, seen_saves=0, by=by)
    return idea


def test_what_the_team_has_handed_over_stands_before_the_next_huddle_and_in_its_pack(app: Flask, sam: Visitor) -> None:
    last, coming, kim = huddle(-3, MeetingStatus.HELD), huddle(4), keys.staff(app, RoleName.HUDDLE_MEMBER, "kim@example.org")
    idea = handed_over()
    with db.transaction():
        person = make.staff(RoleName.HUDDLE_MEMBER, "kim@example.org", "Kim")
        db.session.add(Involvement(proposal_id=idea.id, person_id=person.id, part=Part.CO_LEAD))
    asks = "Waits since Monday 2 March 2026. The team recommends: Adopt"
    assert [[who.open(page).has(asks) for page in (last, coming, f"{coming}/pack")] for who in (sam, kim)] == [
        [False, True, True],
        [False, False, False],
    ]
    page = sam.open(f"{coming}/pack")
    assert [words for words in ("People wait less.", "Weekends.", "It held.") if not page.has(words)] == []
    assert sam.open(sam.open(coming).link("Letters I can read")).h1 == "The evaluation: what came of it"
    assert ["It held." in in_pdf(who, f"{coming}/pack.pdf") for who in (sam, kim)] == [True, False]


def waits(app: Flask, **more: str) -> tuple[Proposal, Visitor]:
    """A decision that waits to be confirmed."""
    idea = handed_over()
    nadia = keys.staff(app, RoleName.CHAIR, "nadia@example.org")
    nadia.open(f"/en/ideas/{idea.reference}/try-out/decision")
    nadia.press("Record it", way="adopt", reason="It held for 8 weeks.", **more)
    return idea, nadia


def test_a_decision_that_waits_says_until_when_and_five_working_days_are_usual(app: Flask, sam: Visitor) -> None:
    idea, _nadia = waits(app)
    until = "It waits until Monday 9 March 2026 for somebody who confirms it."
    where = (f"ideas/{idea.reference}/try-out/decision/confirm", "try-outs/decisions", f"ideas/{idea.reference}/read")
    assert [sam.open(f"/en/{page}").has(until) for page in where[:2]] == [True, True]
    assert sam.open(huddle(4)).has(until)


def test_a_day_that_is_over_is_shown_as_late_on_the_list_and_before_the_huddle_and_can_still_be_confirmed(app: Flask, sam: Visitor) -> None:
    idea, _nadia = waits(app, confirm_by="2026-03-04")
    on(3)
    over = "It was to be confirmed by Wednesday 4 March 2026. That day is over."
    for page in ("/en/try-outs/decisions", huddle(4)):
        seen = sam.open(page)
        assert (seen.has(over), seen.has("Late")) == (True, True)
    sam.open(f"/en/ideas/{idea.reference}/try-out/decision/confirm")
    sam.press("Send my answer", answer="yes")
    assert keys.now(idea).stage is Stage.ADOPTED


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-03-02", "Write a day that is still to come"),
        ("1900-01-01", "Write a day that is still to come"),
        ("2026-08-01", "Write a day in the next 3 months"),
        ("soon", "Write a date, or leave it empty"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_nothing_is_recorded(app: Flask, day: str, sentence: str) -> None:
    idea, nadia = waits(app, confirm_by=day)
    assert nadia.page
    assert (nadia.page.status, nadia.page.faults()) == (422, [sentence])
    assert nadia.open("/en/try-outs/decisions").has("Recorded, and waits to be confirmed") is False
    assert keys.now(idea).stage is Stage.EVALUATION


def test_what_is_recorded_once_more_with_another_day_takes_its_place(app: Flask, sam: Visitor) -> None:
    idea, nadia = waits(app)
    nadia.open(f"/en/ideas/{idea.reference}/try-out/decision")
    nadia.press("Record it", way="adopt", reason="It held for 8 weeks.", confirm_by="2026-03-20")
    assert sam.open("/en/try-outs/decisions").has("It waits until Friday 20 March 2026")
