"""The form in which a person gives a try-out a score. The steps are those of IHI's scale, in words of our own."""

from app.core.forms import Form, Radios, Said, Words, offers
from app.core.i18n import mark_for_staff
from app.core.web import row_number
from app.improvement.forms.keeping import LONG, Chosen

STEPS = {  # by halves
    1: mark_for_staff("We know what we want to work on. There is no team yet."),
    2: mark_for_staff("There is a team. It has written down what it wants to reach."),
    3: mark_for_staff("We plan what to measure and what to test."),
    4: mark_for_staff("We have begun, such as measuring how it is today. Nothing has changed yet."),
    5: mark_for_staff("We test changes. The numbers are not better yet."),
    6: mark_for_staff("Some tests worked and people notice it. We are about a fifth of the way."),
    7: mark_for_staff("It gets better. The numbers move towards what we want to reach."),
    8: mark_for_staff("Much is better. We are half of the way or more, and changes stay."),
    9: mark_for_staff("It lasts. The numbers have been good for some time."),
    10: mark_for_staff("We have reached everything. It is everyday work, and others do it too."),
}


def shown(halves: int) -> str:
    """A score as it is written: 5 halves are 2.5."""
    return f"{halves // 2}.{halves % 2 * 5}"


class ScoreForm(Form):
    """A score and why. None is chosen beforehand."""

    halves = Radios(
        mark_for_staff("Which sentence fits best today?"),
        description=mark_for_staff("Decide together, with your coach. Choose the last sentence that is wholly true."),
        choices=offers([(str(halves), f"{shown(halves)}: {words}") for halves, words in STEPS.items()]),
        validate_choice=False,
        validators=[Chosen(mark_for_staff("Choose a score"))],
    )
    reason = Words(
        mark_for_staff("Why this one?"),
        description=mark_for_staff("What did you see? Somebody who was not there should understand it. No names."),
        validators=[Said(mark_for_staff("Write why")), LONG],
    )

    def score(self) -> int:
        """The score times two, once the form is good."""
        return row_number(self.halves.data or "") or 0
