"""Who and where: the organisations, the staff and the dates of the huddle."""

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.core import db
from app.huddle import queries as huddle
from app.huddle.actions import Setting, describe_member, hold, meet_weekly, plan_meeting
from app.huddle.models import Capacity
from app.journey.demo.diary import Diary, huddle_day
from app.people import actions as people
from app.people import queries as people_queries
from app.people.models import Organisation, OrganisationKind, Person, RoleName

_BEGUN_ON = dt.date(2022, 1, 10)  # before the founding idea was sent
_AHEAD = dt.timedelta(days=21)
_PLANNED_BEFORE = dt.timedelta(days=28)
_THURSDAY, _NOON, _ROOM, _SUPPORT = 3, dt.time(12, 30), "Room 2, Wenbrook General Hospital", "British Sign Language"
_HERE = Path(__file__).parent


def told(name: str) -> dict[str, Any]:
    """What one of the files beside this one tells."""
    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Scene:
    """Numbers by key, the diary, references to be given out, and those given to ideas by their keys."""

    organisations: dict[str, int]
    staff: dict[str, int]
    diary: Diary
    references: Iterator[str]
    given: dict[str, str] = field(default_factory=dict)

    def member(self, key: str) -> Person:
        """One of the staff, as the actions want them."""
        return people_queries.person(self.staff[key])


def settle(diary: Diary) -> tuple[dict[str, int], dict[str, int]]:
    """Organisations and staff by their keys; those that are there already stay as they are."""
    diary.turn_to(_BEGUN_ON, 9)
    people_told = told("people.toml")
    with db.transaction():
        places = {row["key"]: _organisation(row) for row in people_told["organisations"]}
        return places, {row["key"]: _member(row, places) for row in people_told["staff"]}


def _organisation(row: dict[str, Any]) -> int:
    known = db.session.scalar(select(Organisation.id).where(Organisation.name == row["name"]))
    return known or people.found_organisation(row["name"], OrganisationKind(row["kind"])).id


def _member(row: dict[str, Any], places: dict[str, int]) -> int:
    person = people_queries.by_email(row["email"])
    if person is None:
        person = people.welcome(row["name"], reading=row.get("reading", "en"))
        people.add_contact(person, "email", row["email"], confirmed=True)
    for role in row["roles"]:
        name = RoleName[role.upper()]
        if not any(held.role is name for held in person.roles):
            people.give_role(person, name, by=None, organisation=places[row["organisation"]])
    return person.id


def seat(staff: dict[str, int], diary: Diary) -> None:
    """Who looks at ideas from which field, and how the huddle meets each week. What is there already stays as it is."""
    diary.turn_to(_BEGUN_ON, 10)
    fields = {row["key"]: row["discipline"] for row in told("people.toml")["staff"] if row.get("discipline")}
    with db.transaction():
        numbers = {d.code: d.id for d in huddle.disciplines()}
        chair = people_queries.person(staff["nadia"])
        for key, code in fields.items():
            if huddle.member_of(staff[key]) is None:
                describe_member(staff[key], disciplines=[numbers[code]], capacity=Capacity.EVERY_WEEK, by=chair)
        if huddle.huddle() is None or huddle.template().chair_id is None:
            meet_weekly(_THURSDAY, Setting(_NOON, 60, _ROOM, "", staff["nadia"], staff["sam"], _SUPPORT), by=chair)


def plan_huddles(scene: Scene, first: dt.date, *, chair: str = "nadia") -> None:
    """A huddle every Thursday from a day on until three weeks from now."""
    day = huddle_day(first)
    while day <= scene.diary.today + _AHEAD:
        plan_huddle(scene, day, chair=chair)
        day = huddle_day(day + dt.timedelta(days=1))


def plan_huddle(scene: Scene, day: dt.date, *, chair: str = "nadia") -> None:
    """One huddle, planned four weeks before. A date that is planned already stays."""
    scene.diary.turn_to(day - _PLANNED_BEFORE, 9, 30)
    with db.transaction():
        if huddle.meeting_on(day) is None:
            plan_meeting(day, by=scene.member(chair))


def hold_huddles(scene: Scene, *, chair: str = "nadia") -> None:
    """Huddles of the days before today were held."""
    _coming, past = huddle.meetings()
    for row in past:
        scene.diary.turn_to(row.on, 13, 30)
        with db.transaction():
            by = scene.member(chair)
            hold(huddle.meeting(row.id, by=by), by=by)
