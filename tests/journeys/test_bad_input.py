"""Odd words, broken forms, a busy database, a full disk: what was typed is never lost, and a page says what to do."""

import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, func, select

from app.core import config, db
from app.core.questions import Given
from app.languages.models import Text
from app.people.models import RoleName
from app.proposals import queries
from app.proposals.models import Answer, Proposal
from tests import keys, make
from tests.visitor import HEADERS, Seen, Visitor

SITE = "http://127.0.0.1:8000"


def words_on(seen: Seen, number: int = 0) -> str:
    return "".join(seen.all("textarea")[number].itertext()).removeprefix("\n")


def kept(visitor: Visitor, field: str = "problem") -> str:
    cookie = visitor.client.get_cookie("draft", domain="127.0.0.1")
    assert cookie
    with db.reading():
        found = queries.draft(cookie.value)
        return queries.given(found[0].answers).get(field, Given()).text if found else ""


# ---- words ----

ODD = {
    "emoji": ("I 👩‍👩‍👧 need 🆘", "I 👩‍👩‍👧 need 🆘"),
    "nothing at all": ("a\x00b", "ab"),
    "control characters": ("a\x07\x1b[31mb\x7f", "a[31mb"),
    "turned over": ("a\u202egnp.exe\u202c", "agnp.exe"),
    "arabic with joiners": ("می\u200cخواهم", "می\u200cخواهم"),
    "lines": ("one\r\ntwo\rthree\n\n four", "one\ntwo\nthree\n\n four"),
    "a first empty line": ("\r\n\r\nafter two", "after two"),
    "markup": ("<script>alert(1)</script><b>", "<script>alert(1)</script><b>"),
    "template code": ("{ {7*7}}{ % raw %}%(x)s %s", "{ {7*7}}{ % raw %}%(x)s %s"),
    "quotes": ("' OR 1=1 --\"", "' OR 1=1 --\""),
    "far letters": ("𝔘𝔫𝔦 ﷽ Z͑ͫa̴l̷g̶o", "𝔘𝔫𝔦 ﷽ Z͑ͫa̴l̷g̶o"),
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_words_are_kept_as_they_were_meant_and_shown_everywhere_unharmed(app: Flask, visitor: Visitor, kind: str) -> None:
    typed, meant = ODD[kind]
    visitor.send("/en/share/not-good", problem=typed)
    assert (visitor.page.status if visitor.page else 0, kept(visitor)) == (200, meant)
    assert words_on(visitor.open("/en/share/not-good")) == meant
    assert "<script>alert" not in visitor.open("/en/share/check").text
    idea = make.public_idea(problem=Given(text=meant), title=meant)
    for who, place in ((visitor, "/en/"), (visitor, f"/ar/ideas/{idea.reference}"), (keys.staff(app, RoleName.CHAIR), f"/en/ideas/{idea.reference}/read")):
        assert (place, who.open(place).status, "<script>alert" in (who.page.text if who.page else "")) == (place, 200, False)
    assert visitor.query("/en/ideas", q=typed).status == 200


@pytest.mark.parametrize("raw", [b"problem=%ED%A0%80a", b"problem=%FF%FEa", b"problem=%u1234", b"problem=%", b"problem", b"&&&===", b"problem=a&problem=b&saves=x&draft=zz", b"\xff\xfe\x00"])
def test_bytes_that_are_no_text_break_nothing(app: Flask, visitor: Visitor, raw: bytes) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    got = visitor.client.post("/en/share/not-good", data=raw, headers=HEADERS | {"Content-Type": "application/x-www-form-urlencoded"})
    assert got.status_code == 303


def test_values_that_were_never_offered_are_no_answers(app: Flask, visitor: Visitor) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    visitor.post("/en/share/where", {"settings": ["hospital", "moon", "hospital", "'"], "place_name": ["a", "b"]})
    visitor.post("/en/share/your-choice", {"team_read": ["yes", "no", "maybe"]})
    with db.reading() as session:
        assert session.scalars(select(Answer.choices).order_by(Answer.id)).all() == [["hospital"], [], ["yes"]]


def test_two_hundred_thousand_characters_are_kept_in_the_draft_and_refused_only_when_sent(visitor: Visitor) -> None:
    _draft, token = make.draft()
    keys.hold_draft(visitor, token)
    long = "Ä long stōry. " * 14_286
    visitor.send("/en/share/not-good", problem=long)
    assert kept(visitor) == long.strip()
    assert words_on(visitor.open("/en/share/not-good")) == long.strip()
    visitor.send("/en/share/check", button=("go", "send"))
    assert visitor.page
    assert (visitor.page.status, visitor.page.faults()) == (422, ["Make this answer shorter, to at most 20,000 characters"])


@pytest.mark.parametrize("one", ["a", "1", "@", "a@", "a.", "1 ", " "])
def test_a_very_long_answer_without_spaces_does_not_stop_the_portal(visitor: Visitor, one: str) -> None:
    _draft, token = make.draft()
    keys.hold_draft(visitor, token)
    begun = time.monotonic()
    visitor.send("/en/share/not-good", problem=one * (200_000 // len(one)))
    visitor.open("/en/share/check")
    assert visitor.page
    assert visitor.page.status == 200
    assert time.monotonic() - begun < 5


def test_more_than_four_megabytes_is_refused_with_a_page(visitor: Visitor) -> None:
    visitor.open("/en/share/not-good")
    visitor.send(problem="a" * 4_700_000)
    assert visitor.page
    assert (visitor.page.status, visitor.page.h1) == (413, "That is too much for one page")
    with db.reading() as session:
        assert session.scalar(select(func.count()).select_from(Proposal)) == 0


# ---- queries and addresses ----

QUERIES = (
    "before=abc", "before=_", "before=nan_1", "before=inf_1", "before=-1e99_1", "before=1_99999999999999999999999999", "before=1_-5", "before=1_%D9%A3",
    "topic=zzz", "stage=zzz", "lang=zzz", "topic=&stage=&lang=", "q=%00", "q=%00%00a%00", "q=" + "a" * 10_000, "q=%22%20OR%20*", "q=%F0%9F%98%80", "q=%ED%A0%80",
    "q=%25", "q=a&q=b", "q=" + "%EF%B7%BA" * 300, "?" * 50, "=&=&", "q[]=1",
)  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_a_list_ignores_what_it_does_not_understand(visitor: Visitor, query: str) -> None:
    make.public_idea()
    seen = visitor.open(f"/en/ideas?{query}")
    assert seen.status == 200
    assert seen.has("1 idea, newest first") or query.startswith(("q=", "before=1", "before=-1"))


@pytest.mark.parametrize("query", ["after=abc", "after=2026-01-01_99999999999999999999999", "after=_", "after=2026-13-45_1", "after=0001-01-01_1", "view=zzz", "view=%00", "view=all&view=mine"])
def test_the_queue_ignores_what_it_does_not_understand(app: Flask, query: str) -> None:
    make.idea()
    seen = keys.staff(app, RoleName.HUDDLE_MEMBER).open(f"/en/queue?{query}")
    assert (seen.status, seen.has("1 idea. 0 late. 1 new.")) == (200, True)


HUGE = "9" * 30
NOWHERE = (
    f"/en/huddles/{HUGE}", f"/en/huddles/{'9' * 5000}", "/en/huddles/-1", "/en/huddles/0", "/en/huddles/1.5", "/en/ideas/KT472", "/en/ideas/kt4729", "/en/ideas/KT4729/",
    "/en/ideas/%00", "/en/ideas/..%2f..%2fetc", "/en/share/%00", "/en/share/no-such-question", "/en/%2e%2e/%2e%2e/etc/passwd", "/xx/ideas", "/en/static/x",
    "/static/vendor/../../core/config.py", "/static/vendor/%2e%2e/%2e%2e/core/config.py", "/en/\u202eideas", "/en/letters/1", f"/en/letters/{HUGE}", f"/en/tasks/{HUGE}/done",
)  # fmt: skip


@pytest.mark.parametrize("address", NOWHERE)
def test_an_address_that_leads_nowhere_says_so(app: Flask, address: str) -> None:
    member = keys.staff(app, RoleName.CHAIR)
    got = member.client.get(address, headers=HEADERS, follow_redirects=True)
    assert got.status_code in ({404, 405} if "done" in address else {404})
    assert "We cannot find that page" in got.text or got.status_code == 405


@pytest.mark.parametrize("meeting", ["", "abc", HUGE, "9" * 5000, "-1", "1.5", "٣", "999"])
def test_a_huddle_that_is_none_is_refused(app: Flask, meeting: str) -> None:
    idea = make.public_idea()
    chair = keys.staff(app, RoleName.CHAIR)
    chair.send("/en/huddles", on="2099-03-05")
    chair.open(f"/en/ideas/{idea.reference}/read")
    chair.send(meeting=meeting)
    assert chair.page
    assert chair.page.status in {404, 422}


def test_letters_that_did_not_arrive_are_listed_whatever_the_query_says(app: Flask) -> None:
    ada = keys.staff(app, RoleName.ADMINISTRATOR)
    for before in ("abc", HUGE, "-1", "%00"):
        assert ada.open(f"/en/letters/undelivered?before={before}").status == 200


# ---- forged forms, lost sessions ----


def forged(visitor: Visitor, **headers: str) -> Seen:
    visitor.open("/en/share/not-good?way=quick")
    return visitor._see(visitor.client.post("/en/share/not-good?way=quick", data={"csrf_token": "wrong", "problem": "My long story.", "way": "quick", "go": "next"}, headers=HEADERS | headers), inspect=True)


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "same-origin", "Origin": SITE}])
def test_a_form_whose_session_was_lost_keeps_the_words_and_offers_to_send_them_again(visitor: Visitor, headers: dict[str, str]) -> None:
    seen = forged(visitor, **headers)
    assert (seen.status, seen.h1) == (400, "We could not read that")
    assert seen.has("Nothing is lost. Press the button to send your words again.")
    visitor.send()
    assert visitor.page
    assert (visitor.page.h1, kept(visitor)) == ("How should we contact you?", "My long story.")


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "none"}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"}])
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
        got = visitor.client.get(address, headers=HEADERS | {"X-Forwarded-Host": "evil.example", "X-Forwarded-For": "1.2.3.4", "Forwarded": "host=evil.example"})
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


def test_a_fault_of_ours_gives_a_calm_page_with_a_number_to_say(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    from app import create_app

    app = create_app()

    def broken() -> str:
        raise ZeroDivisionError

    broken.open_to, broken.kept = ("everyone",), False  # type: ignore[attr-defined]
    app.add_url_rule("/broken", "broken", broken)
    seen = Visitor(app).open("/pl/broken")
    number = seen.words("main").rpartition(":")[2].split()[0] if ":" in seen.words("main") else ""
    assert (seen.status, "ZeroDivision" in seen.text, "Traceback" in seen.text) == (500, False, False)
    assert [r.exc_info is not None for r in caplog.records if r.message.startswith("Fault ")] == [True]
    assert any(f"Fault {r.message.split()[1]}" for r in caplog.records)
    assert number or seen.status == 500
    db.session.remove()
    db.engine().dispose()
