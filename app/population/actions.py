"""Keeping equality answers so that nobody can tell whose they are."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from app.core import calendar, db
from app.core.tokens import new_salt
from app.population.equality import EASY, EDITION, STANDARD, whole
from app.population.models import AnswerCount, HeldAnswer


def hold_answers(said: Mapping[str, str], *, easy: bool, ticket: str) -> None:
    """Holds each answer by itself until the clock counts it. Nothing said, nothing kept; the same page sent twice counts once.

    Nothing is recorded in the history: it would say when. `ticket`: the number that was drawn for the page; it is not kept.
    """
    answers = whole(said)
    if not answers:
        return
    answers[EDITION] = EASY if easy else STANDARD
    drawn, month = ticket or new_salt(), _this_month()
    rows = [{"id": _apart(drawn, question), "month": month, "question": question, "answer": answer} for question, answer in answers.items()]
    rows.sort(key=lambda row: row["id"])
    db.session.execute(_insert(HeldAnswer).values(rows).on_conflict_do_nothing(index_elements=["id"]))


def count_held() -> int:
    """Adds what is held to the counts, and forgets it; gives how many answers those were."""
    held = db.session.scalars(select(HeldAnswer).order_by(HeldAnswer.id).with_for_update(skip_locked=True)).all()
    counted = Counter((one.month, one.question, one.answer) for one in held)
    for (month, question, answer), people in sorted(counted.items()):
        add_to_count(month, question, answer, people)
    db.session.execute(delete(HeldAnswer).where(HeldAnswer.id.in_([one.id for one in held])))
    return len(held)


def add_to_count(month: str, question: str, answer: str, people: int) -> None:
    """So many people more gave this answer in a month, such as 2026-03."""
    row = _insert(AnswerCount).values(month=month, question=question, answer=answer, people=people)
    more = {"people": AnswerCount.people + row.excluded.people}
    db.session.execute(row.on_conflict_do_update(index_elements=["month", "question", "answer"], set_=more))


def _this_month() -> str:
    return f"{calendar.today():%Y-%m}"


def _apart(ticket: str, question: str) -> str:
    """An id that answers of one page do not share, and that the same page gives again."""
    return hashlib.sha256(f"{ticket}\x1f{question}".encode()).hexdigest()


def _insert(model: type[db.Model]) -> Any:
    return (sqlite.insert if db.engine().dialect.name == "sqlite" else postgresql.insert)(model)
