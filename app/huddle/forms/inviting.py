"""The forms of invitations: whom to invite, and what a guest answers."""

from app.core.errors import Refused
from app.core.forms import AtMost, Form, Line, Radios, Said, Ticks, Words, offers
from app.core.i18n import for_staff, gettext, mark_for_staff
from app.core.i18n import mark as _
from app.huddle.actions import GuestTold, Reply
from app.huddle.models import Coming, GuestNeed, GuestOf, Invitation
from app.people.forms.reaching import ReachForm, chosen_words, name_of, way_to_reach

AS_WHOM = {
    GuestOf.PROPOSER: mark_for_staff("Whoever brought the idea"),
    GuestOf.HELPER: mark_for_staff("Somebody who helps them"),
    GuestOf.SERVICE: mark_for_staff("Somebody of a service"),
}
COMING = {Coming.COMES: _("Yes, I come"), Coming.CANNOT: _("No, I cannot come"), Coming.NOT_SURE: _("I do not know yet")}
NEEDS = {
    GuestNeed.INTERPRETER: _("An interpreter"),
    GuestNeed.COMPANION: _("Somebody comes with me"),
    GuestNeed.BREAKS: _("Breaks"),
    GuestNeed.QUESTIONS: _("Your questions before the day"),
    GuestNeed.OTHER: _("Something else"),
}
_EMPTY = _("You can leave this empty.")
_LONG = AtMost(2_000, _("Make this shorter"))


class InviteForm(ReachForm):
    """Whom to invite to one idea."""

    as_whom = Radios(
        mark_for_staff("Whom do you invite?"),
        choices=offers((who.value, words) for who, words in AS_WHOM.items()),
        validators=[Said(mark_for_staff("Choose whom you invite"))],
        validate_choice=False,
    )
    name, reach, reading = name_of(mark_for_staff("Name of the guest")), way_to_reach(), chosen_words()

    def told(self) -> GuestTold:
        """Whom to invite, once the form is good. Raises Refused for what was never offered."""
        if self.as_whom.data not in set(GuestOf):
            raise Refused(for_staff("Choose whom you invite"), field="as_whom")
        return GuestTold(GuestOf(self.as_whom.data), *self.reached())


class GuestForm(Form):
    """Whether a guest comes, what they need, what they ask, and what they want to be read out."""

    coming = Radios(
        _("Do you come?"),
        choices=offers((value.value, words) for value, words in COMING.items()),
        validators=[Said(_("Choose if you come"))],
        validate_choice=False,
    )
    needs = Ticks(_("What do you need?"), choices=offers((value.value, words) for value, words in NEEDS.items()), validate_choice=False)
    needs_words = Line(
        _("Tell us more about what you need"),
        description=_("For example, which language."),
        validators=[AtMost(500, _("Make this shorter"))],
    )
    question = Words(_("What do you want to ask us?"), description=_EMPTY, validators=[_LONG])
    words = Words(_("What shall we read out in the meeting?"), description=_EMPTY, validators=[_LONG])

    def begin_with(self, thing: Invitation) -> None:
        """Puts in what they answered before; not whether they come where that is asked anew."""
        self.coming.data, self.needs.data = thing.coming.value if thing.coming else None, list(thing.needs)
        for name in ("needs_words", "question", "words"):
            text = getattr(thing, name)
            self[name].data = text.body if text else ""

    def reply(self) -> Reply:
        """The answer, once the form is good. Raises Refused for what was never offered."""
        if self.coming.data not in set(Coming):
            raise Refused(gettext("Choose if you come"), field="coming")
        needs = [GuestNeed(value) for value in self.needs.data or [] if value in set(GuestNeed)]
        return Reply(Coming(self.coming.data), needs, self.needs_words.data or "", self.question.data or "", self.words.data or "")
