"""page(), go_to(), the door: a good answer is kept, any other is taken back, and no way leads outside."""

from pathlib import Path

import pytest
from flask import Flask, abort
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from app import create_app
from app.core import config, db
from app.core.web import go_to, open_to, row_number
from app.core.web.answering import safe_way_on
from app.core.web.headers import HEADERS as KEPT
from app.people.actions import welcome
from app.people.models import Person
from tests.conftest import HOST
from tests.visitor import HEADERS, Visitor

OURS = ("/", "/en/ideas", "/en/ideas?q=a//b", "/queue#main", "/en/a:b")
EVIL = (
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "evil.example",
    "",
    "\\evil",
    "/\t/evil.example",
    "/a\\b",
    "///evil",
    "javascript:alert(1)",
    " /en/",
    "/\r\nX: y",
    "/\x00",
)


@pytest.mark.parametrize("address", OURS)
def test_an_address_of_ours_is_followed(address: str) -> None:
    assert safe_way_on(address, "/home") == address


@pytest.mark.parametrize("address", EVIL)
def test_an_address_elsewhere_is_not_followed(address: str) -> None:
    assert safe_way_on(address, "/home") == "/home"


@given(st.text(st.sampled_from("/\\:.@?# \t\nae"), max_size=12))
def test_no_text_at_all_leads_to_another_site(text: str) -> None:
    where = safe_way_on(text, "/home")
    assert where[0] == "/"
    assert where[1:2] not in {"/", "\\"}
    assert not set(where) & set("\t\r\n\\")


@given(st.text(max_size=30))
def test_only_figures_of_a_row_are_the_number_of_a_row(text: str) -> None:
    found = row_number(text)
    assert found is None or (0 <= found < 10**9 and int(text) == found)


@pytest.mark.parametrize("who", [(), ("somebody",), ("everyone", "boss")])
def test_a_view_can_only_be_open_to_somebody_we_know(who: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="Nobody is called"):
        open_to(*who)


def counted() -> int:
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(Person)) or 0


@pytest.mark.parametrize(("status", "kept"), [(200, 1), (303, 1), (422, 0), (409, 0), (404, 0), (500, 0)])
def test_a_good_answer_to_a_post_is_kept_and_any_other_is_taken_back(app: Flask, status: int, kept: int) -> None:
    app.config["WTF_CSRF_ENABLED"] = False

    @open_to("everyone")
    def trial():
        welcome("Dee", reading="en")
        if status == 303:
            return go_to("/en/")
        if status in {404, 409, 500}:
            abort(status)
        return "said", status

    app.add_url_rule("/trial", "trial", trial, methods=["POST"])
    assert app.test_client().post("/en/trial", headers=HEADERS).status_code == status
    assert counted() == kept


def test_a_get_writes_nothing(app: Flask) -> None:
    @open_to("everyone")
    def trial():
        welcome("Dee", reading="en")
        return "said"

    app.add_url_rule("/trial", "trial", trial)
    assert app.test_client().get("/en/trial", headers=HEADERS).status_code == 200
    assert counted() == 0


def test_one_network_may_post_a_thousand_times_an_hour_and_no_more(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    answers = [client.post("/en/sign-out", headers=HEADERS).status_code for _n in range(1001)]
    assert (set(answers[:1000]), answers[1000]) == ({303}, 429)
    assert client.get("/en/", headers=HEADERS).status_code == 200


def test_robots_are_told_what_is_not_for_them(app: Flask) -> None:
    told = app.test_client().get("/robots.txt", headers=HEADERS)
    assert (told.status_code, told.mimetype) == (200, "text/plain")
    assert [line for line in ("Disallow: /*/share", "Disallow: /*/my-idea") if line not in told.text] == []


POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
EXACTLY = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ANSWERS = {
    "a page": ("GET", "/en/", {}, 200),
    "a page again": ("GET", "/en/about", {}, 200),
    "a private page": ("GET", "/en/share/where", {}, 200),
    "a fragment": ("GET", "/en/ideas", {"HX-Request": "true"}, 200),
    "a bare address": ("GET", "/ideas", {}, 302),
    "a redirect": ("GET", "/en/queue", {}, 302),
    "nothing here": ("GET", "/en/nothing", {}, 404),
    "a forged form": ("POST", "/en/share/where", {}, 400),
    "a wrong method": ("DELETE", "/en/", {}, 405),
    "a static file": ("GET", "static", {}, 200),
    "no static file": ("GET", "/static/vendor/none.css", {}, 404),
    "a sign of life": ("GET", "/healthz", {}, 200),
    "another host": ("GET", "/en/", {"Host": "evil.example"}, 400),
}


@pytest.fixture
def a_file() -> str:
    from app.core.assets import asset

    return asset("mark.svg")


@pytest.mark.parametrize("kind", ANSWERS)
def test_every_kind_of_answer_has_the_same_security_headers(app: Flask, a_file: str, kind: str) -> None:
    method, path, more, status = ANSWERS[kind]
    got = app.test_client().open(a_file if path == "static" else path, method=method, headers={"Host": HOST} | more)
    assert (got.status_code, {name: got.headers.get(name) for name in EXACTLY}) == (status, EXACTLY)
    assert KEPT == EXACTLY
    assert "Server" not in got.headers


def test_over_https_browsers_are_told_to_stay_there_and_cookies_say_secure(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from app import create_app
    from app.core import config

    monkeypatch.setenv("BASE_URL", "https://ideas.example.org")
    monkeypatch.setenv("TRUSTED_PROXIES", "1")
    config.settings.cache_clear()
    client = create_app(testing=True).test_client()
    got = client.get("/en/share/where", headers={"Host": "ideas.example.org", "X-Forwarded-Proto": "https"})
    assert got.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert "Secure; HttpOnly; Path=/; SameSite=Lax" in got.headers["Set-Cookie"]
    db.session.remove()
    db.engine().dispose()


def test_the_links_of_an_organisation_stand_in_the_head_and_the_foot(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADER_LINKS", "Our hospital https://hospital.example.org/; Trust news https://trust.example.org/news")
    config.settings.cache_clear()
    seen = Visitor(create_app(testing=True)).open("/en/about")
    found = [(a.text, a.get("href")) for a in seen.all("a") if "example.org" in (a.get("href") or "")]
    assert found == [("Our hospital", "https://hospital.example.org/"), ("Trust news", "https://trust.example.org/news")] * 2
