"""The ten questions about whether a change will last, each with four answers, from the weakest to the strongest.

The factors are those of the NHS Sustainability Model of 2010 (reference methods 8); every sentence is our own.
"""

from dataclasses import dataclass

from app.core.i18n import mark_for_staff
from app.improvement.models import Area, Factor

AREAS = {
    Area.CHANGE: mark_for_staff("The change itself"),
    Area.STAFF: mark_for_staff("The staff"),
    Area.ORGANISATION: mark_for_staff("The organisation"),
}


@dataclass(frozen=True)
class Asked:
    """A factor: its name, its question, and the four answers."""

    name: str
    question: str
    answers: tuple[str, str, str, str]


FACTORS = {
    Factor.BENEFITS: Asked(
        mark_for_staff("Good for more than patients"),
        mark_for_staff("Besides helping patients, does it make anything else better?"),
        (
            mark_for_staff("We know of nothing else that gets better."),
            mark_for_staff("Perhaps, but nobody has looked."),
            mark_for_staff("One other thing gets better, such as time or money."),
            mark_for_staff("Several other things get better, and people notice them."),
        ),
    ),
    Factor.BELIEVED: Asked(
        mark_for_staff("People believe in it"),
        mark_for_staff("Do people believe that it helps?"),
        (
            mark_for_staff("Few believe it."),
            mark_for_staff("Some do, from what they have heard."),
            mark_for_staff("Most do, and there is something to show them."),
            mark_for_staff("Nearly everybody does, and the numbers show it."),
        ),
    ),
    Factor.ADAPTABLE: Asked(
        mark_for_staff("It goes on when things change"),
        mark_for_staff("Would it go on if people, money or the place changed?"),
        (
            mark_for_staff("It would stop. It hangs on one person or one sum of money."),
            mark_for_staff("It would probably stop after some time."),
            mark_for_staff("It would go on with some help."),
            mark_for_staff("It would go on by itself, and we have seen that."),
        ),
    ),
    Factor.WATCHED: Asked(
        mark_for_staff("Somebody watches the numbers"),
        mark_for_staff("Will we see a year from now whether it still works?"),
        (
            mark_for_staff("Nobody would look."),
            mark_for_staff("Somebody would look if asked."),
            mark_for_staff("Somebody looks at the numbers, and will for some time."),
            mark_for_staff("Looking at the numbers is everyday work, and people talk about them."),
        ),
    ),
    Factor.TAUGHT: Asked(
        mark_for_staff("Staff shape it and learn it"),
        mark_for_staff("Did the staff who do it shape it, and do they know how?"),
        (
            mark_for_staff("They were told about it."),
            mark_for_staff("Some helped, or some were shown how."),
            mark_for_staff("Many helped, and most were shown how."),
            mark_for_staff("They shaped it together, and whoever is new learns it."),
        ),
    ),
    Factor.WANTED: Asked(
        mark_for_staff("Staff want it"),
        mark_for_staff("What do the staff who do it think of it?"),
        (
            mark_for_staff("Most would rather work as before."),
            mark_for_staff("They do it because they are asked."),
            mark_for_staff("Most like it and do it without being asked."),
            mark_for_staff("They would not go back, and they make it better still."),
        ),
    ),
    Factor.SENIOR: Asked(
        mark_for_staff("Leaders of the organisation back it"),
        mark_for_staff("Do leaders of the organisation stand behind it?"),
        (
            mark_for_staff("They hardly know of it."),
            mark_for_staff("They know of it and let it happen."),
            mark_for_staff("They ask about it and help when something is in the way."),
            mark_for_staff("They speak for it, give time and money, and stay with it."),
        ),
    ),
    Factor.CLINICAL: Asked(
        mark_for_staff("Clinical leaders back it"),
        mark_for_staff("Do respected doctors, nurses or therapists stand behind it?"),
        (
            mark_for_staff("None of them does."),
            mark_for_staff("One does, when there is time."),
            mark_for_staff("Some do, and others listen to them."),
            mark_for_staff("They lead it themselves and win others for it."),
        ),
    ),
    Factor.FITTING: Asked(
        mark_for_staff("It fits the organisation"),
        mark_for_staff("Does it fit what the organisation wants and how it works?"),
        (
            mark_for_staff("It goes against it."),
            mark_for_staff("It neither fits nor gets in the way."),
            mark_for_staff("It fits what the organisation wants."),
            mark_for_staff("The organisation wants this most of all, and such changes have lasted here."),
        ),
    ),
    Factor.EQUIPPED: Asked(
        mark_for_staff("What it needs is there"),
        mark_for_staff("Are the rooms, tools, staff time and written rules there that it needs?"),
        (
            mark_for_staff("Most of it is missing."),
            mark_for_staff("Some of it is there."),
            mark_for_staff("Most of it is there, and the rest is agreed."),
            mark_for_staff("All of it is there and paid for."),
        ),
    ),
}
