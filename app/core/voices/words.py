"""The words of a page, in the order in which they are read: out of the page itself, so that every page can be listened to."""

import re
import unicodedata
from dataclasses import dataclass
from html.parser import HTMLParser

MOST_LETTERS = 60_000  # of one page: over an hour of speech; whoever wants more reads
MOST_CHANGES = 40  # of language in one page; each is a program to run
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_RUNNING = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"}
)
_SILENT = frozenset({"audio", "button", "canvas", "input", "script", "select", "style", "svg", "template", "textarea", "video"})
# what eyes do not see either; ways off the page; what was done a moment ago; the part about listening itself; links and words that open something
_HUSHED = frozenset({"hide", "nhsuk-u-visually-hidden", "aids", "backto", "did", "listen", "signed", "long"})
THEIR_OWN = frozenset({"own-words", "words", "files"})  # what somebody wrote or sent
_NEVER_SAID = frozenset({"Cc", "Cs", "Co", "Cn"})
_DIRECTIONS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF], "")
_REFERENCE = re.compile(r"\b([A-HJ-NP-Z])([A-HJ-NP-Z])[ \xa0]?([2-9])([2-9])([2-9])([2-9])\b")
_PHONE = re.compile(r"(?<!\w)\+?\d(?:[ \xa0]?\d){8,13}(?!\w)")


@dataclass(frozen=True)
class Said:
    """Some sentences of one language, one on each line."""

    lang: str
    text: str


def words_of(page: str, *, lang: str, own: bool) -> tuple[Said, ...]:
    """What is read aloud of a page's HTML: the text of its `main`. `own`: with what people wrote themselves."""
    reader = _Reader(lang, _HUSHED if own else _HUSHED | THEIR_OWN)
    reader.feed(page)
    reader.close()
    reader.end_line()
    return _joined(reader.lines)


def _joined(lines: list[Said]) -> tuple[Said, ...]:
    """Neighbours of one language together, up to what is spoken of one page."""
    found: list[Said] = []
    left = MOST_LETTERS
    for line in lines:
        text = line.text[:left]
        left -= len(text)
        if found and found[-1].lang == line.lang:
            found[-1] = Said(line.lang, f"{found[-1].text}\n{text}")
        elif text and len(found) < MOST_CHANGES:
            found.append(Said(line.lang, text))
        if left <= 0:
            break
    return tuple(found)


def sayable(text: str) -> str:
    """Text that a voice can only read: no control characters, nothing that espeak-ng takes for sounds, figures of a number one by one."""
    text = "".join(" " if unicodedata.category(c) in _NEVER_SAID else c for c in text.translate(_DIRECTIONS))
    text = re.sub(r"([\[\]])(?=[\[\]])", r"\1 ", text)  # [[ begins sounds by their names
    text = _REFERENCE.sub(r"\1 \2 \3 \4 \5 \6", text)
    text = _PHONE.sub(lambda found: " ".join(c for c in found[0] if c.isdigit()), text)
    return " ".join(text.split())


class _Reader(HTMLParser):
    """Walks through a page of ours, which closes what it opens."""

    def __init__(self, lang: str, hushed: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.hushed = hushed
        self.lines: list[Said] = []
        self._open: list[tuple[str, str, bool]] = [("", lang, True)]  # tag, language, whether it is silent: all is, outside main
        self._now: list[str] = []
        self._lang = lang

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A part begins."""
        if tag not in _RUNNING:
            self.end_line()
        if tag in _VOID:
            return
        told = dict(attrs)
        _tag, lang, silent = self._open[-1]
        silent = False if tag == "main" else silent or tag in _SILENT or self._is_hushed(told)
        self._open.append((tag, told.get("lang") or lang, silent))
        if self._open[-1][1] != self._lang:
            self.end_line()
            self._lang = self._open[-1][1]

    def _is_hushed(self, told: dict[str, str | None]) -> bool:
        named = set((told.get("class") or "").split())
        return "hidden" in told or told.get("aria-hidden") == "true" or bool(named & self.hushed)

    def handle_endtag(self, tag: str) -> None:
        """A part ends, and whatever in it was left open."""
        if tag not in _RUNNING:
            self.end_line()
        if any(tag == opened for opened, _lang, _silent in self._open):
            while self._open.pop()[0] != tag:
                pass
        if self._open[-1][1] != self._lang:
            self.end_line()
            self._lang = self._open[-1][1]

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._open[-1][2]:
            self._now.append(data)

    def end_line(self) -> None:
        """What was read since the last line is one."""
        text = sayable("".join(self._now))
        self._now.clear()
        if any(c.isalnum() for c in text):
            self.lines.append(Said(self._lang, text))
