"""Pages about letters: an administrator sees what did not arrive, and a demo shows what would have gone out."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from flask.testing import FlaskClient

from app import create_app
from app.core import db, tokens
from app.core.web.guests import SIGNED_IN
from app.notifications import actions
from app.notifications.models import Letter, LetterState
from app.people.actions import make_staff, start_visit
from app.people.models import RoleName

if TYPE_CHECKING:
    from tests.notifications.conftest import Outbox, PostOffice

SITE = "http://127.0.0.1:8000"


@pytest.fixture
def browse(outbox: "Outbox", set_up: Callable[..., None]) -> Iterator[Callable[..., FlaskClient]]:
    """A browser on the portal: browse(role, SETTING=...)."""
    url = str(db.engine().url.render_as_string(hide_password=False)).replace("+psycopg", "")

    def opened(role: RoleName | None = None, **values: str) -> FlaskClient:
        set_up(**({"BASE_URL": SITE, "DATABASE_URL": url} | values))
        client = create_app(testing=True).test_client()
        if role:
            with db.transaction():
                visit = start_visit(make_staff("somebody@example.org", "Somebody", role, by=None).id)
                token = tokens.mint("visit", visit.id, visit.salt)
            client.set_cookie(SIGNED_IN, token, domain="127.0.0.1")
        return client

    yield opened
    db.engine().dispose()


def _dead(outbox: "Outbox", post_office: "PostOffice", *numbers: int) -> None:
    for number in numbers:
        post_office.answers[f"reader{number}@example.org"] = "550 5.1.1 No such reader"
        outbox.write(number)
    actions.drain()


def _press(client: FlaskClient, address: str, page: str) -> int:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return client.post(address, base_url=SITE, data={"csrf_token": found[1]}).status_code


def test_an_administrator_sees_why_a_message_did_not_arrive_and_sends_it_again(
    outbox: "Outbox", post_office: "PostOffice", browse: Callable[..., FlaskClient]
) -> None:
    _dead(outbox, post_office, 1, 2)
    client = browse(RoleName.ADMINISTRATOR, SMTP_URL=post_office.url)
    page = client.get("/en/letters/undelivered", base_url=SITE).text
    assert "reader1@example.org" in page
    assert "The mail server said: 550 5.1.1 No such reader" in page
    assert "Try all 2 again" in page
    post_office.answers.clear()
    assert _press(client, "/en/letters/1/try-again", page) == 303
    assert _press(client, "/en/letters/1/try-again", page) == 303
    assert actions.drain() == 1
    assert _press(client, "/en/letters/try-all-again", page) == 303
    assert actions.drain() == 1
    assert {letter.state for letter in outbox.all()} == {LetterState.SENT}
    assert "Every message has left." in client.get("/en/letters/undelivered", base_url=SITE).text


def test_without_a_token_nothing_is_sent_again(outbox: "Outbox", post_office: "PostOffice", browse: Callable[..., FlaskClient]) -> None:
    _dead(outbox, post_office, 1)
    client = browse(RoleName.ADMINISTRATOR, SMTP_URL=post_office.url)
    assert client.post("/en/letters/1/try-again", base_url=SITE).status_code == 400
    assert outbox.one().state is LetterState.DEAD


def test_the_page_says_that_no_mail_server_is_set(outbox: "Outbox", browse: Callable[..., FlaskClient]) -> None:
    outbox.write()
    actions.drain()
    page = browse(RoleName.ADMINISTRATOR).get("/en/letters/undelivered", base_url=SITE).text
    assert "No mail server is set." in page
    assert "It is tried again by itself." in page


@pytest.mark.parametrize(("role", "status"), [(None, 302), (RoleName.HUDDLE_MEMBER, 404), (RoleName.CHAIR, 404)])
def test_nobody_else_sees_who_was_written_to(
    outbox: "Outbox", browse: Callable[..., FlaskClient], role: RoleName | None, status: int
) -> None:
    assert browse(role).get("/en/letters/undelivered", base_url=SITE).status_code == status


def test_a_demo_shows_its_letters(outbox: "Outbox", browse: Callable[..., FlaskClient]) -> None:
    client = browse(DEMO="1")
    outbox.write(1, facts={"name": "<b>Asha</b>", "path": "/my-idea/{token}", "token": ["idea", 4, "salt"]})
    outbox.write(2, reading="ar")
    actions.drain()
    mailbox = client.get("/en/demo/letters", base_url=SITE)
    assert mailbox.status_code == 200
    assert "<h1>Demo: letters that would have gone out</h1>" in mailbox.text
    assert mailbox.text.index("reader2@example.org") < mailbox.text.index("reader1@example.org")
    letter = client.get("/en/demo/letters/1", base_url=SITE).text
    assert "Hello &lt;b&gt;Asha&lt;/b&gt;," in letter
    assert f'href="/en/my-idea/{tokens.mint("idea", 4, "salt")}"' in letter
    assert '<h1 lang="ar" dir="rtl">' in client.get("/en/demo/letters/2", base_url=SITE).text
    assert client.get("/en/demo/letters/3", base_url=SITE).status_code == 404


@pytest.mark.parametrize("values", [{}, {"DEMO": "1", "SMTP_URL": "smtp://127.0.0.1:1"}, {"SMTP_URL": "smtp://127.0.0.1:1"}])
def test_outside_a_demo_there_is_no_mailbox(outbox: "Outbox", browse: Callable[..., FlaskClient], values: dict[str, str]) -> None:
    outbox.write()
    client = browse(RoleName.ADMINISTRATOR, **values)
    assert client.get("/en/demo/letters", base_url=SITE).status_code == 404
    assert client.get("/en/demo/letters/1", base_url=SITE).status_code == 404


def test_the_mailbox_is_read_page_by_page_with_the_same_number_of_statements(outbox: "Outbox", browse: Callable[..., FlaskClient]) -> None:
    client = browse(DEMO="1")
    with db.transaction():
        db.session.add_all(Letter(**(_row(number))) for number in range(60))
    first = client.get("/en/demo/letters", base_url=SITE).text
    older = re.search(r'href="([^"]*before=\d+)"', first)
    assert older
    second = client.get(older[1], base_url=SITE).text
    assert (first.count("E-mail to"), second.count("E-mail to")) == (50, 10)


def _row(number: int) -> dict[str, object]:
    facts = {"title": "Quiet room", "name": "", "path": "/"}
    return {
        "name": "trial/news",
        "kind": "trial",
        "thing_id": number,
        "facts": facts,
        "reading": "en",
        "channel": "email",
        "address": "a@example.org",
        "dedupe_key": str(number),
    }
