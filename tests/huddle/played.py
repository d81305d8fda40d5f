"""A meeting that seven people play at once: who they are, what each of them says and does, and what was said in the end."""

import datetime as dt
from dataclasses import dataclass, field
from threading import Barrier
from typing import Any, NamedTuple

from flask import Flask

from app.core import calendar, db
from app.huddle import actions, queries
from app.huddle.models import Capacity, Meeting, Route
from app.people.models import RoleName
from app.people.queries import by_email
from app.proposals.models import Proposal
from tests import keys, make
from tests.huddle.rooms import later, now_in, today_with
from tests.live import Live
from tests.visitor import Seen, Visitor

IDEAS, MINUTES_EACH = 12, 5
PRIVATE, JOINED, SECONDED = 2, 0, 5  # places: off the website, joined by the fifth idea, confirmed by a second person
BEGINS = dt.datetime(2026, 3, 5, 12, 30, tzinfo=dt.UTC)
NORTH, SOUTH = "Wenbrook Hospitals", "Alder Community Care"
PEOPLE = {  # their field and organisation; what a browser does: htmx, or whole pages alone
    "Nadia": ("quality", NORTH, Live),
    "Tom": ("digital", SOUTH, Visitor),
    "Ines": ("lived_experience", NORTH, Live),
    "Femi": ("lived_experience", SOUTH, Live),
    "Rhys": ("research", NORTH, Visitor),
    "Marlon": ("quality", SOUTH, Visitor),
    "Grace": ("clinical_audit", NORTH, Visitor),
}
ROLES = {"Nadia": RoleName.CHAIR, "Tom": RoleName.MINUTE_TAKER}
MEMBERS = ("Ines", "Femi", "Rhys", "Marlon", "Grace")
INTEREST = "My sister works there."
BUSY = 503


class Note(NamedTuple):
    """What somebody said, of the idea of this title, or of the meeting where there is none."""

    about: str
    words: str
    name: str
    private: bool


class Action(NamedTuple):
    """What somebody will do by a day."""

    about: str
    words: str
    owner: str
    due_on: dt.date


@dataclass
class Played:
    """One meeting. `at_once`: at each idea they wait for one another, so that all write of it together."""

    number: int
    ideas: list[Proposal]
    people: dict[str, Visitor]
    persons: dict[str, int]
    organisations: dict[str, int]
    at_once: Barrier = field(default_factory=lambda: Barrier(len(PEOPLE), timeout=60))
    notes: list[Note] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    talked_about: list[str] = field(default_factory=list)

    @property
    def room(self) -> str:
        """Its live page."""
        return f"/en/huddles/{self.number}/room"


def invite(app: Flask) -> Played:
    """Seven people of two organisations and five fields, and twelve ideas, one of them private. Femi has a part in the last one."""
    calendar.set_clock(lambda: BEGINS)
    number, ideas = today_with(IDEAS, unpublished=(PRIVATE,))
    organisations = {name: make.organisation(name) for name in (NORTH, SOUTH)}
    make.staff(RoleName.PROVIDER_QI_LEAD, "lena@example.org", "Lena", organisation=organisations[NORTH])
    people, persons = dict[str, Visitor](), dict[str, int]()
    for name, (code, place, browser) in PEOPLE.items():
        people[name], address = browser(app), f"{name.lower()}@example.org"
        keys.come_in(people[name], ROLES.get(name, RoleName.HUDDLE_MEMBER), address, organisation=organisations[place])
        with db.transaction():
            somebody = by_email(address)
            assert somebody
            known = [one.id for one in queries.disciplines() if one.code == code]
            actions.describe_member(somebody.id, disciplines=known, capacity=Capacity.EVERY_WEEK, by=somebody)
            persons[name] = somebody.id
            if name == "Femi":
                actions.declare_interest(make.again(ideas[-1]), INTEREST, by=somebody)
    with db.transaction():
        db.session.get_one(Meeting, number).minutes = IDEAS * MINUTES_EACH
    return Played(number, ideas, people, persons, organisations)


# ---- what anybody does ----


def press(who: Visitor, button: str, **answers: Any) -> Seen:
    """Presses, and again as long as the portal says that it is busy and has kept nothing."""
    drawn = who.page
    page = who.press(button, **answers)
    for _try in range(20):
        if page.status != BUSY:
            break
        who.page = drawn
        page = who.press(button, **answers)
    return page


def keep(who: Visitor, words: str, *, twice: bool = False, insists: bool = False, **more: str) -> str:
    """Writes on the page that stands open; gives the title of the idea that it is about, or nothing.

    Whoever is told that the huddle has moved on leaves it with the idea that is chosen, or `insists` on the one of now.
    Somebody impatient presses twice.
    """
    assert who.page
    drawn = who.page
    page = press(who, "Keep it", words=words, **more)
    while page.status == 422:
        assert page.faults() == ["The huddle has moved on while you wrote. Check what this is about, then keep it."]
        drawn, more = page, more | ({"about": "now"} if insists else {})
        page = press(who, "Keep it", **more)
    assert page.has("Kept."), (page.status, page.faults())
    if twice:
        who.page = drawn
        press(who, "Keep it", words=words, **more)
    return _about(drawn, more.get("about", ""))


def _about(page: Seen, chosen: str) -> str:
    options = next(box for box in page.all("select") if box.get("name") == "about")
    marked = next((o for o in options if (o.get("value") == chosen if chosen else o.get("selected") is not None)), options[0])
    words = "".join(marked.itertext()).strip().removeprefix("Now: ")
    return "" if words == "The huddle as a whole" else words


def here(who: Visitor, played: Played) -> None:
    """Ticks everybody who is not ticked yet; somebody else does so at the same time."""
    page = who.open(played.room)
    for name in PEOPLE:
        if any(" ".join("".join(b.itertext()).split()) == f"Here: {name}" for b in page.all("button")):
            page = press(who, f"Here: {name}")


# ---- what each of them does ----


def lead(played: Played) -> None:
    """The chair begins, goes through the list while the others write, and records what is decided of each idea."""
    chair = played.people["Nadia"]
    chair.open(played.room)
    press(chair, "Start the huddle")
    here(chair, played)
    for n, idea in enumerate(played.ideas):
        page = press(chair, "Next idea", words=f"Nadia half wrote {n}.")
        played.talked_about.append(now_in(page))
        assert keys.words_on(page) == f"Nadia half wrote {n}."
        about = keep(chair, f"Nadia half wrote {n}.", kind="note")
        played.notes.append(Note(about, f"Nadia half wrote {n}.", "Nadia", private=False))
        played.at_once.wait()
        room = chair.page  # the decision is written in another window
        chair.open(f"/en/ideas/{idea.reference}/decision")
        assert press(chair, "Record the decision", **decision(played, n)).has("Recorded")
        chair.page = room
        later(MINUTES_EACH)
    played.at_once.wait()


def write_down(played: Played) -> None:
    """Whoever takes minutes says who is here, as the chair does too, and writes down what is agreed, and by whom and when."""
    tom = played.people["Tom"]
    here(tom, played)
    for n in range(IDEAS):
        played.at_once.wait()
        tom.open(played.room)
        owner, due_on = MEMBERS[n % len(MEMBERS)], BEGINS.date() + dt.timedelta(days=7 + n)
        more = {"kind": "action", "owner": str(played.persons[owner]), "due_on": due_on.isoformat()}
        more |= {"about": "whole"} if n == IDEAS - 1 else {}
        about = keep(tom, f"Do {n}.", twice=n % 4 == 0, **more)
        played.actions.append(Action(about, f"Do {n}.", owner, due_on))
    played.at_once.wait()


def take_part(played: Played, name: str) -> None:
    """A member writes notes of both kinds; with htmx on a page that stands open for long, else on a new one each time."""
    who, own = played.people[name], MEMBERS.index(name)
    who.open(played.room)
    for n in range(IDEAS):
        if name == "Femi" and isinstance(who, Live):
            who.types("Half a sen")  # while the huddle goes on to the next idea
        played.at_once.wait()
        if isinstance(who, Live):
            who.look()
        if n == SECONDED + 1 and name == "Grace":
            confirm(who, played.ideas[SECONDED])
        if (n + own) % 3:
            continue
        if not isinstance(who, Live):
            who.open(played.room)
        private = n % 2 == 0
        more = {"kind": "private" if private else "note"} | ({"about": "whole"} if name == "Marlon" else {})
        about = keep(who, f"{name} says {n}.", twice=n % 4 == 0, insists=name == "Femi", **more)
        played.notes.append(Note(about, f"{name} says {n}.", name, private))
    played.at_once.wait()


def confirm(who: Visitor, idea: Proposal) -> None:
    """A second person stands for a decision."""
    who.open(f"/en/ideas/{idea.reference}/confirm")
    assert press(who, "Send my answer", answer="yes").has("Recorded. The letter is on its way.")


# ---- what is decided ----


def route(n: int) -> Route:
    """Each of the seven in its turn."""
    return tuple(Route)[n % len(Route)]


def decision(played: Played, n: int) -> dict[str, Any]:
    """What the chair writes on the page of the decision on one idea, with what its route asks for."""
    north, south = (str(played.organisations[name]) for name in (NORTH, SOUTH))
    asked: dict[Route, dict[str, Any]] = {
        Route.PROVIDER_PROJECT: {"organisation": north},
        Route.INTEGRATED_PROJECT: {"organisation": south, "partners": [north], "pathway_words": f"Way of care {n}"},
        Route.MORE_COACHING: {"caller": f"Caller {n}"},
        Route.JUST_DO_IT: {"doer": f"Doer {n}", "follow_up_on": day(30 + n).isoformat()},
        Route.ALREADY_BEING_DONE: {"joins": f"Work {n}" if n == IDEAS - 1 else str(played.ideas[JOINED].reference)},
        Route.SIGNPOST: {},
        Route.NOT_NOW: {"revisit_on": day(60 + n).isoformat()},
    }
    told = {"reason": f"Reason {n}.", "next_step": f"Step {n}.", "contact_name": f"Contact {n}", "contact_how": f"01632 960 {100 + n}"}
    return told | {"route": route(n).value} | asked[route(n)]


def day(ahead: int) -> dt.date:
    """So many days after the meeting."""
    return BEGINS.date() + dt.timedelta(days=ahead)
