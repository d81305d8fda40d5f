"""What goes into the picture of a driver diagram, and what comes out, in the units of its view box."""

from dataclasses import dataclass
from typing import Final

LETTERS: Final = 17  # the size of the letters
ROW: Final = 23  # from one line of words to the next
PAD: Final = 12  # between a box and its words
WIDE: Final = 226  # a box
BETWEEN: Final = 54  # from column to column; the lines are drawn there
GAP: Final = 16  # between boxes of one column
HEAD: Final = 44  # for the words above the columns
EDGE: Final = 4  # around everything
COLUMNS: Final = 4
MOST_ROWS: Final = 12  # of words in one box; what is longer ends with three dots


@dataclass(frozen=True)
class Idea:
    """A change idea by a key: its words, and the keys of the drivers that it serves, in any order; of none for one that stands alone."""

    key: str
    words: str
    serves: tuple[str, ...]


@dataclass(frozen=True)
class Branch:
    """A driver by a key that no other one has, and the drivers under it; the picture has two levels of them."""

    key: str
    words: str
    under: tuple["Branch", ...] = ()


@dataclass(frozen=True)
class Tree:
    """The whole diagram in its order. Every key that a change idea serves is that of a driver."""

    aim: str
    branches: tuple[Branch, ...]
    ideas: tuple[Idea, ...]


@dataclass(frozen=True)
class Box:
    """Words in a frame: the column (0 to 3), the corner above and on the left, width and height; each line of words with its place.

    `x_words`: where each line begins, on the right for words that are read from there; `direction`: `ltr` or `rtl`.
    """

    column: int
    x: float
    y: float
    width: float
    height: float
    rows: tuple[tuple[float, str], ...]
    x_words: float
    direction: str

    @property
    def middle(self) -> float:
        """How far down its middle is."""
        return self.y + self.height / 2


@dataclass(frozen=True)
class Line:
    """From one box to another, as points from the side of the aim outwards; two points, or four for a line through an empty place of a column."""

    points: tuple[tuple[float, float], ...]

    @property
    def path(self) -> str:
        """As an SVG path: bent between columns, straight through one."""
        steps = [f"M{self.points[0][0]:g} {self.points[0][1]:g}"]
        for number, ((x, y), (to_x, to_y)) in enumerate(zip(self.points, self.points[1:], strict=False)):
            half = (x + to_x) / 2
            steps.append(f"H{to_x:g}" if number % 2 else f"C{half:g} {y:g} {half:g} {to_y:g} {to_x:g} {to_y:g}")
        return "".join(steps)


@dataclass(frozen=True)
class Picture:
    """Where everything stands. `heads`: the middle of each column and the foot of the words above it."""

    width: float
    height: float
    heads: tuple[tuple[float, float], ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
