"""The pages that are measured, and what each of them should cost at most."""

import re
from dataclasses import dataclass
from itertools import count
from typing import Any
from urllib.parse import quote, urlencode

_numbers = count(1)


@dataclass(frozen=True)
class Page:
    """One row of the table. `bare` names the bare page it is compared with; `most` is how many times its CPU it may cost."""

    name: str
    bare: str
    most: float | None
    statements: int | None
    who: str = "guest"
    method: str = "GET"
    path: str = ""  # where it stands in `paths`, if not under the name of its bare page


PAGES = (
    Page("list", "list", 3, 4),
    Page("list, kept", "list", 1.3, 4),
    Page("idea", "idea", 3, 4),
    Page("idea, kept", "idea", 1.3, 4),
    Page("search, every idea", "search", 3, 4),
    Page("search, some ideas", "search_some", 3, 4),
    Page("search, kept", "search", 1.3, 4),
    Page("question", "question", 3, 4, "draft"),
    Page("question POST", "question POST", 3, None, "draft", "POST"),
    Page("check, ideas alike", "question", None, 4, "draft", path="check"),
    Page("staff queue", "queue", 5, 8, "staff"),
)
GROWTH = 1.3
RESIDENT = 90.0  # MB a worker


@dataclass(frozen=True)
class Ask:
    """One request as it goes out."""

    method: str
    path: str
    cookie: str = ""
    body: bytes = b""


def paths(known: dict[str, Any]) -> dict[str, str]:
    """Where each page is, in a system that `making` filled."""
    return {
        "list": "/en/ideas",
        "idea": f"/en/ideas/{known['reference']}",
        "search": f"/en/ideas?q={quote(known['every'])}",
        "search_some": f"/en/ideas?q={quote(known['some'])}",
        "question": "/en/share/not-good",
        "check": "/en/share/check",
        "question POST": "/en/share/not-good",
        "queue": "/en/queue",
    }


def portal_ask(page: Page, known: dict[str, Any], hand: int = 0) -> Ask:
    """The next request for a page. `hand` says whose draft: each of the clients has one."""
    path = paths(known)[page.path or page.bare]
    if page.method == "POST":
        draft = known["drafts"][hand]
        told = {"csrf_token": draft["csrf"], "saves": "9999999", "draft": "", "go": "next", "problem": f"{known['words']} {next(_numbers)}"}
        return Ask("POST", path, f"draft={draft['token']}; session={draft['session']}", urlencode(told).encode())
    if page.who == "draft":
        draft = known["drafts"][hand]
        return Ask("GET", path, f"draft={draft['token']}; session={draft['session']}")
    if page.who == "staff":
        return Ask("GET", path, f"sid={known['staff']}; session={known['staff_session']}")
    if page.name.endswith("kept"):
        return Ask("GET", path)
    return Ask("GET", f"{path}{'&' if '?' in path else '?'}new={next(_numbers)}")  # an address that nobody asked for yet is not kept


def bare_ask(page: Page, known: dict[str, Any], hand: int = 0) -> Ask:
    """The same request to the bare pages: the same query, cookies and words."""
    ask = portal_ask(page, known, hand)
    path = f"/idea/{known['reference']}" if page.bare == "idea" else f"/{page.bare.replace(' ', '_')}"
    return Ask(ask.method, path + (f"?{ask.path.partition('?')[2]}" if "?" in ask.path else ""), ask.cookie, ask.body)


def token_in(html: str) -> str:
    """The token of the first form of a page."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', html)
    return found.group(1) if found else ""


def session_in(headers: list[tuple[str, str]]) -> str:
    """The session cookie that an answer sets."""
    found = (re.match(r"session=([^;]+)", value) for name, value in headers if name.lower() == "set-cookie")
    return next((m.group(1) for m in found if m), "")
