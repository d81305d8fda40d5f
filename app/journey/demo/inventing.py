"""One invented idea: what was said by whom, where it stands now, and every row that follows from it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import Any

from app.core import calendar, search
from app.core.config import settings
from app.core.tokens import new_salt
from app.history.models import Entry
from app.huddle.models import Item
from app.journey.demo.answering import Answering
from app.journey.demo.deciding import decide
from app.journey.demo.sheaf import Row, Sheaf, entry
from app.people.models import ContactPoint, Person
from app.proposals.actions.moving import first_words
from app.proposals.models import PUBLISHED, Involvement, Part, Proposal, Publish, Stage, Topic
from app.proposals.moves import OPEN

_SHARES = {  # of a hundred ideas; three wait for us, as in a system that keeps its promise
    Stage.RECEIVED: 0.9,
    Stage.SCREENING: 0.9,
    Stage.MORE_INFO: 0.8,
    Stage.LISTED: 0.4,
    Stage.WITHDRAWN: 3,
    Stage.DECIDED: 8,
    Stage.COACHING: 10,
    Stage.TESTING: 6,
    Stage.PAUSED: 2,
    Stage.EVALUATION: 4,
    Stage.DONE: 15,
    Stage.JOINED: 10,
    Stage.SIGNPOSTED: 14,
    Stage.IDEA_BANK: 12,
    Stage.ADOPTED: 5,
    Stage.ADAPTED: 3,
    Stage.ABANDONED: 3,
    Stage.STOPPED: 2,
}
_GOLDEN = 0.6180339887498949  # its multiples spread evenly, so that every hundred ideas have these shares
_LONGEST_WAIT = {Stage.RECEIVED: 4, Stage.SCREENING: 9, Stage.MORE_INFO: 14, Stage.LISTED: 13}  # days
_LATE = dt.timedelta(days=25)
_OLDEST, _YOUNGEST = 3 * 365, 16  # days ago, of ideas that were answered
_SAYS_YES = 0.635  # to the website, and is fit for it: 60 of 100 in the end
_QUICK = 0.12


def _stage_of(number: int) -> Stage:
    place = (number * _GOLDEN) % 1 * sum(_SHARES.values())
    for stage, share in _SHARES.items():
        place -= share
        if place < 0:
            return stage
    return Stage.DONE


@cache
def _due(day: dt.date, count: int) -> dt.date:
    return calendar.add_working_days(day, count)


@dataclass
class Inventor:
    """What ideas are invented from. `members` are numbers and names, `meetings` numbers and dates."""

    words: dict[str, Any]
    chance: Random
    now: dt.datetime
    references: Iterator[str]
    organisations: dict[int, str]
    members: list[tuple[int, str]]
    chair: int
    meetings: list[tuple[int, dt.date]]
    shares: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.shares = [float(language["share"]) for language in self.words["languages"]]

    def invent(self, number: int, sheaf: Sheaf) -> None:
        """One idea with all its rows."""
        idea = self._idea(number, sheaf)
        self._person(idea, sheaf)
        said = Answering(self.chance, idea, sheaf).said()
        self._titles(idea, said, sheaf)
        self._history(idea, sheaf)
        self._proposal(idea, said, sheaf)
        self._index(idea, said, sheaf)

    def _idea(self, number: int, sheaf: Sheaf) -> Row:
        """The facts that every row is made from."""
        chance, language = self.chance, self.chance.choices(self.words["languages"], self.shares)[0]
        stage = _stage_of(number)
        quick = chance.random() < _QUICK
        reading, person = chance.choice(language["readings"]), sheaf.number(Person)
        choice = (
            chance.choice(PUBLISHED)
            if not quick and chance.random() < _SAYS_YES / (1 - _QUICK)
            else chance.choice([Publish.NO, Publish.LATER])
        )
        name = "" if quick and chance.random() < 0.5 else chance.choice(language["names"])  # noqa: PLR2004 every second one
        received = self._received(stage)
        return {
            "id": sheaf.number(Proposal),
            "words": language,
            "lang": language["lang"],
            "reading": reading,
            "pathway": "quick" if quick else "easy_read" if reading.endswith("-easy") else "standard",
            "stage": stage,
            "by": person,
            "at": received,
            "day": calendar.on_date(received),
            "name": name,
            "publish": Publish.NO if quick else choice if name else Publish.UNNAMED if choice in PUBLISHED else choice,
            "email": "" if chance.random() < 0.3 else f"p{person}@example.net",  # noqa: PLR2004 as many want to hear nothing
            "place": "" if stage is Stage.RECEIVED else chance.choice(self.words["places"]),
            "reference": next(self.references),
            "reader": None if stage is Stage.RECEIVED else chance.choice(self.members)[0],
            "organisation": None if stage is Stage.RECEIVED else chance.choice(list(self.organisations)),
        }

    def _received(self, stage: Stage) -> dt.datetime:
        """Three years for what was answered, days for what waits, every tenth of them too long."""
        days = self.chance.uniform(_YOUNGEST, _OLDEST)
        if stage in OPEN:
            days = self.chance.uniform(0.1, _LONGEST_WAIT[stage])
            if self.chance.random() < 0.1:  # noqa: PLR2004
                days = _LATE.days - self.chance.random() * 5
        return self.now - dt.timedelta(days=days)

    def _person(self, idea: Row, sheaf: Sheaf) -> None:
        sheaf.add(
            Person,
            id=idea["by"],
            display_name=idea["name"],
            reading=idea["reading"],
            wants_to_hear=bool(idea["email"]),
            created_at=idea["at"],
        )
        sheaf.add(Involvement, proposal_id=idea["id"], person_id=idea["by"], part=Part.PROPOSER, **{"from": idea["at"]}, until=None)
        if idea["email"]:
            confirmed = idea["at"] + dt.timedelta(hours=2) if idea["stage"] not in OPEN else None
            sheaf.add(
                ContactPoint,
                person_id=idea["by"],
                kind="email",
                value=idea["email"],
                confirmed_at=confirmed,
                safe_to_leave_message=False,
                preferred=0,
            )
        if idea["reader"]:
            sheaf.add(Involvement, proposal_id=idea["id"], person_id=idea["reader"], part=Part.SCREENER, **{"from": idea["at"]}, until=None)

    def _titles(self, idea: Row, said: dict[str, str], sheaf: Sheaf) -> None:
        """The first words until somebody has screened it; then a working title, and one in English."""
        new, foreign = idea["stage"] is Stage.RECEIVED, idea["lang"] != "en"
        idea["title"] = first_words(said["problem"]) if new else self.chance.choice(idea["words"]["titles"])
        idea["title_en"] = "" if new or not foreign else self.chance.choice(self.words["languages"][0]["titles"])
        staff = {"id": idea["id"], "by": idea["reader"], "at": idea["at"] + dt.timedelta(hours=20)}
        idea["title_id"] = sheaf.write(idea["title"], idea["lang"], idea if new else staff, staff=not new)
        idea["title_en_id"] = sheaf.write(idea["title_en"], "en", staff, staff=True) if idea["title_en"] else None

    def _history(self, idea: Row, sheaf: Sheaf) -> None:
        """Sent, and whatever its stage says has happened since."""
        stage, at = idea["stage"], idea["at"]
        idea |= {
            "question_id": None,
            "question_easy_id": None,
            "stopped": None,
            "answered": None,
            "kept": None,
            "revisit": None,
            "before": "draft",
        }
        sheaf.add(Entry, **entry(idea, "send", idea["by"], "proposer", at, ("draft", "received")))
        if stage is Stage.MORE_INFO:
            asked = min(at + dt.timedelta(days=1), self.now)
            question, easy = "Which ward was it, and may we phone you about it?", "Which ward was it? Can we phone you about it?"
            by = {"id": idea["id"], "by": idea["reader"], "at": asked}
            idea["question_id"], idea["question_easy_id"] = (sheaf.write(words, "en", by, staff=True) for words in (question, easy))
            idea |= {"stopped": calendar.on_date(asked), "before": "screening"}
            row = entry(idea, "ask_for_more", idea["reader"], "huddle member", asked, ("screening", "more_info"))
            sheaf.add(Entry, **(row | {"facts": {"question": question, "question_easy": easy}}))
        elif stage is Stage.LISTED:
            meeting, on = self.chance.choice(self.meetings)
            listed = min(at + dt.timedelta(days=2), self.now)
            sheaf.add(Item, meeting_id=meeting, proposal_id=idea["id"], position=sheaf.place_on(meeting), added_at=listed)
            row = entry(idea, "list_for_huddle", idea["reader"], "huddle member", listed, ("screening", "listed"))
            sheaf.add(Entry, **(row | {"facts": {"on": on.isoformat()}}))
            idea["before"] = "screening"
        elif stage is Stage.WITHDRAWN:
            idea["before"] = "screening"
            sheaf.add(Entry, **entry(idea, "withdraw", idea["by"], "proposer", at + dt.timedelta(days=2), ("screening", "withdrawn")))
        elif stage not in OPEN:
            decide(self, idea, sheaf)

    def _proposal(self, idea: Row, said: dict[str, str], sheaf: Sheaf) -> None:
        stage, at = idea["stage"], idea["at"]
        seen = stage not in {Stage.RECEIVED, Stage.WITHDRAWN, Stage.MORE_INFO}
        idea["public"] = idea["publish"] in PUBLISHED and seen
        promised = _due(idea["day"], settings().answer_working_days)
        shown = {Publish.FULL_NAME: idea["name"], Publish.PUBLIC_NAME: idea["name"].split(" ")[0]}
        sheaf.add(
            Proposal,
            **{key: idea[key] for key in ("id", "reference", "stage", "pathway", "reading", "lang", "title_id", "title_en_id", "place")},
            **{key: idea[key] for key in ("publish", "public", "question_id", "question_easy_id")},
            stage_before=idea["before"],
            salt=new_salt(),
            person_id=idea["by"],
            reader_id=idea["reader"],
            organisation_id=idea["organisation"],
            integrated=idea.get("integrated", False),
            title_by_proposer=False,
            summary=first_words(said["problem"], 200),
            topic=self.chance.choice(list(Topic)) if idea["reader"] else None,
            public_name=shown.get(idea["publish"], ""),
            fit_to_publish=None if stage is Stage.RECEIVED else seen,
            created_at=at - dt.timedelta(minutes=9),
            saved_at=at,
            draft_until=None,
            received_at=at,
            promised_on=promised,
            answer_due_on=promised,
            clock_stopped_on=idea["stopped"],
            answered_at=idea["answered"],
            unheard=False,
            promise_kept=idea["kept"],
            revisit_on=idea["revisit"],
            version=1,
        )

    def _index(self, idea: Row, said: dict[str, str], sheaf: Sheaf) -> None:
        """As `refresh_public` would: one row a language, none for what was taken back."""
        if idea["stage"] is Stage.WITHDRAWN:
            return
        extra = f"{idea['reference']} {idea['place']}"
        bodies = {idea["lang"]: " ".join([idea["title"], *said.values(), extra])}
        if idea["title_en"]:
            bodies["en"] = f"{idea['title_en']} {extra}"
        for lang, body in bodies.items():
            scope = "public" if idea["public"] else "staff"
            sheaf.add(search.SearchRow, kind="proposal", thing_id=idea["id"], lang=lang, scope=scope, body_folded=search.fold(body))
