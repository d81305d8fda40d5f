"""An idea that was brought with help: who may read it once the person has it, and how the person is reached."""

from app.core.forms import AtMost, Component, Form, Line, Radios, Said, offers
from app.core.i18n import mark as _


class HandOverForm(Form):
    """Whoever helped gets three words for the person. The name is asked where we know nothing to go with them."""

    name = Line(
        _("The first name of the person"),
        validators=[AtMost(200, _("Make this shorter"))],
        widget=Component("input", autocomplete="off", dir="auto"),
    )


class TakeOverForm(Form):
    """The person takes their idea over."""

    ours = Radios(
        _("Are these ways to reach you yours?"),
        choices=offers([("yes", _("Yes, they are mine")), ("no", _("No, they are not mine. Take them away."))]),
        validators=[Said(_("Choose if these ways to reach you are yours"))],
        validate_choice=False,
    )
    name = Line(
        _("Your first name"),
        validators=[Said(_("Write your first name. You need it together with the words.")), AtMost(200, _("Make this shorter"))],
        widget=Component("input", autocomplete="given-name", dir="auto"),
    )
    email = Line(
        _("Your email address"),
        description=_("You can leave this empty."),
        widget=Component("input", type="email", autocomplete="email", dir="ltr", spellcheck=False),
    )
    helper = Radios(
        _("May your helper still read this idea?"),
        description=_("Your helper cannot change it any more."),
        choices=offers([("read", _("Yes, my helper can read it")), ("no", _("No, only me"))]),
        validators=[Said(_("Choose if your helper may still read this idea"))],
        validate_choice=False,
    )
