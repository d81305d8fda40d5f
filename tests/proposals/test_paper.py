"""The form on paper: the same questions as on the screen, one to one, in every reading."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest

from app.core import config, i18n
from app.core.questions import Ask
from app.proposals.forms import BY
from app.proposals.pathways import pathway
from app.proposals.pathways.choices import AUTHORS
from app.proposals.private import FREE
from tests.visitor import Visitor

READINGS = ("en", "en-easy", "pl", "pl-easy", "ar", "ar-easy")


def asked(ask: Ask) -> Iterator[tuple[str, list[str]]]:
    """A field, the values that can be chosen in it, and what opens below them."""
    yield ask.field, [choice.value for choice in ask.choices]
    for choice in ask.choices:
        for below in choice.then:
            yield from asked(below)
    if ask.field in FREE:
        yield f"{ask.field}{BY}", [author.value for author in AUTHORS]


def on_paper(page: Element) -> list[tuple[str, list[str]]]:
    """The same as they stand on the page."""
    fields = [part for part in page.iter("div") if part.get("data-field")]
    lists = {id(f): next((part for part in f if part.tag == "ul"), None) for f in fields}
    return [(f.get("data-field") or "", [li.get("data-value") or "" for li in lists[id(f)] or ()]) for f in fields]


@pytest.mark.parametrize("tag", READINGS)
def test_every_question_of_the_screen_is_on_paper_and_the_other_way_round(visitor: Visitor, tag: str) -> None:
    seen = visitor.open(f"/{tag}/paper")
    way = pathway(quick=False, easy=tag.endswith("-easy"))
    steps = [step for step in way.pages if step.slug != "how"]  # whoever writes on paper has chosen already
    assert on_paper(seen.tree) == [pair for step in steps for ask in step.asks for pair in asked(ask)]
    with i18n.reading_as(tag):
        words = [i18n.gettext(text) for step in steps if step.asks for text in (step.question, *step.lines)]
        words += [i18n.gettext(choice.label) for step in steps for ask in step.every_ask() for choice in ask.choices]
    assert [text for text in words if not seen.has(" ".join(text.split()))] == []


@pytest.mark.parametrize("tag", READINGS)
def test_a_free_answer_has_lines_to_write_on_and_a_choice_has_a_box(visitor: Visitor, tag: str) -> None:
    seen = visitor.open(f"/{tag}/paper")
    ticks = [li for li in seen.all("li") if li.get("data-value")]
    assert [li.get("data-value") for li in ticks if li[0].get("class") != "sheet__box"] == []
    empty = [f for f, values in on_paper(seen.tree) if not values]
    with_lines = [d.get("data-field") for d in seen.all("div") if d.get("data-field") and any(p.get("class") == "paper__line" for p in d)]
    assert with_lines == empty
    assert {"problem", "aim", "change_idea", "address"} <= set(empty)


def test_nothing_on_the_form_has_to_be_pressed(visitor: Visitor) -> None:
    seen = visitor.open("/en/paper")
    assert [seen.all(name) for name in ("form", "input", "button", "textarea")] == [[], [], [], []]


def test_the_form_says_how_to_send_it_back(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    assert visitor.open("/en/paper").has("Phone Sam on 01632 960 123. We tell you where to send these pages.")
    monkeypatch.setenv("FREEPOST", "Freepost WENBROOK IDEAS")
    config.settings.cache_clear()
    seen = visitor.open("/en-easy/paper")
    assert seen.has("You do not need a stamp. Freepost WENBROOK IDEAS")
    assert not seen.has("We tell you where to send these pages.")


def test_a_form_in_arabic_is_read_from_right_to_left(visitor: Visitor) -> None:
    assert visitor.open("/ar-easy/paper").all("html")[0].get("dir") == "rtl"


@pytest.mark.parametrize("way", ["/share", "/help"])
def test_people_find_the_form_where_they_look_for_it(visitor: Visitor, way: str) -> None:
    assert visitor.open(f"/pl-easy{way}").link("Wydrukuj formularz papierowy") == "/pl-easy/paper"
