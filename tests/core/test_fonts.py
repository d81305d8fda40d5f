"""The fonts: cut small, and no word of our pages looks other than with the whole font."""

import base64
import datetime as dt
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from fontTools.ttLib import TTFont

from app.core import i18n
from app.core.assets import VENDOR
from app.core.assets.fonts import characters, faces
from tests.browser import chromium

ROOT = Path(__file__).resolve().parents[2]
FAMILIES = {
    "en": ("atkinson",),
    "pl": ("atkinson",),
    "ro": ("atkinson",),
    "ur": ("atkinson", "nastaliq"),
    "ar": ("atkinson", "noto"),
    "pa": ("atkinson", "gurmukhi"),
}  # as 03-ground.css gives them to a page
UNDRAWN = {
    "\n": "ends a line of a template",
    "\u2066": "keeps a figure or a link left to right within Arabic; never drawn",
    "\u2068": "keeps a name in its own direction within Arabic; never drawn",
    "\u2069": "ends such a part; never drawn",
}
ALPHABETS = {
    "Polish": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż „”",
    "Romanian": "aăâbcdefghiîjklmnopqrsștțuvwxyz „”«»",
    "Lithuanian": "aąbcčdeęėfghiįyjklmnoprsštuųūvzž „“",
    "Turkish": "abcçdefgğhıijklmnoöprsştuüvyz İ",
    "Czech": "aábcčdďeéěfghiíjklmnňoópqrřsštťuúůvwxyýzž „“",
    "Welsh": "aâàáäbcdeêèéëfghiîìíïjlmnoôòóöprstuûùúüwŵẁẃẅyŷỳýÿ ‘’",
    "French": "aàâæbcçdeéèêëfghiîïjklmnoôœpqrstuùûüvwxyÿz «»‹›",
}
# Draws each word with two fonts; gives back those that differ, and how many look other than in the font of the machine.
COMPARE = """
const [whole, cut, words, done] = arguments;
const load = (name, file) => new FontFace(name, `url(data:font/woff2;base64,${file})`).load().then(face => document.fonts.add(face));
const sheet = Object.assign(document.createElement("canvas"), {width: 600, height: 80}).getContext("2d", {willReadFrequently: true});
const drawn = (name, word) => {
  sheet.clearRect(0, 0, 600, 80);
  sheet.font = `32px ${name}, monospace`;
  sheet.direction = "rtl";
  sheet.fillText(word, 590, 50);
  return sheet.getImageData(0, 0, 600, 80).data;
};
Promise.all([load("whole", whole), load("cut", cut)]).then(() => {
  let inked = 0;
  const other = words.filter(word => {
    const [before, after, without] = [drawn("whole", word), drawn("cut", word), drawn("none", word)];
    inked += after.some((value, place) => value !== without[place]);
    return before.some((value, place) => value !== after[place]);
  });
  done([other, inked]);
}, fault => done([[String(fault)], 0]));
"""


@pytest.fixture(scope="module")
def cut() -> dict[str, bytes]:
    """The fonts that pages bring, as they were built."""
    named = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))
    return {name: (VENDOR / hashed).read_bytes() for name, hashed in named.items() if name.startswith("fonts/")}


def _sentences(lang: str) -> Iterator[str]:
    """What our catalogues say to readers of a language, in both editions; English is what the others translate."""
    for file in (ROOT / "translations" / ("pl" if lang == "en" else lang)).rglob("*.po"):
        for entry in read_po(file.open("rb")):
            said = entry.id if lang == "en" else entry.string
            yield from said if isinstance(said, (list, tuple)) else [said or ""]


def _dates_and_numbers(lang: str) -> Iterator[str]:
    with i18n.reading_as(lang):
        for day in range(365):
            yield i18n.moment(dt.datetime(2026, 1, 1, day % 24, tzinfo=dt.UTC) + dt.timedelta(days=day))
        yield from (i18n.number(value) for value in (-3.5, 0, 1_234_567))


def _letters(lang: str) -> set[str]:
    """Every character that a page of ours can say in a language before anybody has written an idea."""
    templates = (file.read_text(encoding="utf-8") for file in (ROOT / "templates").rglob("*.html"))
    return {letter for words in (*templates, *_sentences(lang), *_dates_and_numbers(lang)) for letter in words}


def _drawn(cut: dict[str, bytes], families: tuple[str, ...], weight: str) -> set[str]:
    wanted = [(family, "400" if family == "nastaliq" else weight) for family in families]  # its bold is drawn by the browser
    names = [name for name in cut for family, heavy in wanted if name.startswith(f"fonts/{family}-") and heavy in name]
    return {chr(number) for name in names for number in TTFont(io.BytesIO(cut[name])).getBestCmap()}


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("weight", ["400", "700"])
@pytest.mark.parametrize("lang", FAMILIES)
def test_every_character_of_our_pages_is_in_a_font_that_they_bring(cut: dict[str, bytes], lang: str, weight: str) -> None:
    assert sorted(_letters(lang) - _drawn(cut, FAMILIES[lang], weight) - UNDRAWN.keys()) == []


@pytest.mark.usefixtures("home")
def test_no_character_is_excused_that_no_page_uses() -> None:
    assert UNDRAWN.keys() <= {letter for lang in FAMILIES for letter in _letters(lang)}


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_the_latin_fonts_have_the_letters_of_people_who_write_to_us(cut: dict[str, bytes], alphabet: str) -> None:
    letters = set(ALPHABETS[alphabet] + ALPHABETS[alphabet].upper())
    for weight in ("400", "700"):
        assert sorted(letters - _drawn(cut, ("atkinson",), weight)) == []


def test_no_character_brings_two_files() -> None:
    for one, other in combinations(faces(ROOT), 2):
        if (one["short"], one["weight"]) == (other["short"], other["weight"]):
            assert set(characters(one["ranges"])).isdisjoint(characters(other["ranges"])), (one["part"], other["part"])


@pytest.mark.parametrize("weight", ["400", "700"])
def test_arabic_words_are_shaped_and_joined_as_with_the_whole_font(cut: dict[str, bytes], weight: str) -> None:
    whole = (ROOT / f"node_modules/@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-{weight}-normal.woff2").read_bytes()
    words = sorted({word for sentence in _sentences("ar") for word in re.findall("[\u0600-\u06ff]+", sentence)})
    assert len(words) > 1000
    with chromium() as browser:
        browser.open("about:blank", inspect=False)
        files = [base64.b64encode(file).decode() for file in (whole, cut[f"fonts/noto-arabic-{weight}.woff2"])]
        other, inked = browser.driver.execute_async_script(COMPARE, *files, words)
    assert other == []
    assert inked == len(words)


def test_the_build_makes_the_same_fonts_each_time(cut: dict[str, bytes]) -> None:
    again = (
        "import hashlib, json, pathlib; from app.core.assets.fonts import fonts;"
        "print(json.dumps({name: hashlib.sha256(font).hexdigest() for name, font in fonts(pathlib.Path()).items()}))"
    )
    environ = os.environ | {"PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT)}
    told = subprocess.run([sys.executable, "-c", again], cwd=ROOT, env=environ, capture_output=True, text=True, check=True)
    assert json.loads(told.stdout) == {name: hashlib.sha256(font).hexdigest() for name, font in cut.items()}
