"""Walking through a page with the Tab key: where the focus goes, whether one sees it, whether anything covers it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from PIL import Image, ImageChops

from tests.browser import Browser

MOST = 400  # pixels of a tall control that are compared
SLICE = 4000  # pixels of a page drawn at once
MARGIN = 6  # pixels around a control in which its focus may show
INSIDE = frozenset({"date", "time", "audio", "video"})  # what has stops of its own
LEAST_CHANGE = 48  # of 255, in any channel: what counts as another colour
# Every stop in the order of the document; a group of radios is one stop (https://www.w3.org/WAI/ARIA/apg/patterns/radio/).
STOPS = """
const said = new Map();
const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex]")].filter(e => {
  if (e.tabIndex < 0 || e.disabled || e.type === "hidden" || !e.checkVisibility({visibilityProperty: true})) return false;
  if (e.type !== "radio") return true;
  const group = [...document.getElementsByName(e.name)].filter(r => r.form === e.form);
  return e === (group.find(r => r.checked) || group[0]);
});
window.stops = stops;
const led = location.hash ? document.getElementById(location.hash.slice(1)) : null;  // the Tab key goes on from the place that an address names
const at = document.activeElement && document.activeElement !== document.body ? document.activeElement : led;
const start = at ? stops.findIndex(e => at.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING) : 0;
return [start, stops.map(e => `${e.tagName.toLowerCase()} ${e.name || e.ariaLabel || e.textContent.replace(/\\s+/g, " ").trim().slice(0, 40)}`)];
"""
WHERE = """
const at = document.activeElement, index = window.stops.indexOf(at);
if (index < 0) return [index, "", null, [], ""];
const rects = [...at.getClientRects()], all = (at.closest("label") || at).getBoundingClientRect();
const wrong = [];
let inside = 0;
for (const r of rects) for (let i = 0; i < 5; i++) for (let j = 0; j < 5; j++) {
  // Whole pixels: the browser rounds, and 639.6 of a window of 640 would be asked for below its edge.
  const x = Math.floor(r.left + 2 + (r.width - 4) * i / 4), y = Math.floor(r.top + 2 + (r.height - 4) * j / 4);
  // What lies below the edge of the window is covered by no content of ours (WCAG 2.4.11 and 2.4.12); a control wholly outside is out of sight.
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
  inside += 1;
  const hit = document.elementFromPoint(x, y);
  const own = hit && (at.contains(hit) || hit.contains(at) || (hit.closest("label") && [...(at.labels || [])].includes(hit.closest("label"))));
  if (!own) wrong.push(hit ? hit.tagName + " " + hit.className : `nothing at (${x}, ${y})`);
}
if (!inside) wrong.push("the edge of the window");
const chain = [document.documentElement.dir, Math.round(all.width), Math.round(all.height)];
for (let e = at; e; e = e.parentElement) chain.push(e.tagName, e.type || "", e.className.baseVal ?? e.className, e.hasAttribute("style") ? e.style.cssText : "");
return [index, at.type || at.tagName.toLowerCase(), {x: all.left + scrollX, y: all.top + scrollY, width: all.width, height: all.height}, [...new Set(wrong)], chain.join(" ")];
"""


@dataclass
class Walk:
    """What a walk found: the stops as they stand and as they came, and what was wrong at them."""

    stops: list[str]
    came: list[str] = field(default_factory=list)
    covered: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)

    def faults(self) -> list[str]:
        """Everything wrong, in sentences."""
        order = [] if self.came == self.stops else [f"expected {self.stops}, came {self.came}"]
        return order + [f"covered: {c}" for c in self.covered] + [f"focus not seen: {u}" for u in self.unseen]


def walk(browser: Browser, seen: set[str] | None = None) -> Walk:
    """Presses Tab until the page is left; the picture of each control with the focus is compared with the page without.

    `seen` remembers, from page to page, controls of one size in the same classes all the way up, whose focus was seen: a menu's.
    """
    seen = set() if seen is None else seen
    start, stops = browser.run(STOPS)
    found = Walk(stops[max(start, 0) :])
    browser.run("document.activeElement.blur()")  # the Tab key still goes on from there
    with _whole(browser) as page:
        for index, box, covered, looks in _steps(browser, most=len(stops) * 8 + 8):
            name = stops[index]
            found.came.append(name)
            found.covered += [f"{name} by {what}" for what in covered]
            if looks in seen:
                continue
            if _shows_focus(browser, box, page):
                seen.add(looks)
            else:
                found.unseen.append(name)
    return found


def _whole(browser: Browser) -> Image.Image:
    """The picture of the page, however tall: one that the browser drew in one piece would end somewhere."""
    width, height = browser.run("return [document.documentElement.clientWidth, document.documentElement.scrollHeight]")
    page = Image.new("RGB", (width, height))
    for top in range(0, height, SLICE):
        clip = {"x": 0, "y": top, "width": width, "height": min(SLICE, height - top)}
        with picture_of(browser.picture(clip)) as part:
            page.paste(part, (0, top))
    return page


def _steps(browser: Browser, *, most: int) -> Iterator[tuple[int, dict[str, float], list[str], str]]:
    """Each stop once; inside a date, a time or a player the Tab key goes from part to part."""
    before = -1
    for _press in range(most):
        browser.key("Tab")
        index, kind, box, covered, looks = browser.run(WHERE)
        if index < 0 or index < before:
            return
        if index == before and kind in INSIDE:
            continue
        if index == before:
            raise AssertionError(f"The Tab key is caught at stop {index}.")
        before = index
        yield index, box, covered, looks
    raise AssertionError("The Tab key never leaves the page.")


def _shows_focus(browser: Browser, box: dict[str, float], page: Image.Image) -> bool:
    """Whether about as many pixels change with the focus as two lines along the control have."""
    x, y = max(0, int(box["x"]) - MARGIN), max(0, int(box["y"]) - MARGIN)
    right, bottom = (
        min(page.width, int(box["x"] + box["width"]) + MARGIN),
        min(page.height, y + MOST, int(box["y"] + box["height"]) + MARGIN),
    )
    assert y < bottom, f"The page grew while it was walked: a control at {box}, a picture of {page.size}."
    clip = {"x": x, "y": y, "width": right - x, "height": bottom - y}
    with picture_of(browser.picture(clip)) as focused:
        return changed(focused, page.crop((x, y, right, bottom))) >= 1.6 * min(box["width"], page.width)


def picture_of(png: bytes) -> Image.Image:
    """The colours of a PNG."""
    with Image.open(io.BytesIO(png)) as opened:
        return opened.convert("RGB")


def changed(one: Image.Image, other: Image.Image) -> int:
    """How many pixels of two pictures of the same size have visibly different colours."""
    assert one.size == other.size, (one.size, other.size)
    red, green, blue = ImageChops.difference(one, other).split()
    return sum(ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()[LEAST_CHANGE:])
