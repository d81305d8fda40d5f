"""Odd words, broken forms, a busy database, a full disk: what was typed is never lost, and a page says what to do."""

import time

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.core.questions import Given
from app.people.models import RoleName
from app.proposals.models import Answer, Proposal
from tests import keys, make
from tests.keys import kept, words_on
from tests.visitor import HEADERS, Visitor

SITE = "http://127.0.0.1:8000"


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
    for who, place in (
        (visitor, "/en/"),
        (visitor, f"/ar/ideas/{idea.reference}"),
        (keys.staff(app, RoleName.CHAIR), f"/en/ideas/{idea.reference}/read"),
    ):
        assert (place, who.open(place).status, "<script>alert" in (who.page.text if who.page else "")) == (place, 200, False)
    assert visitor.query("/en/ideas", q=typed).status == 200


@pytest.mark.parametrize(
    "raw",
    [
        b"problem=%ED%A0%80a",
        b"problem=%FF%FEa",
        b"problem=%u1234",
        b"problem=%",
        b"problem",
        b"&&&===",
        b"problem=a&problem=b&saves=x&draft=zz",
        b"\xff\xfe\x00",
    ],
)
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
    begun = time.process_time()
    visitor.send("/en/share/not-good", problem=one * (200_000 // len(one)))
    visitor.open("/en/share/check")
    assert visitor.page
    assert visitor.page.status == 200
    assert time.process_time() - begun < 5


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


@pytest.mark.parametrize(
    "query",
    [
        "after=abc",
        "after=2026-01-01_99999999999999999999999",
        "after=_",
        "after=2026-13-45_1",
        "after=0001-01-01_1",
        "view=zzz",
        "view=%00",
        "view=all&view=mine",
    ],
)
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
