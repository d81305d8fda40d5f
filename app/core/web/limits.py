"""How often one network address may post: 1,000 an hour, so that a whole ward can share one; and what cleaning files may cost.

Counted in Valkey where there is one, else in memory. Limits by address typed, draft or account
stand with their actions, in the database.
"""

import time
from collections.abc import Callable
from typing import TypeVar

from flask import Flask, current_app, request
from limits import RateLimitItem, RateLimitItemPerHour
from limits.errors import StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import FixedWindowRateLimiter
from werkzeug.exceptions import TooManyRequests

from app.core.config import settings

MOST = RateLimitItemPerHour(1000)
_SECONDS = {True: RateLimitItemPerHour(300, namespace="cleaning"), False: RateLimitItemPerHour(1200, namespace="cleaning-anew")}
_ONCE = RateLimitItemPerHour(1, namespace="once")
_REST = 10.0  # seconds before a Valkey that did not answer is asked again
Answer = TypeVar("Answer")


class Counted:
    """Counts by a name, each within an hour."""

    def __init__(self, url: str) -> None:
        self.here = FixedWindowRateLimiter(MemoryStorage())
        self.there: FixedWindowRateLimiter | None = None
        self.rests_until = 0.0
        if url:
            address = url.replace("unix://", "redis+unix://", 1)
            kept = storage_from_string(address, socket_timeout=1, socket_connect_timeout=1, wrap_exceptions=True)
            self.there = FixedWindowRateLimiter(kept)

    def hit(self, most: RateLimitItem, name: str, cost: int = 1) -> bool:
        """Counts so many more; False when that is too many."""
        return self._asked(lambda limiter: limiter.hit(most, name, cost=cost))

    def left(self, most: RateLimitItem, name: str) -> int:
        """How many more there may be this hour."""
        return self._asked(lambda limiter: max(0, limiter.get_window_stats(most, name).remaining))

    def _asked(self, ask: Callable[[FixedWindowRateLimiter], Answer]) -> Answer:
        if self.there and time.monotonic() >= self.rests_until:
            try:
                return ask(self.there)
            except StorageError:
                self.rests_until = time.monotonic() + _REST
        return ask(self.here)


class Cleaning:
    """The seconds that cleaning files costs for one idea: 300 an hour; 1,200 for a network address from which ideas begin with files."""

    def __init__(self, idea: int | None) -> None:
        self.most = _SECONDS[idea is not None]
        self.name = str(idea) if idea is not None else request.remote_addr or "nobody"

    def left(self) -> int:
        """How many seconds there still are this hour."""
        return _counted().left(self.most, self.name)

    def took(self, seconds: float) -> None:
        """Counts what was used, up to what there was."""
        if used := min(round(seconds), self.left()):
            _counted().hit(self.most, self.name, cost=used)


def first_in_an_hour(what: str) -> bool:
    """Whether this network address asks for something for the first time this hour. Nothing of it is kept longer."""
    return _counted().hit(_ONCE, f"{request.remote_addr or 'nobody'} {what}")


def _counted() -> Counted:
    counted: Counted = current_app.extensions["counted"]
    return counted


def limit(app: Flask) -> None:
    """Puts the limit on every POST of an app."""
    counted = app.extensions["counted"] = Counted(settings().redis_url)

    def check() -> None:
        if request.method not in {"GET", "HEAD"} and not counted.hit(MOST, request.remote_addr or "nobody"):
            raise TooManyRequests

    app.before_request(check)
