"""Whoever is invited or asked is told of in one form, whose faults stand in the order of its questions."""

import pytest
from flask import Flask

from app.core.forms import Form
from app.huddle.forms import InviteForm
from app.improvement.forms.witnesses import AskForm

TOO_LONG = {"name": "N" * 201, "reach": "r" * 301, "reading": "tlh"}


@pytest.mark.parametrize("kind", [InviteForm, AskForm])
def test_the_faults_of_whom_to_write_to_stand_in_the_order_of_the_questions(app: Flask, kind: type[Form]) -> None:
    with app.test_request_context("/en/", method="POST", data=TOO_LONG):
        form = kind(meta={"csrf": False})
        form.offer()
        form.validate_on_submit()
        assert [fault["href"] for fault in form.faults()] == ["#as_whom", "#name", "#reach"]


@pytest.mark.parametrize("kind", [InviteForm, AskForm])
def test_words_that_were_never_offered_are_english(app: Flask, kind: type[Form]) -> None:
    with app.test_request_context("/en/", method="POST", data={"name": "Noor", "reach": "noor@example.org", "reading": "tlh"}):
        assert kind(meta={"csrf": False}).reached() == ("Noor", "noor@example.org", "en")
