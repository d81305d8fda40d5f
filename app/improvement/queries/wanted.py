"""What a try-out wants to reach, as people outside the team read it."""

import datetime as dt
from dataclasses import dataclass

from app.improvement.models import Aim
from app.proposals.private import without_ways_to_reach


@dataclass(frozen=True)
class Wanted:
    """Words in their language, and the same in easy words, empty where nobody wrote them. `gone`: a way to reach somebody was left out."""

    words: str
    easy: str
    lang: str
    by_on: dt.date | None
    gone: bool


def wanted_outside(aim: Aim) -> Wanted:
    """Without email addresses and phone numbers, unless whoever wrote it said that they may be read outside."""
    words, easy = aim.words.body, aim.easy.body if aim.easy else ""
    shown = (words, easy) if aim.fine else (without_ways_to_reach(words), without_ways_to_reach(easy))
    return Wanted(*shown, aim.words.lang, aim.by_on, gone=shown != (words, easy))
