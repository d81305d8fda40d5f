"""The form with which the team begins to write an idea down."""

from wtforms import Field
from wtforms.validators import ValidationError

from app.core.forms import Choice, Form, Radios, Said, offers
from app.core.i18n import english_name, for_staff, mark_for_staff
from app.proposals.models import How

CHOICES_OF_LANGUAGE = ("en", "pl", "ar", "ur", "ro", "pa", "bn", "gu", "fa", "uk", "lt", "so", "tr", "zh", "es", "pt", "fr", "cy")


class TakeDownForm(Form):
    """How somebody tells us their idea, in which language, and which words they read."""

    how = Radios(
        mark_for_staff("How does the idea come to you?"),
        choices=offers(
            [
                (How.PHONE, mark_for_staff("On the phone")),
                (How.IN_PERSON, mark_for_staff("In person")),
                (How.PAPER, mark_for_staff("It came on the paper form")),
            ]
        ),
        validators=[Said(mark_for_staff("Choose how the idea comes to you"))],
        validate_choice=False,
    )
    said_in = Choice(mark_for_staff("Which language does the person speak or write?"), validate_choice=False)
    reads = Radios(
        mark_for_staff("Which words does the person read?"),
        description=mark_for_staff("The questions and our messages are in these words. On paper, look at which form it is."),
        choices=offers([("standard", mark_for_staff("Standard words")), ("easy", mark_for_staff("Easy words"))]),
        default="standard",
        validate_choice=False,
    )

    def offer_languages(self) -> None:
        """Fills the list of languages, each by its English name."""
        self.said_in.choices = offers((tag, english_name(tag)) for tag in CHOICES_OF_LANGUAGE)

    def validate_how(self, field: Field) -> None:
        """What was never offered is no choice."""
        if field.data not in set(How):
            raise ValidationError(for_staff("Choose how the idea comes to you"))

    def chosen_how(self) -> How:
        """How the idea is heard, once that is valid."""
        return How(self.how.data)

    def language(self) -> str:
        """The tag that was chosen; English for what was never offered."""
        return self.said_in.data if self.said_in.data in CHOICES_OF_LANGUAGE else "en"
