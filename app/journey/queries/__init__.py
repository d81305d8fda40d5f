"""Looks across the domains: what the front page and one idea's story tell."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.core import calendar
from app.history import queries as history
from app.history.queries import Told
from app.journey.queries.recordings import Recordable, edition, page_of, pages_of
from app.journey.queries.translating import (
    PUBLIC_FIELDS,
    Words,
    foreign,
    in_other_words,
    made_by,
    ours_in,
    wish_for,
    words_of,
)
from app.proposals import queries as proposals
from app.proposals.moves import LATER, OPEN

DECIDING = ("decide", "pass_on", "correct_decision")  # each gives the answer that stands from then on
PUBLIC_VERBS = frozenset({"send", "list_for_huddle", "take_off_list", "put_off", *DECIDING, "update", "milestone", *LATER})
OWN_VERBS = PUBLIC_VERBS | {"ask_for_more", "answer_question", "withdraw", "bring_back", "object"}
OWN_VERBS |= {"organisation_yes", "organisation_no", "organisation_silent", "go_on_without", "it_is_done", "not_done_yet", "look_together"}
OWN_VERBS |= {"allow_publishing", "stop_publishing", "end_links", "correct", "put_right", "claim", "add_later"}
ADDED = "add_later"
VOICED = frozenset({"add_voice", "ask_for_voice"})
FITTED, KIND = "say_what_it_fits", "say_kind_of_work"
QUARTER = dt.timedelta(days=92)


@dataclass(frozen=True)
class Front:
    """What the front page shows."""

    newest: Sequence[Any]
    answered: int
    on_time: int


def front() -> Front:
    """The newest public ideas and how well the promise was kept in three months. Two statements."""
    everything = proposals.Filters()
    newest = list(proposals.public_ideas(everything, proposals.rules_of(everything), count=4))[:4]
    answered, on_time = proposals.promise(calendar.now() - QUARTER)
    return Front(newest, answered, on_time)


def story(idea: int) -> Sequence[Told]:
    """What has happened to an idea, newest first. One statement."""
    return history.entries("proposal", idea)


def decision_in(entries: Sequence[Told]) -> dict[str, Any] | None:
    """The standing decision, when there is one and the idea is not being read again; with easy words that came later.

    `waiting`: what its letter still waits for; until then the person has not heard it, and nobody else shall.
    """
    easy: dict[str, Any] = {}
    met: set[str] = set()
    for entry in entries:
        if entry.to_stage in OPEN:
            return None
        met.add(entry.verb)
        if entry.verb == "easy_words":
            easy = easy or entry.facts
        if entry.verb in DECIDING:
            return entry.facts | easy | {"waiting": [need for need in entry.facts.get("waits", ()) if need not in met]}
    return None


@dataclass(frozen=True)
class Story:
    """What may be told of an idea: the standing answer, the entries, whether there is an answer that nobody has heard yet.

    `voiced`: another idea may be shown with it; `added`: something came after it was sent; `fitted`: somebody once said what it fits.
    """

    answer: dict[str, Any] | None
    entries: list[Told]
    prepared: bool
    voiced: bool
    added: bool
    fitted: bool = False
    perhaps_research: bool = False


def has_additions(entries: Sequence[Told]) -> bool:
    """Whether something was ever added to an idea after it was sent: only then is it worth looking for that."""
    return any(entry.verb == ADDED for entry in entries)


def has_voices(entries: Sequence[Told]) -> bool:
    """Whether an idea ever asked to be shown with another, or was asked: only then is it worth looking for those."""
    return any(entry.verb in VOICED for entry in entries)


def has_fits(entries: Sequence[Told]) -> bool:
    """Whether somebody ever said what an idea fits: only then is it worth looking for that."""
    return any(entry.verb == FITTED for entry in entries)


def story_for(idea: int, verbs: frozenset[str]) -> Story:
    """The story of an idea for its own people or for anyone: whoever brought it hears the answer first. One statement."""
    entries = history.entries("proposal", idea)
    answer = decision_in(entries)
    prepared = bool(answer and answer["waiting"])
    unheard = next((entry for entry in entries if entry.verb in DECIDING), None) if prepared else None
    told = [e for e in entries if e.verb in verbs and e is not unheard]
    kind = next((entry.facts for entry in entries if entry.verb == KIND), {})
    research = bool(kind.get("perhaps_research"))
    return Story(None if prepared else answer, told, prepared, has_voices(entries), has_additions(entries), has_fits(entries), research)


__all__ = [
    "OWN_VERBS",
    "PUBLIC_FIELDS",
    "PUBLIC_VERBS",
    "Front",
    "Recordable",
    "Story",
    "Words",
    "decision_in",
    "edition",
    "foreign",
    "front",
    "has_additions",
    "in_other_words",
    "made_by",
    "ours_in",
    "page_of",
    "pages_of",
    "story",
    "story_for",
    "wish_for",
    "words_of",
]
