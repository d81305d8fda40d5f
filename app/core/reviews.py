"""Who has checked an edition, and what they found: a plain file, `translations/reviews.toml`.

A review is of one edition in one version (`sentences.version`); an edit makes another version, which nobody has checked.
Groups are named, persons never.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from app.core.config import BadSettings, settings


class Kind(StrEnum):
    """As what a group read."""

    FLUENT = "fluent_speakers"
    PROFESSIONAL = "professional_translators"
    LEARNING_DISABILITY = "people_with_a_learning_disability"


class Outcome(StrEnum):
    """What they found."""

    RIGHT = "right"
    CHANGES = "changes_wanted"


FLUENT = frozenset({Kind.FLUENT, Kind.PROFESSIONAL})
EASY = frozenset({Kind.LEARNING_DISABILITY})


@dataclass(frozen=True)
class Review:
    """One review of one edition (`en-easy`) in one version, by a group, on a day."""

    reading: str
    kind: Kind
    group: str
    on: dt.date
    outcome: Outcome
    version: str
    notes: str = ""


def read(path: Path) -> tuple[Review, ...]:
    """Every review of a file, the newest first. Raises BadSettings with a sentence when one does not say all that it must."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("review", [])
        return tuple(sorted((_review(row) for row in rows), key=lambda review: review.on, reverse=True))
    except (OSError, tomllib.TOMLDecodeError, TypeError, KeyError, ValueError) as fault:
        raise BadSettings([f"REVIEWS, the record of reviews in {path.name}, cannot be read: {fault}"]) from fault


def _review(row: dict[str, Any]) -> Review:
    review = Review(**{**row, "kind": Kind(row["kind"]), "outcome": Outcome(row["outcome"])})
    if type(review.on) is not dt.date or not review.group.strip():
        raise ValueError("a review says the group, and the day as 2026-12-01.")
    return review


@cache
def recorded() -> tuple[Review, ...]:
    """Every review of this service."""
    return read(settings().reviews)


def latest(reading: str, kinds: Iterable[Kind]) -> Review | None:
    """The newest review of an edition by such a group, of whichever version."""
    return next((review for review in recorded() if review.reading == reading and review.kind in kinds), None)
