"""Forms: one class a page. Fields draw our components; each rule has its own whole sentence."""

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from flask import current_app, g, request
from flask_wtf import FlaskForm
from markupsafe import Markup
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from wtforms import DateField, Field, FileField, HiddenField, SelectField, StringField, TextAreaField, TimeField
from wtforms import RadioField as _Radio
from wtforms import SelectMultipleField as _Many
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from app.core.errors import Refused
from app.core.i18n import gettext
from app.core.templates.once import HERE

CHANGE_EDITION = "edition"
LOOK = "look"  # the button that asks for a look at what stands in one box; its value names the box
SECRET = frozenset({"csrf_token", "code", "token"})  # fields that no page shows again
_NOT_TYPED = frozenset(f"{HERE}\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def clean(text: str) -> str:
    """What a person typed, without what no person types: NUL, control and override characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        c for c in text if (c >= " " or c in "\n\t") and c not in _NOT_TYPED and not "\x7f" <= c <= "\x9f" and not "\ud800" <= c <= "\udfff"
    ).strip()


def offers(pairs: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    """Pairs of value and words, as WTForms wants them."""
    return [SelectChoice(value, words) for value, words in pairs]


class Component:
    """A widget that draws a field with our macro of that name."""

    def __init__(self, name: str, **extra: Any) -> None:
        self.name = name
        self.extra = extra

    def __call__(self, field: Field, **more: Any) -> Markup:
        """The component's markup, with the field's label, value, hint and error."""
        told: dict[str, Any] = {
            "name": field.name,
            "id": field.id,
            "hint": gettext(field.description) if field.description else None,
            "error": field.errors[0] if field.errors else None,
        }
        told["legend" if self.name in {"radios", "checkboxes", "route_cards", "pick"} else "label"] = gettext(str(field.label.text))
        if isinstance(field, (SelectField, _Many)):
            told["items"] = [{"value": choice.value, "label": gettext(choice.label)} for choice in field.choices or []]
        told["values" if self.name in {"checkboxes", "pick"} else "value"] = field.data if field.data is not None else ""
        if isinstance(told.get("value"), dt.time):
            told["value"] = told["value"].isoformat("minutes")
        macro = getattr(current_app.jinja_env.get_template(f"components/{self.name}.html").module, self.name)
        return Markup(macro(**(told | self.extra | more)))  # noqa: S704 our own macro, which escapes


class Line(StringField):
    """One line of text."""

    widget = Component("input")

    def process_formdata(self, valuelist: list[str]) -> None:
        """Keeps what was typed, cleaned and on one line."""
        self.data = " ".join(clean(valuelist[0]).split()) if valuelist else ""


class Words(TextAreaField):
    """Several lines of text."""

    widget = Component("textarea")

    def process_formdata(self, valuelist: list[str]) -> None:
        """Keeps what was typed, cleaned."""
        self.data = clean(valuelist[0]) if valuelist else ""


class WordsToLookAt(Words):
    """Words for other people. Whoever writes them may first ask what `look` finds in them; that saves nothing and stops nobody."""

    widget = Component("words_to_look_at")

    def __init__(self, label: str, *, look: Callable[[str], Any], **more: Any) -> None:
        super().__init__(label, **more)
        self.look = look
        self.found: Any = None

    def __call__(self, **more: Any) -> Markup:
        """The box, and below it what was found."""
        return Markup(super().__call__(found=self.found, **more))  # noqa: S704 our own macro, which escapes


class Day(DateField):
    """A date. One that is none is no answer: the rule that asks for it says so, in our words."""

    widget = Component("input", type="date")

    def process_formdata(self, valuelist: list[str]) -> None:
        """Keeps a date, or nothing."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            self.data = None


class TimeOfDay(TimeField):
    """A time of day. One that is none is no answer."""

    widget = Component("input", type="time")

    def process_formdata(self, valuelist: list[str]) -> None:
        """Keeps a time, or nothing."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            self.data = None


class Choice(SelectField):
    """One of a short list, as a select."""

    widget = Component("select")


class Radios(_Radio):
    """One of a few, each with its own line."""

    widget = Component("radios")


class Ticks(_Many):
    """Any number of a few."""

    widget = Component("checkboxes")


class Said:
    """A rule: something must stand here. The sentence says what to write."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence

    def __call__(self, _form: FlaskForm, field: Field) -> None:
        """Raises the sentence when nothing was written or chosen."""
        if not field.data or (isinstance(field.data, str) and not any(map(_shows, field.data))):
            raise ValidationError(gettext(self.sentence))


def _shows(letter: str) -> bool:
    """Whether one sees it; spaces, marks of direction and joiners alone are no words."""
    return unicodedata.category(letter)[0] not in "ZC"


class AtMost:
    """A rule: no more than so many characters."""

    def __init__(self, count: int, sentence: str) -> None:
        self.count = count
        self.sentence = sentence

    def __call__(self, _form: FlaskForm, field: Field) -> None:
        """Raises the sentence when the text is longer."""
        if field.data and len(field.data) > self.count:
            raise ValidationError(gettext(self.sentence))


class Form(FlaskForm):
    """Base of every form: answers are kept, faults hang on their answer."""

    class Meta(FlaskForm.Meta):
        """How a form reads what was sent."""

        def wrap_formdata(self, form: FlaskForm, formdata: Any) -> Any:
            """A file is an answer only where a file is asked for; elsewhere it is none."""
            sent = super().wrap_formdata(form, formdata)
            if not sent or not request.files:
                return sent
            files = [(name, one) for name, one in request.files.items(multi=True) if isinstance(form._fields.get(name), FileField)]
            return CombinedMultiDict([MultiDict(files), request.form])

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        g.setdefault("forms", []).append(self)  # for the page that says what was typed, when nothing comes of it

    def typed(self) -> list[tuple[str, str]]:
        """What was typed or chosen, each with its question, as somebody would read it."""
        told = []
        for field in self:
            values = [value for value in request.form.getlist(field.name) if value.strip()]
            if not values or isinstance(field, HiddenField) or field.name in SECRET:
                continue
            if isinstance(field, (SelectField, _Many)):
                words = {str(choice.value): gettext(choice.label) for choice in field.choices or []}
                values = [words[value] for value in values if value in words]
            told.append((gettext(str(field.label.text)), "\n".join(values)))
        return [(question, said) for question, said in told if said]

    def is_submitted(self) -> bool:
        """A form that only changes the edition of its page brings its words along, and asks for nothing."""
        return bool(super().is_submitted()) and request.form.get("go") != CHANGE_EDITION and not self.only_looked_at()

    def only_looked_at(self) -> bool:
        """Whether somebody only asked for a look at the words in one box. Then what was found hangs on that box."""
        field = self._fields.get(request.form.get(LOOK, ""))
        if not isinstance(field, WordsToLookAt):
            return False
        field.found = field.found or field.look(field.data or "")
        return True

    def begin_with(self, thing: Any) -> None:
        """Puts in what stands already, before anything was typed. A form that changes something says what."""

    def refuse(self, refusal: Refused) -> None:
        """Hangs a rule's sentence on its answer, or on the first one."""
        field = self[refusal.field] if refusal.field and refusal.field in self else next(iter(self))
        field.errors = [*field.errors, refusal.sentence]

    def faults(self) -> list[dict[str, str]]:
        """For the summary: each sentence with the place it leads to."""
        return [{"text": str(sentence), "href": f"#{field.id}"} for field in self for sentence in field.errors]


class Plain(Form):
    """A form with nothing but its button."""
