"""Where the words of the lines stand in a picture, so that no two of them meet and few points lie under them.

A wide picture has them at the ends of the lines, beside the points; a narrow one among the points, above or below a line.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

APART: Final = 1.45  # from one line of words to the next, in sizes of the letters: what the tallest script needs
ABOVE: Final = 1.1  # how far words reach above the line that they stand on
BELOW: Final = 0.4
BESIDE: Final = 6  # between words and what they stand beside
POINT, LINE = 16, 8  # a point or another line under words counts as much as so many units further away from their own line


@dataclass(frozen=True)
class Label:
    """The words beside a line: what the line is (`upper`, `lower`, `target`, `mean`), and where the words stand."""

    of: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True)
class Room:
    """Where words may stand: from left to right, and their feet from the highest to the lowest place; the size of their letters."""

    left: float
    right: float
    highest: float
    lowest: float
    letters: float


def at_the_ends(lines: Mapping[str, float], room: Room) -> list[Label]:
    """Words right of their lines, in the order of the lines; where these lie close, the words move apart."""
    order = sorted(lines, key=lambda name: (lines[name], name))
    apart, feet = APART * room.letters, list[float]()
    for name in order:
        foot = max(lines[name] + room.letters / 3, room.highest)
        feet.append(max(foot, feet[-1] + apart) if feet else foot)
    for row in reversed(range(len(feet))):
        feet[row] = min(feet[row], room.lowest - apart * (len(feet) - 1 - row))
    return [Label(name, round(room.right + BESIDE, 1), round(foot, 1), "start") for name, foot in zip(order, feet, strict=True)]


def among_the_points(
    lines: Mapping[str, float], widths: Mapping[str, float], points: Sequence[tuple[float, float]], room: Room
) -> list[Label]:
    """Words as near to their lines as may be and in their order, where they meet no others and the fewest points."""
    found: list[Label] = []
    order = sorted(lines, key=lambda name: (lines[name], name))
    for name in order:
        others = [height for other, height in lines.items() if other != name]
        under = [_heights(points, edge, widths[name], at_end=at_end) for at_end, edge in enumerate((room.left, room.right))]
        places = _free(found, room, after=len(order) - len(found) - 1)
        foot, at_end = min(places, key=partial(_cost, line=lines[name], others=others, under=under, letters=room.letters))
        x, anchor = (room.right, "end") if at_end else (room.left + BESIDE, "start")
        found.append(Label(name, round(x, 1), round(foot, 1), anchor))
    return found


def _free(above: Sequence[Label], room: Room, *, after: int) -> Iterator[tuple[float, int]]:
    """Every place below the words that stand, at either end, with room for so many words after; the higher first."""
    apart = APART * room.letters
    highest = above[-1].y + apart if above else room.highest
    lowest = room.lowest - apart * after
    for step in range(max(int(lowest - highest), 0) + 1):
        yield highest + step, 0
        yield highest + step, 1


def _cost(place: tuple[float, int], line: float, others: Sequence[float], under: Sequence[list[float]], letters: float) -> float:
    """How far words would stand from their line, and what they would cover."""
    foot, at_end = place
    top, bottom = foot - ABOVE * letters, foot + BELOW * letters
    covered = bisect_left(under[at_end], bottom) - bisect_left(under[at_end], top)
    crossed = sum(1 for other in others if top < other < bottom)
    return _away(foot, line, letters) + POINT * covered + LINE * crossed


def _away(foot: float, line: float, letters: float) -> float:
    """How far words stand from where they belong, just above or just below their line."""
    return min(abs(foot - (line - BELOW * letters)), abs(foot - (line + ABOVE * letters)))


def _heights(points: Sequence[tuple[float, float]], edge: float, width: float, *, at_end: int) -> list[float]:
    """How high the points lie that words at one end could cover."""
    first, last = (edge - width, edge) if at_end else (edge, edge + width)
    return sorted(y for x, y in points if first - BESIDE <= x <= last + BESIDE)
