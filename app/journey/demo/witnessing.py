"""Whoever was there at a small test is asked what came out of it, in their language; one answer is in English too, one waits for that."""

from typing import Any

from sqlalchemy import update

from app.core import db
from app.core.i18n import ENGLISH, reading_as
from app.improvement.actions import hearing, witnesses
from app.improvement.models import AskedAs, Cycle, Saw
from app.improvement.models.wording import OF_ANSWER, OF_TEST
from app.improvement.queries.hearing import texts_of
from app.improvement.queries.witnesses import all_asked, idea_of
from app.journey.demo.scene import Scene, told
from app.languages import actions as languages
from app.languages.actions import Piece
from app.languages.models import About, Method, TranslationWish
from app.languages.queries import open_wish
from app.notifications.models import Letter, LetterState


def _of(cycle: Cycle) -> dict[str, Any] | None:
    found = (row for row in told("witnesses.toml")["tests"] if (row["change"], row["number"]) == (cycle.ramp.idea, cycle.number))
    return next(found, None)


def ask_some(scene: Scene, cycle: Cycle) -> None:
    """Whom witnesses.toml names for this test is asked while it runs, and what they read is translated."""
    if (test := _of(cycle)) is None:
        return
    for one in test["asked"]:
        whom = witnesses.Whom(AskedAs.THERE, one["name"], one["reach"], one["reading"])
        witnesses.ask(cycle, idea_of(cycle), whom, test["easy"], by=scene.member(test["by"]))
    for made in test["translations"]:
        _translate(scene, _wish(OF_TEST, cycle.id, About.SMALL_TEST, made["lang"]), made["words"], made["by"], made["checked_by"])


def hear_some(scene: Scene, cycle: Cycle) -> None:
    """On its last day they get their letters and answer; what is in another language is put into English where somebody has."""
    if (test := _of(cycle)) is None:
        return
    witnesses.ask_on_the_day()
    gone = update(Letter).where(Letter.kind == OF_TEST, Letter.thing_id == cycle.id, Letter.state == LetterState.WAITING)
    db.session.execute(gone.values(state=LetterState.SENT, sent_at=Letter.created_at))
    everybody = {one.person.display_name: one for one in all_asked(cycle)}
    for row in test["asked"]:
        asked = everybody[row["name"]]
        scene.diary.go_on_a_little()
        with reading_as(row["reading"]):
            witnesses.answer(asked, {cycle.questions[0].id: witnesses.Answer(Saw(row["saw"]), row["words"])})
        if row["in_english"]:
            hearing.ask_for_english(cycle, [asked])
            wish = _wish(OF_ANSWER, asked.id, About.ANSWER, ENGLISH.lang)
            _translate(scene, wish, {"answer_1": row["in_english"]}, "priya", "joan")


def _wish(kind: str, number: int, about: About, lang: str) -> TranslationWish:
    found = open_wish(kind, number, about, lang)
    if found is None:
        raise LookupError(f"Nobody wished for {about} in {lang}.")
    return found


def _translate(scene: Scene, wish: TranslationWish, words: dict[str, str], by: str, checked_by: str) -> None:
    languages.claim(wish, by=scene.member(by))
    pieces = [Piece(text, slot, words[slot]) for slot, text in texts_of(wish).items()]
    languages.translate(wish, pieces, Method.STAFF, by=scene.member(by))
    languages.check(wish, by=scene.member(checked_by))
