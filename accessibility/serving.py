"""`python -m accessibility.serving`: a real portal on a filled database, for the browser to visit.

Its clock stands at a Monday in March 2026 and ticks from there, so that what a page says about
dates is the same in every run. One door more than the real portal has raises each mishap.
"""

import datetime as dt
import json
import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from flask import Flask, abort
from flask.testing import FlaskClient
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from accessibility import recording
from accessibility.states import EASY, HEARD
from app.core import calendar, clockwork, db, migrating, voices
from app.core.config import settings
from app.core.errors import NotAllowed, NotSaved, Refused
from app.core.household import die_with_parent
from app.core.i18n import gettext
from app.core.voices.store import wishes
from app.core.web import open_to

MONDAY = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
FACTS = "facts.json"
_started = time.monotonic()


def clock() -> dt.datetime:
    """That Monday, and as long as this process has been running."""
    return MONDAY + dt.timedelta(seconds=time.monotonic() - _started)


@open_to("everyone")
def mishap(code: int) -> str:
    """Raises what the page of that number is about."""
    own: dict[int, Callable[[], Exception]] = {
        409: lambda: NotAllowed(gettext("The idea has moved on since you opened this page. Nothing was changed.")),
        422: lambda: Refused(gettext("This link was used before. Ask for a new one.")),
        500: lambda: RuntimeError("A fault made for a test."),
        503: lambda: NotSaved("A full disk made for a test."),
    }
    if code in own:
        fault = own[code]()
        raise fault
    abort(code)


def app() -> Flask:
    """The portal with one door more."""
    from app import create_app

    portal = create_app()
    portal.add_url_rule("/mishap/<int:code>", "mishap", mishap, methods=["GET", "POST"])
    return portal


def read_aloud(
    visitor: FlaskClient, address: str, readings: tuple[str, ...], *, then: Callable[[Path], object] = lambda _wish: None
) -> None:
    """Has a page read aloud in some readings, as the worker does. `then`: what becomes of each wish before it is fulfilled."""
    for reading in readings:
        visitor.get(f"/{reading}{address}?listen=1", headers={"Host": settings().hosts[0]})
    for wish in list(wishes()):
        then(wish)
    voices.make_all(threading.Event())


def prepare() -> None:
    """Tables, people, ideas and letters, once for each folder; what was made stands in `facts.json`."""
    facts = settings().data_dir / FACTS
    if facts.exists():
        return
    migrating.upgrade()
    clockwork.open_rooms()
    db.connect()
    from accessibility.filling import fill

    told = fill()
    visitor = app().test_client()
    read_aloud(visitor, "/privacy", EASY, then=lambda wish: wish.write_text('{"parts": [], "speed": 140}', encoding="utf-8"))  # no words
    read_aloud(visitor, "/help/asked", EASY)
    read_aloud(visitor, f"/ideas/{told['answered']}", HEARD)
    recording.fill(app())
    facts.write_text(json.dumps(told, indent=1), encoding="utf-8")
    db.session.remove()
    db.engine().dispose()


def main() -> None:
    """Fills, then serves until it is asked to end."""
    die_with_parent()
    logging.basicConfig(level=logging.WARNING)
    calendar.set_clock(clock)
    prepare()
    Server(
        "accessibility.serving:app",
        "127.0.0.1",
        settings().port,
        interface=Interfaces.WSGI,
        factory=True,
        workers=1,
        blocking_threads=2,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()


if __name__ == "__main__":
    main()
