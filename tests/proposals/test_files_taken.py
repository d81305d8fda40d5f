"""Answers that are said, shown or filmed: what is taken, how it is cleaned, what is not taken."""

import io

import pytest
from PIL import Image

from app.core import db
from app.proposals import actions, jobs
from app.proposals.models import FileState
from tests import keys, samples
from tests.sending_files import PLACE, add, body_of, on_disk, rows
from tests.visitor import Visitor

# ---- photos ----


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "HEIF"])
def test_a_photo_of_any_phone_is_taken_and_shown(visitor: Visitor, kind: str) -> None:
    seen = add(visitor, "photo", samples.photo(kind))
    assert seen.address == PLACE
    assert (seen.has("We have your photo."), seen.has("What you added")) == (True, True)
    assert [image.get("alt") for image in seen.all("img")] == ["Photo 1"]
    for more, side in (("", 640), ("/small", 480)):
        got = body_of(visitor, rows()[0].id, more)
        assert (got.status_code, got.mimetype) == (200, "image/jpeg")
        assert max(Image.open(io.BytesIO(got.data)).size) == side


def test_where_a_photo_was_taken_and_with_what_is_gone(visitor: Visitor) -> None:
    assert Image.open(io.BytesIO(samples.photo())).getexif().get_ifd(0x8825)
    add(visitor, "photo", samples.photo())
    got = body_of(visitor, rows()[0].id).data
    assert dict(Image.open(io.BytesIO(got)).getexif()) == {}
    assert b"A camera of ours" not in got


def test_a_photo_stands_upright(visitor: Visitor) -> None:
    add(visitor, "photo", samples.photo(turned=True))
    image = Image.open(io.BytesIO(body_of(visitor, rows()[0].id).data))
    assert image.size == (480, 640)
    red, _green, blue = image.getpixel((image.width - 10, 10))  # type: ignore[misc] # a pixel of three colours
    assert red > 200 > blue  # the orange corner is where the camera's upright corner was


def test_ten_photos_of_an_answer_are_taken_and_no_more(visitor: Visitor) -> None:
    add(visitor, "photo", *[samples.photo(size=(60, 40))] * 10)
    assert len(rows()) == 10
    seen = add(visitor, "photo", samples.photo(size=(60, 40)))
    assert (seen.status, seen.faults()) == (422, ["You can add 10 files to one answer. Take one away first."])
    assert (len(rows()), len(on_disk())) == (10, 20)


def test_a_drawing_is_called_one(visitor: Visitor) -> None:
    seen = add(visitor, "drawing", samples.photo("PNG"))
    assert [image.get("alt") for image in seen.all("img")] == ["Drawing 1"]


def test_what_was_written_stays_beside_a_photo(visitor: Visitor) -> None:
    visitor.open(PLACE)
    visitor.send(problem="The letters are small.", button=("go", "add:photo"))
    assert visitor.page
    assert visitor.page.h1.startswith("Add a photo")
    visitor.send(file=[(io.BytesIO(samples.photo()), "x.jpg")])
    assert keys.words_on(visitor.page) == "The letters are small."
    assert visitor.page.all("img")


def test_skipping_does_not_hide_what_was_shown(visitor: Visitor) -> None:
    add(visitor, "photo", samples.photo())
    visitor.open(PLACE)
    visitor.send(button=("go", "skip"))
    check = visitor.open("/en/share/check")
    assert [image.get("alt") for image in check.all("img")] == ["Photo 1"]
    assert not check.has("Skipped")


def test_one_takes_a_file_away_and_it_is_gone_from_the_disk(visitor: Visitor) -> None:
    add(visitor, "photo", samples.photo())
    assert len(on_disk()) == 2
    seen = visitor.send(button=("go", f"remove:{rows()[0].id}"))
    assert (seen.has("It is gone. You can add another one."), seen.all("img"), rows(), on_disk()) == (True, [], [], [])
    assert visitor.open("/en/share/check").has("No answers yet")


def test_nobody_takes_away_the_file_of_another_draft(visitor: Visitor, another: Visitor) -> None:
    add(visitor, "photo", samples.photo())
    add(another, "photo", samples.photo())
    another.send(button=("go", f"remove:{rows()[0].id}"))
    assert len(rows()) == 2


# ---- recordings ----


SOUNDS = {
    "mp3": (),
    "wav": (),
    "ogg": (),
    "m4a": (),
    "flac": (),
    "webm": (),
    "caf": (),
    "aiff": (),
    "amr": (),
}


@pytest.mark.parametrize("ending", SOUNDS)
def test_a_recording_of_any_phone_becomes_one_that_every_browser_plays(visitor: Visitor, ending: str) -> None:
    seen = add(visitor, "audio", samples.old_phone() if ending == "amr" else samples.sound(ending))
    assert (seen.has("We have your recording."), seen.has("We are getting it ready. You can go on.")) == (True, True)
    assert body_of(visitor, rows()[0].id).status_code == 404
    jobs.prepare_recordings()
    seen = visitor.open(PLACE)
    assert [(player.get("aria-label"), player.get("autoplay")) for player in seen.all("audio")] == [("Recording 1", None)]
    got = body_of(visitor, rows()[0].id)
    told = samples.probed(got.data, "mp3")
    assert (got.mimetype, "codec_name=mp3" in told, "Dee at home" in told, "53.0" in told) == ("audio/mpeg", True, False, False)
    assert len(on_disk()) == 1  # the original is gone


@pytest.mark.parametrize("ending", ["mp4", "mov", "webm", "mkv", "3gp", "avi"])
def test_a_video_of_any_phone_becomes_one_that_every_browser_plays(visitor: Visitor, ending: str) -> None:
    more = {
        "3gp": ("-s", "352x288", "-c:v", "h263", "-c:a", "aac"),
        "webm": ("-c:v", "libvpx", "-c:a", "libopus"),
        "mkv": ("-c:v", "libx264", "-c:a", "aac"),
    }
    add(visitor, "video", samples.film(ending, 1.0, *more.get(ending, ())))
    jobs.prepare_recordings()
    assert [player.get("aria-label") for player in visitor.open(PLACE).all("video")] == ["Video 1"]
    told = samples.probed(body_of(visitor, rows()[0].id).data, "mp4")
    assert ("codec_name=h264" in told, "codec_name=aac" in told, "Dee at home" in told, "+53.0" in told) == (True, True, False, False)


def test_what_a_file_is_decides_and_not_the_page_it_came_by(visitor: Visitor) -> None:
    add(visitor, "audio", samples.film(), name="talk.mp3")
    add(visitor, "video", samples.photo(), name="film.mp4")
    assert [row.medium.value for row in rows()] == ["video", "photo"]


def test_a_recording_of_more_than_five_minutes_is_not_taken(visitor: Visitor) -> None:
    seen = add(visitor, "audio", samples.sound("mp3", 310))
    assert (seen.status, seen.faults()) == (
        422,
        ["That recording is longer than 5 minutes. You can send a shorter one. Or ask us to phone you."],
    )
    assert (rows(), on_disk()) == ([], [])


def test_a_recording_that_does_not_say_how_long_it_is_is_found_out_later(visitor: Visitor) -> None:
    long = samples.sound("webm", 310, "-live", "1")
    assert "duration=N/A" in samples.probed(long, "webm")
    assert add(visitor, "audio", long).status == 200
    jobs.prepare_recordings()
    assert (rows()[0].state, on_disk()) == (FileState.TOO_LONG, [])
    assert visitor.open(PLACE).has("It is too long. A recording can have 5 minutes, a video 2 minutes.")


def test_a_cut_off_recording_says_so_and_takes_no_room(visitor: Visitor) -> None:
    whole = samples.film("mkv", 2.0)
    add(visitor, "video", whole[: len(whole) // 8])
    jobs.prepare_recordings()
    states = [row.state for row in rows()]
    assert states in ([], [FileState.BROKEN], [FileState.READY])  # what can still be seen of it is kept
    if states != [FileState.READY]:
        assert on_disk() == []


def test_a_recording_that_was_taken_away_meanwhile_does_not_come_back(visitor: Visitor) -> None:
    add(visitor, "audio", samples.sound())
    number = rows()[0].id
    with db.transaction():
        found = actions.claim(number)
        assert found
        work = (found.original, found.packed, found.medium, found.tries)
        assert actions.claim(number) is None
    state, key, seconds = actions.prepare(*work)
    visitor.open(PLACE)
    visitor.send(button=("go", f"remove:{number}"))
    with db.transaction():
        actions.finish(number, state, key, seconds)
    assert (rows(), on_disk()) == ([], [])


# ---- what is no photo, video or sound ----

OPENS = "We cannot open that file. You can send a photo, a video or a sound."
BROKEN = "We cannot open that photo. It may be damaged. Please choose another one."
TORTURE = {
    "nothing at all": (b"", "That file is empty. Please choose another one."),
    "a page that says it is a photo": (samples.HTML, OPENS),
    "a drawing with a script": (samples.SVG, OPENS),
    "a list of other files": (samples.PLAYLIST, OPENS),
    "a packed bomb": (samples.zip_bomb(), OPENS),
    "a program": (b"\x7fELF" + b"\0" * 500, OPENS),
    "the beginning of a photo": (samples.photo()[:900], BROKEN),
    "a page behind the first bytes of a photo": (b"\xff\xd8\xff\xe0" + samples.HTML, BROKEN),
    "2.5 thousand million dots": (samples.enormous_png(), "That photo has too many dots for us to open. Please send a smaller one."),
    "chance behind the first bytes of a film": (b"\0\0\0\x18ftypisom" + bytes(range(256)) * 40, OPENS),
    "chance behind the first bytes of a sound": (b"ID3\x04" + bytes(range(256)) * 40, OPENS),
}


@pytest.mark.parametrize("what", TORTURE)
def test_a_file_that_cannot_be_taken_gets_its_sentence_and_no_room(visitor: Visitor, what: str) -> None:
    body, sentence = TORTURE[what]
    visitor.send(PLACE, problem="The letters are small.")
    seen = add(visitor, "photo", body)
    assert (seen.status, seen.faults()) == (422, [sentence])
    assert (rows(), on_disk()) == ([], [])
    assert keys.kept(visitor) == "The letters are small."


def test_a_page_behind_a_whole_photo_is_gone(visitor: Visitor) -> None:
    add(visitor, "photo", samples.photo() + samples.HTML)
    got = body_of(visitor, rows()[0].id)
    assert (got.mimetype, b"script" in got.data) == ("image/jpeg", False)


def test_one_bad_file_among_good_ones_takes_none(visitor: Visitor) -> None:
    seen = add(visitor, "photo", samples.photo(), samples.HTML)
    assert (seen.faults(), rows(), on_disk()) == ([OPENS], [], [])


def test_choosing_nothing_says_what_to_do(visitor: Visitor) -> None:
    visitor.open(f"{PLACE}/add/audio")
    seen = visitor.send()
    assert (seen.status, seen.faults()) == (422, ["Record something, or choose a recording"])


def test_a_photo_of_more_than_fifty_megabytes_is_not_taken(visitor: Visitor) -> None:
    seen = add(visitor, "photo", samples.photo() + b"\0" * (50 * 1024**2))
    assert seen.faults() == ["That photo is too big. It can have 50 MB at most."]
    assert on_disk() == []


@pytest.mark.parametrize("where", ["where/add/photo", "contact/add/audio", "not-good/add/poem"])
def test_only_a_free_answer_takes_files(visitor: Visitor, where: str) -> None:
    visitor.send(PLACE, problem="x")
    got = visitor.client.get(f"/en/share/{where}", base_url="http://127.0.0.1:8000")
    assert got.status_code in {303, 404}


def test_no_other_page_takes_large_bodies(visitor: Visitor) -> None:
    visitor.open(PLACE)
    seen = visitor.post(PLACE, {"problem": "x", "file": (io.BytesIO(b"\0" * 5_000_000), "x.jpg")})
    assert seen.status == 413
