"""Pages read aloud by a computer: which languages have a voice, the words of a page in order, and the sounds that were made of them.

espeak-ng and lame make a sound in the worker. It is kept under a keyed hash of voice and words, so an edit makes a new one, and a page is
the only way to it: whoever may not open the page can neither hear it nor have anything said.
"""

from app.core.voices.making import make_all
from app.core.voices.recorded import Recording, drop_recording, has_recording, keep_recording, recorded, recording_of
from app.core.voices.speakers import can_speak, has_voice
from app.core.voices.store import OWN, PAGES, Sound, State, ask, drop, ideas_kept, sound_of, sweep, used, words_hash
from app.core.voices.words import Said, words_of

__all__ = [
    "OWN",
    "PAGES",
    "Recording",
    "Said",
    "Sound",
    "State",
    "ask",
    "can_speak",
    "drop",
    "drop_recording",
    "has_recording",
    "has_voice",
    "ideas_kept",
    "keep_recording",
    "make_all",
    "recorded",
    "recording_of",
    "sound_of",
    "sweep",
    "used",
    "words_hash",
    "words_of",
]
