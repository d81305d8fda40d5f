"""What those who were asked say is put into English where the team asks for it."""

from collections.abc import Sequence

from app.core import calendar
from app.core.i18n import ENGLISH
from app.improvement.models import Asked, Cycle
from app.improvement.models.wording import OF_ANSWER
from app.improvement.queries.hearing import foreign, heard
from app.languages.actions import forget_translations, need_no_more, want
from app.languages.models import About
from app.languages.queries import open_wishes

DAYS = 2  # working days, as for whatever waits for a translation here


def ask_for_english(cycle: Cycle, everybody: Sequence[Asked]) -> int:
    """Somebody puts the answers into English that nobody has translated. Gives how many; asked for twice is once."""
    made = heard(cycle, everybody).in_english
    waiting = [one for one in everybody if any(said.id not in made for said in foreign(one))]
    wished = {wish.thing_id for wish in open_wishes(OF_ANSWER, [one.id for one in waiting])}
    fresh = [one for one in waiting if one.id not in wished]
    for one in fresh:
        _want(one)
    return len(fresh)


def hear_again(asked: Asked) -> None:
    """Somebody has changed what they said: what was made of the words before goes, and who was to translate them translates these."""
    wished = bool(open_wishes(OF_ANSWER, [asked.id]))
    forget_translations(OF_ANSWER, asked.id)
    if wished and foreign(asked):
        _want(asked)


def hear_on_the_phone(asked: Asked) -> None:
    """The team has changed what it wrote down: what was made of the words before stays with these, and whoever was to translate has what stands."""
    wishes, spoken = open_wishes(OF_ANSWER, [asked.id]), foreign(asked)
    if not spoken:
        need_no_more(wishes)
    elif wishes and any(said.id not in heard(asked.cycle, [asked]).in_english for said in spoken):
        _want(asked)


def _want(asked: Asked) -> None:
    due_on = calendar.add_working_days(calendar.today(), DAYS)
    want(OF_ANSWER, asked.id, About.ANSWER, ENGLISH.lang, due_on=due_on)
