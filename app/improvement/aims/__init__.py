"""What an aim still lacks: plain checks of its words and its day. They warn and never block (reference methods 2).

Source: SMART aims (how good, by when, for whom) as the Model for Improvement asks for them. Pure functions; no table, no web.
"""

import datetime as dt
import re

from app.core.i18n import mark_for_staff

NO_NUMBER = mark_for_staff("There is no number in it. How much, from what to what?")
NO_AMOUNT = mark_for_staff("It says that something gets better, and not by how much. Write from what to what.")
NO_DAY = mark_for_staff("There is no day. By when do you want to reach it?")
BEFORE_START = mark_for_staff("The day under “By when?” is before the try-out began. Check the date.")
FAR_AWAY = mark_for_staff("The day is more than 2 years after the beginning. Choose a first step that you reach sooner.")
SOLUTION = mark_for_staff("It says what you will do. Say what will be better for people. What you do is a change to test.")
FARTHEST = 2  # years after the start

_COUNTED = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|half|third|quarter|twice|nobody|everybody|none|zero)"
_NUMBER = rf"(?:\d+(?:[.,]\d+)*|\b{_COUNTED}\b)"
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DATES = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH} 20\d\d\b|\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|\b20\d\d-\d\d-\d\d\b"
)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBERS = re.compile(_NUMBER)
_AMOUNTS = re.compile(
    rf"\b(?:from|to|by|not|than|least|most|within|below|under|above|over|only)\b (?:a |an |about )?{_NUMBER}|{_NUMBER} ?(?:%|per cent|percent)|\b(?:half|halve|halves|double|doubles|twice)\b"
)
_VAGUE = re.compile(r"\b(?:improv|reduc|decreas|increas|lower|rais|cut|shorten|minimi[sz]|better)\w*")
_MEANS = re.compile(
    r"\b(?:introduc(?:e|es|ing)|implement(?:s|ing)?|install(?:s|ing)?|launch(?:es|ing)?|roll(?:s|ing)? out|set(?:s|ting)? up|buy(?:s|ing)?|recruit(?:s|ing)?)\b"
)


def warnings_of(words: str, by_on: dt.date | None, started_on: dt.date) -> list[str]:
    """Marked sentences, in the order of the words and then of the day; none for an aim that says how much and by when.

    `words`: the aim in English. `by_on`: the day by which it is reached. `started_on`: the first day of the try-out.
    """
    said = words.casefold()
    without_dates = _YEARS.sub(" ", _DATES.sub(" ", said))
    found = []
    if _VAGUE.search(said) and not _AMOUNTS.search(without_dates):
        found.append(NO_AMOUNT)
    elif not _NUMBERS.search(without_dates):
        found.append(NO_NUMBER)
    if _MEANS.search(said):
        found.append(SOLUTION)
    return found + _of_the_day(by_on, started_on, named=bool(_DATES.search(said)))


def _of_the_day(by_on: dt.date | None, started_on: dt.date, *, named: bool) -> list[str]:
    if by_on is None:
        return [] if named else [NO_DAY]
    if by_on < started_on:
        return [BEFORE_START]
    far = (by_on.year - FARTHEST, by_on.month, by_on.day) > (started_on.year, started_on.month, started_on.day)
    return [FAR_AWAY] if far else []
