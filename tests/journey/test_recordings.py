"""Somebody of the team keeps a recording in which a person reads a page aloud."""

import io
from pathlib import Path

import pytest
from flask import Flask

from app.core import i18n, voices
from app.history import queries as history
from app.journey.queries.recordings import FRONT, PAGES, pages_of
from app.languages.actions.recording import ABOUT, _number_of
from app.people.models import RoleName
from tests import keys, make, samples
from tests.visitor import HEADERS, Seen, Visitor

ABOUT_PAGE = "/en/recordings/en-easy/pages/about"
COMPUTER = "A computer reads this page."


@pytest.fixture
def member(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


def bring(member: Visitor, body: bytes, name: str = "about.mp3", *, address: str = ABOUT_PAGE, **more: str) -> Seen:
    return member.send(address, file=(io.BytesIO(body), name), **({"read_by": "Noor"} | more))


def heard(visitor: Visitor, address: str = "/en-easy/about") -> bytes:
    return visitor.client.get(f"{address}?listen=sound", headers=HEADERS).data


def kept(home: Path) -> list[Path]:
    return sorted(home.glob("recorded/*.mp3"))


@pytest.mark.parametrize("ending", ["mp3", "wav", "m4a"])
def test_people_hear_a_recording_that_a_member_kept_made_anew_without_what_its_file_told(
    member: Visitor, visitor: Visitor, ending: str
) -> None:
    seen = bring(member, samples.sound(ending), f"about.{ending}")
    assert (seen.status, seen.has("The recording is kept."), seen.has("It reads the words of today.")) == (200, True, True)
    page = visitor.open("/en-easy/about?listen=1")
    assert (len(page.all("audio")), page.has(COMPUTER)) == (1, False)
    told = samples.probed(heard(visitor), "mp3")
    assert ("codec_name=mp3" in told, "Dee at home" in told, "+53.0" in told) == (True, False, False)


def test_the_page_says_who_reads_who_kept_it_and_when_and_history_knows(member: Visitor) -> None:
    seen = bring(member, samples.sound())
    facts = [" ".join("".join(part.itertext()).split()) for part in seen.all("dd")]
    assert facts[:2] == ["Noor", "Sam"]
    (entry,) = history.entries(ABOUT, _number_of("/en-easy/about"))
    assert (entry.verb, entry.facts) == ("keep", {"page": "/en-easy/about", "read_by": "Noor"})
    assert entry.person_id is not None


def test_the_words_to_read_are_those_that_a_guest_hears(member: Visitor, visitor: Visitor) -> None:
    words = voices.words_of(visitor.open("/ar-easy/about").text, lang="ar", own=True)
    seen = member.open("/en/recordings/ar-easy/pages/about")
    shown = "\n".join(p.text or "" for quote in seen.all("blockquote") for p in quote.iter("p"))
    assert shown == "\n".join(part.text for part in words)
    assert {quote.get("dir") for quote in seen.all("blockquote") if quote.get("lang") == "ar"} == {"rtl"}


def test_a_recording_of_older_words_is_not_played_and_the_team_sees_that(member: Visitor, visitor: Visitor) -> None:
    front = "/en/recordings/en-easy/pages/front"
    bring(member, samples.sound(), address=front)
    listed = member.open("/en/recordings/en-easy").has("The words have changed since.")
    make.public_idea()
    assert (listed, member.open("/en/recordings/en-easy").has("The words have changed since.")) == (False, True)
    seen = member.open(front)
    assert (len(seen.all("audio")), seen.has("Have the page read again")) == (1, True)
    assert visitor.open("/en-easy/?listen=1").has("We are making the sound.")


def test_a_new_recording_takes_the_place_of_the_old_one(member: Visitor, visitor: Visitor, home: Path) -> None:
    bring(member, samples.sound())
    first = visitor.client.get("/en-easy/about?listen=sound", headers=HEADERS).headers["ETag"]
    bring(member, samples.sound("mp3", 2.0), read_by="Dee")
    second = visitor.client.get("/en-easy/about?listen=sound", headers=HEADERS).headers["ETag"]
    assert (first != second, len(kept(home)), member.open(ABOUT_PAGE).has("Dee")) == (True, 1, True)


FAULTS = {
    "a photo": (samples.photo(), "That file is not a sound that we can open."),
    "a page": (samples.HTML, "That file is not a sound that we can open."),
    "a list of other files": (samples.PLAYLIST, "That file is not a sound that we can open."),
    "a film": (samples.film(), "That file is not a sound that we can open."),
    "nothing": (b"", "That file is empty."),
    "cut off": (samples.sound("m4a")[:300], "That file is not a sound that we can open."),
}


@pytest.mark.parametrize(("body", "sentence"), FAULTS.values(), ids=FAULTS.keys())
def test_what_is_no_recording_is_not_kept_and_the_page_says_why(member: Visitor, home: Path, body: bytes, sentence: str) -> None:
    seen = bring(member, body, "about.mp3")
    (fault,) = seen.faults()
    assert (seen.status, fault.startswith(sentence), kept(home)) == (422, True, [])
    assert 'value="Noor"' in seen.text, "what was typed stays"


def test_a_recording_needs_a_file_and_a_name(member: Visitor, home: Path) -> None:
    seen = member.send(ABOUT_PAGE)
    assert (seen.status, seen.faults(), kept(home)) == (422, ["Choose a recording", "Write who reads it"], [])


def test_a_recording_of_words_that_changed_meanwhile_is_not_kept(member: Visitor, home: Path) -> None:
    seen = bring(member, samples.sound(), words="0" * 64)
    assert (seen.status, seen.faults()[0].startswith("The words of the page have changed"), kept(home)) == (422, True, [])
    assert bring(member, samples.sound()).status == 200


def test_a_recording_is_taken_away_after_a_question(member: Visitor, visitor: Visitor, home: Path) -> None:
    bring(member, samples.sound())
    asked = member.open(member.open(ABOUT_PAGE).link("Take the recording away"))
    assert (asked.h1, len(kept(home))) == ("Take the recording away?", 1)
    gone = member.send(asked.address)
    assert (gone.has("The recording is gone."), kept(home), heard(visitor).startswith(b"\xff")) == (True, [], False)
    assert [entry.verb for entry in history.entries(ABOUT, _number_of("/en-easy/about"))] == ["take_away", "keep"]
    again = member.open(asked.address)
    assert again.address == ABOUT_PAGE


def test_a_language_without_a_computers_voice_offers_to_listen_as_soon_as_somebody_recorded_a_page(
    member: Visitor, visitor: Visitor
) -> None:
    before = "listen=1" in visitor.open("/ar-easy/about").text
    bring(member, samples.sound(), address="/en/recordings/ar-easy/pages/about")
    assert (before, "listen=1" in visitor.open("/ar-easy/about").text, len(visitor.open("/ar-easy/about?listen=1").all("audio"))) == (
        False,
        True,
        1,
    )


def test_the_list_is_reached_from_the_editions_and_says_what_there_is(member: Visitor) -> None:
    bring(member, samples.sound())
    listed = member.open(member.open("/en/editions").link("Recordings: English, easy words"))
    assert listed.has("Read by Noor, kept on")
    assert listed.has("None yet.")


def test_the_team_hears_what_is_there_and_nobody_else_does(member: Visitor, visitor: Visitor) -> None:
    bring(member, samples.sound())
    sound = "/en/recordings/en-easy/sound/about"
    assert member.client.get(sound, headers=HEADERS).mimetype == "audio/mpeg"
    assert visitor.client.get(sound, headers=HEADERS).status_code == 302
    assert member.client.get("/en/recordings/en-easy/sound/privacy", headers=HEADERS).status_code == 404


@pytest.mark.parametrize(
    "address", ["xx", "en-easy/pages/nowhere", "en-easy/pages/ideas", "en/pages/about", "en-easy/pages/queue", "en-easy/take-away/nowhere"]
)
def test_only_public_pages_that_can_be_listened_to_are_recorded(member: Visitor, address: str) -> None:
    assert member.open(f"/en/recordings/{address}").status == 404


def test_a_guest_opens_every_page_that_can_be_recorded(visitor: Visitor) -> None:
    for tag in ("en", "en-easy"):
        for one in pages_of(i18n.readings()[tag]):
            seen = visitor.open(one.address)
            assert (seen.status, seen.address) == (200, one.address)


def test_every_page_that_is_the_same_for_everybody_can_be_recorded(app: Flask) -> None:
    kept_pages = {
        rule.rule.strip("/") or FRONT
        for rule in app.url_map.iter_rules()
        if not rule.arguments
        and getattr(app.view_functions[rule.endpoint], "kept", False)
        and app.view_functions[rule.endpoint].spoken != "never"  # type: ignore[attr-defined] # put there by open_to
    }
    once = {"link-stopped", "share/forgotten", "share/deleted"}  # read once, after a link or a draft is gone
    assert sorted(kept_pages - once - set(PAGES)) == []
