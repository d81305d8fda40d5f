"""A phone number on a page is a link that dials it; in plain text it is the number as people write it."""

import re

from markupsafe import Markup, escape

LEAST_FIGURES = 9
_NUMBER = re.compile(r"(?<![\w.@/+-])\+?\d[\d \u00a0-]{7,}\d(?![\w@])")
_LINK = Markup('<a class="nowrap" href="tel:{}" dir="ltr">{}</a>')


class PhoneNumber(str):
    """A number as people write it, which is a link wherever it is put into a page."""

    __slots__ = ()

    def __html__(self) -> Markup:
        """The link. It reads left to right in every language."""
        return _link(str(self))


def to_dial(text: str) -> Markup:
    """What somebody wrote, with a link for each phone number in it."""
    found = [(one.start(), one.end()) for one in _NUMBER.finditer(text) if sum(c.isdigit() for c in one[0]) >= LEAST_FIGURES]
    pieces, last = [], 0
    for start, end in found:
        pieces += [escape(text[last:start]), _link(text[start:end])]
        last = end
    return Markup("").join([*pieces, escape(text[last:])])


def _link(number: str) -> Markup:
    return _LINK.format("".join(c for c in number if c.isdigit() or c == "+"), number)
