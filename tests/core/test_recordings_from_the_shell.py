"""A page that a person has read aloud, kept from the shell."""

import re
from pathlib import Path

import pytest
from flask import Flask

from app.core.web.guests import shelf
from tests import samples
from tests.core.test_listening import MAKING, READY, listens, seconds
from tests.visitor import HEADERS, Visitor


def test_a_recording_comes_first_until_the_words_change(app: Flask, visitor: Visitor, home: Path) -> None:
    (home / "about.mp3").write_bytes(samples.sound())
    made = app.test_cli_runner().invoke(args=["keep-recording", "/en-easy/about", str(home / "about.mp3"), "--read-by", "Noor"])
    assert (made.exit_code, made.output) == (0, "/en-easy/about is read by Noor from now on.\n")
    seen = visitor.open("/en-easy/about?listen=1")
    assert (len(seen.all("audio")), seen.has(READY), seen.has(MAKING)) == (1, False, False)
    answer = visitor.client.get("/en-easy/about?listen=sound", headers=HEADERS)
    assert 0.9 < seconds(answer.data, home) < 1.2
    registry = home / "recorded" / "registry.json"
    registry.write_text(re.sub(r'"[0-9a-f]{64}":', '"' + "0" * 64 + '":', registry.read_text(encoding="utf-8")), encoding="utf-8")
    assert visitor.open("/en-easy/about?listen=1").has(MAKING)


def test_a_recording_gives_a_voice_to_a_language_that_has_none(app: Flask, visitor: Visitor, home: Path) -> None:
    (home / "share.mp3").write_bytes(samples.sound())
    told = ["keep-recording", "/ar-easy/share/where", str(home / "share.mp3"), "--read-by", "Noor"]
    assert app.test_cli_runner().invoke(args=told).exit_code == 0
    shelf.clear()
    assert (listens(visitor.open("/ar-easy/share/where")), listens(visitor.open("/ar-easy/share/who"))) == (True, False)
    assert len(visitor.open("/ar-easy/share/where?listen=1").all("audio")) == 1


@pytest.mark.parametrize(
    ("address", "file"), [("/en-easy/nowhere", "about.mp3"), ("/en-easy/about", "photo.mp3"), ("/en-easy/queue", "about.mp3")]
)
def test_what_is_no_recording_of_a_public_page_is_not_kept(app: Flask, home: Path, address: str, file: str) -> None:
    (home / "about.mp3").write_bytes(samples.sound())
    (home / "photo.mp3").write_bytes(samples.photo())
    made = app.test_cli_runner().invoke(args=["keep-recording", address, str(home / file), "--read-by", "Noor"])
    assert (made.exit_code, (home / "recorded").exists()) == (1, False)
