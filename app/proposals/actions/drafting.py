"""A draft: begun by the first answer, saved by every button, found again by a link, forgotten after 90 days."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import func, select

from app.core import calendar, db, tokens
from app.core.addresses import tidy_address, tidy_number
from app.core.config import settings
from app.core.errors import NotFound, Refused
from app.core.i18n import gettext
from app.core.questions import Given, Page
from app.languages.actions import guess, rewrite, write
from app.languages.models import LangSource, Text
from app.notifications.actions import send_letter
from app.notifications.models import Channel
from app.proposals import notices, queries
from app.proposals.actions.forgetting import delete_whole
from app.proposals.models import Answer, AnswerStatus, AuthoredBy, Link, LinkPurpose, Medium, Proposal, Stage
from app.proposals.pathways.choices import helped
from app.proposals.private import FREE

IDEA_LINK = LinkPurpose.IDEA
MOST_VERSIONS = 20
MOST_CHARACTERS = 1_000_000
MOST_LINKS = 5
REMINDED_BEFORE = dt.timedelta(days=14)
MOST_FINE = 40
FINE = "said_fine"  # among the answers: what looks private and may stay
_KEY = re.compile(r"[a-z_]{1,30}\.[a-z_]{1,20}\.[0-9a-f]{12}")


def begin_draft(*, reading: str, lang: str, quick: bool) -> tuple[Proposal, str]:
    """A new draft and the token that opens it on this device."""
    pathway = "quick" if quick else "easy_read" if reading.endswith("-easy") else "standard"
    proposal = Proposal(
        stage=Stage.DRAFT, reading=reading, lang=lang, pathway=pathway, draft_until=lives_until(), answers=[], involvements=[]
    )
    db.session.add(proposal)
    db.session.flush()
    return proposal, token_of(add_link(proposal, LinkPurpose.DRAFT))


def add_link(proposal: Proposal, purpose: LinkPurpose, *, person: int | None = None, address: str = "", device: bool = False) -> Link:
    """One more link that opens this draft or this idea."""
    link = Link(purpose=purpose, proposal_id=proposal.id, person_id=person, address=address, device=device)
    db.session.add(link)
    db.session.flush()
    return link


def token_of(link: Link) -> str:
    """What stands in the address or the cookie; never stored."""
    return tokens.mint(link.purpose.value, link.id, link.salt)


def lives_until() -> dt.date:
    """The day until which a draft that was saved now is kept."""
    return calendar.today() + dt.timedelta(days=settings().draft_days)


def choose_quick(proposal: Proposal, *, quick: bool) -> None:
    """The quick way or the whole one; no answer is lost by it."""
    if proposal.stage is Stage.DRAFT:
        proposal.pathway = "quick" if quick else "standard"


def open_draft(token: str) -> str:
    """A link of a draft was opened and its button pressed: gives the token for this device. Raises NotFound."""
    found = queries.draft(token)
    if found is None:
        raise NotFound
    return token


def save_answers(proposal: Proposal, page: Page, given: Mapping[str, Given], *, seen_saves: int) -> list[str]:
    """Keeps what was given on a page; never judges it. Gives the fields where another window gave another answer.

    `seen_saves` is the sum of saves that the form was drawn with. In a clash both answers are kept; an old window that
    is empty keeps nothing and takes nothing away.
    """
    if proposal.stage is not Stage.DRAFT:
        raise Refused(gettext("We already have this idea. It was sent."))
    standing = queries.newest(proposal.answers)
    stale = sum(standing[a.field].saves for a in page.every_ask() if a.field in standing) > seen_saves
    stands = queries.given(proposal.answers).get("assisted_by", Given())
    whose = AuthoredBy.WITH_HELP if helped({"assisted_by": given.get("assisted_by") or stands}) else AuthoredBy.SELF
    given = {field: replace(new, by=new.by or whose) for field, new in given.items()}
    clashes = [field for field, new in given.items() if keep_answer(proposal, standing.get(field), field, new, stale=stale)]
    db.put(proposal, saved_at=calendar.now(), draft_until=lives_until())
    return clashes


def keep_answer(proposal: Proposal, old: Answer | None, field: str, new: Given, *, stale: bool) -> bool:
    """Keeps one answer; true when another window had given another one, which then stays: beside it, or alone when this one is empty."""
    body = new.text[:MOST_CHARACTERS]
    if old is None:
        if new or new.status != "answered":
            proposal.answers.append(_fresh(proposal, field, new, 1))
        return False
    before = old.text.body if old.text else ""
    skips_what_is_shown = old.medium is not Medium.TEXT and not new
    if before == body and tuple(old.choices) == new.choices and (old.status.value == new.status or skips_what_is_shown):
        old.authored_by = AuthoredBy(new.by)
        return False
    if stale and (before or old.choices):
        if not new:
            return True
        if old.version < MOST_VERSIONS:
            proposal.answers.append(_fresh(proposal, field, new, old.version + 1, saves=old.saves + 1))
            return True
    _change(proposal, old, new, body)
    return False


def say(proposal: Proposal, field: str, words: str) -> None:
    """One line that was said beside the pathway, such as a name."""
    given = Given(text=words, by=AuthoredBy.SELF.value)
    keep_answer(proposal, queries.newest(proposal.answers).get(field), field, given, stale=False)


def _fresh(proposal: Proposal, field: str, new: Given, version: int, *, saves: int = 1) -> Answer:
    body = new.text[:MOST_CHARACTERS]
    return Answer(
        field=field,
        choices=list(new.choices),
        status=AnswerStatus(new.status),
        version=version,
        saves=saves,
        authored_by=AuthoredBy(new.by),
        medium=Medium.TEXT,
        text=_words(proposal, body, new.lang) if body else None,
    )


def _words(proposal: Proposal, body: str, lang: str) -> Text:
    tag, source = guess(body, lang or proposal.lang)
    return write(body, lang=tag, about=("proposal", proposal.id), source=source, by=None)


def _change(proposal: Proposal, old: Answer, new: Given, body: str) -> None:
    if old.text and body:
        rewrite(old.text, body, *guess(body, new.lang or proposal.lang))
    elif body:
        old.text = _words(proposal, body, new.lang)
    elif old.text:
        gone, old.text = old.text, None
        db.session.delete(gone)
    status = AnswerStatus.ANSWERED if old.medium is not Medium.TEXT else AnswerStatus(new.status)  # who showed something did not skip
    done = {"choices": list(new.choices), "status": status, "authored_by": AuthoredBy(new.by)}
    db.put(old, saves=old.saves + 1, saved_at=calendar.now(), **done)


def mail_draft_link(proposal: Proposal, address: str, *, reading: str, field: str = "email") -> None:
    """Sends a link back to this draft, by text message where `address` is a number; at most five an hour for a draft or for an address.

    `field`: the answer it was asked in: email, mobile, or helper for whoever helps the person.
    """
    address = tidy_address(address) if "@" in address else tidy_number(address)
    hour_ago = calendar.now() - dt.timedelta(hours=1)
    asked = (
        db.session.scalar(
            select(func.count())
            .select_from(Link)
            .where(
                (Link.proposal_id == proposal.id) | (Link.address == address),
                Link.address != "",
                Link.purpose == LinkPurpose.DRAFT,
                Link.created_at > hour_ago,
            )
        )
        or 0
    )
    if asked >= MOST_LINKS:
        raise Refused(gettext("We sent many links already. Look in your email, or wait an hour."), field=field)
    link = add_link(proposal, LinkPurpose.DRAFT, address=address)
    channel = Channel.EMAIL if "@" in address else Channel.SMS
    send_letter(
        name="proposals/helper_link" if field == "helper" else "proposals/draft_link",
        kind="proposal",
        thing_id=proposal.id,
        person_id=None,
        facts=notices.draft_link(proposal, link),
        reading=reading,
        channel=channel,
        address=address,
        dedupe_key=f"draft-link:{link.id}:{channel.value}",
    )


def remind_of_drafts() -> int:
    """One gentle letter, two weeks before a draft goes, to where its link was sent. Never a second one. Gives how many."""
    today = calendar.today()
    waiting = queries.drafts_to_remind(today, today + REMINDED_BEFORE)
    for draft, link in waiting:
        send_letter(
            name=queries.REMINDER,
            kind="proposal",
            thing_id=draft.id,
            person_id=None,
            facts=notices.draft_link(draft, link),
            reading=draft.reading,
            channel=Channel.EMAIL if "@" in link.address else Channel.SMS,
            address=link.address,
            dedupe_key=f"draft-reminder:{draft.id}:email",
        )
    return len(waiting)


def say_language(proposal: Proposal, lang: str) -> None:
    """The person says in which language they wrote; this beats any guess."""
    proposal.lang = lang
    for answer in proposal.answers:
        if answer.text and answer.field in FREE:
            answer.text.lang, answer.text.lang_source = lang, LangSource.SAID


def say_fine(proposal: Proposal, key: str) -> None:
    """The person says that something which looks private may stay in an answer. `key` stands for the very words; others count anew."""
    if not _KEY.fullmatch(key):
        return
    found = next((answer for answer in proposal.answers if answer.field == FINE), None)
    if found is None:
        proposal.answers.append(Answer(field=FINE, choices=[key]))
    elif key not in found.choices:
        db.put(found, choices=[*found.choices, key][-MOST_FINE:])


def delete_draft(proposal: Proposal) -> None:
    """A draft and all its words go for good."""
    if proposal.stage is not Stage.DRAFT:
        raise Refused(gettext("We already have this idea. It was sent."))
    delete_whole(proposal)
