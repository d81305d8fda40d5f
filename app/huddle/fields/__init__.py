"""The fields of work that every huddle begins with, in words for the public. A field that a chair added keeps its own name."""

from app.core.i18n import gettext, reading
from app.core.i18n import mark as _

WORDS = {
    "research": _("Research"),
    "clinical_audit": _("Checking how good care is"),
    "nice_standards": _("National standards of care"),
    "quality": _("Making care better"),
    "digital": _("Computers and the internet"),
    "organisational_development": _("How people work together"),
    "data_population_health": _("Numbers about people’s health"),
    "lived_experience": _("Own experience of illness or care"),
}


def called(code: str, name: str) -> str:
    """A field as a member reads it: by its name, in easy words as the public reads it."""
    return gettext(WORDS[code]) if reading().easy and code in WORDS else name
