"""The small language in which pathways are written: pages, what they ask, and in which order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """How an answer is given."""

    WORDS = "words"
    LINE = "line"
    ONE = "one"
    MANY = "many"


@dataclass(frozen=True)
class Choice:
    """One answer to choose. `then` are lines that open below it; `alone` stands apart from the grid."""

    value: str
    label: str
    picture: str = ""
    hint: str = ""
    alone: bool = False
    then: tuple["Ask", ...] = ()


@dataclass(frozen=True)
class Ask:
    """One field of a page. Without a label the page's question is its label."""

    field: str
    kind: Kind
    label: str = ""
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    type: str = "text"
    autocomplete: str = ""
    ltr: bool = False

    def values(self) -> frozenset[str]:
        """What may be chosen; anything else that comes in is not an answer."""
        return frozenset(choice.value for choice in self.choices)


@dataclass(frozen=True)
class Given:
    """What stands for one field now: words, chosen values, files, or a skip.

    `by`: whose words they are, where that was said. `shown`: it has recordings, photos, drawings or videos.
    """

    text: str = ""
    choices: tuple[str, ...] = ()
    status: str = "answered"
    lang: str = ""
    saves: int = 0
    by: str = ""
    shown: bool = False

    def __bool__(self) -> bool:
        return bool(self.text or self.choices or self.shown)


Answers = Mapping[str, Given]
Condition = Callable[[Answers], bool]


def _always(_answers: Answers) -> bool:
    return True


@dataclass(frozen=True)
class Page:
    """One step: a question, sentences that help, and what it asks. `examples` start the words of its first field."""

    slug: str
    question: str
    lines: tuple[str, ...] = ()
    picture: str = ""
    part: int = 0
    asks: tuple[Ask, ...] = ()
    may_skip: bool = True
    when: Condition = _always
    examples: tuple[Choice, ...] = ()

    def example(self, value: str) -> Choice | None:
        """The example of that name."""
        return next((example for example in self.examples if example.value == value), None)

    def has_answer(self, answers: Answers) -> bool:
        """Whether any of its fields was answered or skipped."""
        return any(ask.field in answers for ask in self.every_ask())

    def every_ask(self) -> tuple[Ask, ...]:
        """Its fields and those that open below its choices."""
        return self.asks + tuple(below for ask in self.asks for choice in ask.choices for below in choice.then)


@dataclass(frozen=True)
class Pathway:
    """The pages in their order. Branches are each page's `when`."""

    name: str
    pages: tuple[Page, ...]
    parts: tuple[str, ...] = ()
    _by_slug: dict[str, Page] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._by_slug.update({page.slug: page for page in self.pages})
        if len(self._by_slug) != len(self.pages):
            raise ValueError(f"Two pages of {self.name} share a name.")

    def page(self, slug: str) -> Page | None:
        """The page of that name, when this pathway has it."""
        return self._by_slug.get(slug)

    def open_pages(self, answers: Answers) -> list[Page]:
        """The pages that these answers lead to."""
        return [page for page in self.pages if page.when(answers)]

    def after(self, page: Page, answers: Answers) -> Page | None:
        """The next page, or None when it is time to check."""
        return next((p for p in self.pages[self.pages.index(page) + 1 :] if p.when(answers)), None)

    def before(self, page: Page, answers: Answers) -> Page | None:
        """The page before, or None at the first."""
        return next((p for p in reversed(self.pages[: self.pages.index(page)]) if p.when(answers)), None)

    def to_go_on(self, answers: Answers) -> Page | None:
        """The page after the last one that was answered or skipped, where somebody who comes back goes on; None when it is time to check."""
        opened = self.open_pages(answers)
        done = [number for number, page in enumerate(opened) if page.has_answer(answers)]
        return next(iter(opened[done[-1] + 1 if done else 0 :]), None)

    def unanswered(self, answers: Answers) -> list[Page]:
        """The pages that ask something and have no answer yet, not even a skip."""
        return [page for page in self.open_pages(answers) if page.asks and not page.has_answer(answers)]

    def progress(self, page: Page, answers: Answers) -> tuple[int, int]:
        """Which question of how many this is, counting from 1, within its part when there are parts."""
        among = [p for p in self.open_pages(answers) if p.asks and (not self.parts or p.part == page.part)]
        return (among.index(page) + 1 if page in among else len(among), len(among))

    def fields(self) -> frozenset[str]:
        """Every field that this pathway can fill."""
        return frozenset(ask.field for page in self.pages for ask in page.every_ask())


def nearest(slug: str, others: Pathway, own: Pathway) -> Page:
    """The page of `own` for a page of `others`: the same, else the next one that has a twin."""
    twin = own.page(slug)
    start = others.page(slug)
    if twin is not None:
        return twin
    if start is not None:
        place = others.pages.index(start)
        for page in (*others.pages[place:], *reversed(others.pages[:place])):
            found = own.page(page.slug)
            if found is not None:
                return found
    return own.pages[0]
