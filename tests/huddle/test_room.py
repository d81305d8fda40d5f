"""The room: what is talked about and for how long, who is here, and who may say so."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import calendar, db
from app.huddle import actions, queries
from app.huddle.models import Capacity, Criterion, Digital, Item, Meeting, Note, Stance
from app.people import queries as people
from app.people.models import Person, RoleName
from tests import keys, make
from tests.huddle.rooms import later, now_in, today_with
from tests.visitor import Visitor


def person(address: str, role: RoleName = RoleName.HUDDLE_MEMBER, *fields: str, organisation: str = "", name: str = "") -> Person:
    """Somebody of the huddle with fields of work."""
    somebody = make.staff(
        role,
        address,
        name or address.partition("@")[0].capitalize(),
        organisation=make.organisation(organisation) if organisation else None,
    )
    with db.transaction():
        codes = {d.code: d.id for d in queries.disciplines()}
        actions.describe_member(somebody.id, disciplines=[codes[f] for f in fields], capacity=Capacity.EVERY_WEEK, by=somebody)
    return somebody


def test_the_chair_begins_and_goes_from_idea_to_idea(chair: Visitor) -> None:
    number, _ideas = today_with(2)
    assert chair.open(f"/en/huddles/{number}/room").has("Not begun yet")
    assert chair.press("Start the huddle").has("Between two ideas")
    page = chair.press("Next idea")
    assert (now_in(page), page.has("0 of 12 minutes used")) == ("Idea 1", True)
    later(13.5)
    page = chair.open(f"/en/huddles/{number}/room")
    assert page.has("13 of 12 minutes used 1 minute over time")
    assert now_in(chair.press("Next idea")) == "Idea 2"
    page = chair.press("Next idea")
    assert (now_in(page), page.has("Talked about for 13 minutes")) == ("Between two ideas", True)


def test_only_one_clock_runs_and_the_time_of_an_idea_adds_up(chair: Visitor) -> None:
    number, _ideas = today_with(2)
    chair.open(f"/en/huddles/{number}/room")
    chair.press("Talk about this one: Idea 1")
    later(3)
    chair.press("Talk about this one: Idea 2")
    later(5)
    chair.press("Talk about this one: Idea 1")
    later(2)
    page = chair.open(f"/en/huddles/{number}/room")
    assert (now_in(page), page.has("5 of 12 minutes used")) == ("Idea 1", True)
    page = chair.press("Pause")
    later(4)
    page = chair.open(f"/en/huddles/{number}/room")
    assert (now_in(page), page.has("Paused"), page.has("5 of 12 minutes used")) == ("Idea 1", True, True)
    chair.press("Go on with it")
    with db.reading():
        running = db.session.scalars(select(Item).where(Item.began_at.is_not(None))).all()
        assert [item.position for item in running] == [1]


def test_two_chairs_who_press_next_at_once_leave_no_idea_out(app: Flask, chair: Visitor) -> None:
    number, _ideas = today_with(3)
    other = keys.staff(app, RoleName.MINUTE_TAKER, "tom@example.org")
    for one in (chair, other):
        one.open(f"/en/huddles/{number}/room")
    chair.press("Start the huddle")
    other.open(f"/en/huddles/{number}/room")
    chair.press("Next idea")
    page = other.press("Next idea")
    assert (page.status, page.has("Somebody else has moved on already. Nothing was changed.")) == (409, True)
    assert now_in(other.open(f"/en/huddles/{number}/room")) == "Idea 1"


def test_an_idea_of_another_huddle_cannot_be_talked_about_here(chair: Visitor) -> None:
    number, _ideas = today_with(1)
    sam, idea = make.staff(), make.public_idea()
    with db.transaction():
        elsewhere = actions.plan_meeting(calendar.today() + dt.timedelta(days=7), by=None)
        place = actions.list_proposal(make.again(idea), elsewhere, by=sam).id
    chair.open(f"/en/huddles/{number}/room")
    chair.press("Start the huddle")
    for pressed in (f"item-{place}", "item-999999", "nonsense"):
        page = chair.open(f"/en/huddles/{number}/room")
        next(b for b in page.all("button") if b.get("id") == "next").set("value", pressed)
        assert chair.press("Next idea").status == 404
    page = chair.send(f"/en/huddles/{number}/room", about=str(place), words="Of another huddle")
    assert (page.status, page.has("That idea is not on this list any more"), "Of another huddle" in page.text) == (422, True, True)


@pytest.mark.parametrize("how", ["held", "cancelled"])
def test_what_is_over_or_called_off_can_be_read_and_nothing_is_written_there_any_more(chair: Visitor, how: str) -> None:
    number, _ideas = today_with(0)
    chair.open(f"/en/huddles/{number}/room")
    with db.transaction():
        meeting = db.session.get_one(Meeting, number)
        actions.hold(meeting, by=make_chair()) if how == "held" else actions.call_off(meeting, None, "Snow", by=make_chair())
    page = chair.press("Keep it", words="Too late, but not lost.")
    told = "This huddle is over. Nothing was changed." if how == "held" else "This huddle was called off. Nothing was changed."
    assert (page.status, page.has(told), "Too late, but not lost." in page.text) == (409, True, True)
    page = chair.open(f"/en/huddles/{number}/room")
    assert (page.status, "Keep it" in page.text) == (200, False)


def make_chair() -> Person:
    return db.session.scalars(select(Person).where(Person.display_name == "Nadia")).one()


def test_a_huddle_that_is_still_to_come_has_a_room_to_read_and_no_buttons(chair: Visitor) -> None:
    with db.transaction():
        number = actions.plan_meeting(calendar.today() + dt.timedelta(days=2), by=None).id
    page = chair.open(f"/en/huddles/{number}/room")
    assert (page.status, page.has("This huddle is still to come."), [b for b in page.all("button") if b.get("form") == "write"]) == (
        200,
        True,
        [],
    )
    assert "Open the room" not in chair.open(f"/en/huddles/{number}").text


def test_the_room_is_opened_from_the_huddle_on_its_day(chair: Visitor) -> None:
    number, _ideas = today_with(0)
    page = chair.open(f"/en/huddles/{number}")
    assert page.link("Open the room") == f"/en/huddles/{number}/room"


def test_a_member_sees_the_same_page_without_the_buttons_of_the_chair(app: Flask, chair: Visitor) -> None:
    number, _ideas = today_with(1)
    chair.open(f"/en/huddles/{number}/room")
    chair.press("Start the huddle")
    chair.press("Next idea")
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    page = sam.open(f"/en/huddles/{number}/room")
    assert (now_in(page), [b for b in page.all("button") if b.get("name") in {"talk", "here"}]) == ("Idea 1", [])
    next(f for f in page.all("form") if f.get("id") == "write").set("action", f"/en/huddles/{number}/room/talk")
    page = sam.send(button=("talk", "pause"))
    assert (page.status, page.has("Only the chair, or whoever takes minutes, does this.")) == (409, True)


def test_whoever_the_huddle_names_for_the_minutes_runs_it_but_only_the_chair_ends_it(app: Flask) -> None:
    number, _ideas = today_with(1)
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    with db.transaction():
        db.session.get_one(Meeting, number).minute_taker_id = db.session.scalars(
            select(Person.id).where(Person.display_name == "Sam")
        ).first()
    sam.open(f"/en/huddles/{number}/room")
    page = sam.press("Start the huddle")
    assert now_in(sam.press("Next idea")) == "Idea 1"
    assert "It is over" not in page.text


def test_whose_role_has_ended_finds_no_room(app: Flask) -> None:
    number, _ideas = today_with(0)
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER, "gone@example.org")
    assert sam.open(f"/en/huddles/{number}/room").status == 200
    with db.transaction():
        gone = db.session.scalars(select(Person).where(Person.display_name == "Gone")).one()
        people.person(gone.id).roles[0].until = calendar.today() - dt.timedelta(days=1)
    assert sam.open(f"/en/huddles/{number}/room").status == 404


def test_who_is_here_says_for_whom_and_which_fields_and_organisations_are_missing(chair: Visitor) -> None:
    number, _ideas = today_with(0)
    ines = person("ines@example.org", RoleName.HUDDLE_MEMBER, "quality", "lived_experience", organisation="Wenbrook Hospitals")
    femi = person("femi@example.org", RoleName.HUDDLE_MEMBER, "digital", organisation="Wenbrook Community")
    with db.transaction():
        queries.member_of(femi.id).deputy_id = ines.id  # type: ignore[union-attr] # made above
    page = chair.open(f"/en/huddles/{number}/room")
    assert page.has("Nobody is here yet.")
    page = chair.press("Here: Ines")
    assert all(page.has(told) for told in ("1 person is here.", "Stands in for Femi", "Organisations: Wenbrook Community"))
    missing = next(" ".join("".join(p.itertext()).split()) for p in page.all("p") if "".join(p.itertext()).startswith("Fields:"))
    assert ("Digital" in missing, "Quality" in missing, "Lived experience" in missing) == (True, False, False)
    page = chair.press("Here: Femi")
    assert (page.has("2 people are here."), page.has("Stands in for Femi"), page.has("Organisations: ")) == (True, False, False)
    assert chair.press("Not here: Ines").has("1 person is here.")


def test_somebody_is_here_once_however_often_it_is_pressed_and_nobody_from_elsewhere(app: Flask, chair: Visitor) -> None:
    number, _ideas = today_with(0)
    other = keys.staff(app, RoleName.CHAIR, "tom@example.org")
    for one in (chair, other):
        one.open(f"/en/huddles/{number}/room")
    chair.press("Here: Nadia")
    assert other.press("Here: Nadia").has("1 person is here.")
    dee = make.idea().person_id
    button = next(b for b in chair.page.all("button") if b.get("id", "").startswith("person-"))  # type: ignore[union-attr] # it was pressed above
    button.set("value", f"in-{dee}")
    assert chair.press(" ".join("".join(button.itertext()).split())).status == 404


def test_the_quorum_is_said_in_words_for_this_idea(chair: Visitor) -> None:
    number, ideas = today_with(1)
    person("ines@example.org", RoleName.HUDDLE_MEMBER, "quality", "lived_experience", organisation="Wenbrook Hospitals")
    person("femi@example.org", RoleName.HUDDLE_MEMBER, "digital", "lived_experience", organisation="Wenbrook Community")
    person("rhys@example.org")
    away = person("tom@example.org", RoleName.HUDDLE_MEMBER, "research")
    chair.open(f"/en/huddles/{number}/room")
    chair.press("Start the huddle")
    page = chair.press("Next idea")
    said = ("4 more members", "2 more organisations", "3 more fields", "2 more people with lived experience")
    assert all(page.has(told) for told in said)
    for name in ("Ines", "Femi", "Rhys"):
        page = chair.press(f"Here: {name}")
    provisional = "A decision now is provisional: somebody who was absent confirms it within 5 working days."
    assert (page.has("1 more member"), page.has("more field"), page.has(provisional)) == (True, False, True)
    with db.transaction():
        actions.say(make.again(ideas[0]), actions.View(Stance.SUPPORT, "Do it.", Digital.NO), by=away)
    page = chair.open(f"/en/huddles/{number}/room")
    assert (page.has("Yes. Enough members had a say."), page.has(provisional)) == (True, False)


def test_the_room_shows_views_in_short_and_where_members_differ(chair: Visitor) -> None:
    number, ideas = today_with(1)
    one, two = person("ines@example.org"), person("femi@example.org")
    with db.transaction():
        idea = make.again(ideas[0])
        actions.say(idea, actions.View(Stance.SUPPORT, "Do it.", Digital.NO), by=one)
        actions.say(idea, actions.View(Stance.SUPPORT, "Yes.", Digital.NO), by=two)
        actions.score(idea, {Criterion.IMPACT: (0, "Few.")}, by=one)
        actions.score(idea, {Criterion.IMPACT: (3, "Many.")}, by=two)
    chair.open(f"/en/huddles/{number}/room")
    page = chair.press("Talk about this one: Idea 1")
    assert (page.has("I support it: 2"), page.has("Members differ: talk about it")) == (True, True)


def test_ending_stops_the_clock_and_asks_first_what_becomes_of_words_in_the_box(chair: Visitor) -> None:
    number, _ideas = today_with(1)
    chair.open(f"/en/huddles/{number}/room")
    chair.press("Talk about this one: Idea 1")
    later(4)
    page = chair.press("It is over", words="One more thing.")
    told = "These words are not kept yet. Keep them or take them away, then end the huddle."
    assert (page.status, page.faults(), keys.words_on(page)) == (422, [told], "One more thing.")
    page = chair.press("It is over", words="")
    assert (page.status, page.has("Over"), page.has("Keep it")) == (200, True, False)
    later(10)
    with db.reading():
        item = db.session.scalars(select(Item)).one()
        assert (item.began_at, item.spent // 60) == (None, 4)


def test_what_was_noted_of_an_idea_stays_when_it_is_taken_off_the_list(chair: Visitor) -> None:
    number, ideas = today_with(1)
    chair.open(f"/en/huddles/{number}/room")
    chair.press("Talk about this one: Idea 1")
    chair.press("Keep it", words="It belongs to the eye clinic.")
    with db.transaction():
        actions.take_off(make.again(ideas[0]), by=make_chair())
    page = chair.open(f"/en/huddles/{number}/room")
    assert (page.has("It belongs to the eye clinic."), now_in(page)) == (True, "Between two ideas")
    with db.reading():
        assert len(db.session.scalars(select(Note)).all()) == 1


def test_decisions_of_this_huddle_are_there_to_read_back_and_open_actions_of_the_last_one_to_ask_after(chair: Visitor) -> None:
    number, ideas = today_with(1)
    words = {"reason": "We count first.", "next_step": "A coach calls.", "contact_name": "Priya", "contact_how": "01632 960 124"}
    with db.transaction():
        last = actions.plan_meeting(calendar.today() - dt.timedelta(days=7), by=None)
        nadia = make_chair()
        due = calendar.today() + dt.timedelta(days=1)
        actions.agree(last, None, "Ask the printer", owner_id=nadia.id, due_on=due, mark="", by=nadia)
    chair.send(f"/en/ideas/{ideas[0].reference}/decision", route="more_coaching", **words)
    page = chair.open(f"/en/huddles/{number}/room")
    assert all(page.has(told) for told in ("Ask the printer Nadia, by", "Idea 1: Work on it some more first"))


def test_after_a_decision_the_chair_finds_the_way_back_into_the_room_as_long_as_the_huddle_goes_on(chair: Visitor) -> None:
    number, ideas = today_with(2)
    words = {"reason": "We count first.", "next_step": "A coach calls.", "contact_name": "Priya", "contact_how": "01632 960 124"}
    told = "Back to the room: the huddle goes on"
    assert told not in chair.open(f"/en/ideas/{ideas[0].reference}/read").text
    chair.open(f"/en/huddles/{number}/room")
    chair.open(chair.press("Talk about this one: Idea 1").link("Write the decision"))
    page = chair.press("Record the decision", route="more_coaching", **words)
    assert page.h1 == "Idea 1"
    assert now_in(chair.open(page.link(told).partition("#")[0])) == "Idea 1"
    assert now_in(chair.press("Next idea")) == "Idea 2"
    chair.press("It is over")
    assert told not in chair.open(f"/en/ideas/{ideas[0].reference}/read").text


def test_a_room_that_is_over_leads_to_its_minutes_and_offers_no_new_ideas(chair: Visitor) -> None:
    number, _ideas = today_with(1)
    make.idea()
    chair.open(f"/en/huddles/{number}/room")
    assert chair.press("Start the huddle").has("All new ideas")
    page = chair.press("It is over")
    assert (page.has("All new ideas"), page.has("There are no new ideas."), page.has("Nothing was decided.")) == (False, False, True)
    assert chair.open(page.link("Read the minutes")).has("Minutes of")
