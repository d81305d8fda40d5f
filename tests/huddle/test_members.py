"""Who belongs to the huddle, what they can do now, and their own calendars."""

import datetime as dt

import pytest
from flask import Flask
from icalendar import Calendar

from app.core import calendar, db
from app.huddle import queries
from app.people.models import Role, RoleName
from tests import keys, make
from tests.visitor import Visitor


def number_of(address: str) -> int:
    from app.people.queries import by_email

    with db.reading():
        person = by_email(address)
        assert person
        return person.id


def field(code: str) -> str:
    with db.reading():
        return str(next(d.id for d in queries.disciplines() if d.code == code))


def events(visitor: Visitor, address: str) -> list[dict[str, object]]:
    got = visitor.client.get(address, headers={"Host": "127.0.0.1:8000"})
    assert got.status_code == 200
    assert got.mimetype == "text/calendar"
    file = Calendar.from_ical(got.data)
    return [
        {
            "start": e.decoded("dtstart"),
            "end": e.decoded("dtend"),
            "status": str(e["status"]),
            "number": e["sequence"],
            "uid": str(e["uid"]),
        }
        for e in file.walk("vevent")
    ]


def feed_of(member: Visitor) -> str:
    member.open("/en/huddles/my-calendar")
    member.send(form=0)
    assert member.page
    return next("".join(code.itertext()) for code in member.page.all("bdi") if "calendar" in "".join(code.itertext())).partition("8000")[2]


def test_a_member_says_from_which_fields_they_look_and_when_they_are_away(app: Flask, chair: Visitor) -> None:
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    until = calendar.today() + dt.timedelta(days=9)
    sam.open(f"/en/huddles/members/{number_of('sam@example.org')}")
    sam.send(disciplines=[field("quality"), field("lived_experience")], capacity="away", away_until=until.isoformat())
    page = chair.open("/en/huddles/members")
    assert page.has("Quality, Lived experience")
    assert page.has(f"Away until {until:%A %-d %B %Y}")
    assert page.has("Nobody can look at ideas from these fields now: Research")
    assert page.has("Lived experience.")  # whoever is away cannot look now


def test_nobody_describes_another_member_but_the_chair(app: Flask, chair: Visitor) -> None:
    sam, priya = keys.staff(app, RoleName.HUDDLE_MEMBER), keys.staff(app, RoleName.HUDDLE_MEMBER, "priya@example.org")
    there = f"/en/huddles/members/{number_of('sam@example.org')}"
    assert priya.open(there).status == 404
    chair.open(there)
    chair.send(disciplines=[field("digital")], capacity="by_message", deputy=str(number_of("priya@example.org")))
    page = sam.open("/en/huddles/members")
    assert page.has("Digital")
    assert page.has("Answers questions by message")
    assert page.has("Priya")


def test_what_was_never_offered_is_left_out(app: Flask, chair: Visitor) -> None:
    keys.staff(app, RoleName.HUDDLE_MEMBER)
    there = number_of("sam@example.org")
    chair.open(f"/en/huddles/members/{there}")
    chair.send(disciplines=["999", "x"], capacity="every_week", deputy=str(there))
    with db.reading():
        seat = next(s for s in queries.seats() if s.person.id == there)
    assert (seat.disciplines, seat.deputy) == ((), "")


@pytest.mark.parametrize("until", ["", "2020-01-01", "soon"])
def test_who_is_away_says_until_a_day_to_come(app: Flask, until: str) -> None:
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    sam.open(f"/en/huddles/members/{number_of('sam@example.org')}")
    page = sam.send(capacity="away", away_until=until)
    assert (page.status, page.faults()) == (422, ["Say until which day. It must still be to come."])


def test_a_forged_capacity_is_refused(app: Flask) -> None:
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    sam.open(f"/en/huddles/members/{number_of('sam@example.org')}")
    page = sam.send(capacity="always")
    assert (page.status, page.faults()) == (422, ["Choose how much they can do now"])


def test_a_field_that_was_missing_is_added_once(chair: Visitor) -> None:
    chair.open("/en/huddles/members")
    chair.send(name="Pharmacy")
    assert chair.page
    assert chair.page.has("Added. Members can have it from now on.")
    page = chair.send(name="  pharmacy ")
    assert (page.status, page.faults()) == (422, ["This field is there already."])


def test_a_calendar_shows_huddles_at_their_time_in_summer_and_in_winter(app: Flask, chair: Visitor) -> None:
    for on in ("2027-03-27", "2027-03-28", "2027-10-31"):  # the clocks change on the 28th and on the 31st
        chair.send("/en/huddles", on=on)
    starts = [event["start"] for event in events(chair, feed_of(chair))]
    assert starts == [
        dt.datetime(2027, 3, 27, 12, 30, tzinfo=dt.UTC),
        dt.datetime(2027, 3, 28, 11, 30, tzinfo=dt.UTC),
        dt.datetime(2027, 10, 31, 12, 30, tzinfo=dt.UTC),
    ]


def test_a_calendar_hears_that_a_huddle_moved_or_was_called_off(app: Flask, chair: Visitor, another: Visitor) -> None:
    chair.send("/en/huddles", on="2027-03-04")
    feed = feed_of(chair)
    before = events(another, feed)[0]
    chair.send("/en/huddles/1/move", on="2027-03-05", why="")
    moved = events(another, feed)[0]
    chair.send("/en/huddles/1/call-off", why="Snow")
    off = events(another, feed)[0]
    assert before["uid"] == moved["uid"] == off["uid"]
    assert [(e["status"], e["number"]) for e in (before, moved, off)] == [("CONFIRMED", 0), ("CONFIRMED", 1), ("CANCELLED", 2)]


def test_an_old_address_of_a_calendar_shows_nothing_once_there_is_a_new_one(app: Flask, chair: Visitor, another: Visitor) -> None:
    chair.send("/en/huddles", on="2027-03-04")
    old = feed_of(chair)
    new = feed_of(chair)
    assert old != new
    assert (another.open(old).status, len(events(another, new))) == (404, 1)


def test_the_calendar_of_somebody_who_left_the_huddle_shows_nothing(app: Flask, another: Visitor) -> None:
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    feed = feed_of(sam)
    assert another.client.get(feed, headers={"Host": "127.0.0.1:8000"}).status_code == 200
    with db.transaction() as session:
        for role in session.query(Role):
            role.until = calendar.today() - dt.timedelta(days=1)
    assert another.open(feed).status == 404


@pytest.mark.parametrize("odd", ["1-nothing", "0-x", "ffffffffffff-aaaa", "x", "1"])
def test_nobody_guesses_an_address_of_a_calendar(app: Flask, another: Visitor, odd: str) -> None:
    make.staff()
    assert another.open(f"/en/huddle-calendar/{odd}").status == 404
