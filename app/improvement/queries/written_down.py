"""Who of the team wrote down what somebody said on the phone."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.core import db
from app.history.queries import entries
from app.improvement.models import Asked, Cycle
from app.improvement.models.wording import OF_TEST
from app.people.models import Person

WRITE_DOWN = "write_down_answer"


@dataclass(frozen=True)
class WrittenDown:
    """By whom, and when."""

    by: str
    at: dt.datetime


def written_down(cycle: Cycle, everybody: Sequence[Asked]) -> dict[int, WrittenDown]:
    """By number of who is asked, where the answer that stands was written down by the team. Two statements, or none without an answer."""
    if not any(one.answered_at for one in everybody):
        return {}
    found: dict[int, tuple[int | None, dt.datetime]] = {}
    own: set[int] = set()  # who has answered by themselves since
    for told in entries(OF_TEST, cycle.id):
        if told.verb == "answer" and told.person_id is not None:
            own.add(told.person_id)
        elif told.verb == WRITE_DOWN and told.facts["person"] not in own:
            found.setdefault(told.facts["person"], (told.person_id, told.at))
    names = _names({by for by, _at in found.values() if by is not None})
    return {
        one.id: WrittenDown(names.get(found[one.person_id][0] or 0, ""), found[one.person_id][1])
        for one in everybody
        if one.person_id in found
    }


def _names(people: set[int]) -> dict[int, str]:
    if not people:
        return {}
    rows = db.session.execute(select(Person.id, Person.display_name).where(Person.id.in_(people)))
    return {row.id: row.display_name for row in rows}
