"""Writing the register: what is looked for, and programmes. Everything that is changed keeps its history."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.core import calendar, db
from app.core.errors import Refused
from app.core.i18n import ENGLISH, for_staff
from app.history.actions import record
from app.languages.actions import write
from app.languages.models import LangSource
from app.people.models import Person
from app.priorities.models import Priority, Programme

PRIORITY, PROGRAMME = "priority", "programme"


@dataclass(frozen=True)
class Looked:
    """A priority as it was written down. `until`: the last day; none while nobody knows."""

    title: str
    words: str
    words_easy: str
    from_on: dt.date
    until: dt.date | None = None
    organisation: int | None = None
    title_easy: str = ""


@dataclass(frozen=True)
class Offered:
    """A programme as it was written down. `cap`: how many ideas it can take; none for any number."""

    title: str
    words: str
    words_easy: str
    from_on: dt.date
    until: dt.date | None = None
    cap: int | None = None
    again_on: dt.date | None = None
    wait: str = ""
    title_easy: str = ""


def add_priority(looked: Looked, *, by: Person | None) -> Priority:
    """Something new that is looked for."""
    _check(looked.title, looked.from_on, looked.until)
    priority = Priority(from_=looked.from_on, created_by=by.id if by else None)
    db.session.add(priority)
    db.session.flush()
    _write_priority(priority, looked, by)
    record(PRIORITY, priority.id, "add", by=by.id if by else None)
    return priority


def change_priority(priority: Priority, looked: Looked, *, by: Person) -> None:
    """Other words, other days."""
    _check(looked.title, looked.from_on, looked.until)
    _write_priority(priority, looked, by)
    record(PRIORITY, priority.id, "change", by=by.id)


def end_priority(priority: Priority, *, by: Person) -> None:
    """It is not looked for any more from tomorrow on. One that has ended stays as it is; ideas that fit it still say so."""
    today = calendar.today()
    if priority.until is not None and priority.until <= today:
        return
    priority.until = max(today, priority.from_)
    record(PRIORITY, priority.id, "end", by=by.id)


def add_programme(offered: Offered, *, by: Person | None) -> Programme:
    """A new programme."""
    _check(offered.title, offered.from_on, offered.until, offered.again_on)
    programme = Programme(from_=offered.from_on, created_by=by.id if by else None)
    db.session.add(programme)
    db.session.flush()
    _write_programme(programme, offered, by)
    record(PROGRAMME, programme.id, "add", by=by.id if by else None)
    return programme


def change_programme(programme: Programme, offered: Offered, *, by: Person) -> None:
    """Other words, another window, more or fewer places."""
    _check(offered.title, offered.from_on, offered.until, offered.again_on)
    _write_programme(programme, offered, by)
    record(PROGRAMME, programme.id, "change", by=by.id)


def _check(title: str, from_on: dt.date, until: dt.date | None, again_on: dt.date | None = None) -> None:
    if not title:
        raise Refused(for_staff("Write a name"), field="title")
    if until is not None and until < from_on:
        raise Refused(for_staff("Choose a last day that is not before the first day"), field="until_on")
    if again_on is not None and (until is None or again_on <= until):
        raise Refused(for_staff("Choose a last day, and a day after it when it opens again"), field="again_on")


def _write_priority(priority: Priority, looked: Looked, by: Person | None) -> None:
    said = {"title": looked.title, "title_easy": looked.title_easy, "words": looked.words, "words_easy": looked.words_easy}
    _write(priority, PRIORITY, said, by)
    priority.from_, priority.until, priority.organisation_id = looked.from_on, looked.until, looked.organisation


def _write_programme(programme: Programme, offered: Offered, by: Person | None) -> None:
    said = {
        "title": offered.title,
        "words": offered.words,
        "words_easy": offered.words_easy,
        "wait": offered.wait,
        "title_easy": offered.title_easy,
    }
    _write(programme, PROGRAMME, said, by)
    programme.from_, programme.until = offered.from_on, offered.until
    programme.cap, programme.again_on = offered.cap, offered.again_on


def _write(row: Priority | Programme, kind: str, said: Mapping[str, str], by: Person | None) -> None:
    """New words are new texts; words that were not changed stay the same text, with their translations."""
    for name, body in said.items():
        before = getattr(row, name) if getattr(row, f"{name}_id") is not None else None
        if (before.body if before else "") != body:
            new = write(body, lang=ENGLISH.lang, about=(kind, row.id), source=LangSource.STAFF, by=by.id if by else None) if body else None
            setattr(row, name, new)
            setattr(row, f"{name}_id", new.id if new else None)
