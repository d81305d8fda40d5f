"""The layouts: one notice, every way off saves first, language and direction."""

import re
from typing import Any

import pytest

from app.core.templates.once import HERE, Once
from tests.house.test_components import _environment


class _Reading(dict[str, Any]):
    """A reading as the pages ask for it."""

    def __hash__(self) -> int:  # type: ignore[override] # a fact of a part that is drawn once
        return hash(self["tag"])


def _reading(lang: str, easy: bool = False) -> _Reading:
    turned = lang == "ar"
    tag = f"{lang}-easy" if easy else lang
    return _Reading(
        tag=tag,
        lang=lang,
        html_lang=lang,
        dir="rtl" if turned else "ltr",
        easy=easy,
        native_name=lang.upper(),
        draft=lang != "en",
        easy_review=None,
        fluent_review=None,
    )


def _page(source: str, lang: str = "en", easy: bool = False, demo: bool = False) -> str:
    layouts = _environment()
    layouts.add_extension(Once)
    layouts.globals["url_for"] = lambda name: f"/{name}"
    layouts.globals["asset"] = lambda name: f"/static/vendor/{name}"
    service = {"name": "Ideas", "phone": "01632 960 123", "contact_name": "Sam", "theme": "", "demo": demo, "header_links": []}
    return layouts.from_string(source).render(
        reading=_reading(lang, easy),
        languages=[_reading(one, easy) for one in ("en", "pl", "ar")],
        menu=lambda: {"main": [], "foot": [], "staff": []},
        who="",
        staff_name="",
        request={"endpoint": "x"},
        get_flashed_messages=list,
        url_for=lambda name: f"/{name}",
        csrf_token=lambda: "token",
        other_edition=_reading(lang, not easy),
        here=lambda: "/x",
        here_mark=lambda reading: f"/{reading['tag']}{HERE}",
        service=service,
        page_uses_htmx=False,
    )


PLAIN = '{% extends "layouts/page.html" %}{% block title %}X{% endblock %}{% block main %}<h1>X</h1>{% endblock %}'
QUESTION = '{% extends "layouts/question.html" %}{% block title %}X{% endblock %}{% block question %}<h1>X</h1>{% endblock %}'


def test_enter_in_a_field_goes_on_and_does_not_change_the_language() -> None:
    html = _page(QUESTION)
    first = re.search(r"<button[^>]*>", html)
    assert first is not None
    assert 'form="answer"' in first.group()
    assert "name=" not in first.group()


def test_every_way_off_a_question_saves_first() -> None:
    html = _page(QUESTION, "pl")
    values = re.findall(r'<button[^>]*form="answer" name="go" value="([\w:-]+)"', html)
    assert values == [
        "help",
        "reading:en",
        "reading:pl-easy",
        "reading:en",
        "reading:ar",
        "back",
        "help",
        "stop",
        "reading:en",
        "reading:pl",
        "reading:ar",
    ]
    assert "Menu" not in html


@pytest.mark.parametrize(("lang", "easy", "demo", "notices"), [("en", False, False, 0), ("en", True, False, 1), ("ar", True, True, 1)])
def test_a_page_has_one_notice_at_most(lang: str, easy: bool, demo: bool, notices: int) -> None:
    assert _page(PLAIN, lang, easy, demo).count("<aside") == notices


def test_a_page_is_in_its_language_and_direction() -> None:
    html = _page(PLAIN, "ar")
    assert '<html lang="ar" dir="rtl">' in html
    assert "site.rtl.css" in html
    assert '<p lang="en" dir="ltr">' in html


def test_a_draft_translation_leads_to_where_a_mistake_is_told_and_english_does_not() -> None:
    assert '<a href="/journey.ask_for_help">Tell us about a mistake</a>' in _page(PLAIN, "pl")
    assert "Tell us about a mistake" not in _page(PLAIN, "en", easy=True)


@pytest.mark.parametrize("lang", ["en", "pl", "ar"])
def test_the_languages_above_a_page_say_once_which_are_drafts(lang: str) -> None:
    strip = _page(PLAIN, lang).partition('<div class="strip">')[2].partition("</nav>")[0]
    english, drafts, others = strip.partition("Drafts:")
    assert drafts
    assert "EN" in english
    assert "PL" in others
    assert "AR" in others
