"""Answers that are said, shown or filmed: who sees them, how they are served, and when they go."""

import datetime as dt
import io
import re
from pathlib import Path

import pytest
from flask import Flask

from app.core import calendar, files
from app.core.files import store
from app.people.models import RoleName
from app.proposals import jobs
from tests import keys, make, samples
from tests.sending_files import PLACE, add, body_of, on_disk, rows, sent
from tests.visitor import Visitor

# ---- who sees it ----


def test_an_idea_with_only_a_recording_can_be_sent_and_has_a_title(visitor: Visitor, app: Flask) -> None:
    idea = sent(visitor, ("audio", samples.sound()))
    assert visitor.page
    assert visitor.page.address == f"/en/my-idea/{idea.reference}/sent"
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    assert sam.open("/en/queue").has("An idea that was not written but said or shown")
    assert sam.open("/en/tasks").has("Listen to a recording, and look at photos and videos")


def test_others_see_a_photo_only_after_somebody_has_looked(visitor: Visitor, another: Visitor, app: Flask) -> None:
    idea = sent(visitor, ("photo", samples.photo()))
    number = rows()[0].id
    make.screened(keys.now(idea))
    place = f"/en/ideas/{idea.reference}"
    assert (another.open(place).all("img"), body_of(another, number).status_code) == ([], 404)
    assert body_of(visitor, number).status_code == 200
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    sam.open(f"/en/ideas/{idea.reference}/read")
    sam.open(f"/en/ideas/{idea.reference}/files/{number}")
    sam.send(fit="yes")
    assert [image.get("alt") for image in another.open(place).all("img")] == ["Photo 1"]
    assert body_of(another, number).status_code == 200
    assert not sam.open("/en/tasks").has("Listen to a recording")
    sam.open(f"/en/ideas/{idea.reference}/files/{number}")
    sam.send(fit="no")
    assert (another.open(place).all("img"), body_of(another, number).status_code) == ([], 404)


def test_a_photo_goes_from_the_website_with_its_idea(visitor: Visitor, another: Visitor, app: Flask) -> None:
    idea = sent(visitor, ("photo", samples.photo()))
    make.screened(keys.now(idea))
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    sam.open(f"/en/ideas/{idea.reference}/files/{rows()[0].id}")
    sam.send(fit="yes")
    assert body_of(another, rows()[0].id).status_code == 200
    visitor.open(f"/en/my-idea/{idea.reference}/website")
    visitor.send(publish="no")
    assert body_of(another, rows()[0].id).status_code == 404


def test_a_stranger_cannot_tell_that_a_file_exists(visitor: Visitor, another: Visitor) -> None:
    add(visitor, "photo", samples.photo())
    there, none = body_of(another, rows()[0].id), body_of(another, 999)
    assert (there.status_code, there.text) == (404, none.text.replace("/999", f"/{rows()[0].id}"))


def test_what_is_said_is_written_down_beside_it_and_never_instead(visitor: Visitor, another: Visitor, app: Flask) -> None:
    idea = sent(visitor, ("audio", samples.sound()))
    jobs.prepare_recordings()
    make.screened(keys.now(idea))
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    sam.open(f"/en/ideas/{idea.reference}/files/{rows()[0].id}")
    sam.send(fit="yes", said="Mam nadzieję, że listy będą większe.", lang="pl")
    seen = another.open(f"/en/ideas/{idea.reference}")
    assert len(seen.all("audio")) == 1
    quote = next(q for q in seen.all("blockquote") if q.get("lang") == "pl")
    assert "".join(quote.itertext()) == "Mam nadzieję, że listy będą większe."
    assert seen.has("What is said in it. Our team wrote it down:")


def test_only_the_files_of_an_idea_are_looked_at_by_its_address(visitor: Visitor, another: Visitor, app: Flask) -> None:
    one, two = sent(visitor, ("photo", samples.photo())), sent(another, ("photo", samples.photo()))
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    assert one.reference != two.reference
    assert sam.open(f"/en/ideas/{one.reference}/files/{rows()[1].id}").status == 404


def test_a_served_file_can_do_nothing_but_be_looked_at(visitor: Visitor) -> None:
    add(visitor, "photo", samples.photo())
    got = body_of(visitor, rows()[0].id)
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in got.headers["Content-Security-Policy"]
    assert "default-src 'none'" in got.headers["Content-Security-Policy"]
    assert re.fullmatch(r"inline; filename=photo-\d+\.jpg", got.headers["Content-Disposition"])
    assert got.headers["Cache-Control"] == "private, no-cache"


def test_a_player_may_ask_for_a_part(visitor: Visitor) -> None:
    add(visitor, "audio", samples.sound())
    jobs.prepare_recordings()
    whole = body_of(visitor, rows()[0].id).data
    part = body_of(visitor, rows()[0].id, Range="bytes=100-199")
    assert (part.status_code, part.data) == (206, whole[100:200])
    assert part.headers["Content-Range"] == f"bytes 100-199/{len(whole)}"
    assert body_of(visitor, rows()[0].id, Range=f"bytes={len(whole) + 5}-").status_code == 416


def test_a_recording_is_not_for_everybody_before_it_is_written_down(visitor: Visitor, app: Flask) -> None:
    idea = sent(visitor, ("video", samples.film()))
    jobs.prepare_recordings()
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    place = f"/en/ideas/{idea.reference}/files/{rows()[0].id}"
    sam.open(place)
    seen = sam.send(fit="yes")
    assert (seen.status, seen.faults()) == (422, ["Write down what is said, so that deaf people can read it"])
    assert rows()[0].fit is None
    sam.send(fit="yes", silent="yes")
    assert rows()[0].fit is True


def test_a_video_has_captions_of_what_was_written_down(visitor: Visitor, another: Visitor, app: Flask) -> None:
    idea = sent(visitor, ("video", samples.film("mp4", 4.0)))
    jobs.prepare_recordings()
    make.screened(keys.now(idea))
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    sam.open(f"/en/ideas/{idea.reference}/files/{rows()[0].id}")
    sam.send(fit="yes", said="Small letters. <b>Too small!</b>", lang="en")
    track = another.open(f"/en/ideas/{idea.reference}").all("track")[0]
    told = another.client.get(str(track.get("src")), base_url="http://127.0.0.1:8000")
    assert (track.get("kind"), track.get("srclang"), told.mimetype) == ("captions", "en", "text/vtt")
    assert told.text.splitlines()[:3] == ["WEBVTT", "", "00:00:00.000 --> 00:00:01.806"]
    assert "&lt;b&gt;Too small!" in told.text


# ---- what goes ----


def test_files_go_with_a_deleted_draft(visitor: Visitor) -> None:
    add(visitor, "photo", samples.photo())
    add(visitor, "audio", samples.sound())
    assert len(on_disk()) == 3
    visitor.open("/en/share/delete")
    visitor.send()
    assert (rows(), on_disk()) == ([], [])


def test_files_that_no_row_names_go_after_a_day(visitor: Visitor) -> None:
    add(visitor, "photo", samples.photo())
    with files.incoming() as lost:
        lost.write(b"lost")
        lost.flush()
        key = files.adopt(Path(lost.name))
    jobs.forget_lost_files()
    assert key in on_disk()
    later = calendar.now() + dt.timedelta(days=2)
    calendar.set_clock(lambda: later)
    jobs.forget_lost_files()
    assert key not in on_disk()
    assert len(on_disk()) == 2


def test_a_nearly_full_disk_takes_no_file_and_keeps_the_words(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor.send(PLACE, problem="The letters are small.")
    visitor.open(f"{PLACE}/add/photo")
    monkeypatch.setattr(store, "LEAST_FREE", 1 << 62)
    seen = visitor.send(file=[(io.BytesIO(samples.photo()), "x.jpg")])
    assert seen.status == 503
    assert keys.kept(visitor) == "The letters are small."
