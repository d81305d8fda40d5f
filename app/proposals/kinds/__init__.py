"""What kind of work an idea would be: four plain questions tell research, improvement, clinical audit and service evaluation apart.

The lines are those of the Health Research Authority (glossary; "Defining Research" table, October 2022): research is planned to give
knowledge that holds elsewhere too; audit asks whether a service reaches a stated standard; service evaluation asks what standard it
reaches. Improvement changes something and measures it; it often has a standard in view, so it goes before audit. Nothing here decides
the answer to an idea: it says whom to ask.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from app.core.i18n import mark_for_staff


class Said(enum.StrEnum):
    """An answer to one of the questions."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"


class Kind(enum.StrEnum):
    """What the work is. `open`: the answers do not say yet."""

    RESEARCH = "research"
    IMPROVEMENT = "improvement"
    AUDIT = "clinical_audit"
    EVALUATION = "service_evaluation"
    OPEN = "open"


@dataclass(frozen=True)
class Told:
    """What the answers say. `perhaps_research`: nobody may rule it out, so the research office is asked before a test."""

    kind: Kind
    perhaps_research: bool


QUESTIONS = {  # by field, in the order in which they are asked
    "knowledge": mark_for_staff("Is it planned to give new knowledge that is true for other places too?"),
    "change": mark_for_staff("Does it change something, and measure what happens?"),
    "standard": mark_for_staff("Does it compare a service with a standard that is written down?"),
    "level": mark_for_staff("Does it ask how good a service is, without a standard to compare it with?"),
}
_IN_ORDER = (("change", Kind.IMPROVEMENT), ("standard", Kind.AUDIT), ("level", Kind.EVALUATION))
NAMES = {
    Kind.RESEARCH: mark_for_staff("Research"),
    Kind.IMPROVEMENT: mark_for_staff("Improvement"),
    Kind.AUDIT: mark_for_staff("Clinical audit"),
    Kind.EVALUATION: mark_for_staff("Service evaluation"),
    Kind.OPEN: mark_for_staff("Not clear yet"),
}
CHECK = mark_for_staff("It may be research. Check with R&D (the research office) before anybody tests it.")
CONSEQUENCES = {
    Kind.RESEARCH: mark_for_staff("Research needs approval first. R&D tells you which one."),
    Kind.IMPROVEMENT: mark_for_staff("Test it in small steps with a coach. It needs no research approval."),
    Kind.AUDIT: mark_for_staff("Tell the clinical audit team of the organisation before it starts."),
    Kind.EVALUATION: mark_for_staff("Tell the service and its quality team before it starts."),
    Kind.OPEN: mark_for_staff("Talk about it in the huddle, then answer the questions again."),
}


def kind_of(answers: Mapping[str, Said]) -> Told:
    """What kind of work the four answers say. A question that nobody answered counts as not sure."""
    knowledge = answers.get("knowledge", Said.NOT_SURE)
    if knowledge is Said.YES:
        return Told(Kind.RESEARCH, perhaps_research=True)
    found = next((kind for field, kind in _IN_ORDER if answers.get(field) is Said.YES), Kind.OPEN)
    return Told(found, perhaps_research=knowledge is Said.NOT_SURE)


def consequences(told: Told) -> tuple[str, ...]:
    """What follows, whom to ask first: sentences for the team."""
    own = CONSEQUENCES[told.kind]
    return (CHECK, own) if told.perhaps_research else (own,)
