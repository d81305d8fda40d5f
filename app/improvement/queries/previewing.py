"""Values that somebody pasted, as they were understood: what is changed first, then what is new, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.improvement.queries.values import Becomes, Compared, becomes

ON_A_PAGE: Final = 20


@dataclass(frozen=True)
class Shown:
    """Some of the values. `first`, `last`: which of all they are, from 1; `earlier`, `later`: where other pages begin, none where there is none."""

    changed: Sequence[Becomes]
    new: Sequence[Becomes]
    first: int
    last: int
    of: int
    earlier: int | None
    later: int | None


def shown_from(compared: Compared, begin: int) -> Shown:
    """The page that begins with the value of this number, counted from 0; the first page where there is none."""
    whole = len(compared.changed) + len(compared.new)
    begin = begin if begin < whole else 0
    end = min(begin + ON_A_PAGE, whole)
    old = len(compared.changed)
    new = tuple(becomes(on, figures) for on, figures in compared.new[max(begin - old, 0) : max(end - old, 0)])
    earlier = max(begin - ON_A_PAGE, 0) if begin else None
    return Shown(compared.changed[begin:end], new, begin + 1, end, whole, earlier, end if end < whole else None)
