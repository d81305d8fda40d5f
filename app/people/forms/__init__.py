"""The forms of signing in."""

from wtforms import Field
from wtforms.validators import ValidationError

from app.core.addresses import is_address
from app.core.forms import Component, Form, Line
from app.core.i18n import gettext
from app.core.i18n import mark as _


class SignInForm(Form):
    """One address."""

    email = Line(_("Your email address"), widget=Component("input", type="email", autocomplete="email", dir="ltr", spellcheck=False))

    def validate_email(self, field: Field) -> None:
        """It looks like an address; whether we know it is never said."""
        if not is_address(field.data):
            raise ValidationError(gettext("Check your email address. It looks like name@example.com"))


class CodeForm(Form):
    """Six figures."""

    code = Line(
        _("The 6 figures from the letter"),
        widget=Component("input", autocomplete="one-time-code", inputmode="numeric", dir="ltr", spellcheck=False),
    )

    def validate_code(self, field: Field) -> None:
        """Six figures, with or without spaces."""
        if sum(c.isdecimal() for c in field.data) != 6:  # noqa: PLR2004 the code has six
            raise ValidationError(gettext("Write the 6 figures from the letter"))
