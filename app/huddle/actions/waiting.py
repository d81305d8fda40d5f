"""Letters with decisions that wait: for easy words, for another form; and ideas that wait for their day."""

from collections.abc import Sequence

from app.core import calendar
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff, mark_for_staff
from app.core.templates import plain_reference
from app.history.actions import record
from app.huddle import queries
from app.huddle.actions.saying import check_free
from app.huddle.actions.standing import EASY_WORDS, heard, words_of_staff
from app.notifications.actions import held_about
from app.notifications.models import IN_FORMAT
from app.people.actions import release_letters
from app.people.models import Person
from app.proposals.actions.moving import stop_clock
from app.proposals.models import Proposal, Stage
from app.proposals.moves import ANSWERED
from app.proposals.queries import needs_a_format, to_revisit
from app.support.models import Met
from app.tasks.actions import finish, finish_about, raise_task
from app.tasks.models import Task, TaskKind
from app.tasks.queries import open_about


def add_easy_words(proposal: Proposal, reason: str, next_step: str, *, by: Person) -> None:
    """Easy words for a decision whose letter waits for them; then the letter goes, or waits for its form."""
    made = queries.decision_of(proposal.id)
    if made is None:
        raise NotAllowed(for_staff("There is no decision on this idea yet."))
    check_free(proposal, queries.item_of(proposal.id), by=by)
    if made.reason_easy is not None and made.next_step_easy is not None and not by.holds("chair"):
        raise NotAllowed(for_staff("The decision has its easy words. Only the chair changes them."))
    if not reason:
        raise Refused(for_staff("Write the reason in easy words"), field="reason_easy")
    if not next_step:
        raise Refused(for_staff("Write what happens next in easy words"), field="next_step_easy")
    made.reason_easy = words_of_staff(proposal, reason, by)
    made.next_step_easy = words_of_staff(proposal, next_step, by)
    said = {"reason_easy": reason, "next_step_easy": next_step}
    record("proposal", proposal.id, "easy_words", by=by.id, role="huddle member", facts=said)
    finish_about(TaskKind.EASY_WORDS, "proposal", proposal.id, by=by.id)
    if proposal.stage not in ANSWERED or not held_about("proposal", proposal.id, held_by=EASY_WORDS):
        return
    still = IN_FORMAT if needs_a_format(proposal) else ""
    if not still:
        heard(proposal)
    release_letters("proposal", proposal.id, held_by=EASY_WORDS, by=by.id, more=said, still=still)


def in_the_making(proposal: Proposal) -> Sequence[Task]:
    """The letters of an idea that somebody makes in another form now: the task of each. Raises NotAllowed for none."""
    waiting = open_about(TaskKind.FORMAT, "proposal", proposal.id)
    if not waiting:
        raise NotAllowed(for_staff("No letter of this idea waits for that."))
    return waiting


def send_in_format(proposal: Proposal, *, by: Person, met: Met | None = Met.MET, why: str = "") -> None:
    """The letters are there in the form that the person needs, and were given to them: they have been told, or answered.

    A question stops the clock only now. Raises Refused when nobody said whether the needs were met.
    """
    for task in in_the_making(proposal):
        finish(task, by=by.id, met=met, why=why)
    record("proposal", proposal.id, IN_FORMAT, by=by.id, role="huddle member")
    if proposal.unheard and not any(held_about("proposal", proposal.id, held_by=need) for need in (EASY_WORDS, IN_FORMAT)):
        heard(proposal)
    if proposal.stage is Stage.MORE_INFO and proposal.clock_stopped_on is None:
        stop_clock(proposal)


def look_again_on_the_day() -> None:
    """Ideas that had to wait, and whose day has come: somebody of the team puts them before the huddle again."""
    for proposal in to_revisit(calendar.today()):
        proposal.revisit_on = None
        record("proposal", proposal.id, "revisit", by=None)
        told = mark_for_staff("We said that we look at it again now. Put it before the next huddle.")
        raise_task(TaskKind.REVISIT, "proposal", proposal.id, days=5, details=f"{plain_reference(str(proposal.reference))}\n{told}")
