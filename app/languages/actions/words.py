"""Keeping words."""

import unicodedata
from collections.abc import Iterable

import pycld2
from sqlalchemy import delete, update

from app.core import db
from app.languages.models import LangSource, Text, Translation
from app.languages.queries import hash_of

_LEAST_LETTERS = 20
_ENOUGH = 2_000  # characters; more of them tell no more of the language and cost time
_SCRIPTS = {
    "ARABIC": "ar",
    "GURMUKHI": "pa",
    "BENGALI": "bn",
    "CYRILLIC": "uk",
    "GUJARATI": "gu",
    "GREEK": "el",
    "HEBREW": "he",
    "HANGUL": "ko",
    "CJK": "zh",
    "DEVANAGARI": "hi",
    "TAMIL": "ta",
    "ETHIOPIC": "ti",
}
_OWN_SCRIPT = {"ar": {"ar", "ur", "fa", "ckb", "ps"}, "uk": {"uk", "ru", "bg", "sr"}, "hi": {"hi", "ne", "mr"}}


def write(body: str, *, lang: str, about: tuple[str, int], source: LangSource = LangSource.PAGE, by: int | None) -> Text:
    """A new text, with its number. `lang` is a tag such as pl; `about`: the kind and number of the thing with which it goes."""
    kind, thing_id = about
    text = Text(body=body, lang=lang, lang_source=source, content_hash=hash_of(body), kind=kind, thing_id=thing_id, created_by=by)
    db.session.add(text)
    db.session.flush()
    return text


def rewrite(text: Text, body: str, lang: str, source: LangSource) -> None:
    """Puts other words in a text that nobody else has read yet."""
    db.put(text, body=body, content_hash=hash_of(body), lang=lang, lang_source=source)


def forget_texts(kind: str, thing_id: int) -> None:
    """The words of every text about a thing go, those of older versions too; the bare rows stay for whatever names them."""
    db.session.execute(update(Text).where(Text.kind == kind, Text.thing_id == thing_id).values(body="", content_hash=""))


def forget_these(numbers: Iterable[int]) -> None:
    """The words of some texts go, and what was made of them in other languages; the bare rows stay."""
    numbers = list(numbers)
    db.session.execute(delete(Translation).where(Translation.text_id.in_(numbers)))
    db.session.execute(update(Text).where(Text.id.in_(numbers)).values(body="", content_hash=""))


def guess(body: str, page_lang: str) -> tuple[str, LangSource]:
    """The likely language of some words: by their script, then by pycld2; the page's when unsure."""
    body = body[:_ENOUGH]
    letters = [c for c in body if c.isalpha()]
    if len(letters) < _LEAST_LETTERS:
        script = _script(letters)
        family = _OWN_SCRIPT.get(script, {script})
        return (script, LangSource.DETECTED) if script and page_lang not in family else (page_lang, LangSource.PAGE)
    try:
        sure, _bytes, found = pycld2.detect(body.replace("\x00", ""), hintLanguage=page_lang, bestEffort=True)
    except pycld2.error:
        return page_lang, LangSource.PAGE
    tag = found[0][1]
    if sure and tag not in {"un", page_lang}:
        return tag, LangSource.DETECTED
    return page_lang, LangSource.PAGE


def _script(letters: list[str]) -> str:
    """The language that a foreign script most likely stands for; nothing for Latin letters."""
    for letter in letters[:5]:
        name = unicodedata.name(letter, "").split(" ")[0]
        if name in _SCRIPTS:
            return _SCRIPTS[name]
    return ""
