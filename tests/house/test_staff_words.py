"""The words of pages for staff: in English alone, and in easy words, because the huddle has members who read those."""

import re
import tomllib
from functools import cache
from typing import Any

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from app.core import i18n
from app.core.config import ROOT
from tests.house.test_easy_words import HARD_TO_READ, LIKELY, PLACEHOLDER, TRANSLATIONS, easy_words, placeholders, standard, too_long

CALLS = {"for_staff": None, "mark_for_staff": None, "count_for_staff": (1, 2)}
NOT_SAID_TO_THE_TEAM = re.compile(
    r"\b(huddles?|proposers?|proposals?|screen(ed|ing)?|queue|overdue|pathway|recorded|publish|patients? record|clock|quorum|portal|tasks?)\b",
    re.IGNORECASE,
)
TAGS = re.compile(r"</?\w+>")


@cache
def staff_sentences() -> frozenset[tuple[str, ...]]:
    """What is marked for staff in the code and the templates; of a counted sentence both forms."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]["mappings"]
    methods, options = [], {}
    for mapping in mappings:
        for pattern in mapping["pattern"] if isinstance(mapping["pattern"], list) else [mapping["pattern"]]:
            methods.append((pattern, mapping["method"]))
            options[pattern] = {name: value for name, value in mapping.items() if name not in {"method", "pattern"}}
    found: Any = [
        sentence
        for folder in ("app", "templates")
        for _file, _line, sentence, _comments, _context in extract_from_dir(str(ROOT / folder), methods, options, keywords=CALLS)
    ]
    return frozenset(sentence if isinstance(sentence, tuple) else (sentence,) for sentence in found)


@cache
def entries() -> dict[str, Message]:
    with (TRANSLATIONS / "en" / "LC_MESSAGES" / "staff.po").open("rb") as file:
        return {str(message.context): message for message in read_po(file) if message.id}


def forms(told: Any) -> tuple[str, ...]:
    return tuple(told) if isinstance(told, (list, tuple)) else (str(told),)


def in_easy_words() -> dict[str, tuple[str, ...]]:
    """Every sentence for staff as somebody who reads easy words meets it."""
    known = easy_words("en") | entries()
    return {one[0]: forms(known[one[0]].string) if one[0] in known else one for one in staff_sentences()}


def test_a_member_of_the_huddle_finds_no_easy_sentence_whose_standard_one_is_gone() -> None:
    gone = sorted(set(entries()) - {one[0] for one in staff_sentences()})
    assert gone == [], "Take these out of translations/en/LC_MESSAGES/staff.po, or write the new standard sentence as their msgctxt."


def test_a_sentence_that_the_public_reads_too_has_its_easy_words_in_one_place() -> None:
    assert sorted(set(entries()) & set(standard())) == []


def test_no_translator_is_asked_for_a_sentence_that_only_staff_read() -> None:
    code = "\n".join(p.read_text(encoding="utf-8") for p in [*(ROOT / "app").rglob("*.py"), *(ROOT / "templates").rglob("*.html")])
    both = sorted(one[0] for one in staff_sentences() if one[0] in standard())
    assert [s for s in both if not re.search(r"\b(_|mark|gettext|ngettext)\(\s*" + re.escape(f'"{s}"'), code)] == []
    assert [tag for tag in ("pl", "ar") if (TRANSLATIONS / tag / "LC_MESSAGES" / "staff.po").exists()] == []


def test_an_easy_sentence_for_staff_is_whole_and_keeps_every_name_date_and_number() -> None:
    astray = []
    for key, message in entries().items():
        said = forms(message.string)
        counted = next(one for one in staff_sentences() if one[0] == key)
        if message.fuzzy or not all(said) or forms(message.id) != said or len(said) != len(counted):
            astray.append(key)
        astray += [key for form in said if placeholders(form) != placeholders(key) or TAGS.findall(form) != TAGS.findall(key)]
    assert astray == []


def test_a_member_who_reads_easy_words_meets_no_sentence_of_more_than_15_words() -> None:
    long = {key: said for key, said in in_easy_words().items() if any(too_long(TAGS.sub("", form)) for form in said)}
    assert long == {}, "Say these shorter: an entry in translations/en/LC_MESSAGES/staff.po (see docs/developing.md)."


def test_a_member_who_reads_easy_words_meets_no_bracket_dash_or_semicolon() -> None:
    marks = {key: said for key, said in in_easy_words().items() if any(HARD_TO_READ.search(PLACEHOLDER.sub("", form)) for form in said)}
    assert marks == {}, "Say these without those marks: an entry in translations/en/LC_MESSAGES/staff.po (see docs/developing.md)."


def test_a_member_who_reads_easy_words_meets_no_word_of_the_trade() -> None:
    found = {key: [NOT_SAID_TO_THE_TEAM.search(form) for form in said] for key, said in in_easy_words().items()}
    trade = {key: [word[0] for word in words if word] for key, words in found.items() if any(words)}
    assert trade == {}, "Say these without those words: an entry in translations/en/LC_MESSAGES/staff.po (see docs/developing.md)."


@pytest.mark.parametrize("reading", ["pl", "pl-easy", "ar"])
def test_a_sentence_for_staff_is_english_wherever_it_stands(reading: str) -> None:
    with i18n.reading_as(reading):
        told = [i18n.for_staff("New"), i18n.for_staff("Queue"), i18n.count_for_staff("%(num)s idea.", "%(num)s ideas.", 2)]
    assert told == ["New", "Queue", "%(num)s ideas."]


def test_the_clock_is_in_easy_words() -> None:
    from datetime import date

    from app.core.templates import letters

    clock = letters().get_template("components/clock.html").module.clock  # type: ignore[attr-defined] # a macro
    with i18n.reading_as("en-easy"):
        said = {left: re.sub(r"<[^>]+>", " ", str(clock(date(2026, 3, 9), None, left))).split() for left in (3, 1, 0, -2)}
    assert {left: " ".join(words) for left, words in said.items()} == {
        3: f"3 working days left. Answer by {LIKELY['date']}.",
        1: f"1 working day left. Answer by {LIKELY['date']}.",
        0: f"Answer today. {LIKELY['date']}",
        -2: f"2 working days late. We promised an answer by {LIKELY['date']}.",
    }
