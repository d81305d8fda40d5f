"""Phone numbers in words, as people write them: British ones, and those of any country with its code.

A number is asked about or left out, so that one too many costs a question and one too few costs somebody their peace. Days,
ranges of times, decimals and rows of small numbers are none. A number of another country without its code looks like any number.
"""

import re
from collections.abc import Iterator

from app.proposals.private.folding import plain

_DAY = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d([-./])\d\d?\1\d\d?|(?<!\d[-./ ])(?:0?[1-9]|[12]\d|3[01])([-./ ])(?:0?[1-9]|1[0-2])\2(?:19|20)\d\d)(?!\d)"
)
_POINT = r"(?<=\d\d\d)\.\ ?(?=\d\d\d)"  # between groups, and before no decimals
_PHONE = re.compile(
    rf"""
    (?: (?: \( (?=[+\d\ -]{{3,8}}\)) | (?<![\d+]) ) (?: \+\ ? | (?<!\d[.,:])00[ -]? )  # with the code of a country
        [1-9] (?: (?: (?: [ ()-]{{0,3}} | / | {_POINT} ) \d ){{8,14}}   # E.164 has 15 figures at most
              | \d{{0,2}} (?: \ ?\(0\)\ ? | \ )? (?: \.?\d ){{7,12}} )
      | (?<![\d+]) (?<!\b0[.,])                             # British: 10 or 11 figures from the 0 on
        (?! [01]\d[0-5]\d\ ?[-/]\ ?[0-2]\d[0-5]\d(?!\d) )      # 0700-1930 is a shift
        (?! 0[1-9][ -](?:19|20)\d\d(?!\d) )                 # 03 2026 is a month
        (?= 0[1-9] (?: \d | (?: [ -]{{1,3}} | \. ) \d{{3}} ) )  # 08 09 10 11 12 are days or values
        0[1-9] (?: (?: (?: [ -]{{0,3}} | / | {_POINT} ) \d ){{8,9}} | (?: \.?\d ){{8,9}} )
      | \( (?= 0[1-9] (?: \d{{1,3}}\) | \)[ -]{{0,2}}\d{{3}} ) )  # the same with its first part in brackets
        0[1-9] (?: \)?[ .-]{{0,3}}\d ){{8,9}} )
    (?!\d)
    """,
    re.VERBOSE,
)


def phones(text: str) -> Iterator[tuple[int, int]]:
    """Where each phone number of a text begins and ends, in their order."""
    yield from (found.span() for found in _PHONE.finditer(_DAY.sub(lambda day: "x" * len(day[0]), plain(text))))
