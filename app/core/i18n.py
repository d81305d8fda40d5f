"""The reading: which language and which edition a person reads in.

A reading is the first segment of an address (`en`, `ar-easy`). Catalogues are bound once per
locale: 200 look-ups cost 0.03 ms so, 2.6 ms when each looks for its catalogue (docs/decisions.md).
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel import Locale, UnknownLocaleError, localedata
from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.numbers import format_decimal, format_scientific

from app.core import reviews, sentences
from app.core.config import settings
from app.core.sentences import TRANSLATIONS

_UNTOUCHED = re.compile(r"(%\(\w+\)[sd]|%[sd%]|<[^>]*>)")
_RTL = frozenset(
    [
        "apc",
        "ar",
        "bal",
        "bgn",
        "ckb",
        "dv",
        "fa",
        "he",
        "ks",
        "lrc",
        "mzn",
        "nqo",
        "ps",
        "rhg",
        "sd",
        "sdh",
        "skr",
        "syr",
        "trw",
        "ug",
        "ur",
        "yi",
    ]
)
_RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Nkoo", "Rohg"})
SMALLEST, LARGEST, WHOLE = 1e-4, 1e9, 1e3  # numbers between the first two are written out in figures, from the third on with all of them
_RIGHT_TO_LEFT_MARK = "\N{RIGHT-TO-LEFT MARK}"
_ARABIC_COMMA = frozenset({"ar", "ur"})
_ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")


@dataclass(frozen=True)
class Language:
    """One row of the registry. Who has checked a translation stands in `translations/reviews.toml`."""

    tag: str
    html: str
    babel: str
    native_name: str
    english_name: str
    dir: str = "ltr"
    original: bool = False
    pseudo: bool = False


LANGUAGES = (
    Language("en", "en-GB", "en_GB", "English", "English", original=True),
    Language("pl", "pl", "pl", "Polski", "Polish"),
    Language("ro", "ro", "ro", "Română", "Romanian"),
    Language("ur", "ur", "ur", "اردو", "Urdu", dir="rtl"),
    Language("ar", "ar", "ar", "العربية", "Arabic", dir="rtl"),
    Language("pa", "pa", "pa", "ਪੰਜਾਬੀ", "Panjabi"),
)
PSEUDO = (
    Language("qps", "en-GB", "en_GB", "Ŀǿǿƞɠ", "Sixty per cent longer", pseudo=True),
    Language("qrl", "ar", "ar", "⇄ RTL", "Right to left", dir="rtl", pseudo=True),
)


@dataclass(frozen=True)
class Reading:
    """A language in one edition."""

    language: Language
    easy: bool = False

    @property
    def tag(self) -> str:
        """The first segment of the address."""
        return f"{self.language.tag}-easy" if self.easy else self.language.tag

    @property
    def lang(self) -> str:
        """The short tag of the language."""
        return self.language.tag

    @property
    def html_lang(self) -> str:
        """What the lang attribute says."""
        return self.language.html

    @property
    def dir(self) -> str:
        """ltr or rtl."""
        return self.language.dir

    @property
    def native_name(self) -> str:
        """The language's own name for itself."""
        return self.language.native_name

    @property
    def draft(self) -> bool:
        """Whether no fluent speaker has checked these words yet."""
        return not self.language.original and self.fluent_review is None

    @property
    def fluent_review(self) -> reviews.Review | None:
        """The review of today's version by people who speak the language well, when they found it right."""
        return self._stands(reviews.FLUENT)

    @property
    def easy_review(self) -> reviews.Review | None:
        """The review of today's version by people with a learning disability, when they found it right."""
        return self._stands(reviews.EASY)

    def _stands(self, kinds: frozenset[reviews.Kind]) -> reviews.Review | None:
        found = reviews.latest(self.tag, kinds)
        if found is None or found.outcome is not reviews.Outcome.RIGHT:
            return None
        return found if found.version == sentences.version(self.lang, easy=self.easy) else None


@cache
def readings() -> Mapping[str, Reading]:
    """Every reading of this service by its tag, in the order of the switcher."""
    chosen = LANGUAGES + (PSEUDO if settings().pseudo_readings else ())
    return {r.tag: r for language in chosen for r in (Reading(language), Reading(language, easy=True))}


ENGLISH = Reading(LANGUAGES[0])
_reading: ContextVar[Reading] = ContextVar("reading", default=ENGLISH)


def reading() -> Reading:
    """The reading of what is being written just now."""
    return _reading.get()


def set_reading(new: Reading) -> None:
    """From here on, this thread writes in `new`."""
    _reading.set(new)


@contextmanager
def reading_as(tag: str) -> Iterator[Reading]:
    """Writes in another reading for a while (a letter, a preview). An unknown tag is English."""
    token = _reading.set(readings().get(tag, ENGLISH))
    try:
        yield _reading.get()
    finally:
        _reading.reset(token)


def twin(of: Reading, *, easy: bool) -> Reading:
    """The same language in the other edition."""
    return Reading(of.language, easy=easy)


@dataclass(frozen=True)
class _Words:
    standard: NullTranslations
    easy: Mapping[str, str]
    easy_plural: Mapping[tuple[str, int], str]


@cache
def _words(language: Language) -> _Words:
    if language.pseudo:
        return _Words(NullTranslations(), {}, {})
    folder = TRANSLATIONS / language.tag / "LC_MESSAGES"
    easy: dict[str, str] = {}
    plural: dict[tuple[str, int], str] = {}
    for key, sentence in (*_entries(folder / "easyread.mo"), *_entries(folder / "staff.mo")):
        if isinstance(key, tuple):
            plural[key[0].partition("\x04")[0], key[1]] = sentence
        elif "\x04" in key:
            easy[key.partition("\x04")[0]] = sentence
    return _Words(_load(folder / "messages.mo"), easy, plural)


def _load(path: Path) -> NullTranslations:
    if not path.exists():
        return NullTranslations()
    with path.open("rb") as file:
        return GNUTranslations(file)


def _entries(path: Path) -> list[tuple[str | tuple[str, int], str]]:
    catalogue = getattr(_load(path), "_catalog", {})
    return [(key, value) for key, value in catalogue.items() if key]


def gettext(message: str) -> str:
    """The sentence in this reading: easy words where there are some, else the standard ones."""
    now = _reading.get()
    words = _words(now.language)
    if now.language.pseudo:
        return _stretched(message)
    if now.easy and (found := words.easy.get(message)):
        return found
    return words.standard.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The sentence for a number, in the plural form that the language asks for."""
    now = _reading.get()
    words = _words(now.language)
    if now.language.pseudo:
        return _stretched(one if count == 1 else many)
    if now.easy and words.easy_plural:
        index = int(words.standard.plural(count)) if isinstance(words.standard, GNUTranslations) else int(count != 1)  # type: ignore[attr-defined] # set by GNUTranslations when it reads the header
        if found := words.easy_plural.get((one, index)):
            return found
    return words.standard.ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """A short word whose meaning needs its context."""
    now = _reading.get()
    if now.language.pseudo:
        return _stretched(message)
    return _words(now.language).standard.pgettext(context, message)


def mark(message: str) -> str:
    """Marks a sentence for the catalogue; it is looked up later, in the reader's own reading."""
    return message


# Pages for staff are in English alone, standard or easy: their sentences come to no translator. Their easy words stand in staff.po.


def reading_for_staff(now: Reading, *, easy: bool) -> Reading:
    """The reading in which a page for staff answers somebody who reads `now`. `easy`: the page exists in easy words."""
    return Reading(now.language if _speaks_to_staff(now) else ENGLISH.language, easy=now.easy and easy)


def tag_for_staff(tag: str) -> str:
    """The reading in which a letter for staff goes to somebody who reads `tag`."""
    return reading_for_staff(readings().get(tag, ENGLISH), easy=True).tag


def for_staff(message: str) -> str:
    """A sentence of a page for staff, in easy words for whoever reads those."""
    return gettext(message) if _speaks_to_staff(_reading.get()) else message


def count_for_staff(one: str, many: str, count: int) -> str:
    """The same for a number."""
    return ngettext(one, many, count) if _speaks_to_staff(_reading.get()) else one if count == 1 else many


def mark_for_staff(message: str) -> str:
    """Marks a sentence of a page for staff; it is looked up later."""
    return message


def _speaks_to_staff(now: Reading) -> bool:
    return now.language.pseudo or now.language == ENGLISH.language


def _stretched(message: str) -> str:
    """A pseudo-translation 60 per cent longer, accented, placeholders and tags untouched."""
    pieces = _UNTOUCHED.split(message)
    words = "".join(piece if place % 2 else piece.translate(_ACCENTS) for place, piece in enumerate(pieces))
    return words + " ~" + "~" * (len(message) * 6 // 10)


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(language.babel)


def long_date(day: dt.date | None) -> str:
    """A date with its weekday, "Monday 9 March 2026"; nothing for no date."""
    if day is None:
        return ""
    return _long_date(day, _reading.get().language)


@cache
def _long_date(day: dt.date, language: Language) -> str:
    pattern = "EEEE d MMMM y" if language.babel == "en_GB" else "full"
    return format_date(day, pattern, locale=_locale(language))


def moment(when: dt.datetime) -> str:
    """Date and time of a moment in the service's zone."""
    language = _reading.get().language
    local = when.astimezone(settings().zone)
    clock = format_datetime(local, "h:mma" if language.babel == "en_GB" else "HH:mm", locale=_locale(language))
    comma = "،" if language.babel in _ARABIC_COMMA else ","
    return f"{_long_date(local.date(), language)}{comma} {clock.lower() if language.babel == 'en_GB' else clock}"


def listed(names: Sequence[str] | str) -> str:
    """Several names in one sentence, as the language strings them together: "A, B and C"; one name alone as it is."""
    if isinstance(names, str):
        return names
    return format_list(list(names), locale=_locale(_reading.get().language))


def number(value: float) -> str:
    """A number as the language writes it, in Western figures."""
    return format_decimal(value, locale=_locale(_reading.get().language))


def figure(value: Decimal | Fraction | float) -> str:
    """A measured number: one that was typed as it was typed, one that was worked out to three figures that matter."""
    locale = _locale(_reading.get().language)
    size = abs(float(value))
    if size and not SMALLEST <= size < LARGEST:
        return format_scientific(float(value), "0.###E0", locale=locale)
    shown = value if isinstance(value, Decimal) else Decimal(f"{float(value):.{3 if size < WHOLE else 6}g}")
    return format_decimal(shown, locale=locale, decimal_quantization=False)


def short_date(day: dt.date) -> str:
    """A day below a chart, where time goes from left to right in every language: "9 Mar 26"."""
    pattern = "d MMM yy" if _reading.get().language.babel == "en_GB" else "short"
    return format_date(day, pattern, locale=_locale(_reading.get().language)).replace(_RIGHT_TO_LEFT_MARK, "")


def language_name(tag: str) -> str:
    """A language's name in the language of the reading: "Polish" for pl; the tag when unknown."""
    return _language_name(tag, _reading.get().language)


def english_name(tag: str) -> str:
    """A language's name in English, for the team; the tag when unknown."""
    return _language_name(tag, ENGLISH.language)


@lru_cache(1024)
def _language_name(tag: str, language: Language) -> str:
    try:
        name = Locale.parse(tag.replace("-", "_")).get_display_name(_locale(language))
    except (ValueError, UnknownLocaleError):
        return tag
    return str(name or tag)


@lru_cache(1024)
def direction(tag: str | None) -> str:
    """The direction in which a language is written; auto when it is not known.

    The lists are those of the Unicode locale data (a test holds them to Babel's): asking Babel loads a megabyte for each language.
    """
    language, _, script = (tag or "").partition("-")
    if not language or not localedata.exists(language):
        return "auto"
    return "rtl" if script in _RTL_SCRIPTS or (language in _RTL and script not in {"Latn", "Deva"}) else "ltr"
