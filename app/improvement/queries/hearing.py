"""What those who were asked said, as the team reads it in English; and which words of a small test wait for a translation."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core import db
from app.core.i18n import ENGLISH
from app.improvement.models import Asked, Cycle, Project, Question, Ramp, Said
from app.improvement.models.wording import OF_ANSWER, OF_TEST, CycleWords
from app.languages.models import About, Text, TranslationWish
from app.languages.queries import InOtherWords, open_wishes, told, translations_among


@dataclass(frozen=True)
class Heard:
    """What was said in other languages, and in English by number of `Said`.

    `waits`: how many answers nobody has translated yet; `asked_for`: for how many of them somebody was asked to.
    """

    in_english: dict[int, InOtherWords]
    waits: int
    asked_for: int


def slot_of(question: Question) -> str:
    """What an answer to a question is among the words of its person."""
    return f"answer_{question.position}"


def foreign(asked: Asked) -> list[Said]:
    """What somebody said in another language than English."""
    return [said for said in asked.said if said.words is not None and said.words.body and said.words.lang != ENGLISH.lang]


def heard(cycle: Cycle, everybody: Sequence[Asked]) -> Heard:
    """What those who were asked about a test said in other languages. Two statements, or none where all said it in English."""
    spoke = {one.id: foreign(one) for one in everybody if foreign(one)}
    if not spoke:
        return Heard({}, 0, 0)
    slots = {question.id: slot_of(question) for question in cycle.questions}
    rows = translations_among(OF_ANSWER, spoke, ENGLISH.lang)
    found: dict[int, InOtherWords] = {}
    for number, said in spoke.items():
        for one in said:
            made = told(rows.get(number, {}), slots[one.question_id], one.words.body if one.words else "")
            if made is not None and not made.stale:
                found[one.id] = made
    waiting = {number for number, said in spoke.items() if any(one.id not in found for one in said)}
    wished = {wish.thing_id for wish in open_wishes(OF_ANSWER, waiting)}
    return Heard(found, len(waiting), len(waiting & wished))


def texts_of(wish: TranslationWish) -> dict[str, Text]:
    """The texts of a small test, or of an answer about one, that a translation is wished for, by slot, in the order in which they are read."""
    if wish.about is About.SMALL_TEST:
        kept = select(CycleWords).options(joinedload(CycleWords.text)).where(CycleWords.cycle_id == wish.thing_id)
        return {
            one.slot: one.text
            for one in sorted(db.session.scalars(kept), key=lambda one: (one.slot not in {"change", "new", "where"}, one.id))
        }
    said = select(Question, Text).select_from(Said).join(Question, Said.question_id == Question.id).join(Text, Said.words_id == Text.id)
    rows = db.session.execute(said.where(Said.asked_id == wish.thing_id).order_by(Question.position))
    return {slot_of(question): text for question, text in rows}


def idea_with(wish: TranslationWish) -> int | None:
    """The number of the idea whose test these words are about; None once nobody reads them any more."""
    of_idea = select(Project.proposal_id).join(Ramp, Ramp.project_id == Project.id).join(Cycle, Cycle.ramp_id == Ramp.id)
    if wish.kind == OF_TEST:
        return db.session.scalar(of_idea.where(Cycle.id == wish.thing_id, Cycle.studied_at.is_(None)))
    if wish.kind == OF_ANSWER:
        return db.session.scalar(of_idea.join(Asked, Asked.cycle_id == Cycle.id).where(Asked.id == wish.thing_id))
    return None
