"""Our own easy words pass the words checker that we give to staff, or say why not; in each language their sentences are short."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from app.languages.wording import MOST_EASY, Kind, in_easy_words
from tests.house.test_easy_words import LIKELY, LOCALES, PLACEHOLDER, easy_words, standard
from tests.house.test_staff_words import TAGS, entries, forms

ACCEPTED = Path(__file__).with_name("accepted.toml")
HARD = {Kind.LONG, Kind.JARGON, Kind.PASSIVE, Kind.BRACKETS}
PATHWAYS = "app/proposals/pathways/"  # each of its pages has its own in easy words
END = re.compile(r"(?<=[.!?:…۔؟।॥])[”\"’)»]*\s+|\n+")  # full stops and question marks of every writing system that we have


def as_read(words: str) -> str:
    return PLACEHOLDER.sub(lambda found: LIKELY.get(found[1], "7"), TAGS.sub("", words))


def every_easy_sentence() -> Iterator[str]:
    for message in [*easy_words("en").values(), *entries().values()]:
        for words in forms(message.string):
            yield as_read(words)


@cache
def found() -> frozenset[tuple[str, str]]:
    """Each sentence, and what the checker says about it: the words that it names, or the kind of hint."""
    return frozenset(
        (finding.sentence, hint.about or hint.kind.value)
        for words in every_easy_sentence()
        for finding in in_easy_words(words).findings
        for hint in finding.hints
    )


def accepted() -> dict[tuple[str, str], str]:
    every = tomllib.loads(ACCEPTED.read_text(encoding="utf-8"))["accepted"]
    return {(one["sentence"], one["found"]): one["reason"] for one in every}


def without_easy_words() -> set[str]:
    """The standard sentences that a reader of easy words meets as they are."""
    shown = {key: message for key, message in standard().items() if key not in easy_words("en")}
    return {key for key, message in shown.items() if not all(place.startswith(PATHWAYS) for place, _line in message.locations)}


@cache
def hard_as_they_stand() -> frozenset[str]:
    """Those among them that are long, of the trade, done by nobody, or in brackets."""
    return frozenset(
        key
        for key in without_easy_words()
        if any(
            hint.kind in HARD
            for words in forms(standard()[key].id)
            for finding in in_easy_words(as_read(words)).findings
            for hint in finding.hints
        )
    )


def shown_as_they_stand() -> dict[str, str]:
    every = tomllib.loads(ACCEPTED.read_text(encoding="utf-8"))["shown_as_it_stands"]
    return {one["sentence"]: one["reason"] for one in every}


def too_long(words: str) -> list[str]:
    sentences = END.split(as_read(words))
    return [one for one in sentences if sum(any(letter.isalnum() for letter in word) for word in one.split()) > MOST_EASY]


def test_the_checker_finds_nothing_in_our_easy_words_that_we_have_not_given_a_reason_for() -> None:
    assert len(list(every_easy_sentence())) > 400
    unexplained = sorted(found() - set(accepted()))
    assert unexplained == [], "Say it in an easier way, or write the reason into tests/languages/accepted.toml."


def test_no_reason_stays_for_words_that_are_gone() -> None:
    assert sorted(set(accepted()) - found()) == []
    assert [sentence for (sentence, _words), reason in accepted().items() if len(reason) < 20] == []


def test_a_reader_of_easy_words_meets_no_hard_standard_sentence_that_we_have_not_given_a_reason_for() -> None:
    assert len(without_easy_words()) > 400
    unexplained = sorted(hard_as_they_stand() - set(shown_as_they_stand()))
    assert unexplained == [], (
        "Give these an entry in easyread.po of every language, or write the reason into tests/languages/accepted.toml."
    )
    assert sorted(set(shown_as_they_stand()) - hard_as_they_stand()) == []
    assert [sentence for sentence, reason in shown_as_they_stand().items() if len(reason) < 20] == []


def test_the_checker_takes_all_our_easy_words_for_english() -> None:
    assert [words for words in every_easy_sentence() if not in_easy_words(words).english] == []


@pytest.mark.parametrize("tag", LOCALES)
def test_a_reader_of_easy_words_meets_no_sentence_of_more_than_15_words_in_any_language(tag: str) -> None:
    long = {key: too_long(words) for key, message in easy_words(tag).items() for words in forms(message.string) if too_long(words)}
    assert long == {}


@pytest.mark.parametrize(
    ("words", "count"),
    [("ایک دو۔ " * 8, 0), ("ایک دو " * 8, 1), ("ਇੱਕ ਦੋ। " * 8, 0), ("ਇੱਕ ਦੋ " * 8, 1), ("هل؟ نعم. " * 8, 0), ("كلمة " * 16, 1)],
)
def test_a_sentence_ends_with_the_full_stop_of_its_own_writing_system(words: str, count: int) -> None:
    assert len(too_long(words)) == count
