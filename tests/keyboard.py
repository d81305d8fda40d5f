"""A person who has a keyboard and nothing else, and hears what has the focus."""

from tests.browser import Browser, until
from tests.visitor import Seen

FOCUSED = (
    "const at = document.activeElement; return [at.tagName, (at.labels && at.labels[0] || at).textContent.replace(/\\s+/g, ' ').trim()]"
)
MOST = 250  # stops from one end of a page to the other


def focused(browser: Browser) -> str:
    """What has the focus, as a screen reader would read it."""
    return str(browser.run(FOCUSED)[1])


def by_keys(browser: Browser, words: str, *, back: bool = False) -> None:
    """Presses Tab until the focus is on what says these words; `back`: Shift and Tab."""
    for _press in range(MOST):
        browser.key("Tab", shift=back)
        if focused(browser).startswith(words):
            return
    raise AssertionError(f"The Tab key does not come to {words!r} on {browser.address}")


def types(browser: Browser, words: str) -> None:
    """Types into what has the focus."""
    browser.driver.switch_to.active_element.send_keys(words)


def enter(browser: Browser) -> Seen:
    """Presses Enter and waits for the next page."""
    browser.run("window.before = true")
    browser.key("Enter")
    until(browser.arrived)
    return browser.see()
