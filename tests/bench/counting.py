"""Counts the statements of each page, in this process: `python -m tests.bench.counting <what making said>`, on the settings of the environment.

Prints JSON: cookies that the pages gave, statements and plain page of each.
"""

import json
import sys
from typing import Any

from sqlalchemy import event

from app import create_app
from app.core import db
from app.core.config import settings
from tests.bench.pages import PAGES, Ask, portal_ask, session_in, token_in


class Counter:
    """Statements since it was last asked; the opening of a transaction is none."""

    def __init__(self) -> None:
        self.said: list[str] = []
        event.listen(db.engine(), "before_cursor_execute", self._hear)

    def _hear(self, _connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            self.said.append(statement)


def count(known: dict[str, Any]) -> dict[str, Any]:
    """Every page twice; the second time counts."""
    app = create_app()
    counter = Counter()
    _sign(app, known)
    told: dict[str, Any] = {}
    for page in PAGES:
        _send(app, portal_ask(page, known))
        counter.said.clear()
        answer = _send(app, portal_ask(page, known))
        told[page.name] = {
            "statements": len(counter.said),
            "status": answer.status_code,
            "html": answer.get_data(as_text=True),
            "private": "Set-Cookie" in answer.headers
            or answer.headers.get("Cache-Control") != "public, no-cache"
            or not answer.headers.get("ETag"),
        }
    return {"known": known, "pages": told}


def _sign(app: Any, known: dict[str, Any]) -> None:
    """Opens the form of each draft and the queue once, as a browser would, and keeps the cookies and tokens."""
    question, queue = (next(page for page in PAGES if page.name == name) for name in ("question", "staff queue"))
    known["staff_session"] = ""
    known["staff_session"] = session_in(_send(app, portal_ask(queue, known)).headers.to_wsgi_list())
    for hand, draft in enumerate(known["drafts"]):
        draft["session"] = ""
        answer = _send(app, portal_ask(question, known, hand))
        draft |= {"session": session_in(answer.headers.to_wsgi_list()), "csrf": token_in(answer.get_data(as_text=True))}


def _send(app: Any, ask: Ask) -> Any:
    client = app.test_client(use_cookies=False)
    headers = {"Host": f"127.0.0.1:{settings().port}"} | ({"Cookie": ask.cookie} if ask.cookie else {})
    kind = "application/x-www-form-urlencoded" if ask.body else None
    return client.open(ask.path, method=ask.method, headers=headers, data=ask.body or None, content_type=kind)


if __name__ == "__main__":
    print(json.dumps(count(json.loads(sys.stdin.read()))))
