"""The nine criteria in words, and what many scores of one criterion say together (reference methods 13). Never one number for all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from app.core.i18n import mark_for_staff
from app.huddle.models import Criterion

MOST = 3
APART = 2  # scores so far apart are talked about
OF_STAFF_ONLY = frozenset({Criterion.READINESS, Criterion.EVIDENCE})  # nobody who uses services is marked down for missing method words


@dataclass(frozen=True)
class Asked:
    """A criterion as members read it. `low` and `high` say what 0 and 3 mean."""

    question: str
    low: str
    high: str


WORDS = {
    Criterion.IMPACT: Asked(
        mark_for_staff("How much better does it make things for people?"),
        mark_for_staff("No difference"),
        mark_for_staff("A big difference"),
    ),
    Criterion.INEQUALITY: Asked(
        mark_for_staff("Does it make care fairer?"), mark_for_staff("It could make a gap wider"), mark_for_staff("It closes a gap")
    ),
    Criterion.SAFETY: Asked(
        mark_for_staff("Is it about safety, or urgent?"), mark_for_staff("Neither"), mark_for_staff("People can be hurt if we wait")
    ),
    Criterion.PRIORITY: Asked(
        mark_for_staff("Does it fit what the system wants now?"), mark_for_staff("It does not"), mark_for_staff("It fits very well")
    ),
    Criterion.FEASIBILITY: Asked(
        mark_for_staff("Can we do it with what we have?"),
        mark_for_staff("Not at all"),
        mark_for_staff("Easily, and we decide it ourselves"),
    ),
    Criterion.READINESS: Asked(
        mark_for_staff("Is there a team, a sponsor and data?"), mark_for_staff("None of them"), mark_for_staff("All of them")
    ),
    Criterion.EVIDENCE: Asked(
        mark_for_staff("Do we know that it works?"),
        mark_for_staff("Nothing is known"),
        mark_for_staff("A standard, an audit or research says so"),
    ),
    Criterion.REACH: Asked(mark_for_staff("How many places could use it?"), mark_for_staff("One team"), mark_for_staff("The whole system")),
    Criterion.INVOLVEMENT: Asked(
        mark_for_staff("Are people who use services part of it?"), mark_for_staff("Not yet"), mark_for_staff("They lead it")
    ),
}


@dataclass(frozen=True)
class Spread:
    """What members scored for one criterion: how many, the middle one, the lowest and highest. `differ`: talk about it."""

    count: int
    middle: float
    lowest: int
    highest: int

    @property
    def differ(self) -> bool:
        """Whether members see it very differently."""
        return self.highest - self.lowest >= APART


def spread(values: Sequence[int]) -> Spread | None:
    """Of scores 0 to 3; None where nobody scored."""
    return Spread(len(values), median(values), min(values), max(values)) if values else None


def asked_of(*, of_staff: bool) -> Iterable[Criterion]:
    """The criteria that are asked for an idea; two of them only for one that staff brought."""
    return (criterion for criterion in Criterion if of_staff or criterion not in OF_STAFF_ONLY)
