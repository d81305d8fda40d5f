"""Save and stop: where to send the link."""

from wtforms import Field
from wtforms.validators import ValidationError

from app.core.addresses import is_address
from app.core.forms import Component, Form, Line
from app.core.i18n import gettext
from app.core.i18n import mark as _
from app.core.questions import Given
from app.notifications.queries import sends_texts

_ADDRESS = Component("input", type="email", autocomplete="email", dir="ltr", spellcheck=False)
_NUMBER = Component("input", type="tel", autocomplete="tel", dir="ltr")
_EITHER = Component("input", dir="ltr", spellcheck=False, autocomplete="off")


def _fault(channel: str, field: str, typed: str) -> str:
    from app.proposals.actions.sending import contact_fault

    fault = contact_fault({"contact": Given(choices=(channel,)), field: Given(text=typed)})
    return gettext(fault[1]) if fault else ""


class StopForm(Form):
    """By e-mail."""

    email = Line(_("Your email address"), widget=_ADDRESS)

    def validate_email(self, field: Field) -> None:
        """It looks like an address."""
        if fault := _fault("email", "email", field.data):
            raise ValidationError(fault)


class TextForm(Form):
    """By text message."""

    mobile = Line(_("Your mobile number"), widget=_NUMBER)

    def validate_mobile(self, field: Field) -> None:
        """It looks like a number."""
        if fault := _fault("sms", "mobile", field.data):
            raise ValidationError(fault)


class HelperForm(Form):
    """To whoever helps the person."""

    helper = Line(_("The email address of your helper"), widget=_EITHER)

    def offer_texts(self) -> None:
        """Where text messages can be sent, a number will do."""
        if sends_texts():
            self.helper.label.text = _("The email address or mobile number of your helper")

    def validate_helper(self, field: Field) -> None:
        """It looks like an address, or like a number where one can be reached."""
        channel = "sms" if sends_texts() and not is_address(field.data) and "@" not in field.data else "email"
        if fault := _fault(channel, "mobile" if channel == "sms" else "email", field.data):
            raise ValidationError(fault)
