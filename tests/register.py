"""A register for tests: something that is looked for, and programmes in each state."""

import datetime as dt
from typing import Any

from app.core import calendar, db
from app.priorities.actions import Looked, Offered, add_priority, add_programme

LONG_AGO = dt.date(2020, 1, 1)


def priority(title: str = "Stroke", **more: Any) -> int:
    """The number of a new priority."""
    said = {"words": "Quick help after a stroke.", "words_easy": "Quick help after a stroke saves lives.", "from_on": LONG_AGO}
    with db.transaction():
        return add_priority(Looked(title=title, **(said | more)), by=None).id


def programme(title: str = "Safer skin", **more: Any) -> int:
    """The number of a new programme, open to any number of ideas unless something else is said."""
    said = {"words": "Ten wards try new ways.", "words_easy": "10 wards try new ways.", "from_on": LONG_AGO}
    with db.transaction():
        return add_programme(Offered(title=title, **(said | more)), by=None).id


def facts(seen: Any) -> dict[str, str]:
    """The short facts of a page by their names."""
    words = lambda part: " ".join(" ".join(part.itertext()).split())
    return {words(name): words(value) for pair in seen.all("div") for name in pair.findall("dt") for value in pair.findall("dd")}


def days_from_now(days: int) -> dt.date:
    """A day before or after today."""
    return calendar.today() + dt.timedelta(days=days)
