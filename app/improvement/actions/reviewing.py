"""Writing a review of a try-out, closing it, and telling those who hear of it."""

from dataclasses import asdict, dataclass
from typing import cast

from sqlalchemy import CursorResult, update
from sqlalchemy.exc import IntegrityError

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import ENGLISH, for_staff, mark_for_staff, tag_for_staff
from app.history.actions import record
from app.history.models import Entry
from app.improvement import notices
from app.improvement.actions import PROJECT
from app.improvement.actions.early import is_review_early, why_lacks
from app.improvement.models import GainsLess, Project, Review, ReviewTold, Voice
from app.improvement.queries import reviewing as queries
from app.improvement.queries.sponsors import sponsors_of
from app.languages.actions import write
from app.languages.models import LangSource, Text
from app.people.actions import tell
from app.people.models import Person
from app.people.queries import names
from app.proposals.actions.moving import ask_for_translation, find_link, tell_proposer
from app.proposals.models import Proposal
from app.proposals.queries import needs_easy_words

REVIEW = "review"
IN_ANOTHER_WINDOW = mark_for_staff("This was closed in another window just now. Open the page again.")


@dataclass(frozen=True)
class Written:
    """A review as the team wrote it. What is told of a person alone where their choice of `voice` asks for it."""

    seen: str = ""
    surprised: str = ""
    less: GainsLess | None = None
    less_words: str = ""
    next_step: str = ""
    voice: Voice | None = None
    voice_name: str = ""
    may_name: bool = False
    voice_part: str = ""
    no_voice: str = ""
    easy: str = ""
    why_early: str = ""


def save(project: Project, number: int, written: Written, *, seen_saves: int, by: Person) -> Review:
    """Keeps a draft. The same sent twice is one; `seen_saves`: how often it had been saved when its page was opened.

    Raises Refused where somebody else saved other words meanwhile, so that none are lost.
    """
    review = _draft(project, number)
    if queries.versions(review):
        raise NotAllowed(for_staff("This review is closed. Say what you change, and close it again."))
    _put(review, written, seen_saves, by)
    return review


def close(
    proposal: Proposal, project: Project, number: int, written: Written, why_changed: str = "", *, seen_saves: int, by: Person
) -> ReviewTold:
    """Closes a review: what was written and done stands from now on, and whoever brought the idea, the team and the sponsor hear it.

    Closed again with other words it needs a reason, and they hear that too. Raises Refused for the first thing that is missing.
    """
    here = queries.standing(project, number)
    for field, sentence in lacking(written, easy=needs_easy_words(proposal), early=is_review_early(here.on, here.told)).items():
        raise Refused(sentence, field=field)
    review = _draft(project, number)
    told = queries.versions(review)
    if told and written_of(review) == written:
        return told[0][0]
    if told and not why_changed:
        raise Refused(for_staff("Write why you change it"), field="why_changed")
    _put(review, written, seen_saves, by)
    made = _made(project, review, written, told[0][0] if told else None, by)
    made.why_changed = why_changed if told else ""
    try:
        with db.session.begin_nested():
            db.session.add(made)
    except IntegrityError as fault:
        raise NotAllowed(for_staff(IN_ANOTHER_WINDOW)) from fault
    record(REVIEW, review.id, "close_again" if told else "close", by=by.id, reason=made.why_changed, facts={"version": made.version})
    looked_at = told[-1][0].closed_at if told else made.closed_at
    _tell(proposal, project, made, number, by, project.day(calendar.on_date(looked_at)))
    return made


def lacking(written: Written, *, easy: bool, early: bool) -> dict[str, str]:
    """What a review lacks before it can be closed: sentences by field, in their order.

    `easy`: whoever brought the idea reads easy words. `early`: its day is not near.
    """
    gains_less = written.less is GainsLess.YES and not written.less_words
    missing = (
        ("seen", not written.seen, for_staff("Write what you saw")),
        ("less", written.less is None, for_staff("Choose if it helps any group less")),
        ("less_words", gains_less, for_staff("Write who gains less, and what you do about it")),
        ("next_step", not written.next_step, for_staff("Write what you do next")),
        *_voice(written),
        ("easy", easy and not written.easy, for_staff("Write it in easy words too. This person reads easy words.")),
        ("why_early", early and not written.why_early, why_lacks()),
    )
    return {field: sentence for field, is_missing, sentence in missing if is_missing}


def _voice(written: Written) -> tuple[tuple[str, bool, str], ...]:
    """A named person with lived experience, one who prefers not to be named, or why there was none."""
    if written.voice is Voice.NAMED:
        ask = for_staff("Ask them if we may name them. If not, choose that they prefer not to be named")
        return ("voice_name", not written.voice_name, for_staff("Write their name")), ("may_name", not written.may_name, ask)
    if written.voice is Voice.UNNAMED:
        return (("voice_part", not written.voice_part, for_staff("Write their part, such as patient or carer")),)
    if written.voice is Voice.NONE:
        return (("no_voice", not written.no_voice, for_staff("Write why nobody with lived experience took part")),)
    return (("voice", True, for_staff("Choose who with lived experience took part, or say why nobody did")),)


def written_of(review: Review) -> Written:
    """What stands in a draft."""
    return Written(**{name: getattr(review, name) for name in asdict(Written())})


def _draft(project: Project, number: int) -> Review:
    """The row of a review; added when there is none."""
    known = queries.standing(project, number).review
    if known is not None:
        return known
    review = Review(project_id=project.id, number=number)
    try:
        with db.session.begin_nested():
            db.session.add(review)
    except IntegrityError:  # somebody else began it at the same moment
        found = queries.standing(project, number).review
        assert found is not None
        return found
    return review


def _put(review: Review, written: Written, seen_saves: int, by: Person) -> None:
    """Writes a draft over the one that its writer saw, and over no other."""
    if written_of(review) == written:
        return
    same = (Review.id == review.id, Review.saves == seen_saves)
    values = asdict(written) | {"saves": seen_saves + 1, "written_by": by.id, "written_at": calendar.now()}
    done = cast("CursorResult[object]", db.session.execute(update(Review).where(*same).values(**values)))
    db.session.refresh(review)
    if done.rowcount != 1:
        who = names([review.written_by]).get(review.written_by or 0, "")
        told = for_staff("%(name)s saved this in another window. Read what stands there, put yours with it and save again.")
        raise Refused(told % {"name": who}, field="seen")


def _made(project: Project, review: Review, written: Written, before: ReviewTold | None, by: Person) -> ReviewTold:
    """The row of what is told. What was gathered stays as it was when the review was closed first."""
    here = queries.standing(project, review.number)
    gathered = before.gathered if before else queries.gathered(project, review.number).as_facts()

    def words(body: str) -> Text | None:
        about = (PROJECT, project.id)
        return write(body, lang=ENGLISH.lang, about=about, source=LangSource.STAFF, by=by.id) if body else None

    named, unnamed = written.voice is Voice.NAMED, written.voice is Voice.UNNAMED
    return ReviewTold(
        review_id=review.id,
        version=before.version + 1 if before else 1,
        day=before.day if before else here.day,
        due_on=before.due_on if before else here.on,
        gathered=gathered,
        seen=words(written.seen),
        surprised=words(written.surprised),
        less=written.less,
        less_words=words(written.less_words),
        next_step=words(written.next_step),
        voice=written.voice,
        voice_name=written.voice_name if named else "",
        voice_part=written.voice_part if named or unnamed else "",
        no_voice=words(written.no_voice) if written.voice is Voice.NONE else None,
        easy=words(written.easy),
        why_early=written.why_early,
        closed_by=by.id,
        closed_at=calendar.now(),
    )


def _tell(proposal: Proposal, project: Project, made: ReviewTold, number: int, by: Person, day: int) -> None:
    """One letter to whoever brought the idea, one to each sponsor, and one to each of those who hear of reviews beside them.

    `day`: of the plan, on which the team looked; the one that was planned may be long over.
    """
    entry = _record(proposal, made, number, by)
    now = {"day": day}
    tell_proposer(proposal, "improvement/review", notices.review(proposal, find_link(proposal), made) | now, because=entry)
    ask_for_translation(proposal)
    sponsors = sponsors_of(project, proposal)
    for sponsor in sponsors:
        facts = notices.review_for_sponsor(proposal, number, made, sponsor) | now
        tell(sponsor, "improvement/review_for_sponsor", facts, because=entry)
    told_already = {by.id, *(sponsor.id for sponsor in sponsors)}
    for person in notices.hears_of_reviews(project, proposal):
        if person.id not in told_already:
            facts = notices.reviewed(proposal, number, made) | now
            tell(person, "improvement/reviewed", facts, because=entry, reading=tag_for_staff(person.reading))


def _record(proposal: Proposal, made: ReviewTold, number: int, by: Person) -> Entry:
    facts = notices.told(made) | {"number": number}
    return record("proposal", proposal.id, "look_together", by=by.id, role=notices.role_of(by), reason=made.seen.body, facts=facts)
