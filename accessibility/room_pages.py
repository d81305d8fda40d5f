"""The room of a huddle in each of its states."""

from collections.abc import Iterator

from accessibility.longest import LONG
from accessibility.states import Line, line, send
from tests.browser import Browser, until

_AT = "/huddles/{%s}/room"


def somebody_comes_or_goes(browser: Browser) -> None:
    """Presses who is here, or not; htmx changes the parts in their places."""
    button = browser.one("#here button")
    button.click()
    until(lambda: browser.gone(button) and browser.one("#news").text)


def lines() -> Iterator[Line]:
    """Not begun, talking, over time, over, still to come; what cannot be kept; after a swap."""
    yield line("room, not begun", "huddle.room", _AT % "room_new", "chair")
    yield line("room, talking, for the chair", "huddle.room", _AT % "room_talking", "chair")
    yield line("room, talking", "huddle.room", _AT % "room_talking")
    yield line("room, over time", "huddle.room", _AT % "room_late", "chair", wide=False)
    yield line("room, over", "huddle.room", _AT % "room_over", wide=False)
    yield line("room, still to come", "huddle.room", _AT % "meeting", wide=False)
    yield line("room, called off", "huddle.room", _AT % "called_off", wide=False)
    yield line("room, somebody comes or goes", "huddle.room", _AT % "room_new", "chair", done=somebody_comes_or_goes, wide=False)
    yield line("room, nothing written", "huddle.room", _AT % "room_talking", "chair", done=send(), status=422)
    yield line("room, nobody does it", "huddle.room", _AT % "room_talking", done=send(words=LONG, kind="action"), wide=False, status=422)
