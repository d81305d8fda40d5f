"""Answers as rows of a statement: to be shown and not changed, at a third of what objects of the ORM cost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from app.core.questions import Given
from app.languages.models import Text
from app.proposals.models import Answer, AnswerStatus, AuthoredBy, Medium

_answer, _text = Answer.__table__.c, Text.__table__.c
ANSWER = (
    _answer.field,
    _answer.version,
    _answer.status,
    _answer.choices,
    _answer.saves,
    _answer.authored_by,
    _answer.medium,
    _text.id.label("text"),
    _text.body,
    _text.lang,
)


class SomeWords(Protocol):
    """A text, as a table's row or not."""

    @property
    def body(self) -> str:
        """The words themselves."""
        ...

    @property
    def lang(self) -> str:
        """The tag of their language."""
        ...


class SomeAnswer(Protocol):
    """An answer, as a table's row or not."""

    @property
    def field(self) -> str:
        """Which question."""
        ...

    @property
    def version(self) -> int:
        """Counted from 1."""
        ...

    @property
    def status(self) -> AnswerStatus:
        """Answered, skipped or not sure."""
        ...

    @property
    def choices(self) -> list[str]:
        """The values that were chosen."""
        ...

    @property
    def saves(self) -> int:
        """How often it was saved."""
        ...

    @property
    def authored_by(self) -> AuthoredBy:
        """Whose words they are."""
        ...

    @property
    def medium(self) -> Medium:
        """In which form it came; anything but text says that there are files."""
        ...

    @property
    def text(self) -> SomeWords | None:
        """What was written; None for no words."""
        ...


_Some = TypeVar("_Some", bound=SomeAnswer)


@dataclass(frozen=True)
class SeenWords:
    """What was written, and in which language."""

    body: str
    lang: str


@dataclass(frozen=True)
class SeenAnswer:
    """One version of one answer."""

    field: str
    version: int
    status: AnswerStatus
    choices: list[str]
    saves: int
    authored_by: AuthoredBy
    medium: Medium
    text: SeenWords | None


def answers_of(rows: Iterable[Any]) -> list[SeenAnswer]:
    """The answers of rows that have the columns of `ANSWER`; a row without a field is none."""
    return [
        SeenAnswer(
            *(r.field, r.version, r.status, r.choices, r.saves, r.authored_by, r.medium),
            SeenWords(r.body, r.lang) if r.text is not None else None,
        )
        for r in rows
        if r.field is not None
    ]


def newest(answers: Sequence[_Some]) -> dict[str, _Some]:
    """The standing answer of each field."""
    standing: dict[str, _Some] = {}
    for answer in sorted(answers, key=lambda a: a.version):
        standing[answer.field] = answer
    return standing


def given(answers: Sequence[SomeAnswer]) -> dict[str, Given]:
    """What stands for each field, as the pathways read it."""
    return {
        field: Given(
            *(a.text.body if a.text else "", tuple(a.choices), a.status.value, a.text.lang if a.text else "", a.saves, a.authored_by),
            shown=a.medium is not Medium.TEXT,
        )
        for field, a in newest(answers).items()
    }


def has_files(answers: Sequence[SomeAnswer]) -> bool:
    """Whether any answer is more than words: only then is it worth asking for files."""
    return any(answer.medium is not Medium.TEXT for answer in answers)


def other_versions(answers: Sequence[_Some], field: str) -> list[_Some]:
    """Earlier answers to one field that were kept, newest first, without empty ones."""
    mine = sorted((a for a in answers if a.field == field), key=lambda a: -a.version)
    return [a for a in mine[1:] if a.text or a.choices]
