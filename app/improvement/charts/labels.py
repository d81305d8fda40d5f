"""Where the words of the lines stand in a picture, right of the points, so that no two of them meet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

APART: Final = 1.45  # from one line of words to the next, in sizes of the letters: what the tallest script needs
ABOVE: Final = 1.1  # how far words reach above the line that they stand on
BESIDE: Final = 6  # between words and what they stand beside


@dataclass(frozen=True)
class Label:
    """The words beside a line: what the line is (`upper`, `lower`, `target`, `mean`), and where the words stand."""

    of: str
    x: float
    y: float


@dataclass(frozen=True)
class Room:
    """Where words may stand: right of where the points end, and their feet from the highest to the lowest place; the size of their letters."""

    right: float
    highest: float
    lowest: float
    letters: float


def at_the_ends(lines: Mapping[str, float], room: Room) -> list[Label]:
    """Words right of their lines, which are given from high to low; where these lie close, the words move apart."""
    apart, feet = APART * room.letters, list[float]()
    for name in lines:
        foot = max(lines[name] + room.letters / 3, room.highest)
        feet.append(max(foot, feet[-1] + apart) if feet else foot)
    for row in reversed(range(len(feet))):
        feet[row] = min(feet[row], room.lowest - apart * (len(feet) - 1 - row))
    return [Label(name, round(room.right + BESIDE, 1), round(foot, 1)) for name, foot in zip(lines, feet, strict=True)]
