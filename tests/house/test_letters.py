"""Every letter can be written in every reading, says its language, and leads nowhere but to us."""

import re
from pathlib import Path
from typing import Any

import pytest

from app.core import config, i18n
from app.core.config import ROOT
from app.core.templates.directions import CLOSES, OPENS
from app.huddle.models import Route
from app.huddle.routes import WORDS
from app.notifications.actions import written
from app.notifications.actions.writing import as_email
from app.notifications.models import Channel, Letter
from tests.markup import parsed

FOLDER = ROOT / "templates" / "letters"
NAMES = sorted(str(p.parent.relative_to(FOLDER)) for p in FOLDER.rglob("subject.txt"))
BASE = "https://ideas.example.org"
NEWS = WORDS[Route.JUST_DO_IT].news
ASKS = [{"body": "Are they ready?", "other": ""}]
STANDARD = {
    "tried": [{"body": "Bags are packed the evening before.", "other": "Torby"}, {"body": "1 ward, 1 evening", "other": ""}],
    "whole": False,
}
STANDARD["questions"] = [{"number": 1, "asks": ASKS, "thought": [{"body": "Yes, all 4.", "other": ""}]}]
IN_EASY = {"tried": [{"body": "We pack bags.", "other": ""}], "questions": [{"number": 1, "asks": ASKS, "thought": []}], "whole": False}
STANDARD["new"] = [{"body": "Two nurses pack.", "other": ""}]
ABOUT = {
    "at_place": "Wenbrook Hospitals",
    "first_on": "2026-11-20",
    "last_on": "2026-11-22",
    "greeted": "",
    "forgotten": True,
    "by_phone": False,
}
FACTS: dict[str, Any] = {
    "reference": "KT4729", "path": "/my-idea/KT4729/open/{token}", "token": ["idea", 7, "ab12"], "name": "Zofia <b>Żak</b> & Łukasz",
    "answer_on": "2026-12-07", "on": "2026-11-26", "until": "2027-02-21", "question": "Which clinic?\nThe one in town?", "question_lang": "en",
    "question_easy": "Which clinic?",
    "code": ["sign-in-code", 7, "ab12"], "minutes": 30, "route": "just_do_it", "news": NEWS, "reason": "Others said so too.\n\n<i>It is right.</i>", "reason_lang": "en",
    "reason_easy": "Others said it too.", "next_step": "We write new letters in May.", "next_step_easy": "We write new letters.", "contact_name": "Priya",
    "contact_how": "01632 960 124", "revisit_on": "2027-03-01", "typed": {}, "taken_up": True, "may_object": True, "spoken": "Mirpuri", "at": "2026-12-07T10:30:00+00:00", "mode": "phone", "again": True,
    "before": "2026-11-19", "because": "no_time", "own": False, "starts": "12:30", "place": "Room 2", "video": True, "retold": "moved", "why": "withdrawn",
    "who": [{"name": "Nadia", "fields": ["research", "Speech therapy"]}, {"name": "Sam", "fields": []}],
    "when": "late", "title": "Letters I can read", "title_lang": "en",
    "asked": ["Wenbrook Hospitals", "Ashby Care"], "answer_in": 10, "detail": "Omar", "call_by": "2026-12-07", "joins": "KT4729", "follow_up_on": "2026-12-07", "why_changed": "It was the wrong clinic.",
    "answer_by": "2026-12-07", "together": True, "yes": [{"organisation": "Wenbrook Hospitals", "words": "Omar works on it."}], "words": "The printer broke.", "ask_on": "2026-12-07",
    "no_from": "Wenbrook Hospitals", "no_because": "We are two people.",
    "test": {"standard": STANDARD, "easy": IN_EASY, "made": ["bilingual_staff"]}, "as_whom": "there", "about": ABOUT,
    "measures": 2, "role": "Huddle member", "organisation": "Wenbrook Hospitals", "from": "2026-11-26", "by": "Ada",
    "staff": True, "day": 30, "tests": 2, "seen": "People wait less.\n\n<i>Much less.</i>", "seen_easy": "People wait less now.", "seen_lang": "en", "surprised": "Nobody used the phone.",
    "less": "yes", "less_words": "People from far away.", "voice": "named", "voice_name": "Ayesha <b>K", "no_voice": "", "late": True, "why_early": "The ward closes.",
}  # fmt: skip
READINGS = ("en", "en-easy", "pl", "pl-easy", "ar", "ar-easy", "qps", "qps-easy", "qrl", "qrl-easy")


@pytest.fixture
def portal(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A portal on its own host, with the pseudo readings."""
    monkeypatch.setenv("BASE_URL", BASE)
    monkeypatch.setenv("PSEUDO_READINGS", "1")
    config.settings.cache_clear()
    i18n.readings.cache_clear()


def letter(name: str, reading: str, **other: Any) -> Letter:
    facts = FACTS | other | ({"name": ""} if other.get("unnamed") else {})
    return Letter(
        name=name,
        facts=facts,
        reading=reading,
        kind="proposal",
        thing_id=1,
        channel=Channel.EMAIL,
        address="zofia@example.org",
        dedupe_key="1:1:email",
    )


def test_every_letter_has_a_subject_a_text_and_a_page() -> None:
    assert {n: sorted(p.name for p in (FOLDER / n).iterdir()) for n in NAMES} == {
        n: ["body.html", "body.txt", "subject.txt"] for n in NAMES
    }
    assert len(NAMES) >= 12


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("name", NAMES)
def test_a_letter_is_whole_in_every_reading(portal: None, name: str, reading: str) -> None:
    assert reading in i18n.readings()
    words = written(letter(name, reading))
    page = parsed(words.html)
    language = i18n.readings()[reading]
    assert (page.get("lang"), page.get("dir")) == (language.html_lang, language.dir)
    assert ("\n" in words.subject, bool(words.subject), len(words.text) > 60) == (False, True, True)
    addresses = re.findall(r"[a-z]+://[^\s\"'<>)]+", words.text + words.html)
    assert addresses != []
    assert [a for a in addresses if not a.startswith(f"{BASE}/{reading}/my-idea/KT4729/open/7-")] == []
    assert [e.tag for e in page.iter() if e.tag in {"script", "img", "link", "iframe", "form", "object"}] == []
    assert len(list(page.iter("h1"))) == 1
    assert "%(" not in words.text + words.html + words.subject
    assert "<b>" not in words.html.replace("<b>", "", 0) or "Zofia <b>" not in words.html
    heading = "".join(next(page.iter("title")).itertext())
    assert " ".join(heading.split()) == " ".join(words.subject.split())


@pytest.mark.parametrize("reading", ["en", "ar", "pl-easy"])
@pytest.mark.parametrize("name", NAMES)
def test_the_number_of_an_idea_never_breaks_in_a_letter(portal: None, name: str, reading: str) -> None:
    everything = " ".join(written(letter(name, reading)))
    assert "KT 4729" not in everything
    assert ("KT\u00a04729" in everything) == ("reference" in name_of(name))


def name_of(name: str) -> str:
    """What stands in the subject of a letter."""
    return (FOLDER / name / "subject.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_without_a_name_greets_nobody(portal: None, name: str) -> None:
    words = written(letter(name, "en", unnamed=True))
    assert "Hello" not in words.text + words.html


@pytest.mark.parametrize("reading", ["pl", "ar-easy"])
@pytest.mark.parametrize("name", NAMES)
def test_a_draft_translation_says_so_in_its_language_and_in_english(portal: None, name: str, reading: str) -> None:
    words = written(letter(name, reading))
    assert "This translation is a draft. A fluent speaker has not checked it yet." in words.text
    assert '<p lang="en" dir="ltr">This translation is a draft.' in words.html


def test_english_in_an_arabic_letter_keeps_its_own_direction_also_in_plain_text(portal: None) -> None:
    words = written(letter("huddle/decision", "ar"))
    lines = words.text.split("\n")
    assert (f"{OPENS}We write new letters in May.{CLOSES}" in lines, "We write new letters in May." in lines) == (True, False)
    assert f"{OPENS}Zofia <b>Żak</b> & Łukasz{CLOSES}" in words.text
    assert f"{OPENS}Zofia &lt;b&gt;Żak&lt;/b&gt; &amp; Łukasz{CLOSES}" in words.html
    assert OPENS not in "".join(written(letter("huddle/decision", "en")))


@pytest.mark.parametrize("route", Route)
def test_each_decision_begins_with_its_news_in_the_readers_language(portal: None, route: Route) -> None:
    for reading in READINGS:
        words = written(letter("huddle/decision", reading, news=WORDS[route].news))
        with i18n.reading_as(reading):
            news = i18n.gettext(WORDS[route].news)
        assert words.text.split("\n")[0].strip(OPENS + CLOSES) == news
        assert news in words.subject


def test_whoever_reads_easy_words_gets_the_question_in_easy_words(portal: None) -> None:
    easy, standard = (written(letter("proposals/more_info", r)).text for r in ("ar-easy", "ar"))
    assert ("The one in town?" in easy, "The one in town?" in standard) == (False, True)


def test_whoever_reads_easy_words_gets_the_reason_in_easy_words(portal: None) -> None:
    easy, standard = (written(letter("huddle/decision", r)).text for r in ("en-easy", "en"))
    assert ("Others said it too." in easy, "Others said so too." in easy) == (True, False)
    assert ("Others said it too." in standard, "Others said so too." in standard) == (False, True)


def test_several_organisations_are_named_as_the_language_strings_names_together(portal: None) -> None:
    told = {r: written(letter("huddle/decision", r)) for r in ("en", "pl", "ar")}
    assert "We have asked Wenbrook Hospitals and Ashby Care to try it. They have 10 working days to answer." in told["en"].text
    assert "Wenbrook Hospitals i Ashby Care" in told["pl"].text
    assert "Wenbrook Hospitals, Ashby Care" not in told["ar"].text
    assert "<bdi>Wenbrook Hospitals</bdi> و<bdi>Ashby Care</bdi>" in told["ar"].html


def test_words_in_english_come_with_the_offer_of_an_interpreter(portal: None) -> None:
    for name in ("huddle/done", "huddle/not_done", "huddle/accepted", "huddle/listed"):
        with i18n.reading_as("pl"):
            offer = i18n.gettext("Some words in this message are in English. If you like, we find an interpreter for you. Phone %(phone)s.")
        said, told = written(letter(name, "pl")), offer.partition("%")[0]
        assert (told in said.text, told in said.html, "in English" in written(letter(name, "en")).text) == (True, True, False)


def test_nothing_in_a_letter_can_add_a_header_or_another_reader(portal: None) -> None:
    mail = as_email(letter("huddle/decision", "en", news="Good\r\nBcc: evil@example.com\u202e"))
    assert mail["Bcc"] is None
    assert "\n" not in mail["Subject"]
    assert str(mail["To"]) == "zofia@example.org"
