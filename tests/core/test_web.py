"""page(), go_to(), the door: a good answer is kept, any other is taken back, and no way leads outside."""

import pytest
from flask import Flask, abort
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.core import db
from app.core.web import go_to, open_to, row_number
from app.core.web.answering import safe_way_on
from app.people.actions import welcome
from app.people.models import Person
from tests.visitor import HEADERS

OURS = ("/", "/en/ideas", "/en/ideas?q=a//b", "/queue#main", "/en/a:b")
EVIL = ("//evil.example", "/\\evil.example", "https://evil.example", "evil.example", "", "\\evil", "/\t/evil.example", "/a\\b", "///evil", "javascript:alert(1)", " /en/", "/\r\nX: y", "/\x00")


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
    assert found is None or (0 <= found < 10**18 and int(text) == found)


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
