"""How a meeting shares out its time (reference methods 14), in minutes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.core.i18n import mark_for_staff


@dataclass(frozen=True)
class Part:
    """One part of a meeting. `ideas`: the part in which ideas of the list are talked about one by one. `shows`: what is looked at then."""

    words: str
    minutes: int
    ideas: bool = False
    shows: str = ""


PARTS = {
    60: (
        Part(mark_for_staff("Welcome, who is here, declared interests"), 5),
        Part(mark_for_staff("Actions from last time"), 5, shows="actions"),
        Part(mark_for_staff("New ideas, in one line each"), 5, shows="new"),
        Part(mark_for_staff("Ideas on the list"), 30, ideas=True),
        Part(mark_for_staff("Projects that need help"), 7, shows="projects"),
        Part(mark_for_staff("Learning to share"), 5, shows="learning"),
        Part(mark_for_staff("The decisions, read back"), 3, shows="decisions"),
    ),
    30: (
        Part(mark_for_staff("Actions from last time"), 3, shows="actions"),
        Part(mark_for_staff("New ideas, in one line each"), 5, shows="new"),
        Part(mark_for_staff("Ideas on the list"), 16, ideas=True),
        Part(mark_for_staff("Projects that need help"), 4, shows="projects"),
        Part(mark_for_staff("The decisions, read back"), 2, shows="decisions"),
    ),
}
EACH = {60: 12, 30: 8}  # for one idea: the story, questions, the view of lived experience, the decision


def for_ideas(length: int) -> int:
    """Minutes that a meeting of this length has for the ideas on its list."""
    return next(part.minutes for part in PARTS[length] if part.ideas)


def how_many_fit(length: int, minutes: Iterable[int | None]) -> int:
    """How many ideas, in this order, there is time for. `minutes`: of each, None where nobody said. The first always fits."""
    left, count = for_ideas(length), 0
    for each in minutes:
        left -= each or EACH[length]
        if left < 0 and count:
            break
        count += 1
    return count


def estimate(length: int, minutes: Sequence[int | None]) -> int:
    """Minutes that these ideas take together."""
    return sum(each or EACH[length] for each in minutes)
