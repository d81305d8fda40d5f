"""What somebody may need to take part, in the words of the page that asks; each is recorded by its code.

A need has its code in `NEEDS`, in `FLAGS` and among the choices of `SUPPORT` in `app/proposals/pathways/choices.py`.
"""

from app.core.i18n import mark as _
from app.core.i18n import mark_for_staff

NEEDS = {
    "easy_read": _("Easy words and pictures"),
    "large_print": _("Big writing"),
    "braille": _("Braille"),
    "audio": _("Information I can listen to"),
    "bsl": _("British Sign Language (BSL)"),
    "interpreter": _("A person who speaks my language"),
    "speech": _("More time to talk"),
    "with_me": _("My helper with me"),
    "wheelchair": _("A place with no steps"),
    "quiet": _("A quiet place"),
    "breaks": _("Breaks"),
    "travel": _("Help to travel"),
    "online_help": _("Help with computers"),
    "other": _("Something else"),
}
FLAGS = {  # the same in a word or two, for whoever is about to contact the person
    "easy_read": mark_for_staff("Easy words."),
    "large_print": mark_for_staff("Large print."),
    "braille": mark_for_staff("Braille."),
    "audio": mark_for_staff("Information to listen to."),
    "bsl": mark_for_staff("BSL interpreter."),
    "interpreter": mark_for_staff("Interpreter."),
    "speech": mark_for_staff("More time to talk."),
    "with_me": mark_for_staff("Their helper with them."),
    "wheelchair": mark_for_staff("A place with no steps."),
    "quiet": mark_for_staff("A quiet place."),
    "breaks": mark_for_staff("Breaks."),
    "travel": mark_for_staff("Help to travel."),
    "online_help": mark_for_staff("Help with computers."),
    "other": mark_for_staff("Something else: ask them."),
}
FORMATS = ("large_print", "braille", "audio", "bsl")  # a letter is made in these by a person, before it goes
INTERPRETED = ("bsl", "interpreter")  # somebody is booked before the person is phoned or met
