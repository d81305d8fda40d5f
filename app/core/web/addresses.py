"""The addresses of our pages. Each is built once for each reading: building one costs more than all else about a link."""

from functools import lru_cache
from typing import Any

import flask
from flask import request

_PLAIN = (str, int, type(None))


def url_for(endpoint: str, **values: Any) -> str:
    """What Flask's own says, for pages of ours without a host."""
    if any(name.startswith("_") or type(value) not in _PLAIN for name, value in values.items()):
        return flask.url_for(endpoint, **values)
    return _built(request.root_path, endpoint, tuple(values.items()))


@lru_cache(4096)
def _built(_root: str, endpoint: str, values: tuple[tuple[str, Any], ...]) -> str:
    return flask.url_for(endpoint, **dict(values))
