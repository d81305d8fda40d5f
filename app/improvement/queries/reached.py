"""How far each of those is who are asked about a small test: whether the letter has gone, and whether the team can read the answer."""

import datetime as dt
import enum
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.core import calendar, db
from app.core.i18n import ENGLISH
from app.history.queries import entries
from app.improvement.models import Asked, AskedAs, Cycle
from app.improvement.models.wording import OF_TEST
from app.improvement.queries.hearing import Heard, foreign
from app.notifications.models import Channel, Letter, LetterState
from app.support.queries import flags, forms_missing

LETTER = "improvement/study"
WITHOUT = "close_without"  # what a study is recorded by that was closed before everybody was heard


class HowFar(enum.StrEnum):
    """How far somebody is who is asked."""

    TAKEN_BACK = "taken_back"
    TO_COME = "to_come"  # the day of the letter is still to come
    SOON = "soon"  # it has come, and the letter is written within the hour
    NEVER = "never"  # the test was studied before anybody wrote to them
    MADE = "made"  # somebody makes it in the form that they need
    TO_PHONE = "to_phone"
    TO_POST = "to_post"
    ON_ITS_WAY = "on_its_way"
    LOST = "lost"
    GONE = "gone"
    PHONED = "phoned"
    ANSWERED = "answered"
    FOREIGN = "foreign"  # answered in a language into which nobody has looked yet


UNSENT = frozenset({HowFar.TO_COME, HowFar.SOON, HowFar.MADE, HowFar.TO_PHONE, HowFar.TO_POST, HowFar.ON_ITS_WAY, HowFar.LOST})


@dataclass(frozen=True)
class Reached:
    """How far somebody is, and since which day. `forms`: what their letter waits to be made in; `lang`: in which language they answered."""

    how: HowFar
    on: dt.date | None = None
    forms: tuple[str, ...] = ()
    lang: str = ""
    late: bool = False


@dataclass(frozen=True)
class Unheard:
    """Whose voice would be missing if the study were closed now: letters that have not gone, and answers that are not in English."""

    unsent: int = 0
    foreign: int = 0

    @property
    def anybody(self) -> bool:
        """Whether there is one."""
        return bool(self.unsent or self.foreign)


def reached(cycle: Cycle, everybody: Sequence[Asked], heard: Heard) -> dict[int, Reached]:
    """By number of who is asked. Two statements at most."""
    told = [one.person_id for one in everybody if one.told_at is not None and one.answered_at is None]
    letters = _letters(cycle, told)
    forms = {
        number: flag.codes for number, flag in flags(number for number, one in letters.items() if one.state is LetterState.HELD).items()
    }
    return {one.id: _reached(cycle, one, heard, letters.get(one.person_id), forms.get(one.person_id, frozenset())) for one in everybody}


def unheard(everybody: Sequence[Asked], found: dict[int, Reached]) -> Unheard:
    """Whom nobody has heard yet, but for whoever planned the test."""
    ways = [found[one.id].how for one in everybody if one.as_whom is not AskedAs.TEAM]
    return Unheard(sum(way in UNSENT for way in ways), sum(way is HowFar.FOREIGN for way in ways))


def _letters(cycle: Cycle, people: Sequence[int]) -> dict[int, Letter]:
    """The newest letter about a test to each of these people."""
    if not people:
        return {}
    wanted = select(Letter).where(Letter.kind == OF_TEST, Letter.thing_id == cycle.id, Letter.name == LETTER, Letter.person_id.in_(people))
    return {one.person_id: one for one in db.session.scalars(wanted.order_by(Letter.id)) if one.person_id is not None}


def _reached(cycle: Cycle, asked: Asked, heard: Heard, letter: Letter | None, needs: frozenset[str]) -> Reached:
    if asked.answered_at is not None:
        late = cycle.studied_at is not None and asked.answered_at > cycle.studied_at
        waits = next((said.words for said in foreign(asked) if said.id not in heard.in_english), None)
        how = HowFar.FOREIGN if waits else HowFar.ANSWERED
        return Reached(how, calendar.on_date(asked.answered_at), lang=waits.lang if waits else ENGLISH.lang, late=late)
    if asked.ended_at is not None:
        return Reached(HowFar.TAKEN_BACK)
    if asked.told_at is None:
        due = HowFar.SOON if cycle.begun_at and cycle.ends_on <= calendar.today() else HowFar.TO_COME
        return Reached(HowFar.NEVER if cycle.studied_at else due)
    if letter is None:
        return Reached(HowFar.GONE, calendar.on_date(asked.told_at))
    return _of_letter(letter, needs)


def _of_letter(letter: Letter, needs: frozenset[str]) -> Reached:
    carried = {Channel.PHONE: HowFar.TO_PHONE, Channel.POST: HowFar.TO_POST}
    if letter.state is LetterState.HELD:
        easy = ("easy_read",) if "easy_read" in needs and not letter.reading.endswith("easy") else ()
        return Reached(HowFar.MADE, forms=(*forms_missing(needs, letter.channel.value), *easy))
    if letter.state is LetterState.TASK:
        return Reached(carried.get(letter.channel, HowFar.ON_ITS_WAY))
    if letter.state is LetterState.DEAD:
        return Reached(HowFar.LOST)
    if letter.state is LetterState.SENT or letter.channel is Channel.PAGE:
        how = HowFar.PHONED if letter.channel is Channel.PHONE else HowFar.GONE
        return Reached(how, calendar.on_date(letter.sent_at or letter.created_at))
    return Reached(HowFar.ON_ITS_WAY)


def closed_without(cycle: Cycle) -> Unheard:
    """Whose voice was missing when somebody closed the study all the same."""
    if cycle.studied_at is None:
        return Unheard()
    facts = next((told.facts for told in entries(OF_TEST, cycle.id) if told.verb == WITHOUT), {})
    return Unheard(facts.get("unsent", 0), facts.get("foreign", 0))
