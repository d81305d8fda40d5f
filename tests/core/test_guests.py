"""What a guest reads: no cookie, kept until something changes, and never a page that was taken back."""

import datetime as dt
import gzip

import brotli
import pytest
from flask import Flask

from app.core import calendar, db
from app.core.web.guests import shelf
from app.people.models import RoleName
from tests import keys, make
from tests.markup import parsed
from tests.visitor import HEADERS, Visitor

PUBLIC = (
    "/en/",
    "/en/ideas",
    "/en/ideas?q=letters",
    "/en/share",
    "/en/about",
    "/en/privacy",
    "/en/accessibility",
    "/en/languages",
    "/en/hard-words",
    "/ar-easy/",
    "/pl/ideas",
    "/en/share/forgotten",
    "/en/share/deleted",
)


def get(visitor: Visitor, address: str, **headers: str):
    return visitor.client.get(address, headers=HEADERS | {name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize("address", PUBLIC)
def test_a_guests_page_sets_no_cookie_and_may_be_kept(visitor: Visitor, address: str) -> None:
    make.public_idea()
    first, again = get(visitor, address), get(visitor, address)
    for got in (first, again):
        told = {name: got.headers.get(name) for name in ("Set-Cookie", "Cache-Control", "Vary")}
        assert told == {"Set-Cookie": None, "Cache-Control": "public, no-cache", "Vary": "Cookie, HX-Request, Accept-Encoding"}
    assert (first.headers["ETag"], first.data) == (again.headers["ETag"], again.data)


def test_a_page_that_did_not_change_is_not_sent_again(visitor: Visitor) -> None:
    first = get(visitor, "/en/ideas")
    again = get(visitor, "/en/ideas", If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", first.headers["ETag"])


def test_a_page_that_changed_is_sent_anew(visitor: Visitor) -> None:
    first = get(visitor, "/en/ideas")
    make.public_idea()
    again = get(visitor, "/en/ideas", If_None_Match=first.headers["ETag"])
    assert (again.status_code, "Letters I can read" in again.text) == (200, True)


@pytest.mark.parametrize(("encoding", "opened"), [("br", brotli.decompress), ("gzip", gzip.decompress), ("identity", bytes)])
def test_a_page_is_the_same_in_every_encoding(visitor: Visitor, encoding: str, opened) -> None:
    plain = get(visitor, "/en/").data
    for address in ("/en/", "/en/"):
        got = get(visitor, address, Accept_Encoding=encoding)
        assert (got.headers.get("Content-Encoding", "identity"), opened(got.data)) == (encoding, plain)


PRIVATE = (
    "/en/share/not-good",
    "/en/share/check",
    "/en/share/stop",
    "/en/help",
    "/en/sign-in",
    "/en/sign-in/code",
    "/en/nothing-here",
    "/en/my-ideas",
    "/en/queue",
    "/ideas",
    "/en/demo/letters",
)


@pytest.mark.parametrize("address", PRIVATE)
def test_whatever_is_somebodys_own_is_never_kept(visitor: Visitor, address: str) -> None:
    _draft, token = make.draft()
    keys.hold_draft(visitor, token)
    assert get(visitor, address).headers["Cache-Control"] == "private, no-store"


def test_my_idea_is_never_kept(visitor: Visitor) -> None:
    idea = make.public_idea()
    keys.hold_key(visitor, idea)
    for page in (
        "",
        "/sent",
        "/copy",
        "/answer",
        "/title",
        "/take-back",
        "/bring-back",
        "/links",
        "/links/stop-others",
        "/website",
        "/look-again",
    ):
        assert (page, get(visitor, f"/en/my-idea/{idea.reference}{page}").headers["Cache-Control"]) == (page, "private, no-store")


def test_a_page_of_somebody_signed_in_never_reaches_a_guest(app: Flask, visitor: Visitor) -> None:
    nadia = keys.staff(app, RoleName.CHAIR, "nadia@example.org")
    for address in ("/en/", "/en/ideas", "/en/about"):
        assert "Queue" in nadia.open(address).text
        assert nadia.page
        assert nadia.page.headers["Cache-Control"] == "private, no-store"
        assert "Queue" not in visitor.open(address).text
        assert "Queue" in nadia.open(address).text


def test_a_cookie_that_is_no_visit_gets_a_page_of_its_own(visitor: Visitor) -> None:
    visitor.client.set_cookie("sid", "1-forged", domain="127.0.0.1")
    got = get(visitor, "/en/")
    assert (got.status_code, got.headers["Cache-Control"], "Sign in" in got.text) == (200, "private, no-store", True)


def test_what_was_said_once_is_not_kept_for_others(visitor: Visitor, another: Visitor) -> None:
    with visitor.client.session_transaction(base_url="http://127.0.0.1:8000") as session:
        session["_flashes"] = [("message", "Only for you")]
    assert visitor.open("/en/ideas").has("Only for you")
    assert not visitor.open("/en/ideas").has("Only for you")
    assert not another.open("/en/ideas").has("Only for you")


def test_tomorrow_no_page_of_today_is_given(visitor: Visitor) -> None:
    make.public_idea()
    visitor.open("/en/")
    tomorrow = calendar.now() + dt.timedelta(days=1)
    calendar.set_clock(lambda: tomorrow)
    with keys.statements() as ran:
        visitor.open("/en/")
    assert len(ran) > 1


def test_only_a_change_that_guests_can_see_empties_the_shelf(app: Flask, visitor: Visitor) -> None:
    visitor.open("/en/")
    make.draft()
    with keys.statements() as ran:
        visitor.open("/en/")
    assert len(ran) == 1


def test_a_change_that_was_rolled_back_is_not_counted(app: Flask) -> None:
    from app.core.freshness import public_version

    idea = make.public_idea()
    with db.reading():
        before = public_version()

    def broken() -> None:
        with db.transaction():
            make.again(idea).place = "Elsewhere"
            db.session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken()
    with db.reading():
        assert public_version() == before
    with db.transaction():
        make.again(idea).place = "Elsewhere"
    with db.reading():
        assert public_version() == before + 1


def test_the_shelf_holds_so_many_pages_and_no_more(visitor: Visitor) -> None:
    for number in range(320):
        visitor.client.get(f"/en/ideas?q={number}", headers=HEADERS)
    assert len(shelf._pages) == 300


FRAGMENTS = ("/en/ideas", "/en/ideas?q=letters", "/en/ideas?q=zzzz", "/pl/ideas", "/ar-easy/ideas?topic=other")


def told(visitor: Visitor, address: str, place: str) -> tuple[str, str]:
    """The words of one part: out of the whole page, and as htmx gets them."""
    page = visitor.open(address)
    whole = next(e for e in page.all("div") if e.get("id") == place)
    part = visitor.open(address, **{"HX-Request": "true"})
    assert "<html" not in part.text
    piece = parsed(part.text)
    return tuple(" ".join("".join(e.itertext()).split()) for e in (whole, piece))  # type: ignore[return-value]


@pytest.mark.parametrize("address", FRAGMENTS)
def test_a_list_says_the_same_with_and_without_script(visitor: Visitor, address: str) -> None:
    make.public_idea()
    page, part = told(visitor, address, "found")
    assert page in part
    count = visitor.open(address).words("p")
    rest = part.replace(page, "").strip()
    assert rest in count
    back = visitor.open(address, **{"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert back.h1 != ""


@pytest.mark.parametrize("view", ["all", "new", "waiting", "overdue", "mine"])
def test_the_queue_says_the_same_with_and_without_script(app: Flask, view: str) -> None:
    make.idea()
    page, part = told(keys.staff(app, RoleName.HUDDLE_MEMBER), f"/en/queue?view={view}", "rows")
    assert part.endswith(page)
    assert part.removesuffix(page).strip() in keys.staff(app, RoleName.HUDDLE_MEMBER).open("/en/queue?view=" + view).words("p")
