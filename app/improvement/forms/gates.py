"""The forms before a test: what is not measured yet, the sponsor, research, sign-offs; and those by which work comes to rest."""

from wtforms import Field
from wtforms.validators import ValidationError

from app.core.forms import AtMost, Day, Form, Line, Radios, Said, Words, WordsToLookAt, offers
from app.core.i18n import for_staff, mark_for_staff
from app.improvement.actions.asking import Ruled
from app.improvement.gates.research import MEANINGS, RULINGS, WORKS, Ruling, Work
from app.improvement.models import Body, NotYet, Reply, Research, SignOff
from app.improvement.queries.gates import BODIES, Named
from app.languages.wording import in_easy_words, in_plain_words

_SHORT = AtMost(120, mark_for_staff("Use at most 120 characters"))
_LONG = AtMost(2000, mark_for_staff("Use at most 2,000 characters"))
REPLIES = {
    Reply.YES: mark_for_staff("Yes"),
    Reply.CONDITIONS: mark_for_staff("Yes, with conditions"),
    Reply.NO: mark_for_staff("No"),
    Reply.NOT_NEEDED: mark_for_staff("They need not answer"),
}


class NotYetForm(Form):
    """Why nothing of a kind is measured yet."""

    reason = Words(
        mark_for_staff("Not yet, because:"),
        description=mark_for_staff("Leave it empty to take the reason back."),
        validators=[_LONG],
    )

    def begin_with(self, thing: NotYet) -> None:
        """What stands."""
        self.reason.data = thing.reason


class SponsorForm(Form):
    """Who stands behind the try-out."""

    name = Line(
        mark_for_staff("Name of the sponsor"),
        description=mark_for_staff("They have said yes to this."),
        validators=[Said(mark_for_staff("Write the name of the sponsor")), _SHORT],
    )
    role = Line(
        mark_for_staff("What they do, and where"),
        description=mark_for_staff("Such as: director of nursing, Wenbrook Hospitals."),
        validators=[Said(mark_for_staff("Write what they do, and where")), _SHORT],
    )

    def begin_with(self, thing: Named) -> None:
        """Who was named last."""
        self["name"].data, self.role.data = thing.name, thing.role


class WorkForm(Form):
    """What kind of work it is."""

    work = Radios(
        mark_for_staff("What kind of work is this try-out?"),
        choices=offers([(work.value, label) for work, label in WORKS.items()]),
        validate_choice=False,
    )
    why = Words(
        mark_for_staff("Why do you think so?"),
        validators=[Said(mark_for_staff("Write why you think so")), _LONG],
    )

    def items(self) -> list[dict[str, str]]:
        """The kinds, each with what it means."""
        return [{"value": work.value, "label": for_staff(label), "hint": for_staff(MEANINGS[work])} for work, label in WORKS.items()]

    def validate_work(self, field: Field) -> None:
        """One of those that are offered."""
        if field.data not in set(Work):
            raise ValidationError(for_staff("Choose what kind of work it is"))

    def kind(self) -> Work:
        """What was chosen, once the form is good."""
        return Work(self.work.data)

    def begin_with(self, thing: Research) -> None:
        """What was said last."""
        self.work.data, self.why.data = thing.work, thing.why


class RulingForm(Form):
    """What the research and development office said."""

    ruling = Radios(
        mark_for_staff("What did they say?"),
        choices=offers([(ruling.value, label) for ruling, label in RULINGS.items()]),
        validate_choice=False,
    )
    ruled_by = Line(
        mark_for_staff("Who answered?"),
        description=mark_for_staff("The name of the person, and their office."),
        validators=[Said(mark_for_staff("Write who answered")), _SHORT],
    )
    ruled_on = Day(mark_for_staff("When did they answer?"), validators=[Said(mark_for_staff("Write a date"))])
    ruling_words = Words(
        mark_for_staff("What they wrote, in short"),
        description=mark_for_staff("Such as the number of an approval. Leave it empty if there is nothing to say."),
        validators=[_LONG],
    )

    def validate_ruling(self, field: Field) -> None:
        """One of those that are offered."""
        if field.data not in set(Ruling):
            raise ValidationError(for_staff("Choose what they said"))

    def begin_with(self, thing: Research) -> None:
        """What they said last."""
        for name in ("ruling", "ruled_by", "ruled_on", "ruling_words"):
            self[name].data = getattr(thing, name)

    def ruled(self) -> Ruled:
        """The answer, once the form is good."""
        return Ruled(Ruling(self.ruling.data), self.ruled_by.data or "", self["ruled_on"].data, self.ruling_words.data or "")


class SignOffForm(Form):
    """Who was asked, when, about what."""

    body = Radios(
        mark_for_staff("Who has to say yes?"),
        choices=offers([(body.value, label) for body, label in BODIES.items()]),
        validate_choice=False,
    )
    name = Line(mark_for_staff("Who else?"), description=mark_for_staff("Such as: the medicines committee."), validators=[_SHORT])
    asked_on = Day(mark_for_staff("When were they asked?"), validators=[Said(mark_for_staff("Write a date"))])
    about = Words(
        mark_for_staff("What were they asked?"),
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


class WhyForm(Form):
    """Why work comes to rest, for whoever brought the idea; in easy words too where they read those."""

    reason = WordsToLookAt(
        mark_for_staff("Why, in plain words"),
        description=mark_for_staff("Whoever brought the idea reads this. No names."),
        look=in_plain_words,
        validators=[Said(mark_for_staff("Write the reason in plain words")), _LONG],
    )
    reason_easy = WordsToLookAt(
        mark_for_staff("The same in easy words"),
        description=mark_for_staff("This person reads easy words."),
        look=in_easy_words,
        validators=[_LONG],
    )

    def for_reader(self, *, easy: bool) -> None:
        """Easy words are asked for only where somebody reads them."""
        if not easy:
            del self.reason_easy

    def easy_words(self) -> str:
        """What was written in easy words."""
        return (self["reason_easy"].data or "") if "reason_easy" in self else ""


class PauseForm(WhyForm):
    """Why it rests, and until when."""

    back_on = Day(
        mark_for_staff("When may it go on?"),
        description=mark_for_staff("Only the team sees this day. Leave it empty if nobody knows."),
    )

    def validate_back_on(self, field: Field) -> None:
        """What was typed is a day."""
        if field.data is None and any(field.raw_data or ()):
            raise ValidationError(for_staff("Write a date, or leave it empty"))


class SafetyForm(Form):
    """What is not safe."""

    reason = Words(
        mark_for_staff("What is not safe?"),
        description=mark_for_staff("One sentence is enough. Whoever brought the idea reads it. No names."),
        validators=[Said(mark_for_staff("Write in one sentence what is not safe")), _LONG],
    )
