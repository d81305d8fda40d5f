"""Rows that are written together, and the numbers that they may take."""

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from app.core import db
from app.languages.models import LangSource, Text

Row = dict[str, Any]


class Sheaf:
    """Rows by table. Those that others point at take their number here."""

    def __init__(self, numbers: Mapping[type[db.Model], Iterator[int]]) -> None:
        self.rows: defaultdict[type[db.Model], list[Row]] = defaultdict(list)
        self.positions: Counter[int] = Counter()
        self._numbers = numbers

    def number(self, model: type[db.Model]) -> int:
        """The next free number of a table."""
        return next(self._numbers[model])

    def add(self, model: type[db.Model], **row: Any) -> None:
        """One row; every row of a table names the same columns."""
        self.rows[model].append(row)

    def write(self, body: str, lang: str, row: Row, *, staff: bool = False) -> int:
        """One text, of the idea, the person and the moment in `row` (`id`, `by` and `at`); gives its number."""
        number = self.number(Text)
        source = LangSource.STAFF if staff else LangSource.PAGE
        digest = hashlib.sha256(body.encode()).hexdigest()
        about = {"kind": "proposal", "thing_id": row["id"]}
        made = {"created_by": row["by"], "created_at": row["at"]}
        self.add(Text, id=number, body=body, lang=lang, lang_source=source, content_hash=digest, **about, **made)
        return number

    def place_on(self, meeting: int) -> int:
        """The next place on the list of a meeting."""
        self.positions[meeting] += 1
        return self.positions[meeting]


def entry(idea: Row, verb: str, by: int, role: str, at: dt.datetime, move: tuple[str, str]) -> Row:
    """One row of history, without reason and facts."""
    row = {"kind": "proposal", "thing_id": idea["id"], "verb": verb, "person_id": by, "role": role, "reason": "", "facts": {}, "at": at}
    return row | {"from_stage": move[0], "to_stage": move[1]}
