"""The words in the picture of a chart lie on no other words, measured where a reader sees them."""

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest

from app.core.i18n import reading, reading_as, readings
from app.core.templates import letters
from app.improvement.charts import Direction, Point, Xmr, xmr
from app.improvement.charts.drawing import draw, sizes
from app.improvement.charts.medians import RunChart, run_chart
from app.improvement.charts.spoken import lines_of
from app.improvement.charts.words import lines_of as lines_for_staff
from tests.browser import Browser, Portal, browser, filled

__all__ = ["browser", "filled"]

TAGS = sorted(tag for tag in readings() if not tag.startswith(("qps", "qrl")))
WEEK, FIRST = dt.timedelta(days=7), dt.date(2025, 9, 22)
WIDE, NARROW = 1280, 320
DRAWN = """
document.documentElement.lang = arguments[0];
document.documentElement.dir = arguments[1];
document.querySelector("main").innerHTML = arguments[2];
"""
MEET = """
const met = [];
for (const svg of document.querySelectorAll("main svg[role=img]")) {
  if (!svg.getBoundingClientRect().width) continue;
  const view = svg.viewBox.baseVal, texts = [...svg.querySelectorAll("text")].filter(t => t.textContent.trim());
  const boxes = texts.map(t => [t.textContent, t.getBBox()]);
  const name = svg.querySelector("title").textContent;
  if (!boxes.length) met.push(name + ": no words");
  boxes.forEach(([a, p], i) => {
    if (p.x < -0.5 || p.x + p.width > view.width + 0.5) met.push(`${name}: "${a}" is cut off`);
    boxes.slice(i + 1).forEach(([b, q]) => {
      const across = Math.min(p.x + p.width, q.x + q.width) - Math.max(p.x, q.x);
      const down = Math.min(p.y + p.height, q.y + q.height) - Math.max(p.y, q.y);
      if (across > 0.5 && down > 0.5) met.push(`${name}: "${a}" on "${b}"`);
    });
  });
}
return met;
"""


@dataclass(frozen=True)
class Series:
    """Values week by week, with what is said of them."""

    name: str
    values: tuple[Any, ...]
    target: str | None = None
    rebases: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    every: dt.timedelta = WEEK
    options: Mapping[str, Any] = field(default_factory=dict)

    def points(self) -> list[Point]:
        return [Point(FIRST + self.every * row, None if value is None else Decimal(str(value))) for row, value in enumerate(self.values)]

    def charts(self) -> Iterator[Xmr | RunChart]:
        points = self.points()
        said: dict[str, Any] = {"direction": Direction.DECREASE, "target": None if self.target is None else Decimal(self.target)}
        said["rebases"] = [points[row].on for row in self.rebases]
        yield xmr(points, **said)
        yield run_chart(points, **said)


def wavy(count: int, seed: int = 1) -> tuple[int, ...]:
    known = random.Random(seed)
    return tuple(40 + known.randint(-9, 9) + row // 9 for row in range(count))


SERIES = (
    Series("one", (5,), target="5", notes=(0, 0)),
    Series("three", (5.25, 6.5, 4.75), target="6"),
    Series("twelve", wavy(12), target="40", notes=(0, 1, 2, 11)),
    Series("thirty", wavy(30), target="41", notes=(3, 4, 5, 6, 12, 13, 28, 29)),
    Series("a hundred", wavy(100), target="46", notes=(*range(0, 100, 7), 98, 99)),
    Series("close lines", (5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 40, 5), target="5.1"),
    Series("equal", (7,) * 14, target="7"),
    Series("large numbers", tuple(1_234_567 + 1000 * n for n in wavy(20)), target="1274567", notes=(18, 19)),
    Series("small numbers", (0.0012, 0.0013, 0.0011) * 5, target="0.00125"),
    Series("new lines at the end", (*wavy(20), 20, 21, 20), target="20.5", rebases=(10, 20), notes=(10, 20, 22)),
    Series("every day", wavy(16), every=dt.timedelta(days=1), notes=tuple(range(16))),
    Series("missing", (None, 3, None, 9, 4, None, 5, 6, 5, 4, 5, 6, 5, 4, 5, None), target="-20"),
)


def html(series: Series, chart: Xmr | RunChart, words: Mapping[str, str]) -> str:
    """Both pictures of one chart."""
    points = series.points()
    notes = [points[row].on for row in sorted(series.notes)]
    macro: Any = letters().get_template("components/chart.html").module
    kind = "run chart" if isinstance(chart, RunChart) else "XmR chart"
    pictures = [draw(chart, size, notes, words) for size in sizes()]
    return f'<figure class="chart">{macro.chart(pictures, f"{series.name}, {kind}", "", words)}</figure>'


def met(browser: Browser, portal: Portal, tag: str, *, staff: bool = False) -> list[str]:
    """Words that lie on others, or that a picture cuts off, at both widths."""
    browser.stand_before(portal, portal.facts["cookies"]["member"])
    browser.open(f"/en/measures/{portal.facts['measure']}")
    with reading_as(tag):
        every = [(one, chart) for one in SERIES for chart in one.charts()]
        drawn = "".join(html(one, chart, lines_for_staff(chart) if staff else lines_of(chart).named) for one, chart in every)
        language, direction = reading().lang, reading().dir
    browser.run(DRAWN, language, direction, drawn)
    found: list[str] = []
    for width in (NARROW, WIDE):
        browser.size(width, 900)
        browser.run("return document.fonts.ready.then(() => true)")
        found += [f"{width}: {one}" for one in browser.run(MEET)]
    return found


@pytest.mark.parametrize("tag", TAGS)
def test_no_words_of_a_chart_lie_on_others_in_any_reading(browser: Browser, filled: Portal, tag: str) -> None:
    assert met(browser, filled, tag) == []


def test_no_words_of_a_chart_lie_on_others_for_staff(browser: Browser, filled: Portal) -> None:
    assert met(browser, filled, "en", staff=True) == []
