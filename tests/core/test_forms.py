"""Forms: what was typed comes back clean, and every fault hangs on its answer."""

from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Refused
from app.core.forms import clean
from app.journey.forms import HelpForm
from tests.conftest import HOST

GONE = set("\x7f\u202a\u202b\u202c\u202d\u202e\ufeff")


@given(st.text(st.characters(), max_size=200))
def test_clean_words_stay_clean_and_hold_nothing_a_person_cannot_type(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not GONE & set(once)
    assert [c for c in once if c < " " and c not in "\n\t"] == []
    assert once.encode().decode() == once


@given(st.text(st.characters(categories=("L", "M", "N", "P", "Zs")), max_size=200))
def test_ordinary_words_of_every_script_are_left_as_they_are(text: str) -> None:
    assert clean(f"a{text}b") == "".join(c for c in f"a{text}b" if c not in GONE)


def test_lone_surrogates_are_taken_out() -> None:
    assert clean("a\ud800b\udfffc") == "abc"


def help_form(app: Flask, **told: Any) -> HelpForm:
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_request_context("/en/help", method="POST", data=told, headers={"Host": HOST}):
        form = HelpForm()
        form.validate_on_submit()
        return form


def test_a_fault_leads_to_its_field(app: Flask) -> None:
    assert help_form(app).faults() == [
        {"text": "Choose what would help you", "href": "#kind"},
        {"text": "Write how we can reach you", "href": "#reach"},
    ]


def test_a_line_is_one_line(app: Flask) -> None:
    assert help_form(app, kind="meet", reach=" a \r\n b\tc ").reach.data == "a b c"


@pytest.mark.parametrize(("field", "lands"), [("reach", "reach"), ("nowhere", "kind"), (None, "kind")])
def test_a_rule_of_the_house_hangs_on_its_answer_or_on_the_first(app: Flask, field: str | None, lands: str) -> None:
    form = help_form(app, kind="meet", reach="01632 960 123")
    form.refuse(Refused("Not like this.", field=field))
    assert form.faults() == [{"text": "Not like this.", "href": f"#{lands}"}]


@pytest.mark.parametrize("nothing", ["\u200b", "\u200f\u200b", "\u2060 \u00ad", "\U000e0041"])
def test_what_nobody_sees_is_no_answer(app: Flask, nothing: str) -> None:
    assert help_form(app, kind="message", words=nothing, reach=nothing, name="Dee").reach.errors != []


def test_a_file_is_no_answer_where_nobody_asks_for_one(app: Flask) -> None:
    told = {"kind": "message", "reach": (BytesIO(b"words"), "words.txt"), "words": "Please ring me."}
    form = help_form(app, **told)
    assert (form.reach.data, form.words.data, form.faults()) == (
        "",
        "Please ring me.",
        [{"text": "Write how we can reach you", "href": "#reach"}],
    )
