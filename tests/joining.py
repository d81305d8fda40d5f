"""Two people who bring much the same idea, for the tests of what becomes of both."""

from flask import Flask

from app.core import db
from app.core.questions import Given
from app.notifications.models import Letter
from app.proposals.actions import refresh_public
from app.proposals.models import Proposal
from tests import keys, make
from tests.visitor import Visitor

ASK = "Is one of these ideas like yours?"
TOO = "Somebody else brought this idea too"
ANN = {"email": Given(text="ann@example.org"), "display_name": Given(text="Ann")}
TITLE = "Letters in big print"


def letters() -> list[Letter]:
    return keys.letters("proposals/voice")


def first_idea(**changed: Given) -> Proposal:
    """An idea by Ann that anyone may read."""
    return make.public_idea(title=TITLE, **ANN | changed)


def drafting(app: Flask, **changed: Given) -> Visitor:
    """Somebody else who is about to send much the same, on the check page."""
    _draft, token = make.draft(answers=make.DEE | changed)
    visitor = keys.hold_draft(Visitor(app), token)
    visitor.open("/en/share/check")
    return visitor


def joined(app: Flask, other: Proposal, **changed: Given) -> tuple[Visitor, Proposal]:
    """Somebody sent an idea and added a voice to another."""
    visitor = drafting(app, **changed)
    visitor.send(voice=str(other.reference))
    assert visitor.page.h1 == "Thank you. We have your idea."
    return visitor, keys.newest_idea()


def both(app: Flask) -> tuple[Visitor, Proposal, Visitor, Proposal]:
    """Both ideas can be read by anyone, and Ann was asked."""
    ann_s = first_idea()
    dee, dee_s = joined(app, ann_s)
    make.screened(dee_s, title="Letters I can read")
    return dee, dee_s, keys.hold_key(Visitor(app), ann_s), ann_s


def press(visitor: Visitor, idea: Proposal, words: str) -> None:
    """Presses a button of the page of somebody's idea."""
    seen = visitor.open(f"/en/my-idea/{idea.reference}")
    forms = [f for f in seen.all("form") if f.get("method") == "post" and "sign-out" not in (f.get("action") or "")]
    number = next(n for n, f in enumerate(forms) if any(words == "".join(b.itertext()).strip() for b in f.iter("button")))
    visitor.send(form=number)


def publicly(app: Flask, idea: Proposal, reading: str = "en") -> Visitor:
    visitor = Visitor(app)
    visitor.open(f"/{reading}/ideas/{idea.reference}")
    return visitor


def hide(idea: Proposal) -> None:
    with db.transaction():
        found = make.again(idea)
        found.fit_to_publish = False
        refresh_public(found)
