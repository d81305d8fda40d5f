"""A LibreTranslate of one's own, played by a small server: off without its address, for public ideas alone, never trusted."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import calendar, config, db
from app.journey import actions, jobs
from app.languages.actions.machine import MOST_BYTES, MOST_LETTERS, NeverSo, NotNow, by_machine
from app.languages.models import Translation, TranslationWish
from app.people.models import RoleName
from app.proposals.models import Proposal
from tests import keys, make
from tests.languages.test_translations import IN_ENGLISH, POLISH, answered, ask, later, translate, wishes
from tests.visitor import Visitor

LABEL = "Machine translation. It may be wrong. Do not use it to decide about your care."


class Machine(ThreadingHTTPServer):
    """Answers as it is told to, and remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.status = 200
        self.body: bytes | None = None
        self.location = ""
        self.drips = 0
        self.hangs = threading.Event()
        self.hangs.set()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answer(BaseHTTPRequestHandler):
    """POST /translate as LibreTranslate documents it."""

    server: Machine

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, told))
        self.server.hangs.wait(20)
        body = self.server.body
        if body is None:
            body = json.dumps({"translatedText": f"[{told['target']}] {told['q']}"}).encode()
        self.send_response(self.server.status)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        try:
            for _n in range(self.server.drips):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.2)  # the machine is slow, not the test: it ends when nobody listens
            self.wfile.write(body)
        except OSError:
            return

    def log_message(self, *_said: Any) -> None:
        """Says nothing."""


@pytest.fixture
def machine(home: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    server = Machine()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    for name, value in (("URL", server.address), ("KEY", "a-key"), ("SECONDS", "1")):
        monkeypatch.setenv(f"LIBRETRANSLATE_{name}", value)
    config.settings.cache_clear()
    yield server
    server.hangs.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def idea(app: Flask) -> Proposal:
    return make.public_idea("pl", "Listy, które rozumiem", **POLISH)


def made() -> list[str]:
    with db.reading() as session:
        return [row.method.value for row in session.scalars(select(Translation).order_by(Translation.id))]


def tries() -> list[int]:
    return [wish.tries for wish in wishes()]


def test_it_is_asked_in_the_documented_way_and_its_words_are_labelled(machine: Machine, visitor: Visitor, idea: Proposal) -> None:
    ask(visitor, idea)
    jobs.translate_by_machine()
    assert {path for path, _told in machine.asked} == {"/translate"}
    first = {"q": "Listy, które rozumiem", "source": "pl", "target": "en", "format": "text", "api_key": "a-key"}
    assert machine.asked[0][1] == first
    seen = visitor.open(f"/en/ideas/{idea.reference}")
    assert (seen.has(f"{LABEL} Nobody has checked it yet."), seen.has("[en] Krótsze listy, proszę.")) == (True, True)
    assert "Są za długie." in visitor.open(seen.link("Show the original")).text
    jobs.translate_by_machine()
    assert len(machine.asked) == 3


def test_it_is_off_without_an_address(app: Flask, visitor: Visitor, idea: Proposal) -> None:
    ask(visitor, idea)
    assert (actions.translate_by_machine(), made(), tries()) == (0, [], [0])


def test_a_person_takes_the_place_of_the_machine_and_never_the_other_way(machine: Machine, visitor: Visitor, idea: Proposal) -> None:
    number = ask(visitor, idea)
    jobs.translate_by_machine()
    translate(keys.staff(visitor.client.application, RoleName.HUDDLE_MEMBER), number)
    seen = visitor.open(f"/en/ideas/{idea.reference}")
    assert (seen.has(LABEL), seen.has(IN_ENGLISH["problem"]), seen.has("Translated by a volunteer.")) == (False, True, True)
    with db.transaction() as session:
        wish = session.get_one(TranslationWish, number)
        wish.written_at, wish.tries = None, 0
    asked = len(machine.asked)
    jobs.translate_by_machine()
    assert len(machine.asked) == asked


def test_decisions_and_questions_never_go_to_it(machine: Machine, app: Flask) -> None:
    answered(app)
    assert len(wishes()) == 1
    jobs.translate_by_machine()
    assert (machine.asked, made()) == ([], [])


def test_words_that_are_private_meanwhile_never_go_to_it(machine: Machine, visitor: Visitor, idea: Proposal) -> None:
    ask(visitor, idea)
    keys.hold_key(visitor, idea).send(f"/pl/my-idea/{idea.reference}/website", publish="no")
    jobs.translate_by_machine()
    assert (machine.asked, made()) == ([], [])


GARBAGE = (b"", b"<html>Hello</html>", b"[]", b"{}", b'{"translatedText": 7}', b'{"translatedText": " \\u0000 "}', b"\xff\xfe")


@pytest.mark.parametrize("body", GARBAGE)
def test_garbage_is_no_translation_and_it_is_tried_again_later(machine: Machine, visitor: Visitor, idea: Proposal, body: bytes) -> None:
    machine.body = body
    ask(visitor, idea)
    jobs.translate_by_machine()
    assert (made(), tries()) == ([], [1])
    jobs.translate_by_machine()
    assert tries() == [1]
    machine.body = None
    later(1)
    jobs.translate_by_machine()
    assert made() == ["machine"] * 3


@pytest.mark.parametrize(("status", "count"), [(500, 1), (503, 1), (429, 1), (400, 5), (403, 5), (302, 5)])
def test_what_is_refused_for_good_is_not_asked_again(machine: Machine, visitor: Visitor, idea: Proposal, status: int, count: int) -> None:
    machine.status, machine.body = status, b'{"error": "pa is not supported"}'
    machine.location = f"{machine.address}/elsewhere" if status == 302 else ""
    ask(visitor, idea)
    jobs.translate_by_machine()
    assert (made(), tries(), len(machine.asked)) == ([], [count], 1)
    assert visitor.open(f"/en/ideas/{idea.reference}").has("These are the writer’s own words.")


def test_one_that_hangs_or_drips_is_left_after_its_time(machine: Machine) -> None:
    machine.hangs.clear()
    with pytest.raises(NotNow):
        by_machine("Dzień dobry", "pl", "en")
    machine.hangs.set()
    machine.drips = 50
    with pytest.raises(NotNow, match="took too long"):
        by_machine("Dzień dobry", "pl", "en")


def test_one_that_is_away_is_asked_again_later(machine: Machine, visitor: Visitor, idea: Proposal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIBRETRANSLATE_URL", "http://127.0.0.1:9")
    config.settings.cache_clear()
    ask(visitor, idea)
    jobs.translate_by_machine()
    (wish,) = wishes()
    assert (wish.tries, wish.try_after is not None and wish.try_after > calendar.now()) == (1, True)


def test_endless_answers_and_very_long_texts_are_refused(machine: Machine) -> None:
    machine.body = b'{"translatedText": "' + b"a" * MOST_BYTES + b'"}'
    with pytest.raises(NeverSo):
        by_machine("Dzień dobry", "pl", "en")
    with pytest.raises(NeverSo):
        by_machine("a" * (MOST_LETTERS + 1), "pl", "en")
    assert len(machine.asked) == 1


def test_its_words_are_words_and_nothing_else(machine: Machine) -> None:
    machine.body = json.dumps({"translatedText": "<script>alert(1)</script>\u202e\x00 a\u200cb\ud800"}).encode()
    assert by_machine("Dzień dobry", "pl", "en") == "<script>alert(1)</script> a\u200cb"
