"""The easy words: they answer to the standard sentences, in every language, and each sentence is short."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from app.core.i18n import LANGUAGES
from app.core.questions import Ask, Choice, Page
from app.proposals.pathways import choices, easy
from app.proposals.pathways import standard as standard_way

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"
LOCALES = [language.tag for language in LANGUAGES]
OTHERS = [tag for tag in LOCALES if tag != "en"]
MOST_WORDS = 15
HARD_TO_READ = re.compile(r"[()\[\];–—]|\s-\s")

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
END_OF_SENTENCE = re.compile(r"(?<=[.!?:])[”\"’)]*\s+|\n+")
LIKELY = {
    "date": "Monday 9 March 2026",
    "due": "Monday 9 March 2026",
    "name": "Sam Taylor",
    "reference": "KT 4729",
    "phone": "0115 000 0000",
}


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


@cache
def standard() -> dict[str, Message]:
    return {_one(message.id): message for message in catalogue(TRANSLATIONS / "messages.pot") if message.id}


@cache
def easy_words(tag: str) -> dict[str, Message]:
    path = TRANSLATIONS / tag / "LC_MESSAGES" / "easyread.po"
    if not path.exists():
        pytest.fail(f"The easy words of “{tag}” are not written yet: {path.relative_to(TRANSLATIONS.parent)} is missing.")
    return {message.context or "": message for message in catalogue(path) if message.id}


def _one(sentence: object) -> str:
    return str(sentence[0] if isinstance(sentence, (list, tuple)) else sentence)


def _each(sentence: object) -> tuple[str, ...]:
    return tuple(str(form or "") for form in sentence) if isinstance(sentence, (list, tuple)) else (str(sentence or ""),)


def placeholders(sentence: str) -> set[str]:
    return set(PLACEHOLDER.findall(sentence))


def too_long(text: str) -> list[str]:
    """The sentences of a text, with likely words in its placeholders, that nobody should have to read in one go."""
    filled = PLACEHOLDER.sub(lambda found: LIKELY.get(found[1], "7"), text)
    sentences = END_OF_SENTENCE.split(filled)
    return [s for s in sentences if sum(any(letter.isalnum() for letter in word) for word in s.split()) > MOST_WORDS]


def pathway_words(thing: object) -> Iterator[str]:
    """Every sentence that a person reads in a piece of a pathway."""
    if isinstance(thing, tuple):
        for piece in thing:
            yield from pathway_words(piece)
    elif isinstance(thing, Page):
        yield from (thing.question, *thing.lines)
        yield from pathway_words(thing.asks)
    elif isinstance(thing, Ask):
        yield from (text for text in (thing.label, thing.hint) if text)
        yield from pathway_words(thing.choices)
    elif isinstance(thing, Choice):
        yield from (text for text in (thing.label, thing.hint) if text)
        yield from pathway_words(thing.then)


def easy_pathway() -> set[str]:
    offered = [value for name, value in vars(choices).items() if name.isupper() and not name.endswith("_STANDARD")]
    return set(easy.PARTS) | set(pathway_words((easy.EASY_READ.pages, easy.QUICK_EASY.pages, tuple(offered))))


@pytest.mark.parametrize("tag", LOCALES)
def test_a_reader_of_easy_words_finds_no_entry_whose_standard_sentence_is_gone(tag: str) -> None:
    gone = sorted(set(easy_words(tag)) - set(standard()))
    assert gone == [], f"Take these out of translations/{tag}/LC_MESSAGES/easyread.po, or write the new standard sentence as their msgctxt."


@pytest.mark.parametrize("tag", OTHERS)
def test_a_reader_in_another_language_gets_the_same_easy_sentences_as_an_english_reader(tag: str) -> None:
    english, theirs = easy_words("en"), easy_words(tag)
    unlike = {"missing": sorted(set(english) - set(theirs)), "too many": sorted(set(theirs) - set(english))}
    assert unlike == {"missing": [], "too many": []}, f"Write the same entries into translations/{tag}/LC_MESSAGES/easyread.po."
    other = [key for key in english if _each(english[key].id) != _each(theirs[key].id)]
    assert other == [], "Their msgid is the easy English sentence, the same in every language."


@pytest.mark.parametrize("tag", LOCALES)
def test_a_reader_of_easy_words_never_meets_an_empty_or_a_fuzzy_sentence(tag: str) -> None:
    assert [key for key, message in easy_words(tag).items() if message.fuzzy or not all(_each(message.string))] == []


@pytest.mark.parametrize("tag", LOCALES)
def test_a_reader_of_easy_words_gets_every_name_date_and_number_of_the_standard_sentence(tag: str) -> None:
    astray = []
    for key, message in easy_words(tag).items():
        needed = placeholders(key)
        whole = [*_each(message.id), _each(message.string)[-1]]
        # A language may have a word for 1 or 2 of a thing: only the last plural form has to show the number.
        if any(placeholders(form) != needed for form in whole) or any(placeholders(form) - needed for form in _each(message.string)):
            astray.append(key)
    assert astray == []


@pytest.mark.parametrize("tag", LOCALES)
def test_a_number_gets_its_plural_in_easy_words_wherever_the_standard_sentence_has_one(tag: str) -> None:
    known = standard()
    assert [key for key, message in easy_words(tag).items() if key in known and message.pluralizable != known[key].pluralizable] == []


def test_an_english_reader_of_easy_words_reads_the_easy_sentence_itself() -> None:
    unlike = [key for key, message in easy_words("en").items() if _each(message.id) != _each(message.string)]
    assert unlike == [], "In English msgid and msgstr are the same: the easy sentence."


def test_an_english_reader_of_easy_words_meets_no_sentence_of_more_than_15_words() -> None:
    long = {key: too_long(form) for key, message in easy_words("en").items() for form in _each(message.string) if too_long(form)}
    assert long == {}, "Make these shorter in easyread.po: the msgid in every language, in English the msgstr too."


def test_an_english_reader_of_easy_words_meets_no_bracket_dash_or_semicolon() -> None:
    marks = {
        key for key, message in easy_words("en").items() for form in _each(message.string) if HARD_TO_READ.search(PLACEHOLDER.sub("", form))
    }
    assert marks == set()


def test_a_person_who_shares_an_idea_in_easy_words_meets_no_sentence_of_more_than_15_words() -> None:
    said = easy_pathway()
    assert "What is not good now?" in said
    assert "Please do not call or write to me" in said
    long = [sentence for sentence in sorted(said) if too_long(sentence)]
    assert long == [], "Write these shorter in app/proposals/pathways/: the easy pathway shows them as they are."


def test_an_english_reader_meets_no_long_sentence_where_the_easy_edition_shows_the_standard_one() -> None:
    with_twins = set(pathway_words(standard_way.STANDARD.pages))
    shown = {key: message for key, message in standard().items() if key not in easy_words("en") and key not in with_twins}
    long = sorted(key for key, message in shown.items() if any(too_long(form) for form in _each(message.id)))
    assert long == [], "Write these shorter, or give them an entry in easyread.po of every language (see docs/developing.md)."
