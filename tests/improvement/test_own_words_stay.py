"""What somebody said by their link is never lost when the team writes down what they say on the phone."""

import datetime as dt

import pytest
from flask import Flask

from app.core import calendar
from tests.improvement.test_answers_on_the_phone import SAVE, WRITE
from tests.improvement.test_witnesses import NOOR, ON_THE_DAY, day_comes, opened, test_under_way, the_day_before
from tests.improvement.test_witnesses_in_their_language import answered_in_urdu, number, translated
from tests.visitor import Visitor

__all__ = ["number", "test_under_way", "the_day_before"]
EMPTY, LATE = "The bag was empty.", "The bag came late."
BY_LINK = "They said this by their link on Friday 6 March 2026. Change only what they told you now."
BEFORE = "Before that, they said by their link on Friday 6 March 2026:"
ON_THE_PHONE = "Said on the phone. Written down by Sam on Saturday 7 March 2026."
MEANWHILE = "Somebody changed this while you wrote. See what stands now. Then save again"
URDU = "ایک تھیلا دیر سے آیا۔"


@pytest.fixture
def answered(sam: Visitor, another: Visitor, number: int) -> int:
    """Noor has answered by her link; a day later somebody phones her."""
    sam.open(f"/en/small-tests/{number}/ask")
    sam.send(**NOOR | {"reading": "en"})
    day_comes()
    opened(another, "noor@example.org")
    another.send(saw_1="no", words_1=EMPTY)
    next_day()
    return number


def next_day(days: int = 1) -> None:
    calendar.set_clock(lambda: ON_THE_DAY + dt.timedelta(days=days))


def form(sam: Visitor, number: int) -> Visitor:
    sam.open(sam.open(f"/en/small-tests/{number}").link(WRITE))
    return sam


def test_the_form_begins_with_what_they_said_and_says_so(sam: Visitor, answered: int) -> None:
    page = form(sam, answered).page
    assert page is not None
    checked = [one.get("value") for one in page.all("input") if one.get("name") == "saw_1" and one.get("checked") is not None]
    assert (page.has(BY_LINK), EMPTY in page.text, checked) == (True, True, ["no"])


def test_what_they_said_by_their_link_stands_beside_what_was_written_down(sam: Visitor, answered: int) -> None:
    page = form(sam, answered).press(SAVE, saw_1="partly", words_1=LATE)
    told = [page.has(words) for words in ("Noor says: Partly", LATE, ON_THE_PHONE, f"{BEFORE} No", EMPTY)]
    assert told == [True] * 5
    assert form(sam, answered).page.has("Sam wrote this down on Saturday 7 March 2026. Change only what they told you now.")


def test_whoever_changes_nothing_puts_no_words_in_anybodys_mouth(sam: Visitor, answered: int) -> None:
    page = form(sam, answered).press(SAVE)
    told = [
        page.has(words) for words in ("You have changed nothing. Their answer stays as they gave it.", EMPTY, "Said on the phone.", BEFORE)
    ]
    assert told == [True, True, False, False]
    assert page.has("Answered on Friday 6 March 2026.")


def test_what_was_written_down_before_is_kept_too_with_its_writer(sam: Visitor, answered: int) -> None:
    form(sam, answered).press(SAVE, words_1=LATE)
    next_day(2)
    page = form(sam, answered).press(SAVE, words_1="The bag came at 9.")
    words = " ".join(page.words().split())
    places = [
        words.index(one)
        for one in ("The bag came at 9.", "Before that, Sam had written down on Saturday 7 March 2026: No", LATE, BEFORE, EMPTY)
    ]
    assert places == sorted(places)


def test_an_answer_of_their_own_afterwards_stands_alone(sam: Visitor, another: Visitor, answered: int) -> None:
    form(sam, answered).press(SAVE, words_1=LATE)
    another.open(another.page.link("Change my answer"))
    assert LATE in another.page.text
    another.send(saw_1="yes", words_1="All was well in the end.")
    page = sam.open(f"/en/small-tests/{answered}")
    assert [page.has(words) for words in ("All was well in the end.", LATE, EMPTY, "Said on the phone.")] == [True, False, False, False]


def test_words_stay_when_the_team_and_they_change_only_a_tick(sam: Visitor, another: Visitor, answered: int) -> None:
    form(sam, answered).press(SAVE, saw_1="partly")
    another.open(another.page.link("Change my answer"))
    another.send(saw_1="yes")
    assert (EMPTY in another.page.text, sam.open(f"/en/small-tests/{answered}").has(EMPTY)) == (True, True)


def test_what_is_sent_twice_is_written_down_once(sam: Visitor, answered: int) -> None:
    before = form(sam, answered).page
    sam.press(SAVE, words_1=LATE)
    sam.page = before
    page = sam.press(SAVE, words_1=LATE)
    assert (page.status, page.has(LATE), page.words().count(BEFORE)) == (200, True, 1)


def test_what_they_say_by_their_link_while_somebody_writes_is_not_written_over(sam: Visitor, another: Visitor, answered: int) -> None:
    form(sam, answered)
    another.open(another.page.link("Change my answer"))
    another.send(saw_1="yes", words_1="It came at noon.")
    page = sam.press(SAVE, saw_1="partly", words_1=LATE)
    told = [page.has(words) for words in ("What stands now", "It came at noon.")]
    assert (page.status, page.faults(), told, LATE in page.text) == (422, [MEANWHILE], [True, True], True)
    page = sam.press(SAVE)
    assert (page.has(LATE), page.has("Before that, they said by their link on Saturday 7 March 2026: Yes")) == (True, True)


def test_words_in_another_language_keep_their_english_and_nobody_translates_them_any_more(
    app: Flask, sam: Visitor, another: Visitor, number: int
) -> None:
    answered_in_urdu(app, sam, another, number)
    translated(sam, number)
    page = form(sam, number).page
    assert (URDU in page.text, page.has("One bag was late.")) == (True, True)
    page = sam.press(SAVE, words_1="One bag was late, and one was wrong.")
    assert [page.has(words) for words in ("One bag was late, and one was wrong.", BEFORE, URDU, "One bag was late.")] == [True] * 4
    assert not sam.open("/en/translations").has("What somebody said about a small test")


def test_words_in_another_language_are_marked_as_such_in_the_form(app: Flask, sam: Visitor, another: Visitor, number: int) -> None:
    answered_in_urdu(app, sam, another, number)
    (box,) = form(sam, number).page.all("textarea")
    assert (box.get("lang"), (box.text or "").strip()) == ("ur", URDU)


def test_their_page_tells_them_what_the_team_wrote_down_for_them_and_nothing_of_who_did(
    sam: Visitor, another: Visitor, answered: int
) -> None:
    own = another.page
    form(sam, answered).press(SAVE, words_1=LATE)
    page = another.open(own.address)
    told = [page.has(words) for words in (LATE, "Our team added this on Saturday 7 March 2026.", "Written down by")]
    assert (own.has("Our team added this"), told) == (False, [True, True, False])


def test_an_answer_that_is_being_changed_is_kept_when_they_go_on_in_easy_words(another: Visitor, answered: int) -> None:
    another.open(another.page.link("Change my answer"))
    page = another.press("Easy words", saw_1="yes", words_1="It came at noon.")
    assert ("/en-easy/" in page.address, "It came at noon." in page.text, EMPTY in page.text) == (True, True, False)
