"""Which language is spoken by which voice of espeak-ng."""

import shutil

PROGRAMS = ("espeak-ng", "lame")
# Arabic is not here: written without its short vowels, espeak-ng reads it wrongly. It has no Sorani at all.
VOICES = {"en": "en-gb", "pl": "pl", "ro": "ro", "ur": "ur", "pa": "pa"}
_SCRIPT = 4  # letters of a subtag that names a script, such as the one in pa-Arab


def voice_of(lang: str) -> str:
    """The voice of a language by its tag; nothing where there is none, or where the words are in another script than the voice reads."""
    language, *rest = lang.lower().split("-")
    return "" if any(len(part) == _SCRIPT and part.isalpha() for part in rest) else VOICES.get(language, "")


def has_voice(lang: str) -> bool:
    """Whether a language can be spoken at all."""
    return bool(voice_of(lang))


def can_speak() -> bool:
    """Whether the programs that speak are installed on this machine."""
    return all(shutil.which(program) for program in PROGRAMS)
