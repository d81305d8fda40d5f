"""E-mail addresses: the one form in which we keep them, compare them and count what goes to them."""

import re
import unicodedata

LONGEST = 254  # characters, RFC 5321
ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"  # RFC 5322, 3.2.3; no quoted words and no comments, which would write one address in many ways
_BRITISH, _ABROAD = re.compile(r"0\d{9,10}"), re.compile(r"\+\d{8,15}")  # how long a number is: Ofcom, and ITU E.164
_EXTENSION = re.compile(r"\s*(x|ext)\.?\s?\d+$", re.IGNORECASE)
_ADDRESS = re.compile(rf"{ATOM}(\.{ATOM})*@[a-z0-9-]+(\.[a-z0-9-]+)+")


def tidy_address(typed: str) -> str:
    """An address as we keep and compare it: small letters, no look-alike signs, its domain in ASCII."""
    local, at, domain = unicodedata.normalize("NFKC", typed).strip().lower().rpartition("@")
    try:
        return f"{local}{at}{domain if domain.isascii() else domain.encode('idna').decode()}"
    except UnicodeError:
        return f"{local}{at}{domain}"


def is_address(typed: str) -> bool:
    """Whether a letter can go to it once it is tidied."""
    tidy = tidy_address(typed)
    return len(tidy) <= LONGEST and bool(_ADDRESS.fullmatch(tidy))


def tidy_number(typed: str) -> str:
    """A telephone number in plain figures, whatever stands between them: 07700900123; from abroad with its plus, +48221234567."""
    figures = "".join(str(unicodedata.decimal(c)) for c in typed if c.isdecimal())
    if typed.strip().startswith("+") or figures.startswith("00"):
        bare = figures.removeprefix("00")
        return f"0{bare[2:].removeprefix('0')}" if bare.startswith("44") else f"+{bare}"
    return f"0{figures[2:]}" if figures.startswith("44") else figures


def is_number(typed: str) -> bool:
    """Whether it is a whole telephone number: a British one with its first 0, or one from abroad with its plus."""
    tidy = tidy_number(_EXTENSION.sub("", typed))
    return bool(_BRITISH.fullmatch(tidy) or _ABROAD.fullmatch(tidy))
