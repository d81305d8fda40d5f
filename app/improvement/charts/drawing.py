"""Where everything of a chart stands, in the units of its picture. Time runs from left to right in every language."""

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Final

from app.core.i18n import figure, reading, short_date
from app.improvement.charts.bounds import Bounds
from app.improvement.charts.labels import ABOVE, BESIDE, Label, Room, at_the_ends
from app.improvement.charts.medians import RunChart
from app.improvement.charts.plain import shape_of
from app.improvement.charts.xmr import Xmr

MOST_MARKS: Final = 400  # marks in one picture; a longer series is drawn as its line and its signals alone


@dataclass(frozen=True)
class Size:
    """A picture: width, height and the room around the points; the size of its letters and marks; how many days stand below."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    letters: int
    mark: float
    days: int
    ends: bool = False  # whether the words of the lines stand right of them


SHORTEST_DAY: Final = 9  # letters of room for a day such as "2 Mar 26"
FLAG: Final = 8  # letters of room that the number of a note has
WORDS: Final = 16  # letters of words that are not known
FLAGS: Final = 1.5  # room of the numbers of notes above the picture, in sizes of the letters
MOST_ENDS: Final = 0.35  # of the width of a picture that words at the ends of its lines may take
LETTER: Final = 0.62  # of the size of the letters is the width of a figure
BIG: Final = Size(width=1024, height=430, left=40, right=12, top=26, bottom=44, letters=17, mark=7, days=4, ends=True)
MIDDLE: Final = Size(width=640, height=400, left=40, right=12, top=26, bottom=44, letters=18, mark=7, days=3, ends=True)
LITTLE: Final = Size(width=288, height=350, left=36, right=10, top=24, bottom=36, letters=16, mark=4.5, days=2)


@dataclass(frozen=True)
class Tick:
    """A value beside its grid line, or a day below its point."""

    at: float
    value: Decimal = Decimal(0)
    on: dt.date | None = None
    anchor: str = "middle"


@dataclass(frozen=True)
class Stretch:
    """The lines of one segment: where it begins and ends, and how high its mean and limits are; None where it is too early to say."""

    left: float
    right: float
    mean: float | None
    upper: float | None
    lower: float | None


@dataclass(frozen=True)
class Shape:
    """One point: its place, and what it is (`common`, `better`, `worse`, `changed`)."""

    x: float
    y: float
    kind: str


@dataclass(frozen=True)
class Flag:
    """The number of what happened on a day, above the picture; where days lie close, the first and the last number of them.

    `x`: of the day; `at`: the middle of the number, which stays inside the picture.
    """

    x: float
    at: float
    label: str


@dataclass(frozen=True)
class Drawing:
    """A chart as a picture of one size. `paths`: the line of the values, broken where one is missing.

    `lines`: what else is drawn at its end (`upper`, `lower`, `target`, `mean`), from high to low; `labels`: their words, where there is room.
    """

    size: Size
    rows: tuple[Tick, ...]
    days: tuple[Tick, ...]
    stretches: tuple[Stretch, ...]
    paths: tuple[str, ...]
    shapes: tuple[Shape, ...]
    target: float | None
    lines: tuple[str, ...]
    labels: tuple[Label, ...]
    flags: tuple[Flag, ...]


def sizes() -> tuple[Size, Size]:
    """A wide picture and a narrow one; pages in easy words have shorter lines, and larger letters."""
    return (MIDDLE if reading().easy else BIG, LITTLE)


def draw(chart: Xmr | RunChart, size: Size, notes: Sequence[dt.date] = (), words: Mapping[str, str] | None = None) -> Drawing:
    """A picture of a chart with one value or more. Raises ValueError for a chart without values.

    `notes`: days of what is numbered 1, 2 and so on, in order, none before the first or after the last point. `words`: what will stand
    beside each line (`upper`, `lower`, `target`, `mean`), for how long it is.
    """
    known = [point.exact for point in chart.points if point.exact is not None]
    if not known:
        raise ValueError("a chart without values has no picture")
    lines = [chart.bounds.shown(segment.limits) for segment in chart.segments]
    levels = [*known, *(level for one in lines for level in (one.upper, one.lower) if level is not None)]
    if chart.target is not None:
        levels.append(Fraction(chart.target))
    ticks = _ticks(min(levels), max(levels), chart.bounds)
    written = max(len(figure(_decimal(tick))) for tick in ticks)
    left = max(size.left, round(written * size.letters * LETTER + size.mark + BESIDE))
    top = size.top + (size.letters + BESIDE if notes else 0)
    right = size.right
    if size.ends:
        longest = max((len(said) for said in (words or {}).values()), default=WORDS)
        right += min(round(longest * size.letters * LETTER + size.mark) + BESIDE, round(size.width * MOST_ENDS))
    return _Plan(chart, replace(size, left=left, right=right, top=top), ticks, notes).drawing()


class _Plan:
    """Turns rows and values into places."""

    def __init__(self, chart: Xmr | RunChart, size: Size, ticks: Sequence[Fraction], notes: Sequence[dt.date]) -> None:
        self.chart, self.size, self.ticks, self.notes = chart, size, ticks, notes
        self.low, self.high = ticks[0], ticks[-1]
        self.days = [point.on.toordinal() for point in chart.points]

    def x(self, row: int) -> float:
        return self.x_on(self.days[row])

    def x_on(self, day: int) -> float:
        span = self.days[-1] - self.days[0]
        inner = self.size.width - self.size.left - self.size.right
        return round(self.size.left + inner * ((day - self.days[0]) / span if span else 0.5), 1)

    def y(self, value: Fraction) -> float:
        inner = self.size.height - self.size.top - self.size.bottom
        return round(self.size.top + inner * float((self.high - value) / (self.high - self.low)), 1)

    def drawing(self) -> Drawing:
        target, ends = self.chart.target, self._ends()
        return Drawing(
            size=self.size,
            rows=tuple(Tick(at=self.y(tick), value=_decimal(tick)) for tick in self.ticks),
            days=tuple(self._days()),
            stretches=tuple(self._stretches()),
            paths=tuple(self._paths()),
            shapes=tuple(self._shapes()),
            target=None if target is None else self.y(Fraction(target)),
            lines=tuple(ends),
            labels=tuple(self._labels(ends)),
            flags=tuple(self._flags()),
        )

    def _flags(self) -> Iterator[Flag]:
        """A number above each day that has a note. Numbers that would meet stand together: 3 to 5."""
        together: list[tuple[float, int]] = []
        for number, on in enumerate(self.notes, 1):
            x = self.x_on(on.toordinal())
            if together and x - together[0][0] > self.size.letters * LETTER * FLAG:
                yield self._flag(together)
                together = []
            together.append((x, number))
        if together:
            yield self._flag(together)

    def _flag(self, together: Sequence[tuple[float, int]]) -> Flag:
        (x, first), last = together[0], together[-1][1]
        label = str(first) if first == last else f"{first}\N{EN DASH}{last}"
        return Flag(x, round(min(x, self.size.width - len(label) * self.size.letters * LETTER / 2), 1), label)

    def _days(self) -> Iterator[Tick]:
        """The first and the last day, and between them those of the rows that are nearest to even distances, where there is room."""
        last, span = len(self.days) - 1, self.days[-1] - self.days[0]
        even = [self.days[0] + span * part / (self.size.days - 1) for part in range(1, self.size.days - 1)]
        between = {min(range(last + 1), key=lambda row: abs(self.days[row] - day)) for day in even}
        yield Tick(at=self.x(0), on=self.chart.points[0].on, anchor="start" if span else "middle")
        if not span:
            return
        longest = max(len(short_date(self.chart.points[row].on)) for row in (0, last, *between))
        room = self.size.letters * LETTER * max(longest, SHORTEST_DAY)
        taken = self.x(0) + room  # the first day begins there, the last one ends
        for row in sorted(between):
            if taken + room / 2 <= self.x(row) <= self.x(last) - room * 1.5:
                taken = self.x(row) + room / 2
                yield Tick(at=self.x(row), on=self.chart.points[row].on)
        yield Tick(at=self.x(last), on=self.chart.points[last].on, anchor="end")

    def _ends(self) -> dict[str, float]:
        """How high each line of the last segment is, from high to low."""
        stretch = list(self._stretches())[-1]
        heights = {"upper": stretch.upper, "lower": stretch.lower, "mean": stretch.mean}
        if stretch.upper == stretch.lower:
            heights = {"mean": stretch.mean}
        if self.chart.target is not None:
            heights["target"] = self.y(Fraction(self.chart.target))
        return dict(sorted(((name, height) for name, height in heights.items() if height is not None), key=lambda end: (end[1], end[0])))

    def _labels(self, ends: Mapping[str, float]) -> list[Label]:
        """Words beside the lines; a narrow picture has no room for them, there the key says them."""
        size = self.size
        if not size.ends:
            return []
        highest = (FLAGS * bool(self.notes) + ABOVE) * size.letters
        return at_the_ends(ends, Room(size.width - size.right + size.mark, highest, size.height - size.bottom - 2, size.letters))

    def _stretches(self) -> Iterator[Stretch]:
        for segment in self.chart.segments:
            lines = self.chart.bounds.shown(segment.limits)
            levels = [None if level is None else self.y(level) for level in (lines.mean, lines.upper, lines.lower)]
            left = self.size.left if segment.first == 0 else self.x(segment.first)
            right = self.size.width - self.size.right if segment.end == len(self.days) else self.x(segment.end)
            yield Stretch(left, right, *levels)

    def _paths(self) -> Iterator[str]:
        places: list[tuple[float, float]] = []
        for row, point in enumerate(self.chart.points):
            if point.exact is not None:
                places.append((self.x(row), self.y(point.exact)))
            if places and (point.exact is None or row == len(self.days) - 1):
                yield "M" + "L".join(f"{x:g} {y:g}" for x, y in _thinned(places))
                places = []

    def _shapes(self) -> Iterator[Shape]:
        many = len(self.days) > MOST_MARKS
        for row, (point, mark) in enumerate(zip(self.chart.points, self.chart.marks, strict=True)):
            if point.exact is not None and (mark or not many):
                yield Shape(self.x(row), self.y(point.exact), shape_of(self.chart, mark))


def _thinned(places: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Of many places in one column of the picture the first, the highest, the lowest and the last: the line looks the same."""
    if len(places) <= MOST_MARKS:
        return places
    found: list[tuple[float, float]] = []
    for _column, some in groupby(places, key=lambda place: int(place[0])):
        column = list(some)
        kept = {0, len(column) - 1, *(column.index(edge(column, key=lambda place: place[1])) for edge in (min, max))}
        found += [column[index] for index in sorted(kept)]
    return found


def _ticks(low: Fraction, high: Fraction, bounds: Bounds) -> list[Fraction]:
    """Two to eight round numbers from at or below the lowest value to at or above the highest, none where no value can be."""
    if low == high:
        low, high = bounds.within(low - (abs(low) / 10 or 1)), bounds.within(high + (abs(high) / 10 or 1))
    step = _step((high - low) / 5)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [step * count for count in range(first, last + 1)]


def _decimal(round_number: Fraction) -> Decimal:
    return Decimal(round_number.numerator) / Decimal(round_number.denominator)


def _step(least: Fraction) -> Fraction:
    """The least of 1, 2 and 5 times a power of ten that is not below."""
    power = Fraction(10) ** (len(str(int(least))) - 1 if least >= 1 else -len(str(int(1 / least))))
    return next(power * times for times in (1, 2, 5, 10, 20, 50, 100) if power * times >= least)
