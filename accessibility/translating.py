"""Ideas, decisions and questions in other languages, in each state that a page can show; made through the actions themselves."""

from typing import Any

from app.core import db
from app.journey import queries
from app.languages import actions as languages
from app.languages import queries as wishes
from app.languages.actions import Piece
from app.languages.models import About, Method, TranslationWish
from app.people.models import Person
from app.proposals import actions as proposals
from app.proposals.models import Proposal
from tests.make import again

IN_ENGLISH = {
    "title": "Letters that I understand",
    "problem": "I do not understand the letters from the hospital. Please use short sentences, and put the date first.",
}
IN_ARABIC = {
    "title": "رسائل أفهمها",
    "problem": "لا أفهم رسائل المستشفى. أرجو جملا قصيرة والتاريخ في البداية.",
    "reason": "قال لنا آخرون الشيء نفسه.\nوعددنا الرسائل.",
    "next_step": "ستغير عيادة العيون رسائلها في مايو.",
    "question": "أي رسالة كانت؟ رسالة الموعد أم التي بعدها؟",
}


def _asked(proposal: Proposal, lang: str) -> TranslationWish:
    due = again(proposal).answer_due_on
    assert due
    wish = languages.want("proposal", proposal.id, About.IDEA, lang, due_on=due)
    wish.readers = 3
    return wish


def _pieces(wish: TranslationWish, proposal: Proposal, words: dict[str, str]) -> list[Piece]:
    return [Piece(one.text, one.slot, words.get(one.slot, one.text.body)) for one in queries.words_of(wish, again(proposal))]


def _written(wish: TranslationWish, proposal: Proposal, words: dict[str, str], *, by: Person, method: Method = Method.VOLUNTEER) -> None:
    languages.claim(wish, by=by)
    languages.translate(wish, _pieces(wish, proposal, words), method, by=by)


def _ours(proposal: Proposal, about: About, *, by: Person, then: Person) -> None:
    """Our own words, written by one person and checked by another."""
    wish = wishes.open_wish("proposal", proposal.id, about, "ar")
    assert wish
    _written(wish, proposal, IN_ARABIC, by=by, method=Method.PROFESSIONAL)
    proposals.check_translation(again(proposal), wish, by=then)


def fill(ideas: dict[str, Proposal], sam: Person, nadia: Person) -> dict[str, Any]:
    """A wish in each state. Gives their numbers."""
    with db.transaction():
        polish, arabic, long = ideas["translated"], ideas["arabic"], ideas["long"]
        done = _asked(polish, "en")
        _written(done, polish, IN_ENGLISH, by=nadia)
        languages.check(done, by=sam)
        languages.keep_machines(machine := _asked(polish, "ar"), _pieces(machine, polish, IN_ARABIC))
        _ours(ideas["answered_arabic"], About.DECISION, by=nadia, then=sam)
        _ours(ideas["asked_arabic"], About.QUESTION, by=nadia, then=sam)
        free, mine, hers = _asked(long, "ar"), _asked(arabic, "en"), _asked(long, "pl")
        languages.claim(mine, by=sam)
        languages.claim(hers, by=nadia)
        _written(to_check := _asked(long, "ur"), long, {}, by=nadia)
        _written(back := _asked(arabic, "pl"), arabic, {}, by=nadia)
        languages.send_back(back, "The second sentence says months. It should say weeks.", by=sam)
    return {"wish": free.id, "wish_mine": mine.id, "wish_hers": hers.id, "wish_check": to_check.id}
