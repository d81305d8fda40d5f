"""The ways in which the questions are asked. All fill the same fields of the same record."""

from app.core.questions import Answers, Ask, Choice, Page, Pathway, nearest
from app.proposals.pathways.easy import EASY_READ, QUICK_EASY
from app.proposals.pathways.standard import QUICK, STANDARD

BY_EDITION = {(False, False): STANDARD, (False, True): EASY_READ, (True, False): QUICK, (True, True): QUICK_EASY}
EVERY = (STANDARD, EASY_READ, QUICK, QUICK_EASY)
CONSENT = frozenset({"team_read", "publish"})


def pathway(*, quick: bool, easy: bool) -> Pathway:
    """The pathway for somebody who chose the quick way or not, in the edition they read."""
    return BY_EDITION[quick, easy]


def page_for(slug: str, *, quick: bool, easy: bool) -> Page | None:
    """The page of that name in this edition, or the nearest one that has a twin; None for no page at all."""
    own, other = pathway(quick=quick, easy=easy), pathway(quick=quick, easy=not easy)
    if own.page(slug) or other.page(slug):
        return nearest(slug, other, own)
    full = pathway(quick=False, easy=easy)
    return full.page(slug)


def every_ask(*, easy: bool) -> dict[str, tuple[Page, Ask]]:
    """Each field with its page and its question, in this edition first, else in the other."""
    found: dict[str, tuple[Page, Ask]] = {}
    for way in (pathway(quick=False, easy=easy), pathway(quick=False, easy=not easy)):
        for page in way.pages:
            for ask in page.every_ask():
                found.setdefault(ask.field, (page, ask))
    return found


def label_of(ask: Ask, value: str) -> str:
    """The words of a chosen value, to be translated; the bare value when it is no longer offered."""
    return next((choice.label for choice in ask.choices if choice.value == value), value)


def picture_of(ask: Ask, value: str) -> str:
    """The picture of a chosen value; none when it has none or is no longer offered."""
    return next((choice.picture for choice in ask.choices if choice.value == value), "")


def picture_for(page: Page, field: str) -> str:
    """The picture of a field: that of the choice it opens below, else that of its page; a pen for a question of the other edition."""
    above = (choice.picture for ask in page.asks for choice in ask.choices for below in choice.then if below.field == field)
    return next(above, "") or page.picture or "write"


__all__ = [
    "BY_EDITION",
    "CONSENT",
    "EVERY",
    "Answers",
    "Choice",
    "every_ask",
    "label_of",
    "page_for",
    "pathway",
    "picture_for",
    "picture_of",
]
