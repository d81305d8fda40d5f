"""The reading: chosen once, kept everywhere, in its own words and direction."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale, localedata
from flask import Flask

from app.core import calendar, config, db, i18n
from app.core.questions import Given
from app.people.models import RoleName
from app.tasks.actions import raise_task
from app.tasks.models import TaskKind
from tests import keys, make, quorum
from tests.visitor import HEADERS, Seen, Visitor


@pytest.mark.parametrize(
    ("accepted", "cookie", "leads"),
    [
        ("", "", "/en/ideas"), ("pl", "", "/pl/ideas"), ("ar-EG,ar;q=0.9,en;q=0.1", "", "/ar/ideas"), ("de-DE, de", "", "/en/ideas"), ("de, pl;q=0.5, en;q=0.4", "", "/pl/ideas"),
        ("en-US,en;q=0.5", "", "/en/ideas"), ("pl", "ar-easy", "/ar-easy/ideas"), ("pl", "xx", "/pl/ideas"), ("*", "", "/en/ideas"), (";;q=x,\x7f", "", "/en/ideas"), ("qps", "qps", "/en/ideas"),
    ],
)  # fmt: skip
def test_a_bare_address_asks_the_cookie_then_the_browser_then_is_english(visitor: Visitor, accepted: str, cookie: str, leads: str) -> None:
    if cookie:
        visitor.client.set_cookie("reading", cookie, domain="127.0.0.1")
    got = visitor.client.get("/ideas?q=a%20b&lang=pl", headers=HEADERS | {"Accept-Language": accepted})
    assert (got.status_code, got.headers["Location"], got.headers["Cache-Control"]) == (
        302,
        f"{leads}?q=a%20b&lang=pl",
        "private, no-store",
    )
    assert (got.headers.get("Set-Cookie"), got.headers["Vary"].split(", ")[:2]) == (None, ["Accept-Language", "Cookie"])


@pytest.mark.parametrize("address", ["/", "/ideas", "/share/not-good", "/sign-in", "/xx/sign-in"])
def test_a_form_sent_to_a_bare_address_finds_nobody(visitor: Visitor, address: str) -> None:
    assert visitor.post(address, {}).status == 404


@pytest.mark.parametrize(
    "address", ["//evil.example", "//evil.example/en/", "/\\evil.example", "/%5Cevil.example", "/%2F%2Fevil.example", "///", "/\x00"]
)
def test_no_bare_address_leads_to_another_site(visitor: Visitor, address: str) -> None:
    got = visitor.client.get(address, headers=HEADERS)
    where = got.headers.get("Location", "/en/")
    assert re.match(r"^/en/(?![/\\])", where) or got.status_code == 404


def test_the_switcher_keeps_the_page_and_what_was_asked(visitor: Visitor) -> None:
    seen = visitor.open("/en/ideas?q=big%20letters&topic=other")
    assert seen.link("Polski") == "/pl/ideas?q=big%20letters&topic=other"
    assert seen.link("Easy words") == "/en-easy/ideas?q=big%20letters&topic=other"
    assert seen.link("العربية") == "/ar/ideas?q=big%20letters&topic=other"


def test_nothing_of_an_address_is_put_into_the_page_unharmed(visitor: Visitor) -> None:
    seen = visitor.open("/en/ideas?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&x=%22onmouseover=%22a")
    assert "<script>alert" not in seen.text
    assert 'x="onmouseover' not in seen.text


@pytest.mark.parametrize("reading", ["en", "en-easy", "pl", "pl-easy", "ar", "ar-easy"])
def test_a_page_says_its_language_direction_and_edition(visitor: Visitor, reading: str) -> None:
    seen = visitor.open(f"/{reading}/about")
    html, body = seen.all("html")[0], seen.all("body")[0]
    lang = reading.removesuffix("-easy")
    assert (html.get("lang"), html.get("dir")) == ({"en": "en-GB"}.get(lang, lang), "rtl" if lang == "ar" else "ltr")
    assert seen.headers["Content-Language"] == html.get("lang")
    assert ("easy" in (body.get("class") or "").split()) is reading.endswith("-easy")


def test_the_easy_edition_says_it_in_easy_words(app: Flask) -> None:
    with i18n.reading_as("en-easy"):
        easy = {m: i18n.gettext(m) for m in i18n._words(i18n.LANGUAGES[0]).easy}
    with i18n.reading_as("en"):
        standard = {m: i18n.gettext(m) for m in easy}
    assert len(easy) > 50
    assert [m for m in easy if easy[m] == standard[m]] == []


def test_an_easy_edition_without_easy_words_says_the_standard_sentence(app: Flask) -> None:
    with i18n.reading_as("pl-easy"):
        assert i18n.gettext("A sentence that nobody has written yet.") == "A sentence that nobody has written yet."


@pytest.mark.parametrize(("reading", "forms"), [("en", 2), ("pl", 3), ("ar", 5), ("pl-easy", 3), ("ar-easy", 5)])
def test_counts_use_every_plural_of_the_language(app: Flask, reading: str, forms: int) -> None:
    with i18n.reading_as(reading):
        said = {i18n.ngettext("%(num)s idea, newest first", "%(num)s ideas, newest first", n) for n in (0, 1, 2, 3, 5, 11, 25, 100)}
    assert len(said) == forms


def test_a_date_is_written_as_the_language_writes_it(app: Flask) -> None:
    import datetime as dt

    day = dt.date(2026, 3, 9)
    told = {}
    for reading in ("en", "pl"):
        with i18n.reading_as(reading):
            told[reading] = i18n.long_date(day)
    assert told == {"en": "Monday 9 March 2026", "pl": "poniedziałek, 9 marca 2026"}


def test_names_and_moments_are_strung_together_as_the_language_does_it(app: Flask) -> None:
    import datetime as dt

    when = dt.datetime(2026, 3, 9, 10, 30, tzinfo=dt.UTC)
    told = {}
    for reading in ("en", "pl", "ar", "ur", "pa"):
        with i18n.reading_as(reading):
            told[reading] = (i18n.listed(["Ada", "Bo", "Cy"]), i18n.moment(when))
    assert told == {
        "en": ("Ada, Bo and Cy", "Monday 9 March 2026, 10:30am"),
        "pl": ("Ada, Bo i Cy", "poniedziałek, 9 marca 2026, 10:30"),
        "ar": ("Ada وBo وCy", "الاثنين، 9 مارس 2026، 10:30"),
        "ur": ("Ada، Bo، اور Cy", "پیر، 9 مارچ، 2026، 10:30"),
        "pa": ("Ada, Bo ਅਤੇ Cy", "ਸੋਮਵਾਰ, 9 ਮਾਰਚ 2026, 10:30"),
    }


def test_a_letter_for_staff_goes_in_english_and_in_easy_words_to_whoever_reads_those(app: Flask) -> None:
    assert [i18n.tag_for_staff(tag) for tag in ("en", "pl", "ar-easy", "en-easy", "gone")] == ["en", "en", "en-easy", "en-easy", "en"]


def test_a_letter_in_a_reading_that_is_gone_is_english(app: Flask) -> None:
    with i18n.reading_as("xx-easy") as now:
        assert now is i18n.ENGLISH


def test_pseudo_readings_are_not_there_for_visitors(visitor: Visitor) -> None:
    assert visitor.open("/qps/").status == 404
    assert "qps" not in visitor.open("/en/languages").text


# ---- the pseudo-locale: whatever is not stretched was never marked for translation ----

VOWELS = re.compile(r"\b(?=[A-Za-z]*[aeiouAEIOU])[A-Za-z]{3,}\b")
OURS = {
    "Wenbrook", "Ideas", "Sam", "Polski", "English", "easy", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April",
    "May", "June", "July", "August", "September", "October", "November", "December", "Polish", "Arabic", "Urdu", "Romanian", "Punjabi", "Bangla", "Gujarati", "Persian", "Ukrainian",
    "Lithuanian", "Somali", "Turkish", "Chinese", "Spanish", "Portuguese", "French", "Welsh",
}  # fmt: skip


def plain_words(seen: Seen) -> set[str]:
    """Words of a page that are neither stretched, nor a name, nor in a language of their own."""
    found: set[str] = set()

    def walk(part, own: bool) -> None:
        own = own or (part.get("lang") is not None and part.tag != "html") or part.tag in {"script", "style", "textarea", "bdi"}
        texts = [
            part.text or "",
            part.get("aria-label") or "",
            part.get("title") or "",
            part.get("placeholder") or "",
            part.get("alt") or "",
        ]
        if not own:
            for text in texts:
                found.update(VOWELS.findall(text))
        for child in part:
            walk(child, own)
            if not own:
                found.update(VOWELS.findall(child.tail or ""))

    walk(seen.tree, own=False)
    return found - OURS


@pytest.fixture
def pseudo(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    """A visitor of a portal that shows the pseudo readings."""
    from app import create_app

    monkeypatch.setenv("PSEUDO_READINGS", "1")
    config.settings.cache_clear()
    i18n.readings.cache_clear()
    yield Visitor(create_app(testing=True))
    db.session.remove()
    db.engine().dispose()


PAGES = (
    "/", "/ideas", "/ideas?q=zzzz", "/share", "/about", "/privacy", "/accessibility", "/languages", "/hard-words", "/help", "/help/asked", "/sign-in", "/sign-in/code", "/share/stop",
    "/share/delete", "/share/forgotten", "/share/deleted", "/share/back/x", "/sign-in/x", "/nothing",
)  # fmt: skip


@pytest.mark.parametrize("reading", ["qps", "qps-easy", "qrl"])
def test_no_public_page_has_a_sentence_that_cannot_be_translated(pseudo: Visitor, reading: str) -> None:
    found = {page: plain_words(pseudo.open(f"/{reading}{page}")) for page in PAGES}
    assert {page: words for page, words in found.items() if words} == {}


@pytest.mark.parametrize("reading", ["qps", "qps-easy"])
def test_no_question_has_a_sentence_that_cannot_be_translated(pseudo: Visitor, reading: str) -> None:
    from app.proposals.pathways import pathway

    _draft, token = make.draft()
    keys.hold_draft(pseudo, token)
    steps = [page.slug for page in pathway(quick=False, easy=reading.endswith("-easy")).pages]
    found = {slug: plain_words(pseudo.open(f"/{reading}/share/{slug}")) for slug in [*steps, "stop", "delete"]}
    assert {page: words for page, words in found.items() if words} == {}
    pseudo.send(f"/{reading}/share/contact", contact=["email"], email="")
    assert pseudo.page
    assert (pseudo.page.status, plain_words(pseudo.page)) == (422, set())


def test_my_idea_has_no_sentence_that_cannot_be_translated(pseudo: Visitor) -> None:
    idea = make.public_idea(title="~")
    keys.hold_key(pseudo, idea)
    found = {
        page: plain_words(pseudo.open(f"/qps/my-idea/{idea.reference}{page}"))
        for page in (
            "",
            "/sent",
            "/answer",
            "/title",
            "/take-back",
            "/bring-back",
            "/links",
            "/links/stop-others",
            "/website",
            "/look-again",
        )
    }
    assert {page: words - {"Eye", "clinic"} for page, words in found.items() if words - {"Eye", "clinic"}} == {}
    assert plain_words(pseudo.open(f"/qps/ideas/{idea.reference}")) - {"Eye", "clinic"} == set()


def test_no_page_of_whoever_leads_elsewhere_has_a_sentence_that_cannot_be_translated(pseudo: Visitor) -> None:
    from tests.huddle.test_asked import asked

    app = pseudo.client.application
    place = make.organisation("Wenbrook Hospital")
    lead = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "lena@example.org", organisation=place)
    asked(keys.staff(app, RoleName.CHAIR, "chair@example.org"), "Tarrow Carers")
    mine = lead.open("/qps/my-organisation")
    there = lead.open(next(a.get("href") for a in mine.all("a") if "/asked/" in a.get("href", "")))
    names = {"Wenbrook", "Hospital", "Tarrow", "Carers"}
    assert (plain_words(mine) - names, plain_words(there) - names) == (set(), set())


def test_no_page_of_the_huddle_has_a_sentence_that_cannot_be_in_easy_words(pseudo: Visitor) -> None:
    from app.huddle.actions import list_proposal, plan_meeting

    idea, new = make.public_idea("en-easy", title="~"), make.idea()
    chair, sam = keys.staff(pseudo.client.application, RoleName.CHAIR, "~@example.org"), make.staff()
    with db.transaction():
        meeting = plan_meeting(calendar.today() + dt.timedelta(days=7), by=None)
        list_proposal(make.again(idea), meeting, by=sam)
        for kind in TaskKind:
            raise_task(kind, "proposal", idea.id, days=2)
    quorum.seat(idea)
    chair.send(f"/en/ideas/{idea.reference}/decision", route="just_do_it", reason="~", next_step="~", contact_name="~", contact_how="~")
    assert chair.page
    assert chair.page.status == 200
    about = [f"/ideas/{i.reference}{page}" for i in (idea, new) for page in ("/read", "/screen", "/question")]
    everything = [
        "/queue",
        "/queue?view=mine",
        "/huddles",
        f"/huddles/{meeting.id}",
        "/tasks",
        f"/ideas/{idea.reference}/decision/easy-words",
        *about,
    ]
    theirs = {"Eye", "Dee", *VOWELS.findall(make.DEE["problem"].text)}
    found = {page: plain_words(chair.open(f"/qps-easy{page}")) - theirs for page in everything}
    for page in ("screen", "question"):
        chair.send(f"/qps-easy/ideas/{new.reference}/{page}", topic="", question="")
        assert chair.page
        found[f"{page}, nothing said"] = plain_words(chair.page) - theirs
        assert chair.page.status == 422
    assert {page: words for page, words in found.items() if words} == {}


def test_placeholders_and_tags_are_left_as_they_are(app: Flask) -> None:
    assert i18n._stretched("By %(date)s, <b>open</b> 5%%").startswith("By %(date)s, <b>ópén</b> 5%%")


def test_the_direction_of_every_language_is_that_of_the_unicode_locale_data() -> None:
    known = {tag.replace("_", "-"): Locale.parse(tag).text_direction for tag in localedata.locale_identifiers() if tag.count("_") < 2}
    upright = {tag for tag, way in known.items() if way == "ttb"}  # Mongolian in its own script stands; a browser lays it
    assert {tag: i18n.direction(tag) for tag in known if tag not in upright} == {t: w for t, w in known.items() if t not in upright}
    assert [i18n.direction(tag) for tag in ("", None, "xx", "zh-Hant")] == ["auto", "auto", "auto", "ltr"]


def test_an_idea_in_a_language_without_a_name_is_called_by_its_tag(visitor: Visitor) -> None:
    make.public_idea(problem=Given(text="An mga surat han ospital diri ko mabasa.", lang="war"))
    assert i18n.language_name("war") == "war"
    assert visitor.open("/en/ideas").status == 200


def test_one_name_alone_is_said_as_it_is() -> None:
    assert (i18n.listed("Wenbrook Hospital"), i18n.listed(["Wenbrook Hospital"])) == ("Wenbrook Hospital", "Wenbrook Hospital")
