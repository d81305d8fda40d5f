"""What Wenbrook looks for, its programmes, what some ideas fit and what kind of work a few are; told by priorities.toml."""

import datetime as dt
from typing import Any

from app.core import calendar, db
from app.journey.demo.scene import Scene, told
from app.priorities.actions import Looked, Offered, add_priority, add_programme
from app.proposals import actions, queries
from app.proposals.kinds import QUESTIONS, Said
from app.proposals.models import Proposal
from app.proposals.permissions import work_on

_KEPT_BY, _SAID_BY = "nadia", "sam"


def fit_some(scene: Scene) -> None:
    """The register, and what ideas fit, as somebody said yesterday."""
    scene.diary.turn_to(scene.diary.today - dt.timedelta(days=1), 11, 5)
    everything = told("priorities.toml")
    with db.transaction():
        priorities = [(row["fits"], _priority(row, scene)) for row in everything["priorities"]]
        programmes = [(row["fits"], _programme(row, scene)) for row in everything["programmes"]]
        keys = dict.fromkeys(key for fits, _number in [*priorities, *programmes] for key in fits)
        for key in keys:
            actions.say_what_it_fits(
                _idea(key, scene),
                priorities=[number for fits, number in priorities if key in fits],
                programmes=[number for fits, number in programmes if key in fits],
                by=scene.member(_SAID_BY),
            )
        for row in everything["kinds"]:
            answers = dict(zip(QUESTIONS, map(Said, row["answers"]), strict=True))
            actions.say_kind_of_work(_idea(row["idea"], scene), answers, by=scene.member(row["by"]))


def _priority(row: dict[str, Any], scene: Scene) -> int:
    first, last = _window(row)
    looked = Looked(
        row["title"],
        row["words"],
        row["words_easy"],
        first,
        last,
        scene.organisations.get(row.get("organisation", "")),
        row.get("title_easy", ""),
    )
    return add_priority(looked, by=scene.member(_KEPT_BY)).id


def _programme(row: dict[str, Any], scene: Scene) -> int:
    first, last = _window(row)
    again = _day(row["again_in_days"]) if "again_in_days" in row else None
    offered = Offered(row["title"], row["words"], row["words_easy"], first, last, row["cap"], again, row["wait"], row.get("title_easy", ""))
    return add_programme(offered, by=scene.member(_KEPT_BY)).id


def _window(row: dict[str, Any]) -> tuple[dt.date, dt.date | None]:
    first, *last = map(_day, row["days"])
    return first, last[0] if last else None


def _day(days: int) -> dt.date:
    return calendar.today() + dt.timedelta(days=days)


def _idea(key: str, scene: Scene) -> Proposal:
    return queries.proposal(scene.given[key], by=scene.member(_SAID_BY), to=work_on)
