"""The impact check before a test: six questions, and what may have to follow. It supports people who decide, it decides nothing.

Source: reference methods 10, stage 1. The public sector equality duty rests with each public body.
"""

import enum
from collections.abc import Mapping

from app.core.i18n import mark_for_staff


class Effect(enum.StrEnum):
    """What a change does in one respect, as far as anybody knows."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    NONE = "none"
    NOT_SURE = "not_sure"


class Impact(enum.StrEnum):
    """What is asked about, in this order."""

    ACCESS = "access"
    CARE = "care"
    NOTICED = "noticed"
    GROUPS = "groups"
    DATA = "data"
    STAFF = "staff"


class Assessment(enum.StrEnum):
    """What may have to be made before a change is tested."""

    EQUALITY = "equality"
    QUALITY = "quality"
    DATA_PROTECTION = "data_protection"
    ENGAGEMENT = "engagement"


EFFECTS = {
    Effect.POSITIVE: mark_for_staff("Yes, for the better"),
    Effect.NEGATIVE: mark_for_staff("Yes, for the worse"),
    Effect.NONE: mark_for_staff("No effect"),
    Effect.NOT_SURE: mark_for_staff("We are not sure"),
}
IMPACTS = {
    Impact.ACCESS: mark_for_staff("Does it change who can get care, or how they get it?"),
    Impact.CARE: mark_for_staff("Does it change safety, safeguarding, experience, or how well care works?"),
    Impact.NOTICED: mark_for_staff("Will patients or carers notice anything?"),
    Impact.GROUPS: mark_for_staff("Does it change anything for some groups more than for others?"),
    Impact.DATA: mark_for_staff("Is personal data new, or used in another way?"),
    Impact.STAFF: mark_for_staff("Does it change anything for staff?"),
}
HINTS = {
    Impact.ACCESS: mark_for_staff("Such as: other opening times, another place, other rules for who may come."),
    Impact.CARE: mark_for_staff("Safeguarding means keeping children and adults at risk from harm."),
    Impact.NOTICED: mark_for_staff("Such as: another letter, another room, a phone call that was a visit."),
    Impact.GROUPS: mark_for_staff("Think of age, disability, sex, race, religion, pregnancy, language, carers, people without a home."),
    Impact.DATA: mark_for_staff("Personal data is anything that tells who somebody is. Choose “for the worse” if there is a risk."),
    Impact.STAFF: mark_for_staff("Such as: more steps, other hours, something new to learn."),
}
ASSESSMENTS = {
    Assessment.EQUALITY: mark_for_staff("A full equality assessment"),
    Assessment.QUALITY: mark_for_staff("A full quality assessment"),
    Assessment.DATA_PROTECTION: mark_for_staff("A data protection assessment"),
    Assessment.ENGAGEMENT: mark_for_staff("A plan to hear from people"),
}
MEANINGS = {
    Assessment.EQUALITY: mark_for_staff("It looks closely at who could lose, and what to do about it."),
    Assessment.QUALITY: mark_for_staff("It looks closely at safety, at experience, and at how well care works."),
    Assessment.DATA_PROTECTION: mark_for_staff("It looks closely at what happens with personal data."),
    Assessment.ENGAGEMENT: mark_for_staff("It says how patients, carers and others have a say before anything changes."),
}
_WORRIES = (Effect.NEGATIVE, Effect.NOT_SURE)
_ANY = (Effect.POSITIVE, *_WORRIES)
_THINK_OF: Mapping[Assessment, tuple[tuple[Impact, tuple[Effect, ...]], ...]] = {
    Assessment.EQUALITY: ((Impact.ACCESS, _WORRIES), (Impact.GROUPS, _WORRIES)),
    Assessment.QUALITY: ((Impact.CARE, _WORRIES),),
    Assessment.DATA_PROTECTION: ((Impact.DATA, _ANY),),
    Assessment.ENGAGEMENT: ((Impact.NOTICED, _WORRIES),),
}


def worth_a_thought(effects: Mapping[Impact, Effect | None]) -> tuple[Assessment, ...]:
    """What such answers make people think of; the people who answer choose, also otherwise."""
    return tuple(one for one, signs in _THINK_OF.items() if any(effects.get(asked) in said for asked, said in signs))


def touches_data(effects: Mapping[Impact, Effect | None]) -> bool:
    """Whether personal data may be new or moved: then information governance is asked."""
    return effects.get(Impact.DATA) in _ANY
