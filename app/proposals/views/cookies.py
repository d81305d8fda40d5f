"""Which draft, and which ideas, this device opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, request
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.config import settings
from app.core.i18n import reading
from app.proposals import queries
from app.proposals.permissions import Keyholder, Somebody

if TYPE_CHECKING:
    from app.proposals.models import Link, Proposal
    from app.proposals.queries import SeenDraft

DRAFT = "draft"
_DAY = 86_400


def draft_here() -> tuple[Proposal, Link] | None:
    """The draft that this device holds, or what became of it. Asked once a request."""
    if "draft" not in g:
        token = request.cookies.get(DRAFT, "")
        g.draft = queries.draft(token) if token else None
    return g.draft  # type: ignore[no-any-return] # flask.g is untyped


def seen_here() -> SeenDraft | None:
    """The same, only to be shown. Asked once a request."""
    if "seen" not in g:
        token = request.cookies.get(DRAFT, "")
        g.seen = queries.seen_draft(token) if token else None
    return g.seen  # type: ignore[no-any-return] # likewise


def keep_draft(answer: Response, token: str) -> Response:
    """This device holds the draft from now on."""
    answer.set_cookie(DRAFT, token, max_age=settings().draft_days * _DAY, httponly=True, samesite="Lax", secure=settings().secure)
    return answer


def forget_draft(answer: Response) -> Response:
    """This device forgets the draft; the draft stays."""
    answer.delete_cookie(DRAFT, httponly=True, samesite="Lax", secure=settings().secure)
    return answer


def keep_key(answer: Response, reference: str, token: str) -> Response:
    """This device may open this one idea."""
    answer.set_cookie(
        f"idea-{reference}", token, max_age=settings().draft_days * _DAY, httponly=True, samesite="Lax", secure=settings().secure
    )
    return answer


def forget_key(answer: Response, reference: str) -> Response:
    """This device does not open this idea any more."""
    answer.delete_cookie(f"idea-{reference}", httponly=True, samesite="Lax", secure=settings().secure)
    return answer


def key_here(reference: str) -> tuple[Keyholder, Link] | None:
    """The link by which this device opens this idea, and whom it lets in."""
    token = request.cookies.get(f"idea-{reference}", "")
    return queries.keyholder(token, reference) if token else None


def references_here() -> set[str]:
    """The ideas that this device holds a key of, whether it still opens or not."""
    return {name.removeprefix("idea-") for name in request.cookies if name.startswith("idea-")}


def link_here(reference: str) -> str:
    """The whole address that opens this idea as this device does, to write down; nothing for whoever signed in."""
    token = request.cookies.get(f"idea-{reference}", "")
    return f"{settings().base_url}/{reading().tag}/my-idea/{reference}/open/{token}" if key_here(reference) else ""


def who_opens(reference: str) -> Somebody:
    """Whoever holds the key of this idea, for they may have brought it before they signed in; else whoever is here."""
    held = key_here(reference)
    return held[0] if held else current_user


__all__ = [
    "DRAFT",
    "Keyholder",
    "draft_here",
    "forget_draft",
    "forget_key",
    "keep_draft",
    "keep_key",
    "key_here",
    "link_here",
    "references_here",
    "seen_here",
    "who_opens",
]
