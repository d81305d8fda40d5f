"""A whole meeting played by seven people at once: at its end everything that was said is there, exactly once."""

import datetime as dt
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from sqlalchemy import select

from app.core import calendar, db
from app.huddle.models import Agreed, Decision, Item, Meeting, MeetingStatus, Note, Presence, Route
from app.languages.models import Text
from app.people.models import Person, RoleName
from tests import keys
from tests.huddle.rooms import now_in, today_with
from tests.visitor import HEADERS, Seen, Visitor

IDEAS = 12
MEMBERS = ("Ines", "Femi", "Rhys", "Marlon", "Grace")
BUSY = 503


def press(who: Visitor, button: str, **answers: str) -> Seen:
    """Presses, and again as long as the portal says that it is busy and has kept nothing."""
    drawn = who.page
    page = who.press(button, **answers)
    for _try in range(20):
        if page.status != BUSY:
            break
        who.page = drawn
        page = who.press(button, **answers)
    return page


def keep(who: Visitor, words: str, *, twice: bool = False, **more: str) -> None:
    """Writes on the page that stands open, says once more what it is about when asked, presses twice when impatient."""
    drawn = who.page
    page = press(who, "Keep it", words=words, **more)
    if page.status == 422:
        assert page.faults() == ["The huddle has moved on while you wrote. Check what this is about, then keep it."]
        drawn = page
        page = press(who, "Keep it")
    assert page.has("Kept."), (page.status, page.faults())
    if twice:
        who.page = drawn
        press(who, "Keep it", words=words, **more)


def member(who: Visitor, name: str, number: int, begun: threading.Event) -> None:
    """Writes notes of both kinds while others do, and looks at the page in between as htmx does."""
    assert begun.wait(60)
    page = who.open(f"/en/huddles/{number}/room")
    address = next(d.get("hx-get", "") for d in page.all("div") if d.get("hx-get"))
    for n in range(IDEAS):
        keep(who, f"{name} says {n}.", twice=n % 4 == 0, kind="private" if n % 3 == 0 else "note")
        if n % 4 == 1:
            assert who.client.get(address, headers=HEADERS | {"HX-Request": "true"}).status_code in {200, 204}


def minutes(who: Visitor, number: int, begun: threading.Event) -> None:
    """Says who is here, as the chair does too, and writes down what is agreed."""
    assert begun.wait(60)
    here(who, number)
    with db.reading():
        owner = db.session.scalars(select(Person.id).where(Person.display_name == "Ines")).one()
    for n in range(IDEAS):
        keep(who, f"Do {n}.", twice=n % 4 == 0, kind="action", owner=str(owner))


def here(who: Visitor, number: int) -> None:
    page = who.open(f"/en/huddles/{number}/room")
    for name in (*MEMBERS, "Nadia", "Tom"):
        if any(" ".join("".join(b.itertext()).split()) == f"Here: {name}" for b in page.all("button")):
            page = press(who, f"Here: {name}")


def lead(who: Visitor, number: int, references: list[str], begun: threading.Event) -> list[str]:
    """Begins, goes through the list while the others write, decides each idea. Gives what was talked about, in its order."""
    who.open(f"/en/huddles/{number}/room")
    press(who, "Start the huddle")
    begun.set()
    here(who, number)
    later = (calendar.today() + dt.timedelta(days=60)).isoformat()
    words = {"reason": "We count first.", "next_step": "A coach calls.", "contact_name": "Priya", "contact_how": "01632 960 124"}
    seen = []
    for n, reference in enumerate(references):
        who.open(f"/en/huddles/{number}/room")
        seen.append(now_in(press(who, "Next idea", words=f"Nadia half wrote {n}.")))
        assert "Nadia half wrote" in keys.words_on(who.page)  # type: ignore[arg-type] # it was pressed just now
        assert press(who, "Keep it").has("Kept.")
        more = {"route": "not_now", "revisit_on": later} if n % 2 else {"route": "more_coaching"}
        who.open(f"/en/ideas/{reference}/decision")
        assert press(who, "Record the decision", **words, **more).status == 200
    return seen


def test_seven_people_write_at_once_through_twelve_ideas_and_nothing_is_lost_or_doubled(app: Flask) -> None:
    number, ideas = today_with(IDEAS)
    chair = keys.staff(app, RoleName.CHAIR, "nadia@example.org")
    tom = keys.staff(app, RoleName.MINUTE_TAKER, "tom@example.org")
    others = {name: keys.staff(app, RoleName.HUDDLE_MEMBER, f"{name.lower()}@example.org") for name in MEMBERS}
    begun = threading.Event()
    with ThreadPoolExecutor(7) as room:
        leads = room.submit(lead, chair, number, [str(idea.reference) for idea in ideas], begun)
        rest = [room.submit(minutes, tom, number, begun), *(room.submit(member, who, name, number, begun) for name, who in others.items())]
        order = leads.result()
        for one in rest:
            one.result()
    assert order == [f"Idea {n + 1}" for n in range(IDEAS)]
    chair.open(f"/en/huddles/{number}/room")
    page = chair.press("It is over")

    said = {f"{name} says {n}.": n % 3 == 0 for name in MEMBERS for n in range(IDEAS)} | {
        f"Nadia half wrote {n}.": False for n in range(IDEAS)
    }
    with db.reading():
        notes = db.session.execute(select(Text.body, Note.private, Note.meeting_id).join(Text, Note.words_id == Text.id)).all()
        assert Counter(row.body for row in notes) == Counter(list(said))
        assert {row.body: row.private for row in notes} == said
        agreed = db.session.scalars(select(Text.body).join(Agreed, Agreed.words_id == Text.id)).all()
        assert Counter(agreed) == Counter(f"Do {n}." for n in range(IDEAS))
        there = db.session.scalars(select(Person.display_name).join(Presence, Presence.person_id == Person.id)).all()
        assert Counter(there) == Counter((*MEMBERS, "Nadia", "Tom"))
        routes = db.session.scalars(select(Decision.route).where(Decision.meeting_id == number)).all()
        assert Counter(routes) == {Route.MORE_COACHING: 6, Route.NOT_NOW: 6}
        assert db.session.scalars(select(Item.id).where(Item.began_at.is_not(None))).all() == []
        assert db.session.get_one(Meeting, number).status is MeetingStatus.HELD
    shown = " ".join(page.words("main").split())
    assert [words for words in (*said, *agreed) if shown.count(words) != 1] == []
