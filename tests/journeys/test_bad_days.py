"""Lost sessions, forged forms, a busy database, a full disk, a foreign host: nothing typed is lost, and a page says what to do."""

import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_login import current_user
from sqlalchemy import event, func, select

from app.core import config, db
from app.improvement.models import Project
from app.languages.models import Text
from app.people.models import RoleName
from app.proposals.models import Answer, Proposal
from tests import keys, make
from tests.keys import kept
from tests.visitor import HEADERS, Seen, Visitor

SITE = "http://127.0.0.1:8000"


def forged(visitor: Visitor, **headers: str) -> Seen:
    visitor.open("/en/share/not-good?way=quick")
    return visitor._see(
        visitor.client.post(
            "/en/share/not-good?way=quick",
            data={"csrf_token": "wrong", "problem": "My long story.", "way": "quick", "go": "next"},
            headers=HEADERS | headers,
        ),
        inspect=True,
    )


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "same-origin", "Origin": SITE}])
def test_a_form_whose_session_was_lost_keeps_the_words_and_offers_to_send_them_again(visitor: Visitor, headers: dict[str, str]) -> None:
    seen = forged(visitor, **headers)
    assert (seen.status, seen.h1) == (400, "We could not read that")
    assert seen.has("Nothing is lost. Press the button to send your words again.")
    visitor.send()
    assert visitor.page
    assert (visitor.page.h1, kept(visitor)) == ("How should we contact you?", "My long story.")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
    ],
)
def test_another_site_cannot_put_words_into_a_visitors_form(visitor: Visitor, headers: dict[str, str]) -> None:
    seen = forged(visitor, **headers)
    assert (seen.status, "My long story." in seen.text, seen.has("Send these words again")) == (400, False, False)


def test_a_cookie_jar_that_was_emptied_half_way_loses_no_words(visitor: Visitor) -> None:
    visitor.send("/en/share/not-good", problem="First.")
    page = visitor.open("/en/share/where")
    visitor.client.delete_cookie("session", domain="127.0.0.1")
    visitor.page = page
    visitor.send(place_name="Ward 7")
    assert visitor.page.status == 400
    visitor.send()
    assert visitor.page.h1 == "Who would this help?"
    assert (kept(visitor), kept(visitor, "place_name")) == ("First.", "Ward 7")


def test_a_code_or_token_is_never_shown_on_a_page_that_keeps_words(visitor: Visitor) -> None:
    seen = visitor.post("/en/sign-in/code", {"csrf_token": "wrong", "code": "123456"})
    assert (seen.status, "123456" in seen.text) == (400, False)


# ---- the database ----


@pytest.fixture
def file(app: Flask, home: Path) -> Path:
    return home / "portal.sqlite"


def patience(milliseconds: int) -> None:
    """From now on connections wait so long for a lock."""

    def short(raw: Any, _record: Any) -> None:
        raw.execute(f"PRAGMA busy_timeout={milliseconds}")

    db.session.remove()
    db.engine().dispose()
    event.listen(db.engine(), "connect", short)


def test_a_busy_database_gives_a_page_with_the_words_and_takes_them_a_moment_later(visitor: Visitor, file: Path) -> None:
    visitor.send("/en/share/not-good", problem="First.")
    visitor.open("/en/share/where")
    patience(50)
    lock = sqlite3.connect(file, isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    visitor.send(place_name="The ward beside the lake")
    assert visitor.page
    assert (visitor.page.status, visitor.page.h1, visitor.page.headers["Retry-After"]) == (503, "We could not save just now", "5")
    assert visitor.page.has("The ward beside the lake")
    assert visitor.open("/en/").status == 200
    visitor.open("/en/share/where")
    visitor.send(place_name="The ward beside the lake")
    assert visitor.page.status == 503
    lock.execute("ROLLBACK")
    lock.close()
    visitor.send()
    assert visitor.page.h1 == "Who would this help?"
    assert kept(visitor, "place_name") == "The ward beside the lake"


def test_a_full_disk_is_said_and_nothing_is_half_written(visitor: Visitor, file: Path) -> None:
    visitor.send("/en/share/not-good", problem="First.")
    visitor.open("/en/share/change")

    def full(raw: Any, _record: Any) -> None:
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count={pages}")

    db.session.remove()
    db.engine().dispose()
    event.listen(db.engine(), "connect", full)
    long = "A story that is too long for this disk. " * 3000
    visitor.send(change_idea=long)
    assert visitor.page
    assert (visitor.page.status, visitor.page.h1) == (503, "We could not save just now")
    assert visitor.page.has("A story that is too long for this disk.")
    event.remove(db.engine(), "connect", full)
    db.session.remove()
    db.engine().dispose()
    with db.reading() as session:
        assert [session.scalar(select(func.count()).select_from(t)) for t in (Proposal, Answer, Text)] == [1, 1, 1]
    visitor.send()
    assert visitor.page.status == 200
    assert kept(visitor, "change_idea") == long.strip()


def test_an_idea_is_sent_while_valkey_is_down(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from app import create_app
    from app.core import queue

    monkeypatch.setenv("REDIS_URL", f"unix://{home}/nobody-listens.sock")
    config.settings.cache_clear()
    queue.valkey.cache_clear()
    queue.queue.cache_clear()
    visitor = Visitor(create_app(testing=True))
    _draft, token = make.draft()
    begun = time.monotonic()
    keys.hold_draft(visitor, token).send("/en/share/check", button=("go", "send"))
    assert visitor.page
    assert visitor.page.h1 == "Thank you. We have your idea."
    assert [letter.state.value for letter in keys.letters()] == ["waiting"]
    assert time.monotonic() - begun < 5
    queue.queue.cache_clear()
    db.session.remove()
    db.engine().dispose()


# ---- hosts and methods ----


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:8000.evil.example", "localhost:8000@evil.example", "", "a b"])
def test_a_foreign_host_is_refused_without_a_word_of_it(visitor: Visitor, host: str) -> None:
    for address in ("/en/", "/", "/en/sign-in"):
        got = visitor.client.get(address, headers={"Host": host})
        assert (address, got.status_code, "evil" in got.text) == (address, 400, False)


def test_a_forwarded_host_changes_no_address(visitor: Visitor) -> None:
    idea = make.idea()
    keys.hold_key(visitor, idea)
    for address in ("/en/", "/en/ideas", f"/en/my-idea/{idea.reference}", "/en/share/stop"):
        got = visitor.client.get(
            address, headers=HEADERS | {"X-Forwarded-Host": "evil.example", "X-Forwarded-For": "1.2.3.4", "Forwarded": "host=evil.example"}
        )
        assert (got.status_code, "evil" in got.text) == (200, False)


def test_head_answers_as_get_without_a_body(visitor: Visitor) -> None:
    for address in ("/en/", "/en/ideas", "/en/share/not-good", "/healthz", "/en/nothing"):
        got, head = (visitor.client.open(address, method=m, headers=HEADERS) for m in ("GET", "HEAD"))
        assert (head.status_code, head.data, head.headers["Cache-Control"]) == (got.status_code, b"", got.headers["Cache-Control"])


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "BREW", "TRACE", "CONNECT"])
def test_a_method_that_no_page_knows_is_refused(visitor: Visitor, method: str) -> None:
    for address in ("/en/", "/en/ideas", "/en/share/not-good"):
        got = visitor.client.open(address, method=method, headers=HEADERS)
        assert (got.status_code, "GET" in got.headers["Allow"]) == (405, True)


def test_a_fault_while_saving_gives_somebody_of_the_team_the_same_calm_page(home: Path) -> None:
    from app import create_app

    app = create_app()

    def broken() -> str:
        assert current_user.is_authenticated
        db.session.add(Project(proposal_id=None))  # the database says no, and everything that was read is gone with it
        db.session.flush()
        raise AssertionError("nothing said no")

    broken.open_to, broken.kept = ("everyone",), False  # type: ignore[attr-defined]
    app.add_url_rule("/broken", "broken", broken)
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    seen = sam.open("/en/broken")
    assert (seen.status, seen.headers["Cache-Control"], seen.has("Something went wrong")) == (500, "private, no-store", True)
    db.session.remove()
    db.engine().dispose()


def test_a_fault_of_ours_gives_a_calm_page_with_a_number_to_say(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    from app import create_app

    app = create_app()

    def broken() -> str:
        raise ZeroDivisionError

    broken.open_to, broken.kept = ("everyone",), False  # type: ignore[attr-defined]
    app.add_url_rule("/broken", "broken", broken)
    seen = Visitor(app).open("/pl/broken")
    assert (seen.status, "ZeroDivision" in seen.text, "Traceback" in seen.text) == (500, False, False)
    assert [r.exc_info is not None for r in caplog.records if r.message.startswith("Fault ")] == [True]
    logged = [r.getMessage().split()[1] for r in caplog.records if r.getMessage().startswith("Fault ")]
    assert (len(logged), [number for number in logged if not seen.has(number)]) == (1, [])
    db.session.remove()
    db.engine().dispose()
