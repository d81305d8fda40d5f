"""How often one network address may post: 1,000 an hour, so that a whole ward can share one.

Counted in Valkey where there is one, else in memory. Limits by address typed, draft or account
stand with their actions, in the database.
"""

from typing import Any

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from app.core.config import settings


class _OfPosts(Limiter):
    """Does not even look for a limit where there is none: a tenth of a millisecond on every page."""

    def _check_request_limit(self, *args: Any, **kwargs: Any) -> None:
        if request.method not in {"GET", "HEAD"}:
            super()._check_request_limit(*args, **kwargs)


def limit(app: Flask) -> None:
    """Puts the limit on every POST of an app."""
    url = settings().redis_url
    store = url.replace("unix://", "redis+unix://", 1) if url else "memory://"
    limiter = _OfPosts(
        get_remote_address,
        application_limits=["1000 per hour"],
        storage_uri=store,
        storage_options={"socket_timeout": 1, "socket_connect_timeout": 1} if url else {},
        in_memory_fallback_enabled=bool(url),
        swallow_errors=True,
        headers_enabled=False,
    )
    limiter.init_app(app)
