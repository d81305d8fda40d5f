"""What each of the team has in hand, and what is left with somebody who works in the team no more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement

from app.core.errors import NotFound
from app.huddle import queries as huddle
from app.journey import permissions
from app.languages import queries as languages
from app.people import queries as people
from app.people.models import Person
from app.proposals import queries as proposals
from app.proposals.models import Stage
from app.proposals.permissions import Somebody
from app.tasks import queries as tasks

Who = Callable[[Any], ColumnElement[bool]]


@dataclass(frozen=True)
class InHand:
    """One thing that somebody of the team does. `what`: which kind of task.

    `kind`: idea, draft, task, translation, agreed (an action of a meeting), or a part in one meeting or each week: chair_meeting,
    minutes_meeting, chair_weekly, minutes_weekly.
    """

    kind: str
    number: int
    holder: int
    due_on: date | None = None
    reference: str = ""
    title: str = ""
    lang: str = ""
    what: str = ""

    @property
    def key(self) -> str:
        """The name of its question on the page."""
        return f"{self.kind}_{self.number}"


def leaver(number: int, *, by: Somebody) -> Person:
    """Somebody who holds or held a role, whose work this person may hand on. Raises NotFound."""
    if not permissions.hand_on(by, number):
        raise NotFound
    found = people.person(number)
    if not found.roles:
        raise NotFound
    return found


def in_hand(number: int) -> list[InHand]:
    """All that somebody does now, the ideas first. Six statements."""
    return _found(lambda holder: holder == number)


def left_behind() -> list[InHand]:
    """What is in the hands of people who have no role of the team today. Six statements."""
    return _found(lambda holder: holder.not_in(people.of_the_team()))


def how_many(things: Sequence[InHand]) -> dict[int, int]:
    """How many of these things each holder has, those with most first."""
    counted: dict[int, int] = {}
    for one in things:
        counted[one.holder] = counted.get(one.holder, 0) + 1
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def everything_in_hand() -> list[InHand]:
    """What anybody of the team does now."""
    return _found(lambda holder: holder.in_(people.of_the_team()))


def _found(who: Who) -> list[InHand]:
    ideas = [
        InHand("idea", row.id, row.reader_id, row.answer_due_on, row.reference, row.title or row.summary, row.title_lang or row.lang)
        for row in proposals.read_now(who)
    ]
    drafts = [InHand("draft", row.id, row.saved_by) for row in proposals.written_down_now(who)]
    open_tasks = [InHand("task", task.id, task.holder_id or 0, task.due_on, what=task.kind.value) for task in tasks.held(who)]
    wishes = [InHand("translation", wish.id, wish.claimed_by or 0, wish.due_on) for wish in languages.claimed(who)]
    return [*ideas, *drafts, *open_tasks, *wishes, *_of_the_huddle(who)]


def _of_the_huddle(who: Who) -> list[InHand]:
    agreed = [InHand("agreed", row.id, row.owner_id, row.due_on, title=_shown(row), lang=row.lang) for row in huddle.held_actions(who)]
    return [*agreed, *(InHand(f"{row.part}_{row.of}", row.id, row.person, row.on) for row in huddle.posts(who))]


def _shown(action: Any) -> str:
    """The words of an action; none about an idea that was taken back."""
    return "" if action.stage is Stage.WITHDRAWN else str(action.body)
