"""The pages that decide whether we are good, by their names in the list."""

from accessibility.pages import LINES, Line

MOST_IMPORTANT = (
    ("front", "en"),
    ("front", "en-easy"),
    ("question where", "en-easy"),
    ("question contact, wrong number", "en"),
    ("check", "en"),
    ("sent", "en"),
    ("my idea, a question to me", "en"),
    ("ideas", "en"),
    ("one idea", "en"),
    ("queue", "en"),
    ("queue", "en-easy"),
    ("decide", "en"),
)
WALKED = (
    ("front", "en"),
    ("front", "ar"),
    ("question where", "en-easy"),
    ("question where", "en"),
    ("question contact, wrong number", "en"),
    ("check", "ar"),
    ("ideas", "en"),
    ("my idea, a question to me", "en"),
    ("read an idea", "en"),
    ("read an idea", "en-easy"),
    ("decide, nothing filled in", "en"),
    ("not found", "en-easy"),
)


def line(name: str) -> Line:
    """The line of the list with that name."""
    return next(found for found in LINES if found.name == name)
