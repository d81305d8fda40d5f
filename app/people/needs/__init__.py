"""What somebody may need to take part, in the words of the page that asks; each is recorded by its code."""

from app.core.i18n import mark as _

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
FORMATS = ("large_print", "braille", "audio", "bsl")  # a letter is made in these by a person, before it goes
