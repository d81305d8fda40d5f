"""How often one network address may post: 1,000 an hour, so that a whole ward can share one.

Counted in Valkey where there is one, else in memory. Limits by address typed, draft or account
stand with their actions, in the database.
"""

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from app.core.config import settings


def limit(app: Flask) -> None:
    """Puts the limit on every POST of an app."""
    url = settings().redis_url
    store = url.replace("unix://", "redis+unix://", 1) if url else "memory://"
    limiter = Limiter(
        get_remote_address,
        default_limits=["1000 per hour"],
        default_limits_exempt_when=lambda: request.method in {"GET", "HEAD"},
        storage_uri=store,
        storage_options={"socket_timeout": 1, "socket_connect_timeout": 1} if url else {},
        in_memory_fallback_enabled=bool(url),
        swallow_errors=True,
        headers_enabled=False,
    )
    limiter.init_app(app)
