"""Coming back with three words that were written down, together with something that only the person told us."""

import datetime as dt

from sqlalchemy import delete, update

from app.core import calendar, db, tokens
from app.core.addresses import tidy_address
from app.core.errors import Refused
from app.core.i18n import gettext
from app.core.questions import Answers, Given
from app.core.search import fold
from app.people import queries as people_queries
from app.proposals import queries
from app.proposals.actions.drafting import add_link, say
from app.proposals.models import Link, LinkPurpose, Proposal, Stage, WordsTry
from app.proposals.word_lists import as_kept, draw

MOST_TRIES = 10  # a day with one name, against 16.7 million draws: guessing one takes 2,300 years on average
MOST_TRIES_OF_ALL = 600  # an hour, whatever the names
DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)
_LEAST_FIGURES = 7  # the shortest real phone number


def show_words(proposal: Proposal, name: str, *, lang: str) -> str:
    """Three new words that open this draft, in the language; earlier ones end. Kept only as a keyed hash, so shown only now.

    Raises Refused when nothing is known that could be asked for together with them, and no name is given.
    """
    if proposal.stage is not Stage.DRAFT:
        raise Refused(gettext("We already have this idea. It was sent."))
    return _new_words(proposal, name, lang=lang, missing=gettext("Write your first name. You need it together with the words."))


def words_to_claim(proposal: Proposal, name: str, *, lang: str) -> str:
    """The same for an idea that was sent: whoever helped gives them to the person, who opens it on a device of their own."""
    return _new_words(proposal, name, lang=lang, missing=gettext("Write the first name of the person. It opens the idea with the words."))


def _new_words(proposal: Proposal, name: str, *, lang: str, missing: str) -> str:
    if name and not known_by(queries.given(proposal.answers)):
        say(proposal, "display_name", name)
    if not known_by(queries.given(proposal.answers)):
        raise Refused(missing, field="name")
    ended = update(Link).where(Link.proposal_id == proposal.id, Link.words_key.is_not(None), Link.ended_at.is_(None))
    db.session.execute(ended.values(ended_at=calendar.now(), words_key=None))
    while queries.by_words(key := _key(words := draw(lang))) is not None:
        pass
    draft = proposal.stage is Stage.DRAFT
    add_link(proposal, LinkPurpose.DRAFT if draft else LinkPurpose.IDEA, person=proposal.person_id).words_key = key
    db.session.flush()
    return words


def find_by_words(typed: str, who: str) -> tuple[Proposal, Link] | None:
    """The idea that these words open for whoever gave this name, e-mail address or phone number; None for no such pair.

    A wrong try is counted; the caller keeps it. Raises Refused when there were too many.
    """
    name = tokens.keyed("three-words-who", fold(who)).hex()
    if queries.tries_with_words(name, since=calendar.now() - DAY) >= MOST_TRIES or (
        queries.tries_with_words(None, since=calendar.now() - HOUR) >= MOST_TRIES_OF_ALL
    ):
        raise Refused(gettext("Somebody tried this too often today. Phone us. We find your idea with you."), field="words")
    found = queries.by_words(_key(typed))
    if found is not None and fits(who, _told_us(found[0])):
        return found
    db.session.add(WordsTry(who_key=name))
    return None


def forget_tries() -> None:
    """Tries that are older than a day count no more."""
    db.session.execute(delete(WordsTry).where(WordsTry.at < calendar.now() - DAY))


def _key(words: str) -> str:
    return tokens.keyed("three-words", as_kept(words)).hex()


def _told_us(proposal: Proposal) -> Answers:
    """What the person told us of themselves; once they have claimed their idea, the ways of contact that are theirs."""
    answers = queries.given(proposal.answers)
    if proposal.claimed_at is None or proposal.person_id is None:
        return answers
    theirs = people_queries.person(proposal.person_id).contacts
    fields = {"email": "email", "sms": "mobile", "phone": "phone"}
    return (
        answers
        | {field: Given() for field in fields.values()}
        | {fields[point.kind]: Given(text=point.value) for point in theirs if point.kind in fields}
    )


def known_by(answers: Answers) -> bool:
    """Whether the person has told us something that can be asked for together with the words."""
    return any(fold(answers.get(field, Given()).text) for field in ("display_name", "email", "phone", "mobile"))


def fits(who: str, answers: Answers) -> bool:
    """Whether this is the name, its first part, the e-mail address or a phone number that the person gave."""
    name = fold(answers.get("display_name", Given()).text)
    typed = fold(who)
    if typed and name and typed in {name, name.split()[0]}:
        return True
    email = answers.get("email", Given()).text
    if email and tidy_address(who) == tidy_address(email):
        return True
    figures = _figures(who)
    return len(figures) >= _LEAST_FIGURES and figures in {_figures(answers.get(field, Given()).text) for field in ("phone", "mobile")}


def _figures(text: str) -> str:
    """The figures of a phone number, a British one without what stands before it abroad."""
    only = "".join(c for c in fold(text) if c.isdigit())
    return f"0{only[2:]}" if only.startswith("44") else only
