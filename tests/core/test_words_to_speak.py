"""What is taken out of a page to be spoken, and what a voice is given of it."""

import re

from app.core import voices


def test_a_voice_is_given_nothing_but_words() -> None:
    page = "<main><p>" + "\x00\x01\x07\x1b [[h@l]] ]] KT4729, 01632 960 123 \u202eabc" + "</p></main>"
    (said,) = voices.words_of(page, lang="en", own=True)
    assert said.text == "[ [h@l] ] ] ] K T 4 7 2 9, 0 1 6 3 2 9 6 0 1 2 3 abc"
    assert not re.search(r"[\x00-\x1f\u202e]|\[\[", said.text)


def test_words_come_in_order_without_what_nobody_sees() -> None:
    page = """<header><p>Not this</p></header><main id="main"><p class="backto"><a href="/">Back</a></p><h1>Where <b>is</b> it?</h1>
      <p class="hide">Nor this</p><p hidden>nor this</p><svg><title>nor</title></svg><label>At <i>home</i><input value="x"></label>
      <textarea>nor this</textarea><button>Nor</button><p lang="pl">Dom</p><br><p>Yes</p></main><footer>no</footer>"""
    assert voices.words_of(page, lang="en", own=True) == (
        voices.Said("en", "Where is it?\nAt home"),
        voices.Said("pl", "Dom"),
        voices.Said("en", "Yes"),
    )


def test_a_page_of_a_thousand_languages_starts_few_programs() -> None:
    page = "<main>" + '<p lang="pl">a</p><p lang="ro">b</p>' * 500 + "</main>"
    assert len(voices.words_of(page, lang="en", own=True)) == 40
