"""The forms of "I need help" and of the help that somebody needs."""

from wtforms import Field
from wtforms.validators import ValidationError

from app.core.forms import AtMost, Form, Line, Radios, Said, Words, offers
from app.core.i18n import gettext
from app.core.i18n import mark as _
from app.tasks.models import TaskKind

KINDS = (
    (TaskKind.CALL_BACK.value, _("Please phone me")),
    (TaskKind.MESSAGE.value, _("Please send me a message")),
    (TaskKind.EXPLAIN.value, _("I do not understand a page")),
    (TaskKind.READ_ALOUD.value, _("Please read a page to me")),
    (TaskKind.MEET.value, _("I want to meet a person")),
    (TaskKind.PAPER_FORM.value, _("I want a paper form")),
)


class HelpForm(Form):
    """What would help, how to reach the person, anything else."""

    kind = Radios(
        _("What would help you?"), choices=offers(KINDS), validators=[Said(_("Choose what would help you"))], validate_choice=False
    )
    reach = Line(
        _("How can we reach you?"),
        description=_("A phone number, an email or an address."),
        validators=[Said(_("Write how we can reach you")), AtMost(300, _("Make this shorter"))],
    )
    name = Line(_("What should we call you?"), description=_("You can leave this empty."), validators=[AtMost(200, _("Make this shorter"))])
    words = Words(_("Anything else?"), description=_("You can leave this empty."), validators=[AtMost(5000, _("Make this shorter"))])

    def validate_kind(self, field: Field) -> None:
        """What was never offered is no choice."""
        if field.data and not self.chosen():
            raise ValidationError(gettext("Choose what would help you"))

    def chosen(self) -> TaskKind | None:
        """What would help; none when it is none of ours."""
        return TaskKind(self.kind.data) if self.kind.data in {value for value, _label in KINDS} else None


SHARED = _("May we tell the other people who work with you what help you need?")


class ShareNeedsForm(Form):
    """Whether others may know. Off until the person says yes."""

    share = Radios(SHARED, choices=offers([("yes", _("Yes")), ("no", _("No"))]), validate_choice=False)

    def chosen(self) -> bool:
        """Yes, and nothing else."""
        return bool(self.share.data == "yes")
