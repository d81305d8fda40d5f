"""What was agreed in a meeting: each has somebody who does it, who ticks it off, moves it or hands it on, and is reminded."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import calendar, db
from app.huddle import jobs
from app.huddle.models import Agreed, AgreedState
from app.notifications.actions import written
from app.people.models import Person, Role, RoleName
from tests import keys, make, meetings
from tests.visitor import Visitor

DUE = dt.date(2026, 3, 12)  # a Thursday


@pytest.fixture
def sam(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


def agreed(owner: Person | None = None, words: str = "Write to the ward.", due: dt.date = dt.date(2099, 3, 12)) -> int:
    return meetings.agreed(meetings.meeting(dt.date(2026, 3, 5)), words, owner or make.staff(), due=due)


def now(number: int) -> Agreed:
    with db.reading() as session:
        found = session.get_one(Agreed, number)
        session.expunge(found)
        return found


def on(day: dt.date) -> None:
    calendar.set_clock(lambda: dt.datetime.combine(day, dt.time(9), dt.UTC))


def test_whoever_does_it_ticks_it_off_and_may_open_it_again(sam: Visitor) -> None:
    number = agreed()
    sam.open("/en/actions")
    seen = sam.press(f"It is done. {number}")
    assert (seen.has("Done. Thank you."), now(number).state) == (True, AgreedState.DONE)
    sam.open("/en/actions?view=done")
    sam.press(f"It is to do after all. {number}")
    assert (now(number).state, now(number).ended_by) == (AgreedState.OPEN, None)


def test_pressed_twice_it_is_done_once(sam: Visitor) -> None:
    number = agreed()
    sam.open("/en/actions")
    old = sam.page
    sam.press(f"It is done. {number}")
    first = now(number).ended_at
    sam.page = old
    assert sam.press(f"It is done. {number}").status == 200
    assert now(number).ended_at == first


def test_it_is_dropped_only_with_a_reason(sam: Visitor) -> None:
    number = agreed()
    seen = sam.send(f"/en/actions/{number}/drop")
    assert (seen.status, seen.faults(), now(number).state) == (422, ["Say why nobody does it"], AgreedState.OPEN)
    sam.send(why="The ward is closed.")
    assert (now(number).state, now(number).why) == (AgreedState.DROPPED, "The ward is closed.")
    assert sam.open("/en/actions?view=done").has("Not done after all: The ward is closed.")
    assert sam.send(f"/en/actions/{number}/day", on="2099-04-02").status == 409


def test_it_goes_to_another_day_that_is_still_to_come(sam: Visitor) -> None:
    number = agreed()
    seen = sam.send(f"/en/actions/{number}/day", on="2020-01-01")
    assert (seen.status, seen.faults()) == (422, ["Choose a day that is still to come."])
    sam.send(on="2099-04-02")
    assert now(number).due_on == dt.date(2099, 4, 2)


def test_it_is_handed_on_to_somebody_who_works_here_and_hears_it(sam: Visitor) -> None:
    number, priya = agreed(), make.staff(address="priya@example.org", name="Priya")
    seen = sam.send(f"/en/actions/{number}/hand-on", owner="99999")
    assert (seen.status, seen.faults()) == (422, ["Choose somebody who works in the team now"])
    sam.send(owner=str(priya.id))
    assert now(number).owner_id == priya.id
    (letter,) = keys.letters("huddle/agreed")
    assert (letter.person_id, written(letter).subject) == (priya.id, "There is something new for you to do")
    assert "Write to the ward" not in written(letter).text


def test_whoever_reads_another_language_hears_of_it_in_english_as_every_page_for_staff(sam: Visitor) -> None:
    number, priya = agreed(), make.staff(address="priya@example.org", name="Priya")
    with db.transaction():
        db.session.get_one(Person, priya.id).reading = "pl-easy"
    sam.send(f"/en/actions/{number}/hand-on", owner=str(priya.id))
    (letter,) = keys.letters("huddle/agreed")
    assert (letter.reading, "Please do it by Thursday 12 March 2099." in written(letter).text) == ("en-easy", True)


def test_only_its_owner_or_the_chair_changes_it(app: Flask, chair: Visitor) -> None:
    number = agreed()
    priya = keys.staff(app, RoleName.HUDDLE_MEMBER, "priya@example.org")
    seen = priya.open("/en/actions?view=open")
    assert (seen.has("Write to the ward."), seen.has("It is done")) == (True, False)
    assert [priya.open(f"/en/actions/{number}/{page}").status for page in ("drop", "day", "hand-on")] == [409] * 3
    chair.open("/en/actions?view=open")
    chair.press(f"It is done. {number}")
    assert now(number).state is AgreedState.DONE


def test_the_views_show_mine_late_and_over_with_their_numbers(sam: Visitor) -> None:
    priya = make.staff(address="priya@example.org", name="Priya")
    meeting, me = meetings.meeting(), make.staff()
    for owner, words, due in (
        (me, "Mine", dt.date(2099, 3, 12)),
        (priya, "Hers", dt.date(2099, 3, 12)),
        (me, "Late one", dt.date(2020, 1, 6)),
    ):
        meetings.agreed(meeting, words, owner, due=due)
    seen = sam.open("/en/actions")
    assert [seen.has(w) for w in ("Mine (2)", "All that are open (3)", "Late ones (1)", "Over (0)", "Hers")] == [True] * 4 + [False]
    late = sam.open("/en/actions?view=late")
    assert (late.has("Late one"), late.has("Hers"), sam.open("/en/actions?view=nonsense").status) == (True, False, 200)


def test_a_long_list_goes_on_without_losing_or_repeating_any(sam: Visitor) -> None:
    meeting, owner = meetings.meeting(), make.staff()
    for n in range(23):
        meetings.agreed(meeting, f"Action {n}", owner, due=DUE)
    first = sam.open("/en/actions?view=open")
    second = sam.open(first.link("More actions"))
    shown = [h.text for seen in (first, second) for h in seen.all("h3")]
    assert (len(shown), len(set(shown))) == (23, 23)


def test_its_owner_is_reminded_two_working_days_before_and_three_times_when_it_is_late(app: Flask) -> None:
    agreed(meetings.member("sam@example.org"), due=DUE)
    told: list[tuple[str, str]] = []
    for n in range(-4, 12):
        on(DUE + dt.timedelta(days=n))
        before = len(keys.letters("huddle/agreed"))
        jobs.remind_of_actions()
        jobs.remind_of_actions()
        told += [((DUE + dt.timedelta(days=n)).isoformat(), one.facts["when"]) for one in keys.letters("huddle/agreed")[before:]]
    assert told == [("2026-03-10", "soon"), ("2026-03-13", "late"), ("2026-03-16", "late"), ("2026-03-17", "late")]


def test_nobody_is_reminded_of_what_is_done_or_after_their_role_is_over(app: Flask) -> None:
    done, owner = agreed(due=DUE), meetings.member("gone@example.org")
    meetings.agreed(meetings.meeting(dt.date(2026, 3, 6)), "Gone", owner, due=DUE)
    with db.transaction():
        db.session.get_one(Agreed, done).state = AgreedState.DONE
        for role in db.session.scalars(select(Role).where(Role.person_id == owner.id)):
            role.until = dt.date(2026, 3, 1)
    on(DUE)
    jobs.remind_of_actions()
    assert keys.letters("huddle/agreed") == []


def test_each_looks_back_for_themselves_or_for_the_huddle(app: Flask, sam: Visitor, chair: Visitor) -> None:
    meeting = meetings.meeting()
    sam.open(sam.open(f"/en/huddles/{meeting}").link("Look back"))
    sam.send(words="Begin on time.", shared="no")
    assert not chair.open(f"/en/huddles/{meeting}/minutes").has("Begin on time.")
    assert keys.words_on(sam.open(f"/en/huddles/{meeting}/reflection")) == "Begin on time."
    sam.send(words="Begin on time, please.", shared="yes")
    seen = chair.open(f"/en/huddles/{meeting}/minutes")
    assert (seen.has("Begin on time, please."), seen.has("Sam")) == (True, True)
    assert not Visitor(app).open(f"/en/minutes/{meeting}").has("Begin on time")
    assert keys.words_on(chair.open(f"/en/huddles/{meeting}/reflection")) == ""


def test_looking_back_wants_words_and_a_meeting_that_is_over(sam: Visitor) -> None:
    meeting, coming = meetings.meeting(), meetings.meeting(dt.date(2099, 3, 5), held=False)
    seen = sam.send(f"/en/huddles/{meeting}/reflection", words=" ", shared="yes")
    assert (seen.status, seen.faults()) == (422, ["Write a sentence"])
    assert sam.open(f"/en/huddles/{coming}/reflection").status == 409
    assert sam.send(f"/en/huddles/{meeting}/reflection", words="Begin on time.", shared="perhaps").status == 422
