"""Adding a voice to an idea that is there: asked by one side, agreed to by the other, undone by either."""

from sqlalchemy import delete, or_

from app.core import calendar, db
from app.core.errors import NotAllowed, NotFound, Refused
from app.core.i18n import gettext, mark
from app.history import queries as history
from app.history.actions import record
from app.people import actions as people
from app.people import queries as people_queries
from app.proposals import notices, queries
from app.proposals.actions.moving import MOVED_ON, find_link, tell_proposer
from app.proposals.models import Proposal, Voice
from app.proposals.permissions import Somebody, own

OFFER = mark(
    "You can add your voice to one of them. Your idea is still sent, with your own words and name. If they agree too, the website shows both together."
)
ADD = mark("Add my voice to this one")
TOGETHER = mark("Show them together")
APART = mark("Keep them apart")
ASKED = mark("Somebody else brought this idea too. May the website show both together?")
SAME_ADDRESS = mark("These ideas came from the same address. They count as one voice.")


def wish_to_join(draft: Proposal, reference: str, *, by: Somebody) -> None:
    """The draft joins an idea that anyone may read, when it is sent; or none, as the last thing chosen says. Whatever cannot be joined is none."""
    if not draft.is_draft:
        return
    other = queries.public_idea(reference) if reference else None
    joins = other if other is not None and not own(by, other) else None
    standing = db.session.get(Voice, draft.id)
    if standing is not None and joins is None:
        db.session.delete(standing)
    elif standing is not None and joins is not None:
        standing.other_id = joins.id
    elif joins is not None:
        db.session.add(Voice(proposal_id=draft.id, other_id=joins.id))


def ask_to_join(proposal: Proposal, *, reading: str) -> None:
    """The idea was sent: its wish is kept with the words that were read. Nobody is asked yet, for nobody may read the idea."""
    voice = db.session.get(Voice, proposal.id)
    if voice is None or proposal.person_id is None:
        return
    voice.asked_at, voice.asked_by = calendar.now(), proposal.person_id
    other = str(queries.reference_of(voice.other_id))
    _permit(proposal, other, ADD, choice="yes", reading=reading)
    record("proposal", proposal.id, "add_voice", by=proposal.person_id, role="proposer", facts={"other": other})


def ask_other_sides(proposal: Proposal) -> None:
    """Whoever brought the other idea is asked once, as soon as anyone may read both."""
    if not proposal.public:
        return
    for voice, across in queries.voices_to_tell(proposal.id):
        voice.told_at = calendar.now()
        asked = proposal if voice.other_id == proposal.id else db.session.get_one(Proposal, across)
        facts = {"other": queries.reference_of(voice.proposal_id)}
        entry = record("proposal", asked.id, "ask_for_voice", by=None, role="system", facts=facts)
        tell_proposer(asked, "proposals/voice", notices.voice(asked, find_link(asked)), because=entry)


def show_together(proposal: Proposal, number: int, *, reading: str, by: Somebody) -> None:
    """One side says yes, for the first time or again. A second time does nothing.

    `number`: of the voice. Raises NotAllowed where not everybody may read both now, Refused where one person brought both.
    """
    voice, across = _voice(proposal, number)
    if not (proposal.public and across.public):
        raise NotAllowed(gettext(MOVED_ON))
    if voice.proposal_id == proposal.id:
        if voice.taken_back_at is None:
            return
        voice.taken_back_at = None
    else:
        if voice.agreed_at is not None:
            return
        if voice.taken_back_at is not None:
            raise NotAllowed(gettext(MOVED_ON))
        if own(by, across) or people_queries.share_an_address(proposal.person_id or 0, across.person_id or 0):
            raise Refused(gettext(SAME_ADDRESS))
        voice.agreed_at, voice.refused_at, voice.answered_by = calendar.now(), None, by.id
        _tell_who_asked(across, str(proposal.reference))
    other = str(across.reference)
    _permit(proposal, other, ASKED, TOGETHER, choice="yes", reading=reading)
    record("proposal", proposal.id, "show_together", by=by.id, role="proposer", facts={"other": other})


def _tell_who_asked(asked: Proposal, other: str) -> None:
    """The other side's yes is told once, however often it is taken back and given again."""
    told = (one.facts.get("other") for one in history.entries("proposal", asked.id) if one.verb == "voice_agreed")
    if other not in told:
        entry = record("proposal", asked.id, "voice_agreed", by=None, role="system", facts={"other": other})
        tell_proposer(asked, "proposals/together", notices.together(asked, find_link(asked)), because=entry)


def keep_apart(proposal: Proposal, number: int, *, reading: str, by: Somebody) -> None:
    """One side says no, before or after a yes; from this moment nobody sees them together. A second time does nothing."""
    voice, across = _voice(proposal, number)
    if voice.proposal_id == proposal.id:
        if voice.taken_back_at is not None:
            return
        voice.taken_back_at = calendar.now()
    else:
        if voice.refused_at is not None:
            return
        voice.refused_at, voice.agreed_at, voice.answered_by = calendar.now(), None, by.id
    other = str(across.reference)
    _permit(proposal, other, ASKED, APART, choice="no", reading=reading)
    record("proposal", proposal.id, "keep_apart", by=by.id, role="proposer", facts={"other": other})


def forget_voices(number: int) -> None:
    """What an idea asked others, and others it, goes with its words."""
    db.session.execute(delete(Voice).where(or_(Voice.proposal_id == number, Voice.other_id == number)))


def _voice(proposal: Proposal, number: int) -> tuple[Voice, Proposal]:
    """What stands between an idea and another, and that other; raises NotFound alike where nothing does and where its people do not know of it."""
    found = queries.voice(proposal.id, number)
    if found is None or (found[0].other_id == proposal.id and found[0].told_at is None):
        raise NotFound
    return found


def _permit(proposal: Proposal, other: str, *sentences: str, choice: str, reading: str) -> None:
    """Keeps the words that were read."""
    if proposal.person_id is not None:
        wording = " ".join(gettext(sentence) for sentence in sentences)
        people.permit(
            people_queries.person(proposal.person_id),
            "proposal",
            proposal.id,
            f"voice {other}",
            choice=choice,
            wording=wording,
            reading=reading,
        )
