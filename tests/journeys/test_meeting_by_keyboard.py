"""A whole meeting by keyboard alone, in a real browser: the chair leads it, writes, decides, ends it and reads the minutes."""

from tests.browser import Browser, Portal, browser, filled, until
from tests.keyboard import by_keys, enter, focused, types
from tests.visitor import Seen

__all__ = ["browser", "filled"]

FIRST, SECOND = "Letters I can read (screening)", "Listy, które rozumiem"
THERE = [f"Voice {n}" for n in range(4)]


def told(browser: Browser, words: str) -> None:
    """Presses Enter on a button that htmx sends, and waits until the page says these words."""
    browser.key("Enter")
    until(lambda: browser.one("#news").text == words)


def down(browser: Browser, *, to: str) -> None:
    """Presses the arrow key until this one of several answers is chosen."""
    for _press in range(10):
        if focused(browser).startswith(to):
            return
        browser.key("ArrowDown")
    raise AssertionError(f"The arrow key does not come to {to!r} on {browser.address}")


def put_before(browser: Browser, reference: str) -> None:
    """Puts an idea before the huddle of today, the first of those that are offered."""
    browser.open(f"/en/ideas/{reference}/read")
    by_keys(browser, "Put it before this huddle")
    enter(browser)


def keep(browser: Browser, words: str, *, does_it: str = "") -> Seen:
    """Writes a note, or an action that somebody does."""
    by_keys(browser, "What was said or agreed?")
    types(browser, words)
    if does_it:
        by_keys(browser, "A note for the huddle alone")
        down(browser, to="An action")
        by_keys(browser, "Who does it?")
        types(browser, does_it)
    by_keys(browser, "Keep it")
    seen = enter(browser)
    assert seen.has("Kept.")
    return seen


def decide(browser: Browser) -> Seen:
    """Fills in the page of a decision from its first answer to its button."""
    by_keys(browser, "Try it in one organisation")
    down(browser, to="Just do it")
    for label, words in (
        ("Why, in plain words", "Many people said so."),
        ("What happens next", "The clinic writes new letters."),
        ("Who they can talk to", "Priya"),
        ("How to reach them", "01632 960 124"),
        ("Who does it", "The clinic"),
    ):
        by_keys(browser, label)
        types(browser, words)
    by_keys(browser, "Record the decision")
    return enter(browser)


def test_the_chair_leads_a_whole_meeting_by_keyboard_alone(browser: Browser, own: Portal) -> None:
    browser.stand_before(own, own.facts["cookies"]["chair"])
    browser.size(1280, 900)
    put_before(browser, own.facts["screening"])
    put_before(browser, own.facts["polish"])
    browser.open(f"/en/huddles/{own.facts['room_new']}")
    by_keys(browser, "Open the room")
    enter(browser)
    say_who_is_here(browser)
    by_keys(browser, "Start the huddle", back=True)
    enter(browser)

    by_keys(browser, "Next idea")
    told(browser, f"Now: {FIRST}")
    assert focused(browser) == "Next idea", "Whoever pressed it can press it again."
    keep(browser, "Two wards want it.")
    keep(browser, "Ask the print room.", does_it="Sam")
    by_keys(browser, "Write the decision")
    assert enter(browser).h1 == f"What will we do with “{FIRST}”?"
    assert decide(browser).has("Recorded. The letter is on its way.")
    by_keys(browser, "Back to the room")
    enter(browser)
    by_keys(browser, "Next idea")
    told(browser, f"Now: {SECOND}")
    keep(browser, "We read it in English first.")
    by_keys(browser, "It is over")
    assert enter(browser).has("Nothing more can be written down here.")

    by_keys(browser, "Read the minutes")
    minutes = enter(browser)
    said = ("Two wards want it.", "Ask the print room.", "Just do it", "Many people said so.", "The clinic", "We read it in English first.")
    assert [words for words in (*said, *THERE, "Sam. To do by Monday 9 March 2026.") if not minutes.has(words)] == []


def say_who_is_here(browser: Browser) -> None:
    """Ticks four people one after the other; the focus stays at each of them."""
    for n, name in enumerate(THERE, start=1):
        by_keys(browser, f"Here: {name}")
        told(browser, f"{n} person is here." if n == 1 else f"{n} people are here.")
        until(lambda name=name: focused(browser) == f"Not here: {name}")
