"""Sending files as a browser does, and looking at what became of them."""

import io
from typing import Any

from app.core import db, files
from app.proposals.models import Attachment
from tests import keys
from tests.visitor import Seen, Visitor

PLACE = "/en/share/not-good"


def add(visitor: Visitor, kind: str, *bodies: bytes, name: str = "holiday.jpg", place: str = PLACE) -> Seen:
    """Sends files by the plain page."""
    visitor.open(f"{place}/add/{kind}")
    return visitor.send(file=[(io.BytesIO(body), name) for body in bodies])


def rows() -> list[Attachment]:
    with db.reading() as session:
        found = list(session.query(Attachment).order_by(Attachment.id))
        session.expunge_all()
        return found


def on_disk() -> list[str]:
    """The files that are kept, without what is only passing through."""
    folder = files.path_of("0" * 32).parent.parent
    return sorted(path.name for path in folder.glob("??/*"))


def body_of(visitor: Visitor, number: int, more: str = "", **headers: str) -> Any:
    return visitor.client.get(f"/en/files/{number}{more}", headers=headers, base_url="http://127.0.0.1:8000")


def sent(visitor: Visitor, *kinds: tuple[str, bytes], publish: str = "unnamed") -> Any:
    """An idea that has nothing but files, sent from this browser."""
    for kind, body in kinds:
        add(visitor, kind, body)
    visitor.send("/en/share/contact", contact="email", email="dee@example.org")
    visitor.send("/en/share/your-choice", team_read="yes")
    visitor.send("/en/share/website", publish=publish)
    visitor.open("/en/share/check")
    visitor.send(button=("go", "send"))
    return keys.newest_idea()
