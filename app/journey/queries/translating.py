"""Which words of an idea are put into another language, and what a page may show of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.core.errors import NotFound
from app.core.i18n import ENGLISH, for_staff, mark_for_staff
from app.huddle import queries as huddle
from app.improvement.queries import hearing
from app.languages import queries as languages
from app.languages.models import About, Method, Text, TranslationWish
from app.languages.queries import InOtherWords
from app.proposals import permissions
from app.proposals import queries as proposals
from app.proposals.models import Proposal
from app.proposals.pathways import every_ask
from app.proposals.permissions import Somebody
from app.tasks import queries as tasks

PUBLIC_FIELDS = frozenset(
    {"problem", "settings", "place_name", "beneficiaries", "aim", "measure_words", "measure_ideas", "change_idea", "related_work"}
)
OURS = ("reason", "next_step", "question")
LABELS = {
    "title": mark_for_staff("Title"),
    "reason": mark_for_staff("Why"),
    "reason_easy": mark_for_staff("Why, in easy words"),
    "next_step": mark_for_staff("What happens next"),
    "next_step_easy": mark_for_staff("What happens next, in easy words"),
    "question": mark_for_staff("Our question"),
    "question_easy": mark_for_staff("Our question, in easy words"),
    "change": mark_for_staff("What we tried"),
    "change_easy": mark_for_staff("What we tried, in easy words"),
    "new": mark_for_staff("What is new this time"),
    "new_easy": mark_for_staff("What is new this time, in easy words"),
    "where": mark_for_staff("How small it is"),
}
OF_TESTS = {  # the words of a small test that stand once for each of its questions
    "question": mark_for_staff("Question %(number)s"),
    "question_easy": mark_for_staff("Question %(number)s, in easy words"),
    "prediction": mark_for_staff("What we expected for question %(number)s"),
    "answer": mark_for_staff("What they said to question %(number)s"),
}
_OF_QUESTION = re.compile(r"(?P<what>question|prediction|answer)_(?P<number>\d)(?P<easy>_easy)?")


@dataclass(frozen=True)
class Words:
    """One text that waits for a translation: what it is in its idea, and in a word for whoever translates."""

    slot: str
    label: str
    text: Text


def wish_for(number: int, *, by: Somebody) -> tuple[TranslationWish, Proposal]:
    """The door to one wish. Raises NotFound for none, for words that this person may not translate, and for what nobody waits for any more."""
    wish = languages.wish(number)
    reference = _reference_of(wish) if wish is not None else None
    if wish is None or reference is None:
        raise NotFound
    proposal = proposals.proposal(reference, by=by, to=permissions.translate)
    told_already = wish.task_id is not None and tasks.task(wish.task_id).done_at is not None
    if told_already or (wish.about is About.IDEA and not proposal.public):
        raise NotFound
    return wish, proposal


def _reference_of(wish: TranslationWish) -> str | None:
    idea = wish.thing_id if wish.kind == "proposal" else hearing.idea_with(wish)
    return proposals.reference_of(idea) if idea is not None else None


def words_of(wish: TranslationWish, proposal: Proposal) -> list[Words]:
    """The texts of a wish that are not in its language already, in the order in which a page shows them."""
    found: dict[str, Text | None] = {}
    if wish.about is About.IDEA:
        standing = proposals.newest(proposal.answers)
        found["title"] = proposal.title
        found |= {field: standing[field].text for field in every_ask(easy=False) if field in PUBLIC_FIELDS and field in standing}
    elif wish.about in {About.SMALL_TEST, About.ANSWER}:
        found |= hearing.texts_of(wish)
    elif wish.about is About.QUESTION:
        found = {"question": proposal.question, "question_easy": proposal.question_easy}
    elif made := huddle.decision_of(proposal.id):
        found = {slot: getattr(made, slot) for slot in ("reason", "next_step", "reason_easy", "next_step_easy")}
    return [Words(slot, _label(slot), text) for slot, text in found.items() if text and text.body and text.lang != wish.lang]


def _label(slot: str) -> str:
    if slot in LABELS:
        return for_staff(LABELS[slot])
    if found := _OF_QUESTION.fullmatch(slot):
        return for_staff(OF_TESTS[found["what"] + (found["easy"] or "")]) % {"number": found["number"]}
    page, ask = every_ask(easy=False)[slot]
    return for_staff(ask.label or page.question)


def foreign(title: proposals.SomeWords | None, answers: Any, lang: str) -> dict[str, str]:
    """The public words of an idea that are not in a language, by slot."""
    texts = {"title": title} | {field: answer.text for field, answer in proposals.newest(answers).items() if field in PUBLIC_FIELDS}
    return {slot: text.body for slot, text in texts.items() if text is not None and text.body and text.lang != lang}


def in_other_words(idea: int, words: Mapping[str, str], answer: Mapping[str, Any] | None, lang: str) -> dict[str, InOtherWords]:
    """What a page in a language shows in the place of foreign words, and of our answer in English. One statement, or none."""
    ours = ours_in(answer) if answer and lang != ENGLISH.lang else {}
    if not words and not ours:
        return {}
    rows = languages.translations_of("proposal", idea, lang)
    seen = {slot: languages.told(rows, slot, body) for slot, body in words.items()}
    seen |= {slot: languages.told_when_checked(rows, slot, body) for slot, body in ours.items()}
    return {slot: words for slot, words in seen.items() if words is not None}


def ours_in(facts: Mapping[str, Any]) -> dict[str, str]:
    """What we wrote, out of the facts of a decision or a question, by slot; easy words too."""
    return {slot: facts[slot] for one in OURS for slot in (one, f"{one}_easy") if facts.get(slot)}


def made_by(told: Mapping[str, InOtherWords], words: Mapping[str, str]) -> dict[str, Any]:
    """What is said of the translations of an idea together: who made them, whether a second person has checked all, whether any is stale.

    `asks`: whether a reader may ask for one, as nobody has made it, or not of the words that stand now.
    """
    some = [told[slot] for slot in words if slot in told]
    people = [one for one in some if one.method is not Method.MACHINE]
    return {
        "methods": sorted({one.method for one in some}, key=list(Method).index),
        "checked": bool(people) and all(one.checked for one in people),
        "stale": any(one.stale for one in some),
        "asks": any(slot not in told or told[slot].stale or told[slot].method is Method.MACHINE for slot in words),
    }
