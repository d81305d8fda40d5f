"""Our macros write what the NHS package writes, for what we support. Where we differ on purpose, DIFFERENCES says why."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jinja2 import ChainableUndefined, Environment, FileSystemLoader, PackageLoader, StrictUndefined
from markupsafe import Markup

from app.core.templates import numbers_in_order

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = "<script>\"&'</script>"
Told = dict[str, Any]
Heard = list[str]

# What we leave out of the package's markup, or add to it, and why.
DIFFERENCES = {
    "data-module": "no script of the NHS is on our pages",
    "data-aria-controls": "a follow-up shows by CSS (:has), not by script",
    "conditional--hidden": "the same",
    "role": "a link with role=button promises the space key, which only a script can keep",
    "draggable": "the same",
    "aria-invalid": "ours: said also where a reader skips the description",
    "tabindex": "ours: the error summary takes the focus without script",
    "autofocus": "the same",
}
VOID = {"input", "br", "hr", "img"}


class _Ear(HTMLParser):
    """Markup as a list of what is in it: order of attributes and white space do not count, except in a text box."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.heard: Heard = []
        self.in_box = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {}
        for name, value in attrs:
            kept = (
                " ".join(word for word in (value or "").split() if not word.endswith("conditional--hidden")) if name == "class" else value
            )
            if name not in DIFFERENCES or (name == "role" and tag != "a"):
                said[name] = kept or ""
        self.heard.append(f"<{tag} {sorted(said.items())}>")
        self.in_box = tag == "textarea"

    def handle_endtag(self, tag: str) -> None:
        self.in_box = False
        if tag not in VOID:
            self.heard.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        words = data.removeprefix("\n") if self.in_box else " ".join(data.split())
        if words:
            self.heard.append(words)


def _heard(html: str) -> Heard:
    ear = _Ear()
    ear.feed(html)
    ear.close()
    return ear.heard


def _environment() -> Environment:
    ours = Environment(
        loader=FileSystemLoader(ROOT / "templates"), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=True
    )
    ours.add_extension("jinja2.ext.i18n")
    ours.add_extension("jinja2.ext.do")
    ours.filters.update(long_date=str, short_date=str, figure=str, numbers_in_order=numbers_in_order)
    ours.install_null_translations(newstyle=True)  # type: ignore[attr-defined] # added by the i18n extension
    ours.globals.update(picture=lambda name: Markup('<svg data-name="{}"></svg>').format(name))
    return ours


OURS = _environment()
THEIRS = Environment(
    loader=PackageLoader("nhsuk_frontend_jinja"), undefined=ChainableUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=True
)


def _ours(name: str, /, *told: Any, **named: Any) -> str:
    macro = getattr(OURS.get_template(f"components/{name}.html").module, name)
    return str(macro(*told, **named))


def _theirs(folder: str, macro: str, told: Told) -> str:
    source = f'{{% from "nhsuk/components/{folder}/macro.jinja" import {macro} %}}{{{{ {macro}(told) }}}}'
    return THEIRS.from_string(source).render(told=told)


def _same(ours: str, theirs: str) -> None:
    assert _heard(ours) == _heard(theirs)


# ---- one field ----

_PROBLEM = "Problem"
FIELDS: list[Told] = [
    {},
    {"hint": "Day and month"},
    {"error": "Enter your name"},
    {"hint": "As on a letter", "error": "Enter your name", "value": "Dee"},
    {"heading": True, "hint": "One is enough"},
    {"id": "other", "error": "Enter your name", "value": "0"},
    {"label": HOSTILE, "hint": HOSTILE, "error": HOSTILE, "value": HOSTILE},
]


def _field(case: Told, name: str = "name") -> tuple[Told, Told]:
    ours = {"name": name, "label": "Your name"} | case
    theirs: Told = {"name": name, "label": {"text": ours["label"]}}
    if ours.get("heading"):
        theirs["label"] |= {"isPageHeading": True, "classes": "nhsuk-label--ask"}
    for key in ("hint", "value", "id"):
        if key in ours:
            theirs[key] = {"text": ours[key]} if key == "hint" else ours[key]
    if "error" in ours:
        theirs["errorMessage"] = {"text": ours["error"], "visuallyHiddenText": _PROBLEM}
    return ours, theirs


@pytest.mark.parametrize("case", FIELDS)
def test_an_input_is_the_package_s(case: Told) -> None:
    ours, theirs = _field(case)
    _same(_ours("input", **ours), _theirs("input", "input", theirs))


def test_an_input_says_what_kind_of_answer_it_wants() -> None:
    ours, theirs = _field({"hint": "We write to it"}, "email")
    html = _ours(
        "input", **ours, type="email", autocomplete="email", inputmode="email", dir="ltr", spellcheck=False, attributes={"maxlength": 9}
    )
    theirs |= {
        "type": "email",
        "autocomplete": "email",
        "inputmode": "email",
        "spellcheck": False,
        "attributes": {"dir": "ltr", "maxlength": 9},
    }
    _same(html, _theirs("input", "input", theirs))


@pytest.mark.parametrize("case", [*FIELDS, {"value": "\n first line\n  second line\n"}])
def test_a_textarea_is_the_package_s(case: Told) -> None:
    ours, theirs = _field(case)
    html, package = _ours("textarea", **ours), _theirs("textarea", "textarea", theirs | {"rows": 6, "attributes": {"dir": "auto"}})
    if case.get("value", "").startswith("\n"):  # HTML drops the first line break of a text box, so the package loses one that was typed
        package = package.replace(">\n first", ">\n\n first")
    _same(html, package)


@pytest.mark.parametrize("case", FIELDS)
def test_a_select_is_the_package_s(case: Told) -> None:
    ours, theirs = _field({key: value for key, value in case.items() if key != "value"})
    items = [{"value": "a", "label": "Anywhere"}, {"value": "b", "label": HOSTILE}]
    told = [{"value": item["value"], "text": item["label"]} for item in items]
    _same(_ours("select", **ours, items=items, value="b"), _theirs("select", "select", theirs | {"items": told, "value": "b"}))


@pytest.mark.parametrize("words", ["Your name", HOSTILE])
def test_label_hint_and_message_are_the_package_s(words: str) -> None:
    _same(_ours("label", words, "x"), _theirs("label", "label", {"text": words, "for": "x"}))
    asked = {"text": words, "for": "x", "isPageHeading": True, "classes": "nhsuk-label--ask"}
    _same(_ours("label", words, "x", heading=True), _theirs("label", "label", asked))
    _same(_ours("hint", words, "x-hint"), _theirs("hint", "hint", {"text": words, "id": "x-hint"}))
    told = {"text": words, "id": "x-error", "visuallyHiddenText": _PROBLEM}
    _same(_ours("error_message", words, "x-error"), _theirs("error-message", "errorMessage", told))


# ---- groups of answers ----

FOLLOW_UP = Markup('<p class="x">More</p>')
ITEMS: list[Told] = [
    {"value": "phone", "label": "Phone call"},
    {"value": "email", "label": "Email", "hint": "We send 2 a month", "conditional": FOLLOW_UP},
    {"value": "post", "label": HOSTILE, "hint": HOSTILE, "id": "own-id", "conditional": FOLLOW_UP},
    {"divider": "or"},
    {"value": "none", "label": "Please do not contact me"},
]
GROUPS: list[Told] = [
    {},
    {"hint": "Choose one or more"},
    {"error": "Choose how we contact you"},
    {"hint": "Choose one or more", "error": "Choose how we contact you", "heading": True},
    {"legend": HOSTILE, "hint": HOSTILE, "error": HOSTILE, "heading": True},
]


def _group(case: Told) -> tuple[Told, Told]:
    ours = {"name": "contact", "legend": "How should we contact you?", "items": ITEMS} | case
    legend: Told = {"text": ours["legend"]}
    if ours.get("heading"):
        legend |= {"isPageHeading": True, "classes": "nhsuk-label--ask"}
    theirs: Told = {"name": "contact", "fieldset": {"legend": legend}, "items": [_item(item) for item in ITEMS]}
    if "hint" in ours:
        theirs["hint"] = {"text": ours["hint"]}
    if "error" in ours:
        theirs["errorMessage"] = {"text": ours["error"], "visuallyHiddenText": _PROBLEM}
    return ours, theirs


def _item(item: Told) -> Told:
    told: Told = {("text" if key == "label" else key): value for key, value in item.items()}
    if "hint" in told:
        told["hint"] = {"text": told["hint"]}
    if "conditional" in told:
        told["conditional"] = {"html": told["conditional"]}
    return told


@pytest.mark.parametrize("value", [None, "email"])
@pytest.mark.parametrize("case", GROUPS)
def test_radios_are_the_package_s(case: Told, value: str | None) -> None:
    ours, theirs = _group(case)
    _same(_ours("radios", **ours, value=value), _theirs("radios", "radios", theirs | {"value": value}))


@pytest.mark.parametrize("values", [[], ["phone", "post"]])
@pytest.mark.parametrize("case", GROUPS)
def test_checkboxes_are_the_package_s(case: Told, values: list[str]) -> None:
    ours, theirs = _group(case)
    _same(_ours("checkboxes", **ours, values=values), _theirs("checkboxes", "checkboxes", theirs | {"values": values}))


# ---- the rest of what the package has ----


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"text": "Next"}, {"text": "Next"}),
        ({"text": HOSTILE, "name": "go", "value": HOSTILE}, {"text": HOSTILE, "name": "go", "value": HOSTILE}),
        ({"text": "Help", "kind": "secondary small"}, {"text": "Help", "variant": "secondary", "small": True}),
        (
            {"text": "Share", "href": "/en/share?a=1&b=2", "kind": "main big"},
            {"text": "Share", "href": "/en/share?a=1&b=2", "classes": "nhsuk-button--main nhsuk-button--big"},
        ),
        ({"text": "Print", "attributes": {"form": "f"}}, {"text": "Print", "attributes": {"form": "f"}}),
    ],
)
def test_a_button_is_the_package_s(ours: Told, theirs: Told) -> None:
    _same(_ours("button", **ours), _theirs("button", "button", theirs))


@pytest.mark.parametrize("intro", [None, "Your other answers are saved."])
def test_the_error_summary_is_the_package_s_and_takes_the_focus(intro: str | None) -> None:
    items = [{"text": "Check your email address", "href": "#email"}, {"text": HOSTILE, "href": "#x"}]
    html = _ours("error_summary", "There is a problem", items, intro)
    _same(html, _theirs("error-summary", "errorSummary", {"titleText": "There is a problem", "descriptionText": intro, "errorList": items}))
    assert re.match(r'<div class="nhsuk-error-summary" tabindex="-1" autofocus>', html.strip())


@pytest.mark.parametrize("words", ["Who sees my name?", HOSTILE])
def test_details_are_the_package_s(words: str) -> None:
    source = '{% from "components/details.html" import details %}{% call details(words) %}<p>The team</p>{% endcall %}'
    theirs = _theirs("details", "details", {"summaryText": words, "html": "<p>The team</p>"})
    _same(OURS.from_string(source).render(words=words), theirs)


@pytest.mark.parametrize("actions", [0, 1, 2])
def test_a_summary_list_is_the_package_s(actions: int) -> None:
    ways = [{"href": "#a", "text": "Change", "hidden": HOSTILE}, {"href": "#b", "text": "Remove"}][:actions]
    ours = [{"key": "Where", "value": HOSTILE, "actions": ways}, {"key": HOSTILE, "value": Markup("<b>Eye clinic</b>")}]
    told = [{"href": way["href"], "text": way["text"], "visuallyHiddenText": way.get("hidden")} for way in ways]
    theirs = [
        {"key": {"text": "Where"}, "value": {"text": HOSTILE}, "actions": {"items": told}},
        {"key": {"text": HOSTILE}, "value": {"html": "<b>Eye clinic</b>"}},
    ]
    _same(_ours("summary_list", ours), _theirs("summary-list", "summaryList", {"rows": theirs}))


@pytest.mark.parametrize(("kind", "classes"), [("", None), ("go", "tag--go"), ("care", "tag--care"), ("brand", "tag--brand")])
def test_a_tag_is_the_package_s(kind: str, classes: str | None) -> None:
    _same(_ours("tag", HOSTILE, kind), _theirs("tag", "tag", {"text": HOSTILE, "classes": classes}))


# ---- our own ----


def test_nothing_that_a_person_typed_becomes_markup() -> None:
    said = [
        _ours("words", f"{HOSTILE}\n\n{HOSTILE}", caption=HOSTILE),
        _ours("pick", "a", HOSTILE, [{"value": HOSTILE, "label": HOSTILE, "picture": "home"}], [HOSTILE]),
        _ours("route_cards", "r", HOSTILE, [{"value": HOSTILE, "label": HOSTILE, "text": HOSTILE}], HOSTILE, HOSTILE),
        _ours("facts", [{"key": HOSTILE, "value": HOSTILE}]),
        _ours("ticket", [{"key": HOSTILE, "value": HOSTILE}]),
        _ours("steps", [{"title": HOSTILE, "text": HOSTILE}]),
        _ours("story", [{"title": HOSTILE, "when": HOSTILE, "text": HOSTILE}]),
        _ours("progress", HOSTILE, HOSTILE, 1, 3),
        _ours("aids", [{"icon": "back", "text": HOSTILE, "value": HOSTILE}, {"icon": "help", "text": HOSTILE, "href": HOSTILE}]),
        _ours("pager", HOSTILE, HOSTILE, {"href": HOSTILE, "text": HOSTILE}),
        _ours("back_to", HOSTILE, HOSTILE),
        _ours("reference", HOSTILE),
    ]
    assert [html for html in said if "<script" in html or "&amp;lt;" in html] == []


def test_words_keep_their_line_breaks_as_paragraphs() -> None:
    html = _ours("words", "First line.\n\nSecond line.", lang="pl")
    assert re.findall(r"<p>(.*?)</p>", html) == ["First line.", "Second line."]
    assert '<blockquote lang="pl" dir="auto">' in html


def test_picture_answers_are_real_boxes_and_the_way_out_stands_alone() -> None:
    items = [{"value": "h", "label": "At home", "picture": "home"}, {"value": "n", "label": "I am not sure", "alone": True}]
    html = _ours("pick", "where", "Where does this happen?", items, ["n"], many=False)
    assert re.findall(r'<input type="radio" id="([\w-]+)"[^>]*?( checked)?>', html) == [("where", ""), ("where-2", " checked")]
    assert html.count('class="pick__alone"') == 1
    assert html.count('class="pic"') == 1


@pytest.mark.parametrize(("done", "total", "dots"), [(0, 3, ["now", "", ""]), (2, 3, ["done", "done", "now"]), (1, 40, []), (0, 1, [])])
def test_progress_counts_in_dots_while_they_can_be_counted(done: int, total: int, dots: list[str]) -> None:
    html = _ours("progress", "Question", None, done, total)
    assert re.findall(r'<i(?: class="(\w+)")?></i>', html) == dots


def test_every_component_is_one_macro_with_the_name_of_its_file() -> None:
    files = sorted((ROOT / "templates/components").glob("*.html"))
    missing = [file.name for file in files if not hasattr(OURS.get_template(f"components/{file.name}").module, file.stem)]
    assert missing == []


def test_components_hold_no_inline_style_or_script() -> None:
    files = [
        *(ROOT / "templates/components").glob("*.html"),
        ROOT / "templates/layouts/page.html",
        ROOT / "templates/layouts/question.html",
    ]
    told = {file.name: re.findall(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)", file.read_text(encoding="utf-8")) for file in files}
    assert {name: found for name, found in told.items() if found} == {}
