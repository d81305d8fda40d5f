"""How often one network address may post: 1,000 an hour, so that a whole ward can share one.

Counted in Valkey where there is one, else in memory. Limits by address typed, draft or account
stand with their actions, in the database.
"""

import time

from flask import Flask, request
from limits import RateLimitItemPerHour
from limits.errors import StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import FixedWindowRateLimiter
from werkzeug.exceptions import TooManyRequests

from app.core.config import settings

MOST = RateLimitItemPerHour(1000)
_REST = 10.0  # seconds before a Valkey that did not answer is asked again


class Posts:
    """Counts the POSTs of each address."""

    def __init__(self, url: str) -> None:
        self.here = FixedWindowRateLimiter(MemoryStorage())
        self.there: FixedWindowRateLimiter | None = None
        self.rests_until = 0.0
        if url:
            address = url.replace("unix://", "redis+unix://", 1)
            kept = storage_from_string(address, socket_timeout=1, socket_connect_timeout=1, wrap_exceptions=True)
            self.there = FixedWindowRateLimiter(kept)

    def allow(self, address: str) -> bool:
        """Counts one more; False when it is one too many."""
        if self.there and time.monotonic() >= self.rests_until:
            try:
                return self.there.hit(MOST, address)
            except StorageError:
                self.rests_until = time.monotonic() + _REST
        return self.here.hit(MOST, address)


def limit(app: Flask) -> None:
    """Puts the limit on every POST of an app."""
    posts = Posts(settings().redis_url)

    def check() -> None:
        if request.method not in {"GET", "HEAD"} and not posts.allow(request.remote_addr or "nobody"):
            raise TooManyRequests

    app.before_request(check)
