"""A huddle whose day has come, its list, and who is in its room."""

import datetime as dt
from collections.abc import Container

from app.core import calendar, db
from app.core.questions import Given
from app.huddle import actions
from app.huddle.models import Meeting
from app.proposals.models import Proposal
from tests import make
from tests.visitor import Seen


def today_with(count: int = 1, *, minutes: int = 60, unpublished: Container[int] = ()) -> tuple[int, list[Proposal]]:
    """The number of a meeting of today with so many ideas on its list, and these ideas; `unpublished` ones by their place, from 0."""
    sam = make.staff()
    with db.transaction():
        meeting = actions.plan_meeting(calendar.today(), by=None)
        meeting.minutes = minutes
        number = meeting.id
    kept_off = {"publish": Given(choices=("no",))}
    ideas = [make.public_idea(title=f"Idea {n + 1}", **(kept_off if n in unpublished else {})) for n in range(count)]
    for idea in ideas:
        with db.transaction():
            actions.list_proposal(make.again(idea), db.session.get_one(Meeting, number), by=sam)
    return number, ideas


def later(minutes: float) -> None:
    """Time goes on."""
    base = calendar.now()
    calendar.set_clock(lambda: base + dt.timedelta(minutes=minutes))


def now_in(page: Seen) -> str:
    """What the page says is talked about: its first heading of the second rank."""
    headings = [" ".join("".join(heading.itertext()).split()) for heading in page.all("h2")]
    return next(heading for heading in headings if heading != "There is a problem")
