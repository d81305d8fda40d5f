"""References that are the same each time the demo is made."""

from collections.abc import Iterator
from random import Random

from app.proposals.actions.sending import FIGURES, LETTERS, NOT_SAID


def references(seed: str, taken: set[str]) -> Iterator[str]:
    """References of the usual form without end, none of those that are taken, none twice."""
    chance = Random(seed)  # noqa: S311 a reference is no secret
    while True:
        head = "".join(chance.choices(LETTERS, k=2))
        reference = head + "".join(chance.choices(FIGURES, k=4))
        if head not in NOT_SAID and reference not in taken:
            taken.add(reference)
            yield reference
