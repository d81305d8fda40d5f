"""Recordings, photos, drawings and videos: added to an answer, taken away, made playable, looked at, written down."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import or_, update

from app.core import calendar, db, files
from app.core.errors import Refused
from app.core.files import Look, Sort, Taken
from app.core.i18n import gettext
from app.core.i18n import mark as _
from app.core.queue import nudge
from app.history.actions import record
from app.languages.actions import write
from app.languages.models import LangSource
from app.proposals import queries
from app.proposals.models import Answer, AnswerStatus, Attachment, AuthoredBy, FileState, Medium, Proposal, Stage
from app.proposals.permissions import Somebody
from app.proposals.private import FREE
from app.tasks.actions import finish_about
from app.tasks.models import TaskKind

MOST_OF_AN_ANSWER = 10
MOST_OF_AN_IDEA = 500 * 1024**2
MOST_TRIES = 3
LEASE = dt.timedelta(minutes=20)  # longer than the longest video takes; after it another worker may try
PREPARE = "app.proposals.jobs.prepare_recordings"
_MEDIUM = {Sort.PHOTO: Medium.PHOTO, Sort.SOUND: Medium.AUDIO, Sort.FILM: Medium.VIDEO}
TOO_MANY = _("You can add 10 files to one answer. Take one away first.")
TOO_MUCH = _("Your files are too big together. Take one away first, or ask us to phone you.")


def attach(proposal: Proposal, field: str, taken: Sequence[Taken], *, drawn: bool) -> list[Attachment]:
    """Adds files to an answer of a draft; `drawn`: the pictures are drawings. Raises Refused when they are too many or too big together."""
    if proposal.stage is not Stage.DRAFT:
        raise Refused(gettext("We already have this idea. It was sent."))
    if field not in FREE:
        raise Refused(gettext("Nothing was changed."))
    every = queries.files_of(proposal.id, proposal.answers)
    there = every.get(field, [])
    if len(there) + len(taken) > MOST_OF_AN_ANSWER:
        raise Refused(gettext(TOO_MANY), field="file")
    kept = sum(one.size for some in every.values() for one in some)
    if kept + sum(one.size for one in taken) > MOST_OF_AN_IDEA:
        raise Refused(gettext(TOO_MUCH), field="file")
    added = [row_of(proposal, field, one, drawn=drawn) for one in taken]
    db.session.add_all(added)
    db.session.flush()
    _show_medium(proposal, field, [*there, *added])
    if any(one.state is FileState.WAITING for one in added):
        nudge(PREPARE)
    return added


def row_of(proposal: Proposal, field: str, taken: Taken, *, drawn: bool = False, addition: int | None = None) -> Attachment:
    """The row of a file that is kept. A recording waits until it was made playable."""
    medium = _MEDIUM[taken.seen.sort]
    return Attachment(
        proposal_id=proposal.id,
        field=field,
        addition_id=addition,
        medium=Medium.DRAWING if drawn and medium is Medium.PHOTO else medium,
        state=FileState.READY if taken.shown else FileState.WAITING,
        shown=taken.shown,
        small=taken.small,
        original=taken.original,
        packed=taken.seen.demuxer,
        seconds=round(taken.seen.seconds),
        size=taken.size,
        scanned=taken.scanned,
    )


def _show_medium(proposal: Proposal, field: str, there: Sequence[Attachment]) -> None:
    """The answer says whether it has files, so that nobody asks for them where there are none."""
    medium = there[0].medium if there else Medium.TEXT
    standing = queries.newest(proposal.answers).get(field)
    if standing is None and there:
        by = AuthoredBy.SELF
        proposal.answers.append(Answer(field=field, medium=medium, choices=[], status=AnswerStatus.ANSWERED, authored_by=by))
    elif standing is not None:
        db.put(standing, medium=medium, **({"status": AnswerStatus.ANSWERED} if there else {}))


def detach(proposal: Proposal, number: int) -> str | None:
    """Takes one file of a draft away for good; gives the field it stood in, None when there is none of that number."""
    if proposal.stage is not Stage.DRAFT:
        raise Refused(gettext("We already have this idea. It was sent."))
    for field, there in queries.files_of(proposal.id, proposal.answers).items():
        for one in there:
            if one.id == number:
                delete_files([one])
                _show_medium(proposal, field, [other for other in there if other is not one])
                return field
    return None


def delete_files(gone: Sequence[Attachment]) -> None:
    """Rows and, after the commit, the files themselves."""
    keys = [key for one in gone for key in one.keys]
    for one in gone:
        db.session.delete(one)
    if keys:
        db.after_commit(lambda: files.drop(*keys))


def claim(number: int) -> Attachment | None:
    """One recording for this worker alone; None when another has it or it waits no more."""
    now = calendar.now()
    free = or_(Attachment.claimed_until.is_(None), Attachment.claimed_until < now)
    mine = update(Attachment).where(Attachment.id == number, Attachment.state == FileState.WAITING, free)
    mine = mine.values(claimed_until=now + LEASE, tries=Attachment.tries + 1)
    done = db.session.execute(mine.returning(Attachment.id)).scalar_one_or_none()
    return db.session.get(Attachment, number, populate_existing=True) if done else None


def prepare(original: str, packed: str, medium: Medium, tries: int) -> tuple[FileState, str, int]:
    """Makes a recording playable: what became of it, the key of the new file, its seconds. No table is touched meanwhile. Raises NoPlayer."""
    if tries > MOST_TRIES:  # it ended the worker each time
        return FileState.BROKEN, "", 0
    sort = Sort.FILM if medium is Medium.VIDEO else Sort.SOUND
    most = files.MOST_SECONDS[sort]
    with files.incoming(".mp4" if sort is Sort.FILM else ".mp3") as new:
        made = files.make_playable(files.path_of(original), Path(new.name), Look(sort, packed), most_seconds=most)
        if made is None:
            return FileState.BROKEN, "", 0
        if files.too_long(made, most):
            return FileState.TOO_LONG, "", 0
        return FileState.READY, files.adopt(Path(new.name)), max(1, round(made.seconds))


def finish(number: int, state: FileState, key: str, seconds: int) -> None:
    """Puts down what became of a recording; its original goes. When the person took it away meanwhile, so does the new file."""
    found = db.session.get(Attachment, number, populate_existing=True)
    if found is None or found.state is not FileState.WAITING:
        if key:
            db.after_commit(lambda: files.drop(key))
        return
    old = found.original
    db.put(
        found,
        state=state,
        shown=key,
        original="",
        claimed_until=None,
        seconds=seconds or found.seconds,
        size=files.size_of(key) if key else 0,
    )
    db.after_commit(lambda: files.drop(old))


def look_at(found: Attachment, *, fit: bool, words: str, lang: str, by: Somebody) -> None:
    """Somebody of the team has looked: others may see it, or may not; and this is what is said in it.

    The words stand beside the file and never instead of it. The task ends with the last file of an idea.
    """
    told = {"medium": found.medium.value, "fit": fit}
    record("proposal", found.proposal_id, "look_at_file", by=by.id, role="huddle member", facts=told)
    found.fit, found.looked_at, found.looked_by = fit, calendar.now(), by.id
    before = found.said
    if words != (before.body if before else "") or (before and before.lang != lang):
        found.said = write(words, lang=lang, about=("proposal", found.proposal_id), source=LangSource.STAFF, by=by.id) if words else None
        record("proposal", found.proposal_id, "write_down", by=by.id, role="huddle member", facts={"medium": found.medium.value})
    db.session.flush()
    if by.id is not None and queries.not_looked_at(found.proposal_id) == 0:
        finish_about(TaskKind.LISTEN, "proposal", found.proposal_id, by=by.id)
