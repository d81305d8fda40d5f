"""Whoever asked to add their voice hears of the yes."""

from flask import Flask

from app.notifications.actions import written
from app.people.models import RoleName
from tests import keys
from tests.joining import both, press

LETTER = "proposals/together"


def test_whoever_asked_gets_one_letter_when_the_other_side_says_yes(app: Flask) -> None:
    dee, dee_s, ann, ann_s = both(app)
    assert keys.letters(LETTER) == []
    press(ann, ann_s, "Show them together")
    (letter,) = keys.letters(LETTER)
    assert (letter.person_id, letter.thing_id) == (dee_s.person_id, dee_s.id)
    words = written(letter)
    assert words.subject.startswith("Your idea and one like it are shown together")
    assert (f"/my-idea/{dee_s.reference}/open/" in words.text, "Ann" in words.text, str(ann_s.reference) in words.text) == (
        True,
        False,
        False,
    )
    assert dee.open(f"/en/my-idea/{dee_s.reference}").has("Both sides said yes.")


def test_a_yes_that_is_taken_back_and_given_again_is_told_once(app: Flask) -> None:
    dee, dee_s, ann, ann_s = both(app)
    for words in ("Show them together", "Keep them apart", "Show them together"):
        press(ann, ann_s, words)
    press(dee, dee_s, "Keep them apart")
    press(dee, dee_s, "Show them together")
    assert len(keys.letters(LETTER)) == 1


def test_a_no_sends_nothing_and_a_yes_after_it_is_told(app: Flask) -> None:
    _dee, _dee_s, ann, ann_s = both(app)
    press(ann, ann_s, "Keep them apart")
    assert keys.letters(LETTER) == []
    press(ann, ann_s, "Show them together")
    assert len(keys.letters(LETTER)) == 1


def test_the_team_reads_that_it_was_told(app: Flask) -> None:
    _dee, dee_s, ann, ann_s = both(app)
    press(ann, ann_s, "Show them together")
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    assert sam.open(f"/en/ideas/{dee_s.reference}/read").has("the other side said yes")
