"""Who must have had a say before a decision stands (decision 21): present, or with a view sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

LIVED = "lived_experience"  # the code of that field
MEMBERS, ORGANISATIONS, FIELDS = 4, 2, 3
PARTNERS, PARTNERS_FOR_STAFF = 2, 1  # people with lived experience


@dataclass(frozen=True)
class Voice:
    """Somebody who had a say: their organisations by number, their fields by code."""

    person: int
    organisations: frozenset[int] = frozenset()
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Count:
    """How many there are of something, and how many are needed."""

    there: int
    needed: int

    @property
    def missing(self) -> int:
        """How many more are needed."""
        return max(0, self.needed - self.there)


@dataclass(frozen=True)
class Quorum:
    """How many members had a say, from how many organisations and fields, how many of them with lived experience."""

    members: Count
    organisations: Count
    fields: Count
    partners: Count

    @property
    def met(self) -> bool:
        """Whether a decision stands at once."""
        return not any(count.missing for count in (self.members, self.organisations, self.fields, self.partners))


def quorum(voices: Iterable[Voice], *, of_staff: bool) -> Quorum:
    """Of these voices, each person once. `of_staff`: only staff brought the idea.

    Somebody with two fields counts as one member and as two fields.
    """
    people = {voice.person: voice for voice in voices}.values()
    return Quorum(
        Count(len(people), MEMBERS),
        Count(len(frozenset().union(*(v.organisations for v in people))), ORGANISATIONS),
        Count(len(frozenset().union(*(v.fields for v in people))), FIELDS),
        Count(sum(1 for v in people if LIVED in v.fields), PARTNERS_FOR_STAFF if of_staff else PARTNERS),
    )
