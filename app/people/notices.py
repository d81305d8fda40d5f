"""The letters of people: a sign-in, for whoever reads that address; a role, for whoever it was given to."""

from typing import Any

from app.core import tokens
from app.people.models import Person, Role, SignIn


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


def role_given(role: Role, organisation: str, by: Person) -> dict[str, Any]:
    """Facts: which role, of which organisation, from when until when, who gave it. Signing in begins with the address, so no secret is in it."""
    return {
        "path": "/sign-in",
        "role": role.role.words,
        "organisation": organisation,
        "from": role.from_.isoformat(),
        "until": role.until.isoformat() if role.until else "",
        "by": by.display_name,
    }
