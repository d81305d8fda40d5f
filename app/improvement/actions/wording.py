"""What those who are asked about a small test read is kept as texts, and put into their languages."""

from collections.abc import Mapping

from app.core import calendar, db
from app.core.i18n import ENGLISH, readings
from app.improvement.models import AskedAs, Cycle, CycleWords
from app.improvement.models.wording import OF_TEST
from app.improvement.queries import wording as queries
from app.improvement.queries.witnesses import all_asked, read_in
from app.languages.actions import want, write
from app.languages.models import About, LangSource
from app.languages.queries import open_wish
from app.people.models import Person


def keep_words(cycle: Cycle, easy: Mapping[str, str] | None = None, *, by: Person) -> None:
    """The words of a test as they stand, for those who are asked; somebody puts them into the languages of those people.

    `easy`: what is said in easy words, by slot; None leaves it as it is.
    """
    changed = _write(cycle, easy, by)
    for lang in _languages_of(cycle):
        lacks = open_wish(OF_TEST, cycle.id, About.SMALL_TEST, lang) is None and not queries.to_read(cycle, lang)["standard"]["whole"]
        if changed or lacks:
            want(OF_TEST, cycle.id, About.SMALL_TEST, lang, due_on=max(calendar.today(), cycle.ends_on))


def words_changed(cycle: Cycle, *, by: Person) -> None:
    """The team has changed what it planned or expects. Where somebody was asked already, they read the new words."""
    if queries.kept_words(cycle):
        keep_words(cycle, by=by)


def _write(cycle: Cycle, easy: Mapping[str, str] | None, by: Person) -> bool:
    """Whether any words are new."""
    kept = queries.kept_words(cycle)
    said = {slot: one.text.body for slot, one in kept.items() if slot.endswith(queries.EASY)} if easy is None else dict(easy)
    wanted = {slot: body for slot, body in (queries.standing_words(cycle) | said).items() if body}
    for slot in kept.keys() - wanted.keys():
        db.session.delete(kept[slot])
    fresh = {slot: body for slot, body in wanted.items() if slot not in kept or kept[slot].text.body != body}
    for slot, body in fresh.items():
        text = write(body, lang=ENGLISH.lang, about=(OF_TEST, cycle.id), source=LangSource.STAFF, by=by.id)
        if slot in kept:
            kept[slot].text = text
        else:
            db.session.add(CycleWords(cycle_id=cycle.id, slot=slot, text_id=text.id))
    db.session.flush()
    return bool(fresh)


def _languages_of(cycle: Cycle) -> list[str]:
    """The languages other than English of those who are asked; whoever planned the test has written it."""
    asked = [one for one in all_asked(cycle) if one.ended_at is None and one.as_whom is not AskedAs.TEAM]
    return sorted({readings()[read_in(one)].lang for one in asked} - {ENGLISH.lang})
