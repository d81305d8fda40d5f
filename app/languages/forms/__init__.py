"""Asking for an interpreter, and booking one."""

import datetime as dt
from typing import Any, TypeVar

from wtforms import Field
from wtforms.validators import ValidationError

from app.core.addresses import is_address
from app.core.config import settings
from app.core.forms import AtMost, Component, Day, Form, Line, Radios, Said, Words, offers
from app.core.i18n import for_staff, gettext, mark_for_staff
from app.core.i18n import mark as _
from app.languages.actions.interpreting import BSL, Asked
from app.languages.models import InterpreterBooking, Mode, Wish

SPOKEN = "spoken"
LEAST_FIGURES = 7  # the shortest real phone number
_Kind = TypeVar("_Kind", Mode, Wish)
KINDS = (
    (SPOKEN, _("A language that people speak")),
    ("bsl", _("British Sign Language (BSL)")),
    ("signed", _("Another sign language")),
)
MODES = ((Mode.PHONE.value, _("By phone")), (Mode.VIDEO.value, _("By video call")), (Mode.IN_PERSON.value, _("We meet")))
WISHES = ((Wish.ANY.value, _("It does not matter")), (Wish.WOMAN.value, _("A woman")), (Wish.MAN.value, _("A man")))
WAYS = (
    ("phone", _("Phone call")),
    ("sms", _("Text message")),
    ("email", _("Email")),
    ("letter", _("Letter")),
    ("supporter", _("Through someone I trust")),
)
SUGGESTED = (  # what people ask hospitals for, each by its own name and in English; anything else may be written too
    "polski (Polish)",
    "română (Romanian)",
    "اردو (Urdu)",
    "پہاڑی / Mirpuri",
    "العربية (Arabic)",
    "ਪੰਜਾਬੀ (Punjabi)",
    "বাংলা (Bengali)",
    "ছিলটি / Sylheti",
    "کوردی سۆرانی (Kurdish Sorani)",
    "Kurdî Kurmancî (Kurdish Kurmanji)",
    "فارسی (Farsi)",
    "دری (Dari)",
    "پښتو (Pashto)",
    "Soomaali (Somali)",
    "廣東話 (Cantonese)",
    "普通话 (Mandarin)",
    "português (Portuguese)",
    "español (Spanish)",
    "lietuvių (Lithuanian)",
    "ગુજરાતી (Gujarati)",
    "українська (Ukrainian)",
    "ትግርኛ (Tigrinya)",
    "Tiếng Việt (Vietnamese)",
    "Türkçe (Turkish)",
    "slovenčina (Slovak)",
    "čeština (Czech)",
    "magyar (Hungarian)",
    "shqip (Albanian)",
    "русский (Russian)",
    "Romani",
)
_SHORT = AtMost(200, _("Make this shorter"))


class InterpreterForm(Form):
    """What somebody asks for, and how we reach them."""

    kind = Radios(
        _("What do you need?"), choices=offers(KINDS), validators=[Said(_("Choose what you need"))], validate_choice=False, default=SPOKEN
    )
    language = Line(
        _("Which language?"),
        description=_("For example: Polish, Mirpuri, Sylheti, Kurdish Sorani or Kurdish Kurmanji. For BSL you can leave this empty."),
        widget=Component("input", dir="auto", attributes={"list": "spoken"}),
        validators=[_SHORT],
    )
    dialect = Line(
        _("How do people speak it where you come from?"),
        description=_("A dialect, a village or a region. You can leave this empty."),
        widget=Component("input", dir="auto"),
        validators=[_SHORT],
    )
    mode = Radios(_("How do you want to talk?"), choices=offers(MODES), default=Mode.PHONE.value, validate_choice=False)
    wish = Radios(
        _("Do you want a woman or a man to interpret for you?"), choices=offers(WISHES), default=Wish.ANY.value, validate_choice=False
    )
    suits = Line(
        _("Which days and times are good for you?"),
        description=_("You can leave this empty."),
        widget=Component("input", dir="auto"),
        validators=[AtMost(300, _("Make this shorter"))],
    )
    name = Line(
        _("What should we call you?"),
        description=_("You can leave this empty."),
        widget=Component("input", dir="auto"),
        validators=[_SHORT],
    )
    way = Radios(_("How should we contact you?"), choices=offers(WAYS), default="phone", validate_choice=False)
    reach = Words(
        _("Your phone number, email or address"),
        description=_("Or who we talk to, and how we reach them."),
        validators=[Said(_("Write how we can reach you")), AtMost(300, _("Make this shorter"))],
    )

    def validate_language(self, field: Field) -> None:
        """A name is needed, but for British Sign Language."""
        if not field.data and self.kind.data != "bsl":
            raise ValidationError(gettext("Write which language"))

    def validate_reach(self, field: Field) -> None:
        """It fits the way that was chosen: an address for email, figures for a phone."""
        way, text = self.way_chosen(), field.data or ""
        if not text:
            return
        if way == "email" and not is_address(text):
            raise ValidationError(gettext("Check your email address. It looks like name@example.com"))
        if way in {"phone", "sms"} and sum(c.isdigit() for c in text) < LEAST_FIGURES:
            raise ValidationError(gettext("Check your phone number. It looks like 01632 960 123"))

    def asked(self) -> Asked:
        """What was asked for. What we never offered counts as the first choice."""
        signed = self.kind.data in {"bsl", "signed"}
        return Asked(
            language=BSL if self.kind.data == "bsl" else self.language.data or "",
            dialect=self.dialect.data or "",
            signed=signed,
            mode=_one_of(Mode, self.mode.data, Mode.PHONE),
            wish=_one_of(Wish, self.wish.data, Wish.ANY),
            suits=self.suits.data or "",
        )

    def way_chosen(self) -> str:
        """How to contact the person."""
        return self.way.data if self.way.data in dict(WAYS) else "phone"


def _one_of(kind: type[_Kind], value: str | None, otherwise: _Kind) -> _Kind:
    return kind(value) if value in {one.value for one in kind} else otherwise


STAFF_MODES = (
    (Mode.PHONE.value, mark_for_staff("By phone")),
    (Mode.VIDEO.value, mark_for_staff("By video call")),
    (Mode.IN_PERSON.value, mark_for_staff("They meet")),
)
STAFF_WISHES = (
    (Wish.ANY.value, mark_for_staff("It does not matter")),
    (Wish.WOMAN.value, mark_for_staff("A woman")),
    (Wish.MAN.value, mark_for_staff("A man")),
)
_LONG = AtMost(200, mark_for_staff("Use at most 200 characters"))


class BookForForm(Form):
    """A booking that somebody of the team begins for a person."""

    language = Line(
        mark_for_staff("Which language"), description=mark_for_staff("Write BSL for British Sign Language."), validators=[_LONG]
    )
    dialect = Line(mark_for_staff("Which dialect or region"), validators=[_LONG])
    mode = Radios(mark_for_staff("How"), choices=offers(STAFF_MODES), default=Mode.PHONE.value, validate_choice=False)
    wish = Radios(mark_for_staff("A woman or a man"), choices=offers(STAFF_WISHES), default=Wish.ANY.value, validate_choice=False)
    suits = Line(mark_for_staff("When it suits them"), validators=[_LONG])

    def asked(self) -> Asked:
        """What is to be booked."""
        language = self.language.data or ""
        return Asked(
            language=language,
            dialect=self.dialect.data or "",
            signed="sign" in language.casefold() or language == BSL,
            mode=_one_of(Mode, self.mode.data, Mode.PHONE),
            wish=_one_of(Wish, self.wish.data, Wish.ANY),
            suits=self.suits.data or "",
        )


class BookedForm(Form):
    """Who was booked, and for when."""

    booked_with = Line(mark_for_staff("Who is booked"), description=mark_for_staff("The interpreter or the service."), validators=[_LONG])
    on = Day(mark_for_staff("Which day"))
    at = Line(mark_for_staff("What time"), description=mark_for_staff("For example 14:30."), widget=Component("input", type="time"))
    mode = Radios(mark_for_staff("How"), choices=offers(STAFF_MODES), validate_choice=False)

    def begin_with(self, thing: InterpreterBooking) -> None:
        """What is booked already, else how the person wants to talk."""
        self.booked_with.data, self.mode.data = thing.booked_with, thing.mode.value
        if thing.booked_for:
            local = thing.booked_for.astimezone(settings().zone)
            self.process(data={"booked_with": thing.booked_with, "mode": thing.mode.value, "on": local.date(), "at": f"{local:%H:%M}"})

    def validate_on(self, field: Field) -> None:
        """A day is needed."""
        if field.data is None:
            raise ValidationError(for_staff("Choose a day"))

    def validate_at(self, field: Field) -> None:
        """A time is needed."""
        if _time(field.data) is None:
            raise ValidationError(for_staff("Write a time, such as 14:30"))

    def when(self) -> dt.datetime:
        """The moment, in UTC."""
        day: Any = self.on.data
        return dt.datetime.combine(day, _time(self.at.data) or dt.time(), settings().zone).astimezone(dt.UTC)

    def how(self) -> Mode:
        """How they talk."""
        return _one_of(Mode, self.mode.data, Mode.PHONE)


def _time(text: str | None) -> dt.time | None:
    try:
        return dt.time.fromisoformat((text or "").strip())
    except ValueError:
        return None


class WhyOffForm(Form):
    """Why a time is off, and whether somebody looks for another interpreter."""

    then = Radios(
        mark_for_staff("What happens now?"),
        choices=offers(
            [
                ("again", mark_for_staff("The interpreter cannot come. We look for another.")),
                ("off", mark_for_staff("No interpreter is needed any more.")),
            ]
        ),
        validators=[Said(mark_for_staff("Choose what happens now"))],
        validate_choice=False,
    )
    off_why = Line(mark_for_staff("Why"), validators=[_LONG])
