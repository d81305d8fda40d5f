"""Links and codes that open something.

A token is a keyed HMAC over what it is for, the number of its row and the row's salt; nobody
who reads the database can make one, and nothing that opens anything is stored.
"""

import base64
import hashlib
import hmac
import secrets

from app.core.config import settings

_BYTES = 20  # 160 bits: https://cheatsheetseries.owasp.org, session identifiers want 128 or more


def new_salt() -> str:
    """Sixteen random characters for a new row."""
    return secrets.token_hex(8)


def keyed(purpose: str, *parts: object) -> bytes:
    """HMAC-SHA256 under the service's secret key, apart for each purpose."""
    message = "\x1f".join([purpose, *map(str, parts)]).encode()
    return hmac.new(settings().secret_key.encode(), message, hashlib.sha256).digest()


def mint(purpose: str, row: int, salt: str) -> str:
    """The token of a row: its number in base 36 capitals, a hyphen, 32 letters and figures."""
    body = base64.b32encode(keyed(purpose, row, salt)[:_BYTES]).decode().lower()
    return f"{row:x}-{body}"


def row_of(token: str) -> int:
    """The number of the row that a token speaks of, or -1 when it is no token at all."""
    head, _, body = token.partition("-")
    if not (0 < len(head) <= 12 and body and set(head) <= set("0123456789abcdef")):  # noqa: PLR2004
        return -1
    return int(head, 16)


def opens(token: str, purpose: str, row: int, salt: str) -> bool:
    """Whether this token is the one of that row."""
    return hmac.compare_digest(token.encode(), mint(purpose, row, salt).encode())


def six_figures(purpose: str, row: int, salt: str) -> str:
    """The code of a row, six figures, to type on another device."""
    return f"{int.from_bytes(keyed(purpose, row, salt)[:8]) % 1_000_000:06d}"


def same(one: str, other: str) -> bool:
    """Equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())
