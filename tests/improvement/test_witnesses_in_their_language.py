"""Whoever is asked about a small test reads it in easy words and in their language; the team reads their answer in English."""

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.templates.directions import CLOSES, OPENS
from app.improvement.actions.cycles import predict
from app.improvement.actions.studying import Done, carry_out
from app.improvement.models import Extent
from app.languages.models import TranslationWish
from app.notifications.actions import written
from app.people.models import RoleName
from app.proposals.models import Proposal
from tests import keys, make
from tests.improvement.test_witnesses import NOOR, PREDICTION, day_comes, found, letter_to, opened, test_under_way, the_day_before
from tests.visitor import Visitor

__all__ = ["test_under_way", "the_day_before"]

EASY = {"change": "We pack the bags early.", "easy_1": "Are the bags ready? We think: 2 of 3 are."}
URDU = {
    "where": "ایک نرس، تین مریض",
    "change": "شام کو سامان باندھیں۔",
    "question_1": "کیا وہ تیار ہیں؟",
    "prediction_1": "تین میں سے دو تیار ہیں۔",
}
NOT_YET = "is not translated yet"


@pytest.fixture
def chair(app: Flask) -> Visitor:
    """Somebody who did not write the translation."""
    return keys.staff(app, RoleName.CHAIR, "nadia@example.org")


@pytest.fixture
def number(test_under_way: tuple[Proposal, int]) -> int:
    """The small test."""
    return test_under_way[1]


def ask(sam: Visitor, number: int, **told: str) -> None:
    sam.open(f"/en/small-tests/{number}/ask")
    by_phone = told.get("reach", "").startswith("0")
    said = "Somebody of the team phones them" if by_phone else "They are asked on the last day of the test."
    assert said in sam.send(**NOOR | told).text


def wishes() -> list[TranslationWish]:
    return list(db.session.scalars(select(TranslationWish).order_by(TranslationWish.id)))


def translate(by: Visitor, checker: Visitor, wish: int, words: dict[str, str]) -> None:
    by.open(f"/en/translations/{wish}")
    by.press("Claim it: I translate this")
    by.press("Save the translation", **words, method="bilingual_staff")
    checker.open(f"/en/translations/{wish}/check")
    assert checker.send(good="yes").has("Thank you. It is saved.")


def test_whoever_reads_easy_words_gets_those_in_the_letter_and_on_the_page(sam: Visitor, another: Visitor, number: int) -> None:
    ask(sam, number, reading="en-easy", **EASY)
    ask(sam, number, reading="en", name="Lena", reach="lena@example.org")
    day_comes()
    for address, seen in (("noor@example.org", (True, True, False)), ("lena@example.org", (False, False, True))):
        letter, page = written(letter_to(address)).text, opened(another, address).text
        for words in (letter, page):
            assert (EASY["change"] in words, EASY["easy_1"] in words, PREDICTION in words) == seen


def test_the_easy_words_stand_in_the_form_for_whoever_is_asked_next(sam: Visitor, number: int) -> None:
    ask(sam, number, **EASY)
    page = sam.open(f"/en/small-tests/{number}/ask")
    assert [words for words in EASY.values() if words not in page.text] == []


def test_whoever_reads_another_language_has_it_wished_for_when_they_are_asked(sam: Visitor, number: int) -> None:
    ask(sam, number)
    ask(sam, number, reading="en", name="Lena", reach="lena@example.org")
    assert [(one.about.value, one.lang, one.due_on.isoformat()) for one in wishes()] == [("small_test", "ur", "2026-03-06")]
    page = sam.open("/en/translations")
    assert page.has("What people read who are asked about a small test: from English into Urdu")


def test_a_checked_translation_is_in_the_letter_and_on_the_page_with_the_english_under_it(
    sam: Visitor, chair: Visitor, another: Visitor, number: int
) -> None:
    ask(sam, number, reading="ur")
    translate(sam, chair, wishes()[0].id, URDU)
    day_comes()
    letter, page = written(letter_to("noor@example.org")), opened(another, "noor@example.org")
    assert [words for words in URDU.values() if words not in letter.text or words not in page.text] == []
    assert f"{OPENS}{PREDICTION}{CLOSES}" in letter.text.split("\n")
    assert f'<bdi lang="en" dir="ltr">{PREDICTION}</bdi>' in letter.html
    assert page.text.index(URDU["prediction_1"]) < page.text.index(PREDICTION)
    assert "01632" not in page.text.split("<h2>")[0].split("<h1>")[1]  # no interpreter where all of it is there


def test_without_a_translation_the_page_says_that_it_is_english_and_offers_an_interpreter(
    sam: Visitor, another: Visitor, number: int
) -> None:
    ask(sam, number, reading="pl")
    day_comes()
    page = opened(another, "noor@example.org")
    assert (page.has("Napisaliśmy to po angielsku."), 'lang="en" dir="ltr">\n' in page.text) == (True, True)


def test_a_translation_of_words_that_changed_is_not_shown_and_is_wished_for_again(
    sam: Visitor, chair: Visitor, another: Visitor, number: int
) -> None:
    ask(sam, number, reading="ur")
    translate(sam, chair, wishes()[0].id, URDU)
    team = make.staff()
    with db.transaction():
        predict(found(number), {1: "All three are ready."}, by=team)
    day_comes()
    page = opened(another, "noor@example.org").text
    assert (URDU["prediction_1"] in page, "All three are ready." in page, URDU["change"] in page) == (False, True, True)
    assert [one.done_at is None for one in wishes()] == [False, True]


def answered_in_urdu(app: Flask, sam: Visitor, another: Visitor, number: int) -> None:
    ask(sam, number, reading="ur")
    day_comes()
    opened(another, "noor@example.org")
    another.send(saw_1="partly", words_1="ایک تھیلا دیر سے آیا۔")
    team = make.staff()
    with db.transaction():
        carry_out(found(number), Done(Extent.YES, "Bags were packed.", "", ""), by=team)


def test_the_team_sees_that_an_answer_is_not_translated_and_may_study_all_the_same(
    app: Flask, sam: Visitor, another: Visitor, number: int
) -> None:
    answered_in_urdu(app, sam, another, number)
    assert sam.open(f"/en/small-tests/{number}/study").has(f"1 answer {NOT_YET}.")
    closed = {"result_1": "They were.", "matched_1": "yes", "worse": "no", "gained_less": "no"}
    assert sam.press("Save and close the study", **closed, all_the_same="yes").has("Saved.")
    page = sam.open(f"/en/small-tests/{number}/act")
    assert (page.has("ایک تھیلا دیر سے آیا۔"), page.has(f"1 answer {NOT_YET}.")) == (True, True)


def test_the_team_asks_for_an_answer_in_english_and_reads_both(app: Flask, sam: Visitor, another: Visitor, number: int) -> None:
    answered_in_urdu(app, sam, another, number)
    for _twice in range(2):
        sam.open(f"/en/small-tests/{number}")
        if "Ask for a translation" in sam.page.text:
            sam.press("Ask for a translation")
    assert sam.page.has("Somebody was asked to translate.")
    (wish,) = [one for one in wishes() if one.about.value == "answer"]
    assert sam.open("/en/translations").has("What somebody said about a small test: from Urdu into English")
    sam.open(f"/en/translations/{wish.id}")
    sam.press("Claim it: I translate this")
    sam.press("Save the translation", answer_1="One bag was late.", method="volunteer")
    for place in ("", "/study"):
        page = sam.open(f"/en/small-tests/{number}{place}")
        shown = (
            page.has("ایک تھیلا دیر سے آیا۔"),
            page.has("One bag was late."),
            page.has("Nobody has checked it yet."),
            page.has(NOT_YET),
        )
        assert shown == (True, True, True, False)


def translated(sam: Visitor, number: int) -> None:
    """The answer in Urdu is put into English by the team."""
    sam.open(f"/en/small-tests/{number}")
    sam.press("Ask for a translation")
    wish = next(one.id for one in wishes() if one.about.value == "answer")
    sam.open(f"/en/translations/{wish}")
    sam.press("Claim it: I translate this")
    sam.press("Save the translation", answer_1="One bag was late.", method="volunteer")


def test_an_answer_that_changed_is_translated_anew(app: Flask, sam: Visitor, another: Visitor, number: int) -> None:
    answered_in_urdu(app, sam, another, number)
    translated(sam, number)
    another.open(another.page.link("میرا جواب بدلیں"))
    another.send(saw_1="yes", words_1="سب تھیلے وقت پر آئے۔")
    page = sam.open(f"/en/small-tests/{number}")
    assert (page.has("One bag was late."), page.has(f"1 answer {NOT_YET}. Somebody was asked to translate.")) == (False, True)
    assert sam.open("/en/translations").has("Read the words, then claim them")


def test_whoever_planned_the_test_is_not_told_that_they_need_not_answer(sam: Visitor, number: int) -> None:
    ask(sam, number, reading="en")
    day_comes()
    told = {to: written(letter_to(to)) for to in ("sam@example.org", "noor@example.org")}
    for sentence in ("You do not have to answer.", "Please do not pass the link on.", "Tell us what you saw"):
        assert [sentence in told[to].text for to in told] == [sentence in told[to].html for to in told] == [False, True]
    assert "You get this because you planned the small test." in told["sam@example.org"].text
