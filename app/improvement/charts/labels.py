"""Where the words of the lines stand in a picture, so that no two of them meet and few points lie under them.

A wide picture has them at the ends of the lines, beside the points; a narrow one among the points, above or below a line.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

APART: Final = 1.45  # from one line of words to the next, in sizes of the letters: what the tallest script needs
ABOVE: Final = 1.1  # how far words reach above the line that they stand on
BELOW: Final = 0.4
BESIDE: Final = 6  # between words and what they stand beside
POINT, LINE = 12, 8  # a point or another line under words counts as much as so many units further away from their own line


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
    """Words as near to their lines as may be, where they meet no others and the fewest points."""
    under = {
        name: (_heights(points, room.left, widths[name], at_end=False), _heights(points, room.right, widths[name], at_end=True))
        for name in lines
    }
    found: list[Label] = []
    for name, line in lines.items():
        others = [height for other, height in lines.items() if other != name]

        def cost(place: tuple[float, bool], line: float = line, name: str = name, others: Sequence[float] = others) -> float:
            foot, at_end = place
            top, bottom = foot - ABOVE * room.letters, foot + BELOW * room.letters
            heights = under[name][at_end]
            covered = bisect_left(heights, bottom) - bisect_left(heights, top)
            crossed = sum(1 for other in others if top < other < bottom)
            return _away(foot, line, room.letters) + POINT * covered + LINE * crossed

        foot, at_end = min(_free(found, room), key=cost)
        x, anchor = (room.right, "end") if at_end else (room.left + BESIDE, "start")
        found.append(Label(name, round(x, 1), foot, anchor))
    return found


def _free(taken: Sequence[Label], room: Room) -> Iterator[tuple[float, bool]]:
    """Every place that keeps its distance from words that stand, at either end; the higher first."""
    for step in range(int(room.lowest - room.highest) + 1):
        foot = room.highest + step
        if all(abs(foot - other.y) >= APART * room.letters for other in taken):
            yield foot, False
            yield foot, True


def _away(foot: float, line: float, letters: float) -> float:
    """How far words stand from where they belong, just above or just below their line."""
    return min(abs(foot - (line - BELOW * letters)), abs(foot - (line + ABOVE * letters)))


def _heights(points: Sequence[tuple[float, float]], edge: float, width: float, *, at_end: bool) -> list[float]:
    """How high the points lie that words at one end could cover."""
    first, last = (edge - width, edge) if at_end else (edge, edge + width)
    return sorted(y for x, y in points if first - BESIDE <= x <= last + BESIDE)
