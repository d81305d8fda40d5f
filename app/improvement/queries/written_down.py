"""Who of the team wrote down what somebody said on the phone, and what that person had said before."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.core import db
from app.core.i18n import ENGLISH
from app.history.queries import Told, entries
from app.improvement.models import Asked, Cycle, Said, Saw
from app.improvement.models.wording import OF_TEST
from app.languages.models import Text
from app.languages.queries import InOtherWords, in_other_words
from app.people.models import Person

WRITE_DOWN = "write_down_answer"
ANSWER = "answer"


@dataclass(frozen=True)
class Before:
    """What somebody had said of a question, since when. `by`: who of the team had written that down; nothing of what they said by their link."""

    saw: Saw | None
    words: Text | None
    in_english: InOtherWords | None
    by: str
    at: dt.datetime


@dataclass(frozen=True)
class WrittenDown:
    """By whom, and when; and what it took the place of, newest first. `by` is empty where they answered by their link."""

    by: str
    at: dt.datetime
    before: tuple[Before, ...] = ()


@dataclass(frozen=True)
class _Kept:
    """What one writing took the place of, as history keeps it."""

    saw: Saw | None
    text: int | None


def written_down(cycle: Cycle, everybody: Sequence[Asked]) -> dict[int, WrittenDown]:
    """By number of what was said, where the team wrote it down. At most four statements; none without an answer."""
    if not any(one.answered_at for one in everybody):
        return {}
    told = entries(OF_TEST, cycle.id)
    rows = {said.id: rows for one in everybody for said in one.said if (rows := _about(told, one, said))}
    kept = [_kept(row, said) for one in everybody for said in one.said for row in rows.get(said.id, ())]
    names, texts = _names(row for some in rows.values() for row in some), _texts(one.text for one in kept if one)
    english = in_other_words([text.id for text in texts.values() if text.lang != ENGLISH.lang], ENGLISH.lang)

    def before(said: Said) -> Iterator[Before]:
        for row, older in zip(rows[said.id], [*rows[said.id][1:], None], strict=True):
            found = _kept(row, said)
            if found and (found.saw or found.text in texts):
                since = older or row
                by = names.get(since.person_id or 0, "") if older and older.verb == WRITE_DOWN else ""
                yield Before(found.saw, texts.get(found.text or 0), english.get(found.text or 0), by, since.at)

    def down(said: Said) -> WrittenDown:
        newest = rows[said.id][0]
        return WrittenDown(names.get(newest.person_id or 0, ""), newest.at, tuple(before(said)))

    return {said.id: down(said) for one in everybody for said in one.said if said.id in rows}


def said_last(cycle: Cycle, asked: Asked) -> WrittenDown | None:
    """Who answered last for somebody, and when: they by their link, or the team. Two statements; None where nobody has."""
    newest = next(iter(_of(entries(OF_TEST, cycle.id), asked)), None)
    if newest is None:
        return None
    return WrittenDown(_names([newest]).get(newest.person_id or 0, "") if newest.verb == WRITE_DOWN else "", newest.at)


def times_said(asked: Asked) -> int:
    """How many times an answer of theirs was saved, by themselves or by the team. One statement."""
    return len(_of(entries(OF_TEST, asked.cycle_id), asked))


def kept_words(asked: Asked) -> list[int]:
    """The numbers of all texts that the team kept when it wrote something else down. One statement."""
    found = (one for row in _of(entries(OF_TEST, asked.cycle_id), asked) for one in row.facts.get("before", {}).values())
    return [one["text"] for one in found if one["text"] is not None]


def _of(told: Sequence[Told], asked: Asked) -> list[Told]:
    """Each time that they answered or the team wrote down what they said, newest first."""
    own = [row for row in told if row.verb in {ANSWER, WRITE_DOWN}]
    return [row for row in own if (row.person_id if row.verb == ANSWER else row.facts.get("person")) == asked.person_id]


def _about(told: Sequence[Told], asked: Asked, said: Said) -> list[Told]:
    """What the team wrote down of one question, newest first, and after it the answer of their own that it came after."""
    found: list[Told] = []
    for row in _of(told, asked):
        if row.verb == ANSWER:
            return [*found, row] if found else []
        if "before" not in row.facts or str(said.question_id) in row.facts["before"]:
            found.append(row)
    return found


def _kept(row: Told, said: Said) -> _Kept | None:
    found = row.facts.get("before", {}).get(str(said.question_id)) if row.verb == WRITE_DOWN else None
    return _Kept(Saw(found["saw"]) if found["saw"] else None, found["text"]) if found else None


def _texts(numbers: Iterator[int | None]) -> dict[int, Text]:
    """Those that nobody has taken back since."""
    wanted = {number for number in numbers if number is not None}
    return {text.id: text for text in db.session.scalars(select(Text).where(Text.id.in_(wanted), Text.body != ""))} if wanted else {}


def _names(rows: Iterator[Told] | Sequence[Told]) -> dict[int, str]:
    people = {row.person_id for row in rows if row.verb == WRITE_DOWN}
    if not people:
        return {}
    found = db.session.execute(select(Person.id, Person.display_name).where(Person.id.in_(people)))
    return {row.id: row.display_name for row in found}
