"""Reading what those who are asked about a small test read, in their language where somebody has put it into that."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core import db
from app.core.i18n import ENGLISH
from app.improvement.models import Cycle, CycleWords
from app.improvement.models.wording import OF_TEST
from app.languages.queries import told_when_checked, translations_of

EASY = "_easy"


def new_this_time(cycle: Cycle) -> str:
    """What the team changed after the test before this one; nothing in a first test, or where it only tests more. One statement, or none."""
    before = db.session.get(Cycle, cycle.previous_id) if cycle.previous_id is not None else None
    return before.next_change if before else ""


def standing_words(cycle: Cycle) -> dict[str, str]:
    """The words of the team as they stand now, by slot. The ramp and the questions of the test are loaded."""
    found = {"change": cycle.ramp.idea, "new": new_this_time(cycle), "where": cycle.scale}
    for question in cycle.questions:
        found |= {f"question_{question.position}": question.words, f"prediction_{question.position}": question.prediction}
    return {slot: body for slot, body in found.items() if body}


def kept_words(cycle: Cycle) -> dict[str, CycleWords]:
    """The texts that were kept for those who are asked, by slot. One statement."""
    wanted = select(CycleWords).options(joinedload(CycleWords.text)).where(CycleWords.cycle_id == cycle.id)
    return {one.slot: one for one in db.session.scalars(wanted.order_by(CycleWords.id))}


def easy_words_of_last(cycle: Cycle) -> dict[str, str]:
    """The easy words of the test before this one that can be said of this one too, by slot: of the change, and of the same questions."""
    before = db.session.get(Cycle, cycle.previous_id) if cycle.previous_id is not None else None
    if before is None:
        return {}
    asked = {slot: one.text.body for slot, one in kept_words(before).items()}
    same = {f"question_{one.position}" for one in cycle.questions if asked.get(f"question_{one.position}") == one.words}
    return {f"{slot}{EASY}": asked[f"{slot}{EASY}"] for slot in sorted({"change"} | same) if asked.get(f"{slot}{EASY}")}


def easy_words(cycle: Cycle) -> dict[str, str]:
    """What was written in easy words for those who are asked, by slot."""
    return {slot: one.text.body for slot, one in kept_words(cycle).items() if slot.endswith(EASY)}


def to_read(cycle: Cycle, lang: str) -> dict[str, Any]:
    """What somebody who reads a language is shown of a test, as facts: by edition, `standard` and `easy`, and who made the translation.

    Of each edition: `tried`, the parts of the change; `new`, what the team has changed since the last test; `questions`, each with its `number`, `asks` and what we `thought`; `whole`, whether all
    of it is in that language. A part has its `body` in English and the `other`, once a second person has checked it; else nothing.
    Easy words stand for the change and its place, or for a question and what we thought of it. Two statements at most.
    """
    words = standing_words(cycle) | easy_words(cycle)
    seen = {}
    if lang != ENGLISH.lang:
        rows = translations_of(OF_TEST, cycle.id, lang)
        seen = {slot: made for slot, body in words.items() if (made := told_when_checked(rows, slot, body))}
    parts = {slot: {"body": body, "other": seen[slot].body if slot in seen else ""} for slot, body in words.items()}
    numbers = [question.position for question in cycle.questions]
    editions = {"standard": _edition(parts, numbers, easy=False), "easy": _edition(parts, numbers, easy=True)}
    return editions | {"made": sorted({made.method.value for made in seen.values()})}


def _edition(parts: Mapping[str, dict[str, str]], numbers: Sequence[int], *, easy: bool) -> dict[str, Any]:
    def shown(*slots: str) -> list[dict[str, str]]:
        short = f"{slots[0]}{EASY}"
        return [parts[short]] if easy and short in parts else [parts[slot] for slot in slots if slot in parts]

    def question(number: int) -> dict[str, Any]:
        asks, *thought = shown(f"question_{number}", f"prediction_{number}")
        return {"number": number, "asks": [asks], "thought": thought}

    found: dict[str, Any] = {"tried": shown("change", "where"), "new": shown("new"), "questions": [question(number) for number in numbers]}
    every = [*found["tried"], *found["new"], *(part for one in found["questions"] for part in (*one["asks"], *one["thought"]))]
    return found | {"whole": all(part["other"] for part in every)}
