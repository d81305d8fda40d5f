"""Words about an idea go where the idea may go and nowhere else, whatever happens to its place on a list."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import inspect

from app.core import calendar, db
from app.core.errors import NotAllowed
from app.huddle import actions, queries
from app.huddle.actions import Chosen, GuestTold, Reply
from app.huddle.models import Coming, GuestNeed, GuestOf, Meeting, Route
from app.people.models import RoleName
from app.people.queries import person
from app.proposals.models import Involvement, Part, Proposal
from tests import keys, make, meetings
from tests.huddle import rooms
from tests.visitor import Visitor

pytestmark = pytest.mark.usefixtures("app")
JUST_DO_IT = Chosen(Route.JUST_DO_IT, "The ward agrees to it.", "They begin in May.", "Priya", "01632 960 124", detail="Omar")


def at(number: int) -> Meeting:
    return db.session.get_one(Meeting, number)


def part_of(idea: Proposal) -> str:
    """A member who leads an idea together with whoever brought it."""
    me = make.staff(RoleName.HUDDLE_MEMBER, "me@example.org", "Me")
    with db.transaction():
        db.session.add(Involvement(proposal_id=idea.id, person_id=me.id, part=Part.CO_LEAD))
    return "me@example.org"


def everything() -> str:
    """Every value of every table."""
    connection = db.session.connection()
    tables = inspect(connection).get_table_names()
    return "\n".join(str(row) for table in tables for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"'))


def test_a_note_about_a_private_idea_stays_with_it_when_it_leaves_the_list(visitor: Visitor) -> None:
    sam, (number, (idea,)) = make.staff(), rooms.today_with(1)
    with db.transaction():
        actions.write_note(at(number), queries.item_of(idea.id), "Mrs Khan is angry.", private=False, mark="x", by=sam)
        make.again(idea).public = False
    with db.transaction():
        actions.take_off(make.again(idea), by=sam)
    with db.transaction():
        actions.hold(at(number), by=sam)
    seen = visitor.open(f"/en/minutes/{number}")
    assert (seen.status, seen.has("Mrs Khan")) == (200, False)


@pytest.mark.parametrize(
    "page", ["huddles/{number}/minutes", "huddles/{number}/decisions.csv", "huddles/{number}/room", "ideas/{idea}/read"]
)
def test_nobody_reads_of_their_own_idea_what_waits_to_be_confirmed_or_is_for_the_others(app: Flask, page: str) -> None:
    sam, (number, (idea,)) = make.staff(), rooms.today_with(1)
    me, other = part_of(idea), "b@example.org"
    chair = make.staff(RoleName.CHAIR, "chair@example.org", "Ch")
    with db.transaction():
        actions.write_note(at(number), queries.item_of(idea.id), "They are too ill for it.", private=True, mark="x", by=sam)
        actions.decide(make.again(idea), JUST_DO_IT, by=chair)
    address = "/en/" + page.format(number=number, idea=idea.reference)
    read = [keys.staff(app, RoleName.HUDDLE_MEMBER, who).open(address, inspect=False).text for who in (me, other)]
    told = [("The ward agrees" in text or "waits to be confirmed" in text or "too ill" in text) for text in read]
    assert told == [False, True]


def test_the_quorum_counts_nobody_who_is_part_of_the_idea_declared_an_interest_or_works_here_no_more() -> None:
    number, (idea,) = rooms.today_with(1)
    chair = make.staff(RoleName.CHAIR, "chair@example.org", "Ch")
    part_of(idea)
    names = ("me", "interested", "gone", "here")
    people = [make.staff(RoleName.HUDDLE_MEMBER, f"{name}@example.org", name).id for name in names]
    with db.transaction():
        for one in people:
            actions.note_presence(at(number), one, here=True, by=chair)
        actions.declare_interest(make.again(idea), "My sister brought it.", by=person(people[1]))
    with db.transaction():
        for role in person(people[2]).roles:
            role.from_, role.until = calendar.today() - dt.timedelta(days=9), calendar.today() - dt.timedelta(days=1)
    found = queries.quorum_of(queries.item_of(idea.id), make.again(idea))  # type: ignore[arg-type] # it is on a list
    assert found.members.there == 1


def test_whoever_was_there_when_it_was_decided_does_not_confirm_it_by_leaving_the_room() -> None:
    sam, (number, (idea,)) = make.staff(), rooms.today_with(1)
    chair = make.staff(RoleName.CHAIR, "chair@example.org", "Ch")
    with db.transaction():
        actions.note_presence(at(number), sam.id, here=True, by=chair)
    with db.transaction():
        made, _waits = actions.decide(make.again(idea), JUST_DO_IT, by=chair)
    with db.transaction():
        actions.note_presence(at(number), sam.id, here=False, by=chair)
    with pytest.raises(NotAllowed, match="You had a say already"), db.transaction():
        actions.confirm(make.again(idea), seen=made.id, by=sam)


def test_what_a_huddle_leaves_undecided_goes_on_to_the_next_one_and_its_people_hear_it() -> None:
    sam, (number, (idea,)) = make.staff(), rooms.today_with(1)
    following = meetings.meeting(calendar.today() + dt.timedelta(days=7), held=False)
    with db.transaction():
        actions.hold(at(number), by=sam)
    place = queries.item_of(idea.id)
    assert place is not None
    assert (place.meeting_id, len(keys.letters("huddle/put_off"))) == (following, 1)


def test_what_a_guest_told_us_is_gone_ninety_days_after_the_meeting() -> None:
    sam, (_number, (idea,)) = make.staff(), rooms.today_with(1)
    told = GuestTold(GuestOf.HELPER, "Rukhsana", "rukhsana@example.org")
    with db.transaction():
        guest, _link = actions.invite(make.again(idea), queries.item_of(idea.id), told, by=sam)  # type: ignore[arg-type] # it is on a list
        number = guest.id
    for needs in ("I am deaf.", "I am deaf and tired."):
        with db.transaction():
            actions.answer_invitation(queries.invitation(number), Reply(Coming.COMES, [GuestNeed.INTERPRETER], needs, "Which room?", ""))
    base = calendar.now()
    calendar.set_clock(lambda: base + dt.timedelta(days=100))
    with db.transaction():
        actions.forget_guests()
    left = everything()
    assert [word for word in ("Rukhsana", "rukhsana@", "I am deaf", "Which room?") if word in left] == []


def test_what_a_guest_says_stands_beside_its_idea_in_the_room_and_in_the_minutes_of_members(app: Flask, visitor: Visitor) -> None:
    sam, (number, (idea,)) = make.staff(), rooms.today_with(1)
    part_of(idea)
    told = GuestTold(GuestOf.HELPER, "Rukhsana", "rukhsana@example.org")
    reply = Reply(Coming.CANNOT, [GuestNeed.INTERPRETER], "I am deaf.", "Who pays for the bus?", "The letters are too small.")
    with db.transaction():
        place = queries.item_of(idea.id)
        assert place is not None
        guest, _link = actions.invite(make.again(idea), place, told, by=sam)
        invited = guest.id
    with db.transaction():
        actions.answer_invitation(queries.invitation(invited), reply)
    chair, mine = (keys.staff(app, *who) for who in ((RoleName.CHAIR, "nadia@example.org"), (RoleName.HUDDLE_MEMBER, "me@example.org")))
    chair.open(f"/en/huddles/{number}/room")
    said = (
        "Rukhsana. Somebody who helps them. No, I cannot come.",
        "Asks us: Who pays for the bus?",
        "read out: The letters are too small.",
    )
    room, to_me = chair.press("Talk about this one: Idea 1"), mine.open(f"/en/huddles/{number}/room")
    with db.transaction():
        actions.hold(at(number), by=sam)
    minutes = chair.open(f"/en/huddles/{number}/minutes")
    assert [[page.has(words) for words in said] for page in (room, minutes)] == [[True] * 3] * 2
    others = (to_me, mine.open(f"/en/huddles/{number}/minutes"), visitor.open(f"/en/minutes/{number}"))
    assert [page.status for page in others] == [200] * 3
    assert [words for words in ("Rukhsana", "Who pays", "too small") for page in others if words in page.text] == []
    assert [page for page in (room, minutes, *others) if "I am deaf" in page.text] == []
