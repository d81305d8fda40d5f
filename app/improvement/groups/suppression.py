"""Which counts of people of one period may be shown, group by group.

Whoever reads is taken to know everything but the counts: this rule, what is shown, and the exact totals of all groups (the
value of the whole measure stands on its own page). A group is shown with both of its counts, or not at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.population.disclosure import LEAST, STEP, disclose, shown

Span = tuple[int, int]  # from and to, both possible
SMALL: Final = range(1, LEAST)


@dataclass(frozen=True)
class Count:
    """People of one group in one period: `part` of them were counted, of `whole`; None where nobody counts of how many."""

    part: int
    whole: int | None = None

    @property
    def size(self) -> int:
        """How many people stand behind the group."""
        return self.part if self.whole is None else self.whole


def hidden(counts: Sequence[Count]) -> frozenset[int]:
    """The places of the groups that are hidden in one period; counts of one period all have a whole, or none has."""
    everyone = frozenset(range(len(counts)))
    found: frozenset[int] = frozenset()
    for column in _columns(counts):
        found |= _hidden_in(column)
    return everyone if _gives_away(counts, found) else found


def _columns(counts: Sequence[Count]) -> list[list[int]]:
    wholes = [count.whole for count in counts if count.whole is not None]
    return [[count.part for count in counts], *([wholes] if wholes else [])]


def _hidden_in(column: Sequence[int]) -> frozenset[int]:
    """By one column alone; where nobody is few there is nothing to hide."""
    if not any(count in SMALL for count in column):
        return frozenset()
    seen = shown(column)
    return frozenset(place for place in range(len(column)) if seen is None or isinstance(seen.cells[place], str))


def _gives_away(counts: Sequence[Count], out: frozenset[int]) -> bool:
    """Whether a count of few people, or of the few who were not counted, can be nothing else than it is.

    The totals of what is shown and of what is hidden are each taken as known: which groups are hidden tells something of them.
    """
    there = [(_rounded(count.part), _rounded(count.size)) for place, count in enumerate(counts) if place not in out]
    gone = [counts[place] for place in sorted(out)]
    whole = sum(count.size for count in gone)
    behind = [((0, whole), (0, whole))] * len(gone)
    spans = (*_spans(there, [count for place, count in enumerate(counts) if place not in out]), *_spans(behind, gone))
    return any(first == last in SMALL for first, last in spans)


def _spans(known: Sequence[tuple[Span, Span]], counts: Sequence[Count]) -> Iterator[Span]:
    """What each part, each whole, and each rest of a whole can be, by what is known of each and the totals of them together.

    The parts and the rests flow from two sources into the groups, so that the bounds are sharp in whole numbers.
    """
    parts, wholes = sum(count.part for count in counts), sum(count.size for count in counts)
    if any(count.whole is None for count in counts):
        yield from (_rest([part for part, _whole in known], place, parts) for place in range(len(known)))
        return
    tight = [_tight(part, whole) for part, whole in known]
    for place in range(len(tight)):
        part, whole, rest = (
            _rest([spans[column] for spans in tight], place, of) for column, of in enumerate((parts, wholes, wholes - parts))
        )
        yield (max(part[0], whole[0] - rest[1]), min(part[1], whole[1] - rest[0]))
        yield (max(whole[0], part[0] + rest[0]), min(whole[1], part[1] + rest[1]))
        yield (max(rest[0], whole[0] - part[1]), min(rest[1], whole[1] - part[0]))


def _rounded(count: int) -> Span:
    """What can stand behind a count that is shown."""
    seen = disclose(count)
    return (0, 0) if not isinstance(seen, int) or seen == 0 else (max(LEAST, seen - STEP // 2), seen + STEP // 2)


def _tight(part: Span, whole: Span) -> tuple[Span, Span, Span]:
    """Part, whole and rest of one group, as far as each bounds the others."""
    part = (part[0], min(part[1], whole[1]))
    whole = (max(part[0], whole[0]), whole[1])
    return part, whole, (max(0, whole[0] - part[1]), whole[1] - part[0])


def _rest(spans: Sequence[Span], place: int, total: int) -> Span:
    """What one of several can be that make up a total."""
    least, most = sum(span[0] for span in spans), sum(span[1] for span in spans)
    first, last = spans[place]
    return max(first, total - (most - last)), min(last, total - (least - first))
