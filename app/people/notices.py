"""The letter of a sign-in: who hears is whoever reads that address."""

from typing import Any

from app.core import tokens
from app.people.models import SignIn


def sign_in(letter: SignIn) -> dict[str, Any]:
    """Facts: a link that opens once, and how long it lives. The code is made when the letter is written."""
    return {
        "path": "/sign-in/{token}",
        "token": ["sign-in", letter.id, letter.salt],
        "code": ["sign-in-code", letter.id, letter.salt],
        "minutes": 30,
    }


def code_of(letter: SignIn) -> str:
    """The six figures that do the same as the link, on the device that asked."""
    return tokens.six_figures("sign-in-code", letter.id, letter.salt)
