"""Equality answers. Neither table knows an idea, a person, a device, a day or a time: only the month.

A count has no rows for single people, so no answer can be joined to another and no order tells who came when.
"""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.core import db

LONGEST = 80  # characters of an answer; the longest is the name of an area


class HeldAnswer(db.Model):
    """One answer to one question, until the clock counts it. Its id is drawn from a number that only the sent page knew.

    The table is sorted by that id and has no number for a row: neither tells which came first or which belong together.
    """

    __tablename__ = "equality_held"
    __table_args__ = ({"sqlite_with_rowid": False},)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    month: Mapped[str] = mapped_column(String(7))
    question: Mapped[str] = mapped_column(String(20))
    answer: Mapped[str] = mapped_column(String(LONGEST))


class AnswerCount(db.Model):
    """How many people gave one answer to one question in one month."""

    __tablename__ = "equality_count"
    __table_args__ = ({"sqlite_with_rowid": False},)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    question: Mapped[str] = mapped_column(String(20), primary_key=True)
    answer: Mapped[str] = mapped_column(String(LONGEST), primary_key=True)
    people: Mapped[int]
