"""What needs more than one domain: a reader asks for a translation, and a machine tries one meanwhile."""

import datetime as dt

from app.core import calendar, db, queue
from app.core.config import settings
from app.core.errors import NotFound
from app.journey import queries
from app.languages import actions as languages
from app.languages import queries as translations
from app.languages.actions import NeverSo, NotNow, Piece, by_machine
from app.languages.models import About, Method, TranslationWish
from app.people.models import Person
from app.proposals import actions as proposal_actions
from app.proposals import queries as proposals
from app.proposals.models import Proposal

MOST_TRIES = 5
FIRST_WAIT = dt.timedelta(minutes=10)
MACHINE = "app.journey.jobs.translate_by_machine"


class Nobody:
    """The portal itself: it reads what anyone may read."""

    id = None

    def holds(self, *_names: str) -> bool:
        """No role."""
        return False


def ask_for_translation(idea: int, lang: str, *, again: bool, counts: bool = True) -> bool:
    """A reader asks for the words of a public idea in their language. False when too many were asked for this hour. `counts`: as one reader more."""
    if not languages.want_as_reader("proposal", idea, lang, again=again, counts=counts):
        return False
    if settings().libretranslate_url:
        queue.nudge(MACHINE)
    return True


def check_translation(proposal: Proposal, wish: TranslationWish, *, by: Person) -> None:
    """A second person says that a translation is right. Whoever brought the idea hears it of what we wrote to them."""
    if wish.about in {About.SMALL_TEST, About.ANSWER}:
        languages.check(wish, by=by)
    else:
        proposal_actions.check_translation(proposal, wish, by=by)


def translate_by_machine() -> int:
    """Has the machine try what readers wait for, where one is set. Gives how many wishes it met. No transaction is open meanwhile."""
    if not settings().libretranslate_url:
        return 0
    with db.reading():
        numbers = [wish.id for wish in translations.for_the_machine(MOST_TRIES)]
    return sum(_try(number) for number in numbers if not queue.stopping.is_set())


def _try(number: int) -> bool:
    with db.reading():
        known = _public(number)
        waiting = _for_a_machine(*known) if known else []
        lang = known[0].lang if known else ""
    try:
        made = {words.slot: by_machine(words.text.body, words.text.lang, lang) for words in waiting}
    except NotNow:
        return _later(number)
    except NeverSo:
        return _later(number, never=True)
    return _keep(number, {words.slot: words for words in waiting}, made)


def _public(number: int) -> tuple[TranslationWish, Proposal] | None:
    """A wish whose idea anyone may read now, and which is only for the words of that idea."""
    wish = translations.wish(number)
    reference = proposals.reference_of(wish.thing_id) if wish is not None and wish.about is About.IDEA else None
    if wish is None or wish.written_at is not None or reference is None:
        return None
    try:
        proposal = proposals.proposal(reference, by=Nobody(), to=lambda _by, idea: idea.public)
    except NotFound:
        return None
    return wish, proposal


def _for_a_machine(wish: TranslationWish, proposal: Proposal) -> list[queries.Words]:
    """The texts that no person has translated yet."""
    rows = translations.translations_of("proposal", proposal.id, wish.lang)
    by_people = {slot for slot, some in rows.items() if any(row.method is not Method.MACHINE for row in some)}
    return [words for words in queries.words_of(wish, proposal) if words.slot not in by_people]


def _keep(number: int, asked: dict[str, queries.Words], made: dict[str, str]) -> bool:
    """Keeps what the machine made of words that still stand and that anyone may still read."""
    with db.transaction():
        known = _public(number)
        if known is None:
            return False
        wish, proposal = known
        still = [words for words in _for_a_machine(wish, proposal) if words.slot in asked and words.text.id == asked[words.slot].text.id]
        languages.keep_machines(wish, [Piece(words.text, words.slot, made[words.slot]) for words in still])
        wish.tries = MOST_TRIES
    return bool(made)


def _later(number: int, *, never: bool = False) -> bool:
    with db.transaction():
        wish = translations.wish(number)
        if wish is not None:
            wish.tries = MOST_TRIES if never else wish.tries + 1
            wish.try_after = calendar.now() + FIRST_WAIT * 2**wish.tries
    return False
