"""The forms of a sign-off: who was asked what, and what they answered."""

from wtforms import Field
from wtforms.validators import ValidationError

from app.core.forms import AtMost, Day, Form, Line, Radios, Said, Words, offers
from app.core.i18n import for_staff, mark_for_staff
from app.improvement.models import Body, Reply, SignOff
from app.improvement.queries.sign_offs import BODIES

_SHORT = AtMost(120, mark_for_staff("Use at most 120 characters"))
_LONG = AtMost(2000, mark_for_staff("Use at most 2,000 characters"))
REPLIES = {
    Reply.YES: mark_for_staff("Yes"),
    Reply.CONDITIONS: mark_for_staff("Yes, with conditions"),
    Reply.NO: mark_for_staff("No"),
    Reply.NOT_NEEDED: mark_for_staff("They need not answer"),
}


class SignOffForm(Form):
    """Who was asked, when, about what."""

    body = Radios(
        mark_for_staff("Who has to say yes?"),
        choices=offers([(body.value, label) for body, label in BODIES.items()]),
        validate_choice=False,
    )
    name = Line(
        mark_for_staff("Who else?"),
        description=mark_for_staff("Such as: the medicines committee. Write it only if you chose “Somebody else”."),
        validators=[_SHORT],
    )
    asked_on = Day(mark_for_staff("When were they asked?"), validators=[Said(mark_for_staff("Write a date"))])
    about = Words(
        mark_for_staff("What were they asked?"),
        description=mark_for_staff("Write one sentence or more."),
        validators=[Said(mark_for_staff("Write what they were asked")), _LONG],
    )

    def validate_body(self, field: Field) -> None:
        """One of those that are offered."""
        if field.data not in set(Body):
            raise ValidationError(for_staff("Choose who has to say yes"))

    def validate_name(self, field: Field) -> None:
        """Another body has a name."""
        if self.body.data == Body.OTHER and not field.data:
            raise ValidationError(for_staff("Write who else has to say yes"))

    def whose(self) -> tuple[Body, str]:
        """The body, and the name of one that is none of the two."""
        body = Body(self.body.data)
        return body, (self["name"].data or "") if body is Body.OTHER else ""


class ReplyForm(Form):
    """What they said."""

    reply = Radios(
        mark_for_staff("What did they answer?"),
        choices=offers([(reply.value, label) for reply, label in REPLIES.items()]),
        validate_choice=False,
    )
    answered_on = Day(mark_for_staff("When did they answer?"), validators=[Said(mark_for_staff("Write a date"))])
    evidence = Words(
        mark_for_staff("What they wrote: the conditions, or where the answer is kept"),
        description=mark_for_staff("Write one sentence or more, also for a yes."),
        validators=[Said(mark_for_staff("Write what they wrote, in short")), _LONG],
    )

    def validate_reply(self, field: Field) -> None:
        """One of those that are offered."""
        if field.data not in set(Reply):
            raise ValidationError(for_staff("Choose what they answered"))

    def answer(self) -> Reply:
        """What was chosen, once the form is good."""
        return Reply(self.reply.data)

    def begin_with(self, thing: SignOff) -> None:
        """What they said last."""
        self.reply.data, self["answered_on"].data, self.evidence.data = thing.reply, thing.answered_on, thing.evidence
