"""How references and numbers stand in addresses."""

import datetime as dt

from flask import Flask
from werkzeug.routing import BaseConverter, IntegerConverter

MOST_FIGURES = 18  # what both databases hold as a number of a row


class Reference(BaseConverter):
    """Two letters and four figures without 0 O 1 I; nothing else is even looked up."""

    regex = "[A-HJ-NP-Z]{2}[2-9]{4}"


class Number(IntegerConverter):
    """The number of a row; a longer one is no address of ours."""

    regex = rf"\d{{1,{MOST_FIGURES}}}"


def row_number(text: str) -> int | None:
    """The number of a row out of a query or a form; None for anything else that came."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_FIGURES else None


def convert(app: Flask) -> None:
    """Teaches an app the words `ref` and `int` in its routes."""
    app.url_map.converters.update(ref=Reference, int=Number)


def day_and_row(text: str) -> tuple[dt.date, int] | None:
    """Where a page of a list goes on, "2026-03-09_12"; None for anything else."""
    day, _, figures = text.partition("_")
    number = row_number(figures)
    try:
        return (dt.date.fromisoformat(day), number) if number is not None else None
    except ValueError:
        return None
