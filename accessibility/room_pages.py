"""The room of a huddle in each of its states, those that come by themselves too."""

from collections.abc import Iterator

from accessibility.longest import LONG
from accessibility.states import Doing, Line, line, send
from tests.browser import Browser, until

_AT = "/huddles/{%s}/room"
_SEEN = ("item", "minutes", "status", "note", "action", "here", "meeting", "ideas", "items")  # what a page showed, as its next look says it
# The page looks again at once, as if it had not seen one thing yet; `then` in its address: the room as which it finds its own.
_LOOK = """
const old = document.querySelector("#now [hx-get]"), look = old.cloneNode(), address = new URL(old.getAttribute("hx-get"), location);
const seen = address.searchParams.get("seen").split("."), then = new URLSearchParams(location.search).get("then");
seen[arguments[0]] = "0";
address.searchParams.set("seen", seen.join("."));
if (then) address.pathname = address.pathname.split("/").toSpliced(-2, 1, then).join("/");
look.setAttribute("hx-get", address.pathname + address.search);
look.setAttribute("hx-trigger", "load");
old.replaceWith(look);
htmx.process(look);
return look;
"""


def somebody_comes_or_goes(browser: Browser) -> None:
    """Presses who is here, or not; htmx changes the parts in their places."""
    button = browser.one("#here button")
    button.click()
    until(lambda: browser.gone(button) and browser.one("#news").text)


def new(thing: str) -> Doing:
    """Something is new when the page looks again; htmx puts the parts that come into their places and says what it is."""

    def act(browser: Browser) -> None:
        look = browser.run(_LOOK, _SEEN.index(thing))
        until(lambda: browser.gone(look) and browser.one("#news").text)

    return act


def too_late(browser: Browser) -> None:
    """Presses for the next idea when somebody else has done so: the parts come, and a sentence about it."""
    button = browser.one("#next")
    browser.run("arguments[0].value = 'next-999999'", button)
    button.click()
    until(lambda: browser.gone(button) and browser.one("#news").text)


def lines() -> Iterator[Line]:
    """Not begun, talking, between two ideas, over time, over, still to come; what cannot be kept; what comes by itself."""
    yield line("room, not begun", "huddle.room", _AT % "room_new", "chair")
    yield line("room, talking, for the chair", "huddle.room", _AT % "room_talking", "chair")
    yield line("room, talking", "huddle.room", _AT % "room_talking")
    yield line("room, over time", "huddle.room", _AT % "room_late", "chair", wide=False)
    yield line("room, over", "huddle.room", _AT % "room_over", wide=False)
    yield line("room, still to come", "huddle.room", _AT % "meeting", wide=False)
    yield line("room, called off", "huddle.room", _AT % "called_off", wide=False)
    yield line("room, nothing written", "huddle.room", _AT % "room_talking", "chair", done=send(), status=422)
    yield line("room, nobody does it", "huddle.room", _AT % "room_talking", done=send(words=LONG, kind="action"), wide=False, status=422)
    yield from _live()


def _live() -> Iterator[Line]:
    for name, address, who, done in (
        ("somebody comes or goes", _AT % "room_new", "chair", somebody_comes_or_goes),
        ("somebody came", _AT % "room_talking", "member", new("here")),
        ("a note came", _AT % "room_talking", "chair", new("note")),
        ("it begins", f"{_AT % 'room_new'}?then={{room_talking}}", "member", new("item")),
        ("another idea", f"{_AT % 'room_talking'}?then={{room_late}}", "chair", new("item")),
        ("the clock stops", f"{_AT % 'room_talking'}?then={{room_paused}}", "chair", new("minutes")),
        ("between two ideas", f"{_AT % 'room_talking'}?then={{room_between}}", "chair", new("minutes")),
        ("it ends", f"{_AT % 'room_talking'}?then={{room_over}}", "member", new("status")),
        ("too late for the next idea", _AT % "room_talking", "chair", too_late),
    ):
        yield line(f"room, {name}", "huddle.room", address, who, done=done, wide=False, live=True)
