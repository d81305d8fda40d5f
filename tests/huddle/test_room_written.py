"""What is written down in the room: notes for the minutes and for the huddle alone, actions; nothing that was typed is lost."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import calendar, db
from app.huddle import actions
from app.huddle.models import Agreed, Item, Note
from app.people.models import Person, RoleName
from app.proposals.actions import involve
from app.proposals.models import Part, Proposal
from tests import keys, make, meetings
from tests.huddle.rooms import later, now_in, today_with
from tests.visitor import Seen, Visitor


@pytest.fixture
def sam(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


def room(visitor: Visitor, number: int) -> Seen:
    return visitor.open(f"/en/huddles/{number}/room")


def talking(chair: Visitor, count: int = 1) -> tuple[int, list[Proposal]]:
    """A meeting in which the first idea is talked about."""
    number, ideas = today_with(count)
    room(chair, number)
    chair.press("Talk about this one: Idea 1")
    return number, ideas


def under(page: Seen, heading: str) -> str:
    """What stands in the list below a heading."""
    every = [e for e in page.tree.iter() if e.tag in {"h2", "h3", "ul"}]
    at = next((n for n, e in enumerate(every) if e.tag != "ul" and " ".join("".join(e.itertext()).split()) == heading), None)
    return "" if at is None else " ".join(" ".join(every[at + 1].itertext()).split()).replace(" , ", ", ")


def hidden(page: Seen, name: str) -> str:
    return next(i.get("value", "") for i in page.all("input") if i.get("name") == name)


def test_notes_for_the_minutes_stand_apart_from_those_for_the_huddle_alone_with_who_and_when(chair: Visitor, sam: Visitor) -> None:
    number, _ideas = talking(chair)
    room(sam, number)
    assert sam.press("Keep it", words="Two wards want it.", kind="note").has("Kept.")
    room(chair, number)
    page = chair.press("Keep it", words="One ward is short of staff.")
    public, private = under(page, "Notes for the minutes"), under(page, "Notes for the huddle alone")
    assert (public.startswith("Two wards want it. Sam, "), private.startswith("One ward is short of staff. Nadia, ")) == (True, True)
    assert ("short of staff" in public, "Two wards" in private) == (False, False)


def test_a_note_that_was_written_quickly_is_never_public_and_the_next_one_begins_so_again(
    chair: Visitor, sam: Visitor, visitor: Visitor
) -> None:
    number, ideas = talking(chair)
    room(sam, number)
    sam.press("Keep it", words="Two wards want it.", kind="note")
    sam.press("Keep it", words="Mrs Khan is angry.")
    make_known(ideas[0], number)
    room(chair, number)
    chair.press("It is over")
    seen = visitor.open(f"/en/minutes/{number}")
    assert (seen.has("Two wards want it."), seen.has("Mrs Khan")) == (True, False)


def make_known(idea: Proposal, number: int) -> None:
    """A meeting decides it, and its person hears it."""
    with db.reading():
        by = db.session.scalars(select(Person).where(Person.display_name == "Sam")).first()
    assert by
    meetings.decided(number, idea, by)


def test_the_same_page_sent_twice_is_kept_once(chair: Visitor) -> None:
    number, _ideas = talking(chair)
    page = room(chair, number)
    for _n in range(2):
        chair.page = page
        chair.press("Keep it", words="Two wards want it.")
    chair.page = page
    chair.press("Keep it", words="Ask both wards", kind="action", owner=str(number_of("Nadia")))
    chair.page = page
    chair.press("Keep it", words="Ask both wards", kind="action", owner=str(number_of("Nadia")))
    with db.reading():
        assert (len(db.session.scalars(select(Note)).all()), len(db.session.scalars(select(Agreed)).all())) == (1, 1)


def test_other_words_from_a_page_that_one_went_back_to_are_kept_too(chair: Visitor) -> None:
    number, _ideas = talking(chair)
    page = room(chair, number)
    chair.press("Keep it", words="Two wards want it.")
    chair.page = page
    seen = chair.press("Keep it", words="A third ward too.")
    assert (seen.has("Two wards want it."), seen.has("A third ward too.")) == (True, True)


def number_of(name: str) -> int:
    with db.reading():
        return db.session.scalars(select(Person.id).where(Person.display_name == name)).one()


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        ("note", "", "Write what was said"),
        ("note", "x" * 5_001, "Make this shorter, to at most 5,000 characters"),
        ("action", "x" * 501, "Make the action shorter, to at most 500 characters"),
        ("action", "", "Write what will be done"),
        ("action", "Ask both wards", "Choose who does it"),
        ("other", "Ask both wards", "Choose what it is"),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_in_the_box(chair: Visitor, kind: str, words: str, told: str) -> None:
    number, _ideas = talking(chair)
    room(chair, number)
    page = chair.press("Keep it", words=words, kind=kind)
    assert (page.status, page.faults(), keys.words_on(page)) == (422, [told], words)


@pytest.mark.parametrize("due", ["", "2020-01-01", "2999-01-01", "soon"])
def test_an_action_has_a_day_that_is_still_to_come(chair: Visitor, due: str) -> None:
    number, _ideas = talking(chair)
    room(chair, number)
    page = chair.press("Keep it", words="Ask both wards", kind="action", owner=str(number_of("Nadia")), due_on=due)
    assert (page.status, page.faults(), keys.words_on(page)) == (
        422,
        ["Choose the day by which it is done. It must still be to come."],
        "Ask both wards",
    )


def test_an_action_stands_with_its_idea_and_says_who_and_by_when(chair: Visitor) -> None:
    number, _ideas = talking(chair)
    page = room(chair, number)
    due = next(i.get("value", "") for i in page.all("input") if i.get("name") == "due_on")
    assert due == (calendar.today() + dt.timedelta(days=7)).isoformat()
    page = chair.press("Keep it", words="Ask both wards", kind="action", owner=str(number_of("Nadia")))
    assert under(page, "Actions").startswith("Ask both wards Nadia, by ")


def test_whoever_writes_while_the_huddle_moves_on_is_asked_once_what_it_is_about(chair: Visitor, sam: Visitor) -> None:
    number, _ideas = talking(chair, 2)
    room(sam, number)
    room(chair, number)
    chair.press("Next idea")
    page = sam.press("Keep it", words="Of the first idea.")
    told = "The huddle has moved on while you wrote. Check what this is about, then keep it."
    assert (page.status, page.faults(), keys.words_on(page), now_in(page)) == (422, [told], "Of the first idea.", "Idea 2")
    page = sam.press("Keep it")
    assert under(page, "Notes for the huddle alone").startswith("Of the first idea. Sam,")
    with db.reading():
        assert db.session.scalars(select(Item.position).join(Note, Note.item_id == Item.id)).all() == [1]


def chosen(page: Seen) -> str:
    """What the form says that a note is about."""
    options = [o for s in page.all("select") if s.get("name") == "about" for o in s.iter("option")]
    return "".join(next((o for o in options if o.get("selected") is not None), options[0]).itertext())


def test_whoever_wrote_before_the_first_idea_is_asked_once_and_offered_the_idea_of_now(chair: Visitor, sam: Visitor) -> None:
    number, _ideas = today_with(1)
    room(sam, number)
    room(chair, number)
    chair.press("Talk about this one: Idea 1")
    page = sam.press("Keep it", words="Of the first idea.")
    assert (page.status, keys.words_on(page), chosen(page)) == (422, "Of the first idea.", "Now: Idea 1")
    assert under(sam.press("Keep it"), "Notes for the huddle alone").startswith("Of the first idea. Sam,")


@pytest.mark.parametrize(("words", "told"), [("", "Now: Idea 2"), ("Not finis", "Idea 1")])
def test_whoever_moves_on_writes_about_the_next_idea_or_finishes_what_is_in_the_box(chair: Visitor, words: str, told: str) -> None:
    number, _ideas = talking(chair, 2)
    page = room(chair, number)
    before = hidden(page, "drawn")
    typed = {name: hidden(page, name) for name in ("csrf_token", "mark", "drawn")} | {"about": "now", "kind": "note", "words": words}
    part = chair.post(f"/en/huddles/{number}/room/talk", typed | {"talk": f"next-{before}"}, **{"HX-Request": "true"})
    assert (part.status, chosen(part), part.all("textarea")) == (200, told, [])
    about = next(o.get("value", "") for o in part.all("option") if "".join(o.itertext()) == told)
    kept = {"words": "It is kept at once.", "about": about, "drawn": hidden(part, "drawn")}
    assert chair.post(f"/en/huddles/{number}/room", typed | kept).status == 303
    with db.reading():
        assert db.session.scalars(select(Item.position).join(Note, Note.item_id == Item.id)).all() == [2 if words == "" else 1]


def test_a_note_can_be_of_another_idea_or_of_the_huddle_as_a_whole(chair: Visitor) -> None:
    number, _ideas = talking(chair, 2)
    page = room(chair, number)
    second = next(o.get("value", "") for o in page.all("option") if "".join(o.itertext()) == "Idea 2")
    chair.press("Keep it", words="Of the second.", about=second)
    page = chair.press("Keep it", words="The room is cold.", about="whole")
    assert page.has("Everything else that was written down")
    with db.reading():
        found = db.session.execute(select(Note.item_id).order_by(Note.id)).all()
        assert [row.item_id for row in found] == [int(second), None]


def test_words_in_the_box_outlive_every_press_of_the_chair(chair: Visitor) -> None:
    number, _ideas = talking(chair, 2)
    room(chair, number)
    page = chair.press("Next idea", words="Not finis")
    assert (now_in(page), keys.words_on(page)) == ("Idea 2", "Not finis")
    page = chair.press("Here: Nadia")
    assert (page.has("1 person is here."), keys.words_on(page)) == (True, "Not finis")
    page = chair.press("Keep it")
    assert (page.has("Kept."), page.has("Not finis")) == (True, True)
    with db.reading():
        assert db.session.scalars(select(Item.position).join(Note, Note.item_id == Item.id)).all() == [1]


def test_whoever_declared_an_interest_takes_notes_but_reads_that_others_decide(chair: Visitor) -> None:
    number, ideas = talking(chair)
    with db.transaction():
        nadia = db.session.scalars(select(Person).where(Person.display_name == "Nadia")).one()
        actions.declare_interest(make.again(ideas[0]), "It is my ward.", by=nadia)
    page = room(chair, number)
    assert all(page.has(told) for told in ("You declared an interest in this idea. Others score and decide it.", "Nadia: It is my ward."))
    assert "Write the decision" not in page.text
    assert chair.press("Keep it", words="Two wards want it.").has("Two wards want it.")


def test_what_members_say_of_ones_own_idea_and_private_notes_of_it_are_for_the_others(chair: Visitor, sam: Visitor) -> None:
    number, ideas = talking(chair)
    with db.transaction():
        involve(make.again(ideas[0]), number_of_now("Sam"), Part.CO_LEAD)
    room(chair, number)
    chair.press("Keep it", words="A quiet word.", kind="private")
    page = room(sam, number)
    told = "You are part of this idea, or it was taken back. What members say of it is for the others."
    assert (page.has(told), "A quiet word." in page.text, page.has("Views so far")) == (True, False, False)
    assert sam.press("Keep it", words="It was my idea.").has("It was my idea."), "What one wrote oneself is there to read."
    chair.press("Keep it", words="A loud word.")
    page = room(sam, number)
    chair.press("Keep it", words="Another quiet word.", kind="private")
    assert not poll(sam, page).has("A new note by")


def test_what_is_agreed_about_ones_own_idea_is_for_the_others(chair: Visitor, sam: Visitor) -> None:
    number, ideas = talking(chair)
    with db.transaction():
        involve(make.again(ideas[0]), number_of_now("Sam"), Part.CO_LEAD)
    day, owner = (calendar.today() + dt.timedelta(days=7)).isoformat(), str(number_of_now("Nadia"))
    for about, words in (("now", "Ask the eye clinic."), ("whole", "Order a larger table.")):
        room(chair, number)
        chair.press("Keep it", words=words, kind="action", about=about, owner=owner, due_on=day)
    page = room(chair, number)
    assert ("Ask the eye clinic." in page.text, "Order a larger table." in page.text) == (True, True)
    page = room(sam, number)
    assert ("Ask the eye clinic." in page.text, "Order a larger table." in page.text) == (False, True)


def number_of_now(name: str) -> int:
    return db.session.scalars(select(Person.id).where(Person.display_name == name)).one()


def poll(visitor: Visitor, page: Seen) -> Seen:
    """What htmx asks after some seconds."""
    address = next(d.get("hx-get", "") for d in page.all("div") if d.get("hx-get"))
    return visitor.open(address, inspect=False, **{"HX-Request": "true"})


def test_nothing_comes_when_nothing_is_new_and_then_only_the_parts_that_change(chair: Visitor, sam: Visitor) -> None:
    number, _ideas = talking(chair)
    page = room(sam, number)
    assert (poll(sam, page).status, poll(sam, page).text) == (204, "")
    room(chair, number)
    chair.press("Keep it", words="Two wards want it.")
    part = poll(sam, page)
    assert (part.status, part.has("Two wards want it."), part.has("A new note by Nadia."), part.all("form")) == (200, True, True, [])
    chair.press("Pause")
    assert poll(sam, page).has("The clock stands still.")
    later(3)
    assert poll(sam, room(sam, number)).status == 204


def test_whoever_watches_asks_less_often_the_longer_nothing_happens_and_not_at_all_when_it_is_over(chair: Visitor, sam: Visitor) -> None:
    number, _ideas = today_with(1)
    room(chair, number)
    chair.press("Start the huddle")
    asked = []
    for minutes in (0, 5, 10):
        later(minutes)
        asked.append(next(d.get("hx-trigger") for d in room(sam, number).all("div") if d.get("hx-get")))
    assert asked == ["every 5s", "every 10s", "every 30s"]
    page = room(sam, number)
    room(chair, number)
    chair.press("It is over")
    part = poll(sam, page)
    assert (part.has("This huddle is over."), [d for d in part.all("div") if d.get("hx-get")]) == (True, [])


def test_words_about_an_idea_that_left_the_list_meanwhile_stay_in_the_box(chair: Visitor, sam: Visitor) -> None:
    number, _ideas = talking(chair)
    room(sam, number)
    page = sam.press("Keep it", words="Keep this sentence.", about="999999")
    assert (page.status, page.has("That idea is not on this list any more")) == (422, True)
    assert "Keep this sentence." in page.text


def test_between_two_ideas_the_huddle_as_a_whole_can_be_written_about_as_it_was_chosen(chair: Visitor) -> None:
    number, _ideas = today_with(1)
    room(chair, number)
    page = chair.press("Keep it", words="We begin later next week.", about="whole")
    assert (page.status, "We begin later next week." in under(page, "Notes for the huddle alone")) == (200, True)


def test_whoever_writes_when_the_huddle_is_over_reads_that_and_their_words(chair: Visitor, sam: Visitor) -> None:
    number, _ideas = talking(chair)
    open_page = room(sam, number)
    room(chair, number)
    chair.press("It is over")
    sam.page = open_page
    page = sam.press("Keep it", words="Keep this sentence too.", about="999999")
    assert (page.status, "Keep this sentence too." in page.text) == (409, True)
