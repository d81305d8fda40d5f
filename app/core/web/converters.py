"""How references and numbers stand in addresses."""

import datetime as dt
import re

from flask import Flask, redirect, request
from werkzeug.exceptions import NotFound
from werkzeug.routing import BaseConverter, IntegerConverter
from werkzeug.wrappers import Response

_AS_TYPED = re.compile(r"(?<![^\W_])([A-HJ-NP-Z]{2})[\s-]?([2-9]{4})(?![^\W_])", re.IGNORECASE)
_SLASHES = "/\\"  # two of them would lead to another host
MOST_FIGURES = 9  # what an integer column of PostgreSQL can be compared with


class Reference(BaseConverter):
    """Two letters and four figures without 0 O 1 I; nothing else is even looked up."""

    regex = "[A-HJ-NP-Z]{2}[2-9]{4}"


class Number(IntegerConverter):
    """The number of a row; a longer one is no address of ours."""

    regex = rf"\d{{1,{MOST_FIGURES}}}"


def row_number(text: str) -> int | None:
    """The number of a row out of a query or a form; None for anything else that came."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_FIGURES else None


def whole_references(text: str) -> str:
    """The same text with each reference as it stands in addresses and in the index, however it was typed: `xl 2765` is `XL2765`."""
    return _AS_TYPED.sub(lambda found: f"{found[1]}{found[2]}".upper(), text)


def _mend_reference() -> Response | None:
    """An address with a reference in small letters or with a space leads to the right one."""
    if not isinstance(request.routing_exception, NotFound) or request.method not in {"GET", "HEAD"}:
        return None
    mended = "/".join(whole_references(part) if _AS_TYPED.fullmatch(part) else part for part in request.path.split("/"))
    if mended == request.path:
        return None
    query = request.query_string.decode(errors="replace")
    return redirect(f"{request.script_root}/{mended.lstrip(_SLASHES)}" + (f"?{query}" if query else ""), 301)


def convert(app: Flask) -> None:
    """Teaches an app the words `ref` and `int` in its routes."""
    app.url_map.converters.update(ref=Reference, int=Number)
    app.before_request(_mend_reference)


def day_and_row(text: str) -> tuple[dt.date, int] | None:
    """Where a page of a list goes on, "2026-03-09_12"; None for anything else."""
    day, _, figures = text.partition("_")
    number = row_number(figures)
    try:
        return (dt.date.fromisoformat(day), number) if number is not None else None
    except ValueError:
        return None
