"""Puts the parts of a driver diagram into their places.

Every driver has a band as high as what stands under it, so nothing lies on anything else. A change idea stands in the band of the first driver
that it serves; a main driver with change ideas of its own has an empty place in the column of drivers, through which its lines go.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.improvement.diagram.parts import BETWEEN, COLUMNS, EDGE, GAP, HEAD, PAD, ROW, WIDE, Box, Branch, Line, Picture, Test, Tree
from app.improvement.diagram.wrapping import direction_of, wrapped

AIM, MAIN, UNDER, IDEA = range(COLUMNS)
_STEP = WIDE + BETWEEN


@dataclass
class _Band:
    """What stands one above the other in a column, and the band of each to its outer side. `words`: none for an empty place."""

    column: int
    words: str | None
    bands: list["_Band"] = field(default_factory=list)
    keys: tuple[str, ...] = ()

    @property
    def inner(self) -> float:
        """How high what stands outside of it is."""
        return sum(band.height for band in self.bands) + GAP * max(len(self.bands) - 1, 0)

    @property
    def own(self) -> float:
        """How high its own box is, or the place that it keeps free."""
        return ROW if self.words is None else len(wrapped(self.words)) * ROW + 2 * PAD

    @property
    def height(self) -> float:
        """Of the whole band."""
        return max(self.own, self.inner)


def draw(tree: Tree, *, rtl: bool = False) -> Picture:
    """The picture, the aim on the left; `rtl`: mirrored, the aim on the right. Words keep their own direction."""
    aim = _Band(AIM, tree.aim, [_main(branch, tree.tests) for branch in tree.branches])
    alone = [_Band(IDEA, test.words) for test in tree.tests if not test.serves]
    boxes: list[Box] = []
    places: dict[str, list[Box | float]] = {}
    _place(aim, EDGE + HEAD, boxes, places)
    foot = EDGE + HEAD + aim.height
    for band in alone:
        _place(band, foot + GAP, boxes, places)
        foot += GAP + band.height
    picture = Picture(
        width=COLUMNS * WIDE + (COLUMNS - 1) * BETWEEN + 2 * EDGE,
        height=foot + EDGE,
        heads=tuple((EDGE + column * _STEP + WIDE / 2, EDGE + HEAD - GAP) for column in range(COLUMNS)),
        boxes=tuple(boxes),
        lines=tuple(_lines(tree, boxes[0], places)),
    )
    return _mirrored(picture) if rtl else picture


def _main(branch: Branch, tests: Sequence[Test]) -> _Band:
    """A main driver, the drivers under it, and its empty place where it has change ideas of its own."""
    outer = [_Band(UNDER, one.words, _ideas(one.key, tests), (one.key,)) for one in branch.under]
    if any(branch.key in test.serves for test in tests):
        outer.append(_Band(UNDER, None, _ideas(branch.key, tests), (branch.key,)))
    return _Band(MAIN, branch.words, outer, (branch.key,))


def _ideas(key: str, tests: Sequence[Test]) -> list[_Band]:
    """The change ideas that stand in the band of this driver."""
    return [_Band(IDEA, test.words, [], test.serves) for test in tests if test.serves and test.serves[0] == key]


def _place(band: _Band, top: float, boxes: list[Box], places: dict[str, list[Box | float]]) -> None:
    """Puts a band and all outside of it below `top`; what is lower than its band stands in the middle of it."""
    y = top + (band.height - band.own) / 2
    if band.words is None:
        places[band.keys[0]].append(y + band.own / 2)
    else:
        box = _box(band, y)
        boxes.append(box)
        if band.column in {MAIN, UNDER}:
            places[band.keys[0]] = [box]
    inside = top + (band.height - band.inner) / 2
    for one in band.bands:
        _place(one, inside, boxes, places)
        inside += one.height + GAP


def _box(band: _Band, y: float) -> Box:
    words = band.words or ""
    rows = tuple((y + PAD + ROW * (number + 0.74), row) for number, row in enumerate(wrapped(words)))
    x, direction = EDGE + band.column * _STEP, direction_of(words)
    return Box(band.column, x, y, WIDE, band.own, rows, x + PAD if direction == "ltr" else x + WIDE - PAD, direction)


def _lines(tree: Tree, aim: Box, places: dict[str, list[Box | float]]) -> list[Line]:
    raise NotImplementedError


def _mirrored(picture: Picture) -> Picture:
    """The same, seen from behind; words begin where they did within their boxes."""
    width = picture.width
    boxes = tuple(
        replace(box, x=width - box.x - box.width, x_words=width - box.x - box.width + box.x_words - box.x) for box in picture.boxes
    )
    lines = tuple(Line(tuple((width - x, y) for x, y in line.points)) for line in picture.lines)
    return replace(picture, heads=tuple((width - x, y) for x, y in picture.heads), boxes=boxes, lines=lines)
