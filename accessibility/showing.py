"""Ideas that were said and shown, for the pages that play them."""

from pathlib import Path

from app.core import db, files, i18n
from app.core.files import Look, Sort, Taken
from app.people import queries as people
from app.proposals import actions as proposals
from app.proposals import jobs, queries
from app.proposals.models import Proposal
from app.proposals.permissions import Somebody
from tests import samples
from tests.make import DEE, again
from tests.make import fill as answer


def kept(body: bytes) -> str:
    """The key of a file with these bytes."""
    with files.incoming() as new:
        new.write(body)
        new.flush()
        return files.adopt(Path(new.name))


def photo_kept() -> Taken:
    """A photo that was cleaned, and its small picture."""
    return Taken(Look(Sort.PHOTO), 2000, shown=kept(samples.photo()), small=kept(samples.photo(size=(480, 360))))


def scanned(told: Proposal, *, by: Somebody) -> None:
    """Two pages of paper beside what was typed in."""
    with db.transaction():
        proposals.keep_scan(again(told), [photo_kept(), photo_kept()], mark="scan", by=by)


def _added(told: Proposal, *, by: Somebody) -> None:
    """What came after sending: from the person with words, which nobody has looked at, and from the team."""
    person = people.person(told.person_id or 0)
    sound = Taken(Look(Sort.SOUND, "mp3", 1), 2000, original=kept(samples.sound()))
    words = "This is the letter that came yesterday."
    proposals.add_later(told, [photo_kept(), sound], words=words, drawn=False, ours=False, mark="person", by=person)
    proposals.add_later(told, [photo_kept()], words="", drawn=True, ours=True, mark="team", by=by)


def _shown(draft: Proposal) -> None:
    """A photo, a recording and a video beside the words of a draft; the last two wait to be made playable."""
    photo = photo_kept()
    sound = Taken(Look(Sort.SOUND, "mp3", 1), 2000, original=kept(samples.sound()))
    film = Taken(Look(Sort.FILM, "mov", 1), 2000, original=kept(samples.film()))
    proposals.attach(draft, "problem", [photo, sound, film], drawn=False)


def draft(*, ready: bool) -> str:
    """The token of a draft with one of each; `ready`: they can be played."""
    with db.transaction():
        begun, token = proposals.begin_draft(reading="en", lang="en", quick=False)
        answer(begun, DEE)
        _shown(begun)
    if ready:
        jobs.prepare_recordings()
    return token


def idea(reference: str, *, by: Somebody) -> tuple[Proposal, dict[str, int]]:
    """A public idea with one of each, all looked at, the recording written down; and their numbers."""
    with i18n.reading_as("en"), db.transaction():
        told, _token = proposals.begin_draft(reading="en", lang="en", quick=False)
        answer(told, DEE)
        _shown(told)
        proposals.send_proposal(told, by=None, reading="en", easy=False, reference=reference)
    with db.transaction():
        _added(again(told), by=by)
    jobs.prepare_recordings()
    with db.transaction():
        there = queries.files_of(told.id, again(told).answers)["problem"]
        for one in there:
            words = "I can not read the letters. They are too small." if one.medium.value in {"audio", "video"} else ""
            proposals.look_at(one, fit=True, words=words, lang="en", by=by)
        return told, {one.medium.value: one.id for one in there}
