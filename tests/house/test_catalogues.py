"""Translations are complete, up to date, and say the same things."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from app.core.config import ROOT
from app.core.i18n import LANGUAGES

FOLDER = ROOT / "translations"
LOCALES = [language.tag for language in LANGUAGES if language.tag != "en"]
NAMED = re.compile(r"%\((\w+)\)[sd]|%%|%[sd]")
TAGS = re.compile(r"</?[a-z]+[^>]*>")


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def sentences(found: Catalog) -> list[Message]:
    return [m for m in found if m.id]


def keys(found: Catalog) -> set[tuple[str, ...]]:
    return {(m.context or "", *(m.id if isinstance(m.id, tuple) else (m.id,))) for m in sentences(found)}


def forms(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple) else [str(message.string)]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The sentences that stand in the code and the templates now, gathered as `make catalogues` does."""
    out = tmp_path_factory.mktemp("pot") / "messages.pot"
    command = (ROOT / ".ci" / "catalogues").read_text(encoding="utf-8")
    line = command.partition("pybabel -q extract")[2].partition("\nfor ")[0].replace("\\\n", " ")
    import shlex

    words = [w if w != "translations/messages.pot" else str(out) for w in shlex.split(line)]
    subprocess.run([sys.executable, "-m", "babel.messages.frontend", "-q", "extract", *words], cwd=ROOT, check=True)
    return catalogue(out)


def test_every_sentence_of_the_code_stands_in_the_template_for_translators(fresh: Catalog) -> None:
    assert keys(fresh) - keys(catalogue(FOLDER / "messages.pot")) == set(), "New sentences: run `make catalogues`."


def test_the_template_for_translators_holds_no_sentence_that_is_gone(fresh: Catalog) -> None:
    assert keys(catalogue(FOLDER / "messages.pot")) - keys(fresh) == set(), "Sentences that are gone: run `make catalogues`."


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_has_every_sentence(locale: str, fresh: Catalog) -> None:
    found = catalogue(FOLDER / locale / "LC_MESSAGES" / "messages.po")
    where = f"translations/{locale}/LC_MESSAGES/messages.po"
    assert keys(fresh) - keys(found) == set(), "New sentences: run `make catalogues`."
    empty, guessed = [m.id for m in sentences(found) if not all(forms(m))], [m.id for m in sentences(found) if m.fuzzy]
    assert empty == [], f"Translate these in {where}: {empty}"
    assert guessed == [], (
        f"Guesses of the program: translate these anew in {where}, then take out `#, fuzzy` and the lines with `#|`: {guessed}"
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_a_translation_has_the_placeholders_and_tags_of_its_sentence(locale: str) -> None:
    odd = []
    for message in sentences(catalogue(FOLDER / locale / "LC_MESSAGES" / "messages.po")):
        wanted = message.id[-1] if isinstance(message.id, tuple) else message.id
        for form in forms(message):
            few = isinstance(message.id, tuple)
            there, meant = set(NAMED.findall(form)), set(NAMED.findall(str(wanted)))
            odd += (
                [(wanted, form)]
                if form and ((there - meant) or (not few and there != meant) or TAGS.findall(form) != TAGS.findall(str(wanted)))
                else []
            )
    assert odd == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_counted_sentence_has_every_plural_of_its_language(locale: str) -> None:
    found = catalogue(FOLDER / locale / "LC_MESSAGES" / "messages.po")
    counted = [m for m in sentences(found) if isinstance(m.id, tuple)]
    assert counted != []
    assert [m.id for m in counted if len(forms(m)) != found.num_plurals or not all(forms(m))] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_no_translation_is_plain_english(locale: str) -> None:
    same = {"NHS", "GP", "%(number)s", "BSL", "Menu", "Braille", "Problem:", "SMS", "Email", "E-mail", "Transport"}
    found = [
        m.id
        for m in sentences(catalogue(FOLDER / locale / "LC_MESSAGES" / "messages.po"))
        if isinstance(m.id, str) and m.string == m.id and m.id not in same
    ]
    assert found == []
