"""What a reader with other eyes would miss on the page that is open."""

from app.core import i18n
from app.proposals.views.checking import CHOICES_OF_LANGUAGE as LANGUAGES
from tests.browser import Browser

_NAME = "const name = e => `${e.tagName.toLowerCase()}.${e.className} ${e.textContent.trim().slice(0, 40)}`;"
_STICKS_OUT = (
    _NAME
    + """
const root = document.scrollingElement, width = root.clientWidth, found = [];
if (root.scrollWidth > width) found.push(`the page is ${root.scrollWidth} wide in a window of ${width}`);
for (const e of document.querySelectorAll("body *")) {
  const r = e.getBoundingClientRect(), style = getComputedStyle(e);
  if (!r.width || !r.height || !e.checkVisibility({visibilityProperty: true}) || r.width <= 1 || style.clip !== "auto") continue;
  if (e.closest("svg") && e.tagName !== "svg") continue;
  if (e.matches(".nhsuk-skip-link") || e.closest(".scrolls, .hide, .nhsuk-u-visually-hidden")) continue;
  if (r.right > width + 1 || r.left < -1) found.push(name(e) + ` from ${Math.round(r.left)} to ${Math.round(r.right)} of ${width}`);
}
return found.slice(0, 12);"""
)
_CLIPPED = (
    _NAME
    + """
return [...document.querySelectorAll("main *, header *, footer *")].filter(e => {
  const style = getComputedStyle(e);
  if (!["hidden", "clip"].includes(style.overflowY) && !["hidden", "clip"].includes(style.overflowX)) return false;
  if (e.closest("svg, .hide, .nhsuk-u-visually-hidden") || ["INPUT", "TEXTAREA", "SELECT"].includes(e.tagName)) return false;
  if (e.getBoundingClientRect().width <= 1 || e.closest("thead")) return false;
  return e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1;
}).map(name);"""
)
_COLOURLESS = (
    _NAME
    + """
const shown = e => { const s = getComputedStyle(e); return ["Top", "Bottom", "Left", "Right"].some(side =>
  parseFloat(s[`border${side}Width`]) > 0 && s[`border${side}Style`] !== "none" && s[`border${side}Color`] !== s.backgroundColor); };
const boxes = ".nhsuk-button, .nhsuk-input, .nhsuk-textarea, .nhsuk-select, .nhsuk-tag, .nhsuk-error-summary, .pick label, .route label, .answer, .ticket";
const found = [...document.querySelectorAll(boxes)].filter(e => e.checkVisibility() && !shown(e)).map(name);
for (const svg of document.querySelectorAll("svg")) {
  const drawn = getComputedStyle(svg).color, ground = getComputedStyle(document.body).backgroundColor;
  if (svg.checkVisibility() && drawn === ground) found.push(`a picture in the colour of the page: ${name(svg.parentElement)}`);
}
return found;"""
)
_MOVING = """
const found = document.getAnimations().map(a => `an animation ${a.animationName || a.transitionProperty}`);
for (const e of document.querySelectorAll("*")) {
  const s = getComputedStyle(e);
  if ((s.animationName || "none") !== "none" || s.scrollBehavior === "smooth") found.push(`${e.tagName} ${e.className} moves`);
  if (s.transitionDuration.split(", ").some(d => parseFloat(d) > 0)) found.push(`${e.tagName} ${e.className} changes slowly`);
}
return [...new Set(found)];"""
_LEFT_OVER = """
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
while (walker.nextNode()) {
  const text = walker.currentNode.data.replace(/\\s+/g, " ").trim(), parent = walker.currentNode.parentElement;
  if (!/[A-Za-z]{3,}/.test(text) || /^[A-Za-z]+ \\d+ [A-Za-z]+ \\d{4}$/.test(text)) continue;
  const own = parent.closest("[lang]"), line = parent.closest("p, li, dt, dd, h1, h2, h3, a, button, label, legend, option, div");
  if (own !== document.documentElement || parent.closest("bdi, script, style, textarea, .words") || (line || parent).textContent.includes("~")) continue;
  found.push(text);
}
return [...new Set(found)];"""
# A mark of English behind a word of another writing: where two sentences were put together in a template.
_FOREIGN_MARKS = """
const wrong = {ur: /[\\u0621-\\u06d3][”)]*(?:[,;?]|\\.(?=\\s|$))/, ar: /[\\u0621-\\u064a][»)]*[,;?]/, pa: /[\\u0a05-\\u0a74][”)]*\\.(?=\\s|$)/};
const mark = wrong[document.documentElement.lang.slice(0, 2)];
const lines = [...document.querySelectorAll("title, p, li, dt, dd, h1, h2, h3, a, button, label, legend, th, td, option, summary")];
const own = lines.filter(e => !e.closest("[lang]:not(html)") && !e.querySelector("[lang], p, li") && !e.closest("bdi, .words, .own-words"));
return [...new Set(own.map(e => e.textContent.replace(/\\s+/g, " ").trim()).filter(text => mark.test(text)))];"""


def sticks_out(browser: Browser) -> list[str]:
    """What is wider than the window."""
    return list(browser.run(_STICKS_OUT))


def clipped(browser: Browser) -> list[str]:
    """What hides some of its own words."""
    return list(browser.run(_CLIPPED))


def colourless(browser: Browser) -> list[str]:
    """Which boxes and pictures cannot be told from the page when the reader chooses the colours."""
    return list(browser.run(_COLOURLESS))


def moving(browser: Browser) -> list[str]:
    """What moves, or would."""
    return list(browser.run(_MOVING))


def foreign_marks(browser: Browser) -> list[str]:
    """Sentences of an Urdu, Arabic or Panjabi page with a full stop, comma or question mark of English in them."""
    return list(browser.run(_FOREIGN_MARKS))


def left_over_english(browser: Browser) -> list[str]:
    """Which words of ours were never given to a translator; people's own words say their language."""
    languages = {i18n.language_name(tag) for tag in LANGUAGES}
    return [words for words in browser.run(_LEFT_OVER) if words not in languages]
