"""What somebody of the team says of a recording, photo, drawing or video."""

from collections.abc import Mapping
from typing import Any

from flask import request
from wtforms import Field
from wtforms.validators import ValidationError

from app.core.forms import AtMost, Choice, Form, Radios, Said, Ticks, Words, offers
from app.core.i18n import for_staff, mark_for_staff


class FileForm(Form):
    """What somebody of the team says of a recording, photo, drawing or video."""

    speaks = False

    fit = Radios(
        mark_for_staff("Can anyone see and hear this?"),
        description=mark_for_staff("Look for faces, voices, names and papers that tell who a patient is."),
        choices=offers([("yes", mark_for_staff("Yes, fit to publish")), ("no", mark_for_staff("No, only our team"))]),
        validators=[Said(mark_for_staff("Choose whether anyone can see and hear this"))],
        validate_choice=False,
    )
    said = Words(
        mark_for_staff("What is said or signed in it"),
        description=mark_for_staff("Write it down word for word. It stands beside the recording and never replaces it."),
        validators=[AtMost(20_000, mark_for_staff("Make this shorter, to at most 20,000 characters"))],
    )
    silent = Ticks(
        mark_for_staff("Nothing is said?"),
        choices=offers([("yes", mark_for_staff("Nobody speaks or signs in it"))]),
        validate_choice=False,
    )
    lang = Choice(mark_for_staff("Language of what you wrote"), validate_choice=False)

    def validate_said(self, field: Field) -> None:
        """Deaf people get what others hear: nothing spoken is for everybody before it is written down (WCAG 1.2.1, 1.2.2)."""
        if self.speaks and self.fit.data == "yes" and not field.data and not self.silent.data:
            raise ValidationError(for_staff("Write down what is said, so that deaf people can read it"))

    def begin_with(self, thing: Any) -> None:
        """What was said of it before."""
        self.speaks = thing.medium.value in {"audio", "video"}
        if request.form:
            return
        self.fit.data = {True: "yes", False: "no"}.get(thing.fit)
        self.said.data = thing.said.body if thing.said else ""

    def offer_languages(self, languages: Mapping[str, str], chosen: str) -> None:
        """Fills the list of languages; the idea's own is chosen first."""
        self.lang.choices = offers(languages.items())
        self.lang.data = self.lang.data if self.lang.data in languages else chosen
