"""The numbers about who sends ideas: whole months only, one question at a time, small ones hidden."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import func, select

from app.core import calendar, db
from app.core.errors import NotFound
from app.core.questions import Ask, Choice
from app.population import disclosure
from app.population.equality import READ, below, questions
from app.population.models import AnswerCount
from app.population.permissions import Holder

MONTHS = 12


@dataclass(frozen=True)
class Row:
    """One answer: its words, the number that may be shown, of a hundred people how many."""

    label: str
    people: disclosure.Cell
    share: int | None


@dataclass(frozen=True)
class Table:
    """One question. `of`: the answer under which it was asked; `shown`: nothing when too few people answered."""

    name: str
    label: str
    of: str
    base: int
    rows: tuple[Row, ...]


def months() -> tuple[dt.date, dt.date]:
    """The first and the last month that numbers are shown of: the 12 that are over, so that nothing changes while somebody answers."""
    this = calendar.today().replace(day=1)
    return this.replace(year=this.year - 1), (this - dt.timedelta(days=1)).replace(day=1)


def who_sends(*, by: Holder, to: Callable[[Holder], bool]) -> list[Table]:
    """A table for each question. A question under an answer only where the number of that answer is shown. Raises NotFound."""
    if not to(by):
        raise NotFound
    counts = _counts()
    tables = []
    for ask in questions():
        shown = _table(ask, counts, None)
        tables.append(shown)
        visible = {row.label for row in shown.rows if isinstance(row.people, int) and row.people}
        tables += [_table(one, counts, choice) for choice, one in below(ask) if choice.label in visible]
    return [*tables, _table(READ, counts, None)]


def _table(ask: Ask, counts: dict[tuple[str, str], int], under: Choice | None) -> Table:
    labels = {choice.value: choice.label for choice in ask.choices}
    labels |= {answer: answer for question, answer in counts if question == ask.field and answer not in labels}
    shown = disclosure.shown([counts.get((ask.field, value), 0) for value in labels])
    cells = [] if shown is None else [Row(label, shown.cells[n], shown.share(n)) for n, label in enumerate(labels.values())]
    return Table(ask.field, ask.label, under.label if under else "", shown.base if shown else 0, tuple(cells))


def _counts() -> dict[tuple[str, str], int]:
    first, last = months()
    added = select(AnswerCount.question, AnswerCount.answer, func.sum(AnswerCount.people))
    within = added.where(AnswerCount.month.between(f"{first:%Y-%m}", f"{last:%Y-%m}"))
    grouped = within.group_by(AnswerCount.question, AnswerCount.answer).order_by(AnswerCount.question, AnswerCount.answer)
    return {(question, answer): int(people) for question, answer, people in db.session.execute(grouped)}
