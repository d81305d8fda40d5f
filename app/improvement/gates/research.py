"""Is it research? The four kinds of work, in plain words, and when somebody else has to say so.

Source: Health Research Authority, Defining Research table (October 2022), as reference methods 6 tells it.
"""

import enum

from app.core.i18n import mark_for_staff


class Work(enum.StrEnum):
    """What a try-out is."""

    IMPROVEMENT = "improvement"
    AUDIT = "audit"
    SURVEILLANCE = "surveillance"
    RESEARCH = "research"
    NOT_SURE = "not_sure"


class Ruling(enum.StrEnum):
    """What the research and development office answered."""

    NOT_RESEARCH = "not_research"
    APPROVED = "approved"
    NOT_YET = "not_yet"


WORKS = {
    Work.IMPROVEMENT: mark_for_staff("Service evaluation or improvement"),
    Work.AUDIT: mark_for_staff("Clinical audit"),
    Work.SURVEILLANCE: mark_for_staff("Surveillance"),
    Work.RESEARCH: mark_for_staff("Research"),
    Work.NOT_SURE: mark_for_staff("We are not sure"),
}
MEANINGS = {
    Work.IMPROVEMENT: mark_for_staff("It asks what standard this service reaches, and how it could do better here."),
    Work.AUDIT: mark_for_staff("It asks whether this service reaches a standard that is written down."),
    Work.SURVEILLANCE: mark_for_staff("It watches for illness or harm among many people, so that somebody can act."),
    Work.RESEARCH: mark_for_staff("It is planned to find out something new that holds elsewhere too."),
    Work.NOT_SURE: mark_for_staff("It may be research. Then somebody who knows has to say so."),
}
RULINGS = {
    Ruling.NOT_RESEARCH: mark_for_staff("It is not research"),
    Ruling.APPROVED: mark_for_staff("It is research, and it has every approval that it needs"),
    Ruling.NOT_YET: mark_for_staff("It is research, and an approval is missing"),
}
MAY_BE_RESEARCH = frozenset({Work.RESEARCH, Work.NOT_SURE})
CLEARS = frozenset({Ruling.NOT_RESEARCH, Ruling.APPROVED})
