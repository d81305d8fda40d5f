"""What comes beside the answers: recordings and pictures after sending, and the scan of the paper that an idea was written on."""

from collections.abc import Sequence

from sqlalchemy.exc import IntegrityError

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.files import Taken
from app.core.i18n import for_staff, gettext, mark_for_staff
from app.core.i18n import mark as _
from app.core.queue import nudge
from app.core.templates import plain_reference
from app.history.actions import record
from app.languages.actions import guess, write
from app.proposals import queries
from app.proposals.actions.attaching import MOST_OF_AN_IDEA, PREPARE, TOO_MUCH, delete_files, row_of
from app.proposals.actions.drafting import lives_until
from app.proposals.models import LATER, SCAN, AddedBy, Addition, Attachment, FileState, Proposal, Stage
from app.proposals.permissions import Somebody, own, takes_more
from app.tasks.actions import raise_once
from app.tasks.models import TaskKind

MOST_LATER = 10
MOST_PAGES = 30  # the form in easy words prints to 18 in some languages
LONGEST_WORDS = 5000
CLOSED = _("Nothing can be added to this idea now. You can phone us about it.")
TOO_MANY = _("You can add 10 files after the idea was sent. Please phone us if you have more.")
TOO_LONG = _("Make this shorter")
_ROLES = {AddedBy.PROPOSER: "proposer", AddedBy.SUPPORTER: "supporter", AddedBy.TEAM: "huddle member"}


def check_takes_more(proposal: Proposal) -> None:
    """Raises NotAllowed when nothing can be added to an idea any more; the page for it is not shown then either."""
    if not takes_more(proposal):
        raise NotAllowed(gettext(CLOSED))


def add_later(proposal: Proposal, taken: Sequence[Taken], *, words: str, drawn: bool, ours: bool, mark: str, by: Somebody) -> bool:
    """Files that came after sending, and the words that came with them; no answer changes, and somebody of the team looks at them first.

    `ours`: the team adds it for the person; else whoever brought the idea does, or whoever helped with it.
    False when they came from the same page before. Raises Refused when they are too many or too big together.
    """
    check_takes_more(proposal)
    if queries.came_before(proposal.id, mark):
        return False
    if len(queries.added_later(proposal.id)) + len(taken) > MOST_LATER:
        raise Refused(gettext(TOO_MANY), field="file")
    if len(words) > LONGEST_WORDS:
        raise Refused(gettext(TOO_LONG), field="words")
    added_by = AddedBy.TEAM if ours else AddedBy.PROPOSER if own(by, proposal) else AddedBy.SUPPORTER
    files = _keep(proposal, LATER, taken, added_by=added_by, words=words, drawn=drawn, mark=mark, by=by)
    if files is None:
        return False
    told = {"kinds": sorted({one.medium.value for one in files})}
    record("proposal", proposal.id, "add_later", by=by.id, role=_ROLES[added_by], facts=told)
    details = f"{plain_reference(str(proposal.reference))}\n{mark_for_staff('Something new came. Nobody has heard or seen it yet.')}"
    raise_once(TaskKind.LISTEN, "proposal", proposal.id, days=1, details=details)
    return True


def keep_scan(proposal: Proposal, taken: Sequence[Taken], *, mark: str, by: Somebody) -> bool:
    """The pages of the paper that an idea was written on stay with what was typed. False when they came from the same page before."""
    if queries.came_before(proposal.id, mark):
        return False
    if len(queries.scan_of(proposal.id)) + len(taken) > MOST_PAGES:
        raise Refused(for_staff("A scan can have 30 pages. Take one away first."), field="file")
    if _keep(proposal, SCAN, taken, added_by=AddedBy.TEAM, words="", drawn=False, mark=mark, by=by) is None:
        return False
    if not _lives_on(proposal):
        record("proposal", proposal.id, "keep_scan", by=by.id, role="huddle member")
    return True


def drop_scan(proposal: Proposal, number: int, *, by: Somebody) -> bool:
    """Takes one page of a scan away for good; False when there is none of that number."""
    page = next((one for one in queries.scan_of(proposal.id) if one.id == number), None)
    if page is None:
        return False
    delete_files([page])
    if not _lives_on(proposal):
        record("proposal", proposal.id, "drop_scan", by=by.id, role="huddle member")
    return True


def _lives_on(proposal: Proposal) -> bool:
    """Whether it is a draft still: that has no story yet, and lives on from now."""
    if proposal.stage is Stage.DRAFT:
        db.put(proposal, saved_at=calendar.now(), draft_until=lives_until())
    return proposal.stage is Stage.DRAFT


def _first(addition: Addition) -> Addition | None:
    try:
        with db.session.begin_nested():
            db.session.add(addition)
    except IntegrityError:
        return None
    return addition


def _keep(
    proposal: Proposal, field: str, taken: Sequence[Taken], *, added_by: AddedBy, words: str, drawn: bool, mark: str, by: Somebody
) -> list[Attachment] | None:
    """Writes it down; None when the same page came at the same moment, and was first."""
    if queries.size_of_files(proposal.id) + sum(one.size for one in taken) > MOST_OF_AN_IDEA:
        raise Refused(gettext(TOO_MUCH), field="file")
    addition = _first(Addition(proposal_id=proposal.id, added_by=added_by, person_id=by.id, mark=mark))
    if addition is None:
        return None
    if words:
        lang, source = guess(words, proposal.lang)
        addition.words = write(words, lang=lang, about=("proposal", proposal.id), source=source, by=by.id)
    added = [row_of(proposal, field, one, drawn=drawn, addition=addition.id) for one in taken]
    db.session.add_all(added)
    db.session.flush()
    if any(one.state is FileState.WAITING for one in added):
        nudge(PREPARE)
    return added
