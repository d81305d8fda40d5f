"""Listen: easy pages and ideas read aloud, by a person where somebody recorded them, else by a computer."""

import os
import threading
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask

from app.core import db, voices
from app.core.files.looking import Sort, look
from app.core.questions import Given
from app.core.voices import store
from app.languages import jobs
from app.people.models import RoleName
from app.proposals import actions
from app.proposals import jobs as proposal_jobs
from tests import keys, make
from tests.visitor import HEADERS, Seen, Visitor

WHERE = "/en-easy/share/where"
MAKING, READY = "We are making the sound.", "A computer reads this page."


def listens(seen: Seen) -> bool:
    """Whether the page has a Listen link or button."""
    return any("".join(e.itertext()).strip() in {"Listen", "Posłuchaj", "سنیں", "استماع"} for e in [*seen.all("a"), *seen.all("button")])


def listen_to(visitor: Visitor, address: str) -> bytes:
    """Asks for a page with its sound, waits for the worker, and hears it."""
    visitor.open(f"{address}?listen=1")
    jobs.make_sounds()
    player = visitor.open(f"{address}?listen=2").all("audio")
    assert len(player) == 1, f"Nothing to hear at {address}"
    answer = visitor.client.get(player[0].get("src") or "", headers=HEADERS)
    assert (answer.status_code, answer.mimetype) == (200, "audio/mpeg")
    return answer.data


def hears(visitor: Visitor, address: str) -> int:
    """The answer to whoever asks for the sound of a page."""
    return visitor.client.get(f"{address}?listen=sound", headers=HEADERS).status_code


def seconds(sound: bytes, folder: Path) -> float:
    """How long an MP3 is, as ffprobe hears it."""
    path = folder / "heard.mp3"
    path.write_bytes(sound)
    seen = look(path)
    assert (seen.sort, seen.demuxer) == (Sort.SOUND, "mp3")
    return seen.seconds


def sounds(folder: Path) -> list[Path]:
    return sorted(folder.glob("sounds/*/*.mp3"))


# ---- where it is offered ----


@pytest.mark.parametrize("address", ["/", "/about", "/share", "/share/where", "/help", "/interpreter", "/privacy", "/help/asked"])
def test_every_easy_page_can_be_listened_to(visitor: Visitor, address: str) -> None:
    assert listens(visitor.open(f"/en-easy{address}"))


def test_questions_and_ideas_can_be_listened_to_in_standard_words_too(visitor: Visitor) -> None:
    idea = make.public_idea()
    pages = ("/about", "/share/where", f"/ideas/{idea.reference}")
    assert [listens(visitor.open(f"/en{address}")) for address in pages] == [False, True, True]


def test_a_proposer_can_listen_to_their_pages(visitor: Visitor) -> None:
    idea = make.idea("en-easy")
    keys.hold_key(visitor, idea)
    assert [listens(visitor.open(f"/en-easy/my-idea/{idea.reference}{page}")) for page in ("", "/sent", "/title", "/messages")] == [
        True
    ] * 4


def test_without_a_voice_there_is_no_button(visitor: Visitor) -> None:
    polish, arabic = (
        make.public_idea("pl"),
        make.public_idea("ar", problem=Given(text="الخط صغير جدا في الرسائل التي تصل من عيادة العيون.")),
    )
    offered = {
        address: listens(visitor.open(address)) for address in ("/ar-easy/", "/ar-easy/share/where", f"/ar/ideas/{polish.reference}")
    }
    offered |= {address: listens(visitor.open(address)) for address in (f"/en/ideas/{arabic.reference}", f"/en/ideas/{polish.reference}")}
    assert list(offered.values()) == [False, False, False, False, True], offered
    assert not visitor.open("/ar-easy/?listen=1").all("audio")


def test_without_the_programs_there_is_no_button(visitor: Visitor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not listens(visitor.open("/en-easy/about"))
    jobs.make_sounds()
    assert not visitor.open("/en-easy/about?listen=1").all("audio")


def test_pages_for_staff_and_searches_are_not_read_aloud(visitor: Visitor, app: Flask) -> None:
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    assert (listens(sam.open("/en-easy/queue")), listens(visitor.open("/en-easy/ideas?q=anything+at+all"))) == (False, False)
    assert not visitor.open("/en-easy/ideas?q=anything+at+all&listen=1").has(MAKING)


def test_a_page_that_is_not_there_cannot_be_listened_to(visitor: Visitor) -> None:
    assert not listens(visitor.open("/en-easy/nothing-is-here?listen=1"))
    assert not listens(visitor.open("/en-easy/ideas/KT4729"))


# ---- how it sounds ----


def test_a_page_is_made_once_and_heard_by_everybody(visitor: Visitor, another: Visitor, home: Path) -> None:
    visitor.open(visitor.open("/en-easy/about").link("Listen"))
    assert visitor.page
    assert (visitor.page.has(MAKING), hears(visitor, "/en-easy/about")) == (True, 404)
    again = visitor.page.link("See if the sound is ready")
    another.open("/en-easy/about?listen=1")
    assert len(list(store.wishes())) == 1
    jobs.make_sounds()
    assert visitor.open(again).has(READY)
    sound = listen_to(visitor, "/en-easy/about")
    assert seconds(sound, home) > 20
    first = sounds(home)[0].stat().st_ino
    assert (listen_to(another, "/en-easy/about") == sound, [path.stat().st_ino for path in sounds(home)]) == (True, [first])
    assert list(store.wishes()) == []


def test_looking_again_is_another_address_each_time(visitor: Visitor) -> None:
    visitor.open("/en-easy/about?listen=1")
    turns = []
    for _turn in range(3):
        assert visitor.page
        href = visitor.page.link("See if the sound is ready")
        turns.append(parse_qs(urlsplit(href).query)["listen"])
        visitor.open(href)
    assert turns == [["2"], ["1"], ["2"]]


def test_a_player_may_ask_for_a_part(visitor: Visitor) -> None:
    whole = listen_to(visitor, WHERE)
    part = visitor.client.get(f"{WHERE}?listen=sound", headers=HEADERS | {"Range": "bytes=100-199"})
    assert (part.status_code, part.data) == (206, whole[100:200])
    assert part.headers["Content-Security-Policy"].endswith("sandbox")
    assert "private" in part.headers["Cache-Control"]


def test_nothing_plays_by_itself(visitor: Visitor) -> None:
    listen_to(visitor, "/en-easy/about")
    assert visitor.page
    (player,) = visitor.page.all("audio")
    assert (player.get("autoplay"), player.get("preload"), player.get("controls")) == (None, "none", "")
    assert player.get("aria-label") == "Listen to this page"


@pytest.mark.parametrize("reading", ["en-easy", "pl-easy", "ro-easy", "ur-easy", "pa-easy"])
def test_each_voice_reads_words_and_does_not_spell_letters(visitor: Visitor, home: Path, reading: str) -> None:
    sound = listen_to(visitor, f"/{reading}/share/where")
    assert visitor.page
    letters = sum(len(part.text) for part in voices.words_of(visitor.page.text, lang=reading[:2], own=False))
    assert letters > 200
    assert 0.04 < seconds(sound, home) / letters < 0.2  # the name of a letter takes twice as long


def test_a_page_that_waits_for_its_sound_is_kept_for_nobody(visitor: Visitor) -> None:
    seen = visitor.open("/en-easy/about?listen=1")
    assert seen.headers["Cache-Control"] == "private, no-store"
    assert visitor.open("/en-easy/about").headers["Cache-Control"] == "public, no-cache"


def test_an_idea_is_read_in_its_own_language(visitor: Visitor) -> None:
    idea = make.public_idea("pl", problem=Given(text="Listy z kliniki są za małe."))
    seen = visitor.open(f"/en/ideas/{idea.reference}")
    said = voices.words_of(seen.text, lang="en", own=True)
    assert [part.lang for part in said if "Listy z kliniki" in part.text] == ["pl"]
    assert {part.lang.partition("-")[0] for part in said} == {"en", "pl"}
    assert listen_to(visitor, f"/en/ideas/{idea.reference}")


# ---- what somebody writes ----


def test_the_question_is_read_and_what_is_typed_is_saved_but_not_spoken(visitor: Visitor) -> None:
    visitor.open("/en-easy/share/not-good")
    visitor.send(button=("go", "listen"), problem="My own secret words.")
    assert visitor.page
    assert (visitor.page.address, visitor.page.has("My own secret words.")) == ("/en-easy/share/not-good?listen=1", True)
    spoken = " ".join(part.text for path in store.wishes() for part in store.wished(path).parts)
    assert ("What is not good now?" in spoken or visitor.page.h1 in spoken, "secret" in spoken) == (True, False)


def test_answers_are_not_spoken_where_they_are_checked(visitor: Visitor) -> None:
    _draft, token = make.draft("en-easy")
    keys.hold_draft(visitor, token)
    visitor.open("/en-easy/share/check")
    visitor.send(button=("go", "listen"))
    spoken = " ".join(part.text for path in store.wishes() for part in store.wished(path).parts)
    assert ("Check your answers" in spoken, "cannot read" in spoken or "eye clinic" in spoken) == (True, False)


def test_listening_beside_a_form_takes_along_what_was_typed(visitor: Visitor) -> None:
    seen = visitor.open("/en-easy/help")
    button = next(b for b in seen.all("button") if "".join(b.itertext()).strip() == "Listen")
    told = {
        "csrf_token": seen.text.partition('name="csrf_token" value="')[2].partition('"')[0],
        "go": "edition",
        "words": "Please ring me.",
    }
    answer = visitor.client.post(button.get("formaction") or "", data=told, headers=HEADERS)
    assert (answer.status_code, "Please ring me." in answer.text, MAKING in answer.text) == (200, True, True)
    jobs.make_sounds()
    assert hears(visitor, "/en-easy/help") == 200


# ---- who hears it, and when it goes ----


def test_only_whoever_may_open_a_page_can_hear_it(visitor: Visitor, another: Visitor, home: Path) -> None:
    idea = make.idea("en-easy")
    keys.hold_key(visitor, idea)
    page = f"/en-easy/my-idea/{idea.reference}"
    assert listen_to(visitor, page)
    assert (hears(another, page), hears(another, f"/en-easy/ideas/{idea.reference}")) == (404, 404)
    assert not another.open(f"{page}?listen=1").has(MAKING)
    assert [path.parent.name for path in sounds(home)] == [voices.OWN]


def test_the_sound_of_an_idea_goes_with_it(visitor: Visitor, another: Visitor, home: Path) -> None:
    idea = make.public_idea()
    page = f"/en/ideas/{idea.reference}"
    assert listen_to(another, page)
    keys.hold_key(visitor, idea)
    visitor.open(f"/en/my-idea/{idea.reference}/website")
    visitor.send(publish="no")
    assert (hears(another, page), sounds(home)) == (404, [])


def test_a_sound_that_was_being_made_when_its_idea_was_taken_back_goes_too(another: Visitor, home: Path) -> None:
    idea, other = make.public_idea(), make.public_idea()
    another.open(f"/en/ideas/{idea.reference}?listen=1")
    wishes = {path: path.read_bytes() for path in store.wishes()}
    assert listen_to(another, f"/en/ideas/{other.reference}")
    with db.transaction():
        actions.withdraw(make.again(idea), "", by=None)
    assert voices.ideas_kept() == [other.reference]
    for path, told in wishes.items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(told)
    jobs.make_sounds()
    assert (len(sounds(home)), hears(another, f"/en/ideas/{idea.reference}")) == (2, 404)
    proposal_jobs.forget_what_is_over()
    assert [path.parent.name for path in sounds(home)] == [other.reference]


def test_changed_words_have_a_new_sound(visitor: Visitor, another: Visitor) -> None:
    idea = make.public_idea()
    old = listen_to(another, f"/en/ideas/{idea.reference}")
    keys.hold_key(visitor, idea)
    visitor.open(f"/en/my-idea/{idea.reference}/title")
    visitor.send(title="Bigger letters")
    make.screened(idea, title="Bigger letters for everybody who comes to the clinic")
    assert (another.open(f"/en/ideas/{idea.reference}").status, hears(another, f"/en/ideas/{idea.reference}")) == (200, 404)
    assert listen_to(another, f"/en/ideas/{idea.reference}") != old


def test_pages_that_listed_an_idea_are_forgotten_when_it_leaves_the_website_and_others_stay(visitor: Visitor, home: Path) -> None:
    idea, other = make.public_idea(), make.public_idea()
    for address in ("/en-easy/", f"/en/ideas/{other.reference}"):
        listen_to(visitor, address)
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/website", publish="no")
    assert [path.parent.name for path in sounds(home)] == [other.reference]


def test_own_pages_are_forgotten_within_a_day_and_others_when_nobody_listens(visitor: Visitor, home: Path) -> None:
    idea = make.idea("en-easy")
    keys.hold_key(visitor, idea)
    listen_to(visitor, f"/en-easy/my-idea/{idea.reference}")
    listen_to(visitor, "/en-easy/about")
    now = time.time()
    assert (voices.sweep(now + 3600), voices.sweep(now + 2 * 86_400)) == (0, 1)
    assert [path.parent.name for path in sounds(home)] == [voices.PAGES]
    assert voices.sweep(now + 40 * 86_400) == 1


def test_the_oldest_sounds_make_room(visitor: Visitor, home: Path) -> None:
    for address in ("/en-easy/about", "/en-easy/privacy"):
        listen_to(visitor, address)
    assert store.sweep(most_bytes=sum(path.stat().st_size for path in sounds(home)) - 1) == 1
    assert len(sounds(home)) == 1


def test_whoever_asks_for_everything_fills_no_queue(visitor: Visitor, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_WAITING", 2)
    for address in ("/about", "/privacy", "/languages", "/accessibility"):
        assert visitor.open(f"/en-easy{address}?listen=1").has(MAKING)
    assert len(list(store.wishes())) == 2


def test_the_pages_of_one_person_never_keep_others_from_hearing_public_ones(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_OWN", 2)
    for number in range(4):
        store.ask(own_sound(number, of=f"KT{number + 2}222"))
    visitor.open("/en-easy/about?listen=1")
    assert sorted(path.parent.name for path in store.wishes()) == ["own", "own", "pages"]


def own_sound(number: int, *, of: str) -> store.Sound:
    """The sound of one of an idea's own pages."""
    sound = store.sound_of((voices.Said("en", f"My own page {number}."),), easy=True, shelf=store.OWN, of=of)
    assert sound
    return sound


def test_whoever_opens_many_of_their_own_pages_loses_their_own_oldest_wish_and_nobody_elses(home: Path) -> None:
    others = own_sound(0, of="AB2345")
    mine = [own_sound(number, of="KT4729") for number in range(1, 6)]
    assert store.ask(others)
    os.utime(others.wish, (0, 0))
    for number, sound in enumerate(mine, start=1):
        assert store.ask(sound)
        os.utime(sound.wish, (number, number))
    assert [sound.wish.exists() for sound in [others, *mine]] == [True, False, False, True, True, True]


def test_questions_never_keep_anybody_from_hearing_their_own_page(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_QUESTIONS", 2)
    for question in ("where", "who", "not-good"):
        visitor.open(f"/en-easy/share/{question}?listen=1")
    assert (len(list(store.wishes())), store.ask(own_sound(1, of="KT4729"))) == (2, True)


def test_two_makers_do_not_get_in_each_others_way(visitor: Visitor, home: Path) -> None:
    for address in ("/about", "/privacy", "/languages"):
        visitor.open(f"/en-easy{address}?listen=1")
    makers = [threading.Thread(target=jobs.make_sounds) for _ in range(3)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert (len(sounds(home)), list(store.wishes()), list(home.glob("sounds/making-*"))) == (3, [], [])


# ---- words that wish us ill ----

HOSTILE = {
    "an option": "--help -w /tmp/elsewhere.wav",
    "marks of speech": '<speak><audio src="http://example.org/a.mp3"/><break time="9000s"/></speak>',
    "sounds by name": "[[h@l'oU]] [[[[ ]]]]",
    "commands": "\x01b9 \x00 \x1b[31m $(reboot) `reboot` ; reboot | reboot",
    "a very long word": "x" * 20_000,
    "very many words": "The letters are small. " * 900,
    "no letters": "..... !!! ???",
    "odd letters": "\U0001f600 \u202e\u2066 \ufeff \ue000 e\u0301\u0301\u0301",
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_words_do_no_harm(another: Visitor, home: Path, words: str) -> None:
    idea = make.public_idea(problem=Given(text=words))
    assert 3 < seconds(listen_to(another, f"/en/ideas/{idea.reference}"), home) < 4_000
    assert not Path("/tmp/elsewhere.wav").exists()


def test_what_the_programs_cannot_speak_is_said_calmly(visitor: Visitor) -> None:
    visitor.open("/en-easy/about?listen=1")
    (wish,) = store.wishes()
    wish.write_text('{"parts": [], "speed": 140}', encoding="utf-8")
    jobs.make_sounds()
    seen = visitor.open("/en-easy/about?listen=1")
    assert (seen.has("We cannot make the sound of this page."), hears(visitor, "/en-easy/about"), list(store.wishes())) == (True, 404, [])
