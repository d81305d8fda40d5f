"""Puts the parts of a driver diagram into their places.

Every driver has a band as high as what stands under it, so nothing lies on anything else. A change idea stands in the band of the first driver
that it serves; a main driver with change ideas of its own has an empty place in the column of drivers, through which its lines go.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.improvement.diagram.parts import BETWEEN, COLUMNS, EDGE, GAP, HEAD, PAD, ROW, WIDE, Box, Branch, Line, Picture, Tree
from app.improvement.diagram.wrapping import direction_of, wrapped

AIM, MAIN, UNDER, IDEA = range(COLUMNS)
_STEP = WIDE + BETWEEN
_Point = tuple[float, float]


def draw(tree: Tree, *, rtl: bool = False) -> Picture:
    """The picture, the aim on the left; `rtl`: mirrored, the aim on the right. Words keep their own direction."""
    picture = _Plan(tree).picture()
    return _mirrored(picture) if rtl else picture


@dataclass
class _Band:
    """A box of one column, or an empty place (`words` is None), with the bands of what stands to its outer side. `y`: where the box begins."""

    column: int
    words: str | None
    outer: list["_Band"] = field(default_factory=list)
    y: float = 0

    @property
    def own(self) -> float:
        """How high its box is, or the place that it keeps free."""
        return ROW if self.words is None else len(wrapped(self.words)) * ROW + 2 * PAD

    @property
    def beyond(self) -> float:
        """How high everything to its outer side is."""
        return sum(band.height for band in self.outer) + GAP * max(len(self.outer) - 1, 0)

    @property
    def height(self) -> float:
        """Of the whole band."""
        return max(self.own, self.beyond)

    @property
    def near(self) -> _Point:
        """The middle of its side towards the aim."""
        return EDGE + self.column * _STEP, self.y + self.own / 2

    @property
    def far(self) -> _Point:
        """The middle of its outer side."""
        return EDGE + self.column * _STEP + WIDE, self.y + self.own / 2

    def place(self, top: float) -> None:
        """Below `top`; what is lower than the band stands in the middle of it."""
        self.y = top + (self.height - self.own) / 2
        inside = top + (self.height - self.beyond) / 2
        for band in self.outer:
            band.place(inside)
            inside += band.height + GAP

    def box(self) -> Box:
        """With its words, line by line."""
        words, x = self.words or "", self.near[0]
        rows = tuple((self.y + PAD + ROW * (number + 0.74), row) for number, row in enumerate(wrapped(words)))
        direction = direction_of(words)
        return Box(self.column, x, self.y, WIDE, self.own, rows, x + PAD if direction == "ltr" else x + WIDE - PAD, direction)


class _Plan:
    """The bands of a whole diagram, placed."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.drivers: dict[str, _Band] = {}
        self.places: dict[str, _Band] = {}  # the empty ones, by the main driver whose lines they let through
        self.ideas = [_Band(IDEA, idea.words) for idea in tree.ideas]
        self.aim = _Band(AIM, tree.aim, [self._main(branch) for branch in tree.branches])
        self.aim.place(EDGE + HEAD)
        self.foot = EDGE + HEAD + self.aim.height
        for idea, band in zip(tree.ideas, self.ideas, strict=True):
            if not idea.serves:
                band.place(self.foot + GAP)
                self.foot += GAP + band.height

    def picture(self) -> Picture:
        bands = [self.aim, *self.drivers.values(), *self.ideas]
        return Picture(
            width=COLUMNS * WIDE + (COLUMNS - 1) * BETWEEN + 2 * EDGE,
            height=self.foot + EDGE,
            heads=tuple((EDGE + column * _STEP + WIDE / 2, EDGE + HEAD - GAP) for column in range(COLUMNS)),
            boxes=tuple(band.box() for band in bands),
            lines=tuple(Line(points) for points in self._lines()),
        )

    def _main(self, branch: Branch) -> _Band:
        """A main driver, the drivers under it, and its empty place where it has change ideas of its own."""
        band = self.drivers[branch.key] = _Band(MAIN, branch.words)
        for one in branch.under:
            self.drivers[one.key] = _Band(UNDER, one.words, self._first_under(one.key))
            band.outer.append(self.drivers[one.key])
        if any(branch.key in idea.serves for idea in self.tree.ideas):
            self.places[branch.key] = _Band(UNDER, None, self._first_under(branch.key))
            band.outer.append(self.places[branch.key])
        return band

    def _first_under(self, key: str) -> list[_Band]:
        """The change ideas that stand in the band of this driver."""
        return [band for idea, band in zip(self.tree.ideas, self.ideas, strict=True) if idea.serves[:1] == (key,)]

    def _lines(self) -> Iterator[tuple[_Point, ...]]:
        for branch in self.tree.branches:
            main = self.drivers[branch.key]
            yield self.aim.far, main.near
            yield from ((main.far, self.drivers[one.key].near) for one in branch.under)
        for idea, band in zip(self.tree.ideas, self.ideas, strict=True):
            for key in idea.serves:
                place = self.places.get(key)
                through = (place.near, place.far) if place else ()
                yield self.drivers[key].far, *through, band.near


def _mirrored(picture: Picture) -> Picture:
    """The same seen in a mirror; words still begin where they began in their boxes."""
    turned = [(box, picture.width - box.x - box.width) for box in picture.boxes]
    return replace(
        picture,
        heads=tuple((picture.width - x, y) for x, y in picture.heads),
        boxes=tuple(replace(box, x=x, x_words=x + box.x_words - box.x) for box, x in turned),
        lines=tuple(Line(tuple((picture.width - x, y) for x, y in line.points)) for line in picture.lines),
    )
