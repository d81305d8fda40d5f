"""Whatever button of a small test somebody presses: the words that they typed before are still there."""

from flask import Flask

from app.proposals.models import Proposal
from tests.improvement.test_witnesses import NOOR, day_comes, opened, test_under_way, the_day_before
from tests.improvement.test_witnesses_in_their_language import answered_in_urdu, number
from tests.visitor import Visitor

__all__ = ["number", "test_under_way", "the_day_before"]
TYPED = {"result_1": "Two of three were.", "learned_1": "The list is read too late."}
ASKED_FOR = "We asked for a translation."


def test_asking_for_a_translation_keeps_a_study_that_was_typed_and_saves_none_of_it(
    app: Flask, sam: Visitor, another: Visitor, number: int
) -> None:
    answered_in_urdu(app, sam, another, number)
    sam.open(f"/en/small-tests/{number}/study")
    page = sam.press("Ask for a translation", **TYPED, matched_1="partly")
    assert (page.status, page.h1.startswith("Study:"), page.has(ASKED_FOR)) == (200, True, True)
    assert [words for words in TYPED.values() if words not in page.text] == []
    assert page.has("Somebody was asked to translate.")
    assert TYPED["result_1"] not in sam.open(f"/en/small-tests/{number}/study").text


def test_asking_for_a_translation_keeps_what_was_chosen_to_follow(app: Flask, sam: Visitor, another: Visitor, number: int) -> None:
    answered_in_urdu(app, sam, another, number)
    sam.open(f"/en/small-tests/{number}/study")
    sam.press("Save and close the study", **TYPED, matched_1="partly", worse="no", gained_less="no", all_the_same="yes")
    sam.open(f"/en/small-tests/{number}/act")
    page = sam.press("Ask for a translation", act="abandon", learning="Evenings are too busy.")
    chosen = [box.get("value") for box in page.all("input") if box.get("name") == "act" and box.get("checked") is not None]
    assert (page.has(ASKED_FOR), chosen, "Evenings are too busy." in page.text) == (True, ["abandon"], True)


def test_not_asking_somebody_keeps_whom_one_was_about_to_ask(sam: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    sam.open(f"/en/small-tests/{test_under_way[1]}/ask")
    sam.send(**NOOR)
    sam.open(f"/en/small-tests/{test_under_way[1]}/ask")
    page = sam.press("Do not ask them: Noor", as_whom="there", name="Lena", reach="lena@example.org", change="We pack early.")
    assert (page.status, page.has("Their link opens nothing now."), page.has("Taken back")) == (200, True, True)
    kept = {box.get("name"): box.get("value") for box in page.all("input")}
    assert (kept["name"], kept["reach"], "We pack early." in page.text) == ("Lena", "lena@example.org", True)


def test_a_button_beside_nobody_asks_nobody(sam: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    sam.open(f"/en/small-tests/{test_under_way[1]}/ask")
    page = sam.send(button=("stop", "999999999"), **NOOR)
    assert (page.status, page.has("Do not ask them: Noor"), page.has("Taken back")) == (200, False, False)


def test_whoever_changes_an_answer_and_asks_for_other_words_finds_the_change_and_not_the_old_answer(
    sam: Visitor, another: Visitor, test_under_way: tuple[Proposal, int]
) -> None:
    sam.open(f"/en/small-tests/{test_under_way[1]}/ask")
    sam.send(**NOOR | {"reading": "en"})
    day_comes()
    opened(another, "noor@example.org")
    another.send(saw_1="no", words_1="The old words.")
    another.open(another.page.link("Change my answer"))
    page = another.press("Easy words", saw_1="yes", words_1="The new words.")
    assert ("The new words." in page.text, "The old words." in page.text) == (True, False)
    page = another.press("Send my answer", words_1="x" * 21_000)
    assert page.status == 422
    page = another.press("Standard words", words_1="The last words.")
    assert (page.status, "The last words." in page.text) == (200, True)
