"""Text as the patterns of private details read it: figures of every script as 0 to 9, one kind of space, one kind of dash."""

import unicodedata
from typing import Final

_MINUS: Final = "\u2212"
_WIDE: Final = ("\uff01", "\uff5e")  # of East Asian keyboards: each stands for one ASCII letter or sign


def plain(text: str) -> str:
    """The same text with as many characters, so that what is found in it stands at the same place in the other."""
    return text if text.isascii() and "\t" not in text else text.translate(_FOLD)


class _Fold(dict[int, str]):
    """What stands for each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, _folded(chr(code)))


def _folded(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    if letter == "\t" or category in {"Zs", "Cf"}:  # spaces that do not break, thin ones, marks of direction around a number
        return " "
    if category == "Pd" or letter == _MINUS:
        return "-"
    return unicodedata.normalize("NFKC", letter) if _WIDE[0] <= letter <= _WIDE[1] else letter


_FOLD: Final = _Fold()
