"""Text messages: short in every reading, by a provider or not offered, at most five an hour."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import config, db
from app.core.addresses import tidy_number
from app.core.questions import Given
from app.notifications.actions import as_text, drain, segments
from app.notifications.models import Channel, Letter, LetterState
from tests import make
from tests.house.test_letters import BASE, FACTS, NAMES
from tests.visitor import Visitor

READINGS = ("en", "en-easy", "pl", "pl-easy", "ar", "ar-easy")
WORDS = "The letters are small."
BY_TEXT = {"contact": Given(choices=("sms",)), "mobile": Given(text="07700 900 123")}


def demo(monkeypatch: pytest.MonkeyPatch, **settings: str) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    config.settings.cache_clear()


def letters() -> list[Letter]:
    with db.reading() as session:
        return list(session.scalars(select(Letter).order_by(Letter.id)))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("ą" * 70, 1),
        ("ą" * 71, 2),
        ("ف" * 134, 2),
        ("ف" * 135, 3),
        ("😀" * 35, 1),
    ],
)
def test_segments_are_counted_by_the_alphabet(text: str, count: int) -> None:
    assert segments(text) == count


@pytest.mark.parametrize("typed", ["07700 900 123", "+44 7700 900123", "0044 7700 900123", "٠٧٧٠٠٩٠٠١٢٣"])
def test_a_number_is_one_number_however_it_is_typed(typed: str) -> None:
    assert tidy_number(typed) == "07700900123"


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("name", NAMES)
def test_a_text_takes_two_segments_at_most_in_every_reading(app: Flask, monkeypatch: pytest.MonkeyPatch, name: str, reading: str) -> None:
    demo(monkeypatch, BASE_URL=BASE)
    path = "/share/back/{token}" if "link" in name else "/sign-in/{token}" if "sign_in" in name else FACTS["path"]
    facts = FACTS | {"path": path, "reference": "" if path != FACTS["path"] else "KT4729"}
    text = as_text(Letter(name=name, facts=facts, reading=reading, channel=Channel.SMS, address="07700900123"))
    assert segments(text) <= 2, (segments(text), text)
    assert f"{BASE}/{reading}/" in text


def test_nobody_is_offered_a_text_that_nobody_sends(visitor: Visitor) -> None:
    visitor.send("/en/share/not-good", problem=WORDS)
    seen = visitor.open("/en/share/stop")
    assert (seen.has("Or by text message"), seen.has("The email address of your helper")) == (False, True)
    idea = make.idea(**BY_TEXT)
    assert [letter.channel for letter in letters() if letter.thing_id == idea.id] == [Channel.PHONE]


def test_a_link_by_text_message_opens_my_draft_in_a_demo(visitor: Visitor, another: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    demo(monkeypatch, DEMO="1")
    visitor.send("/en/share/not-good", problem=WORDS)
    visitor.open("/en/share/stop")
    seen = visitor.send(form=1, button=("go", "mobile"), mobile="07700 900 123")
    assert seen.has("We sent a link to 07700 900 123.")
    drain()
    letter = letters()[-1]
    assert (letter.channel, letter.state, letter.address) == (Channel.SMS, LetterState.SENT, "07700900123")
    seen = another.open(f"/en/demo/letters/{letter.id}")
    assert (seen.has("text message"), seen.has("Your link to go on with your idea")) == (True, True)
    another.send(seen.link("Open the link of this letter"))
    assert another.open("/en/share/not-good").has(WORDS)


def test_my_helper_gets_a_link_and_a_letter_that_says_why(visitor: Visitor, another: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    demo(monkeypatch, DEMO="1")
    visitor.send("/en/share/not-good", problem=WORDS)
    visitor.open("/en/share/stop")
    assert visitor.send(button=("go", "helper"), helper="nobody", form=3).faults() == [
        "Check your mobile number. It looks like 07700 900 123"
    ]
    visitor.send(button=("go", "helper"), helper="helen@example.org", form=3)
    letter = letters()[-1]
    assert (letter.name, letter.address) == ("proposals/helper_link", "helen@example.org")
    seen = another.open(f"/en/demo/letters/{letter.id}")
    assert seen.h1 == "A link to help somebody with their idea"
    assert not seen.has(WORDS)
    another.send(seen.link("Open the link of this letter"))
    assert another.open("/en/share/not-good").has(WORDS)


def test_five_links_an_hour_whatever_way_they_go(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    demo(monkeypatch, DEMO="1")
    visitor.send("/en/share/not-good", problem=WORDS)
    for number in range(6):
        visitor.open("/en/share/stop")
        way, form = (("mobile", 1), ("helper", 3))[number % 2]
        seen = visitor.send(form=form, button=("go", way), **{way: f"+44 7700 90012{number // 2}"})
    assert seen.faults() == ["We sent many links already. Look in your email, or wait an hour."]
    assert len(letters()) == 5


class Provider(BaseHTTPRequestHandler):
    """Whoever sends text messages, as far as we know of them."""

    status = 200
    got: ClassVar[list[Any]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.got.append((self.headers["Authorization"], json.loads(body)))
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *_words: Any) -> None:
        """Nothing on the screen."""


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch, app: Flask) -> Iterator[type[Provider]]:
    """A provider that answers on this machine."""
    Provider.got.clear()
    Provider.status = 200
    with HTTPServer(("127.0.0.1", 0), Provider) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        demo(monkeypatch, SMS_URL=f"http://us:secret@127.0.0.1:{server.server_port}/send")
        yield Provider
        server.shutdown()


def test_who_chose_text_messages_gets_them_from_the_provider(provider: type[Provider]) -> None:
    make.idea(**BY_TEXT)
    drain()
    ((known, sent),) = provider.got
    assert (known, sent["to"]) == ("Basic dXM6c2VjcmV0", "+447700900123")
    assert sent["text"].startswith("We have your idea ")
    assert WORDS not in sent["text"]
    assert letters()[-1].state is LetterState.SENT


@pytest.mark.parametrize(("status", "state"), [(503, LetterState.WAITING), (429, LetterState.WAITING), (400, LetterState.DEAD)])
def test_a_text_that_did_not_go_is_tried_again_or_shown_to_somebody(provider: type[Provider], status: int, state: LetterState) -> None:
    provider.status = status
    make.idea(**BY_TEXT)
    drain()
    assert (letters()[-1].state, str(status) in letters()[-1].last_fault) == (state, True)


def test_how_to_reach_a_helper_is_an_address_or_a_number(app: Flask) -> None:
    from app.proposals.actions.sending import contact_fault

    told = {
        words: contact_fault({"contact": Given(choices=("supporter",)), "supporter": Given(text=words)})
        for words in (
            "My sister",
            "My sister, 01632 960 555",
            "Ann ann@example.org",
        )
    }
    assert [bool(fault) for fault in told.values()] == [True, False, False]
