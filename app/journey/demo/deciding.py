"""How an invented idea was answered: the decision, its words, its row of history, and whether the promise was kept."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any

from app.core import calendar
from app.core.config import settings
from app.history.models import Entry
from app.huddle.actions.accepting import ANSWER_IN
from app.huddle.models import Decision, Route
from app.huddle.notices import said
from app.journey.demo.diary import moment_on
from app.journey.demo.sheaf import Row, Sheaf, entry
from app.languages.models import Text
from app.proposals.models import Stage
from app.proposals.moves import DECIDED_BY_ROUTE

if TYPE_CHECKING:
    from app.journey.demo.inventing import Inventor

_TRIED = (Route.PROVIDER_PROJECT, Route.PROVIDER_PROJECT, Route.INTEGRATED_PROJECT)
_ROUTES = {stage: (Route(route),) for route, stage in DECIDED_BY_ROUTE.items() if stage is not Stage.DECIDED}
_LATE = 0.12  # of all answers
_OLD_ENOUGH = dt.timedelta(days=45)  # to have been answered late by now
_REVISIT = dt.timedelta(days=180)


@cache
def _after(day: dt.date, count: int) -> dt.date:
    return calendar.add_working_days(day, count)


@cache
def _facts(route: Route, reason: str, next_step: str, name: str, asked: str) -> dict[str, Any]:
    """What the action would have kept, from a decision that is never saved."""
    made = Decision(
        route=route,
        reason=Text(body=reason, lang="en"),
        next_step=Text(body=next_step, lang="en"),
        contact_name=name,
        contact_how="",
        why_changed="",
        joins="",
        detail="",
    )
    return said(made, [asked] if asked else [], answer_in=ANSWER_IN.get(route, 0)) | {"contact_how": settings().phone}


def decide(inventor: Inventor, idea: Row, sheaf: Sheaf) -> None:
    """Answers the idea: a decision with its texts, a row of history, and the dates on the idea."""
    chance, promised = inventor.chance, settings().answer_working_days
    route = chance.choice(_ROUTES.get(idea["stage"], _TRIED))
    late = chance.random() < _LATE and idea["at"] < inventor.now - _OLD_ENOUGH
    day = _after(idea["day"], chance.randint(promised + 1, promised + 8) if late else chance.randint(2, promised))
    at = min(moment_on(day, chance.randint(12, 15), chance.randint(0, 59)), inventor.now)
    day = calendar.on_date(at)
    standing = DECIDED_BY_ROUTE[route.value]
    idea |= {"answered": at, "kept": day <= _after(idea["day"], promised)}
    idea |= {"revisit": day + _REVISIT if route is Route.NOT_NOW else None}
    idea["integrated"] = route is Route.INTEGRATED_PROJECT
    idea |= {"before": "listed" if idea["stage"] is standing else standing.value}
    reason, next_step = chance.choice(inventor.words["reasons"]), chance.choice(inventor.words["next_steps"])
    name = chance.choice(inventor.members)[1]
    texts = [sheaf.write(body, "en", {"id": idea["id"], "by": inventor.chair, "at": at}, staff=True) for body in (reason, next_step)]
    number = sheaf.number(Decision)
    sheaf.add(
        Decision,
        id=number,
        proposal_id=idea["id"],
        meeting_id=None,
        route=route,
        reason_id=texts[0],
        reason_easy_id=None,
        next_step_id=texts[1],
        next_step_easy_id=None,
        contact_name=name,
        contact_how=settings().phone,
        organisation_id=idea["organisation"] if route is Route.PROVIDER_PROJECT else None,
        revisit_on=idea["revisit"],
        decided_by=inventor.chair,
        decided_at=at,
    )
    dated: dict[str, Any] = {"revisit_on": idea["revisit"].isoformat() if idea["revisit"] else "", "decision": number, "waits": []}
    asked = inventor.organisations[idea["organisation"]] if route is Route.PROVIDER_PROJECT and idea["organisation"] else ""
    row = entry(idea, "decide", inventor.chair, "chair", at, ("listed", standing.value))
    sheaf.add(Entry, **(row | {"reason": reason, "facts": _facts(route, reason, next_step, name, asked) | dated}))
