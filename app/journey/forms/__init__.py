"""The forms of "I need help", of the help that somebody needs, and of recordings by a person."""

from wtforms import Field, FileField, HiddenField
from wtforms.validators import ValidationError

from app.core.forms import AtMost, Component, Form, Line, Radios, Said, Words, offers
from app.core.i18n import gettext, mark_for_staff
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


class RecordingForm(Form):
    """A sound in which somebody reads a page. `words`: the hash of the words that this page showed."""

    words = HiddenField()
    file = FileField(
        mark_for_staff("The recording"),
        description=mark_for_staff("An MP3, WAV or M4A file of at most 50 MB and 30 minutes."),
        widget=Component("file_input", accept="audio/*,.mp3,.wav,.m4a"),
        validators=[Said(mark_for_staff("Choose a recording"))],
    )
    read_by = Line(
        mark_for_staff("Who reads it"),
        description=mark_for_staff("Only the team sees the name."),
        validators=[Said(mark_for_staff("Write who reads it")), AtMost(200, mark_for_staff("Use at most 200 characters"))],
    )
