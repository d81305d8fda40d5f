"""The chair records what comes of a try-out: adopted, adapted or abandoned. It stands at once where enough had a say."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import cast

from sqlalchemy import CursorResult, update

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff, mark_for_staff
from app.core.templates import plain_reference
from app.history.actions import record
from app.huddle import queries
from app.huddle.actions.confirming import CONFIRM_DAYS, check_read
from app.huddle.actions.saying import check_free
from app.huddle.actions.standing import words_of_staff
from app.huddle.models import Outcome
from app.improvement.models import Act
from app.people.models import Person
from app.people.queries import names
from app.people.queries import person as person_of
from app.proposals.actions import go_on
from app.proposals.actions.moving import check_possible
from app.proposals.models import Proposal
from app.proposals.queries import needs_easy_words
from app.tasks.actions import finish_about, raise_once
from app.tasks.models import TaskKind

LONGEST_WAIT = dt.timedelta(days=92)  # whoever brought the idea waits as long
_NONE_WAITS = mark_for_staff("No decision on this try-out waits to be confirmed.")


@dataclass(frozen=True)
class Judged:
    """What the huddle decided. `reason` in plain words; `reason_easy` where whoever brought the idea reads easy words.

    `confirm_by`: until when somebody confirms what does not stand at once; none where the chair says nothing else than usual.
    """

    way: Act
    reason: str
    reason_easy: str = ""
    confirm_by: dt.date | None = None


def usual_day() -> dt.date:
    """Until when somebody confirms what was recorded today, where the chair says nothing else."""
    return calendar.add_working_days(calendar.today(), CONFIRM_DAYS)


def check_to_judge(proposal: Proposal, *, by: Person) -> None:
    """Raises NotAllowed for a try-out on which nothing is to be decided, or not by this person."""
    check_possible(proposal, Act.ADOPT.value)
    check_free(proposal, queries.item_of(proposal.id), by=by)


def judge(proposal: Proposal, judged: Judged, *, seen: str = "", by: Person) -> Outcome:
    """Records what the huddle decided. Where enough had a say the idea moves and its person hears; else it waits to be confirmed.

    The same sent twice while it waits is one. `seen`: the number of the one that waited when the page was opened; raises NotAllowed
    where another chair recorded one since.
    """
    _alone_with(proposal)
    check_to_judge(proposal, by=by)
    _check_words(proposal, judged)
    judged = replace(judged, confirm_by=judged.confirm_by or usual_day())
    waiting = queries.outcome_waiting(proposal)
    if waiting is not None and waiting.decided_by == by.id and _judged(waiting) == judged:
        return waiting
    if waiting is not None and seen != str(waiting.id):
        who = names([waiting.decided_by]).get(waiting.decided_by, "")
        raise NotAllowed(for_staff("%(name)s recorded the decision before you. Nothing was changed.") % {"name": who})
    if waiting is not None:  # the newer one takes its place
        _end_waiting(waiting, dropped_at=calendar.now())
    meeting, quorum = queries.meeting_of_today(), queries.quorum_today(proposal)
    made = Outcome(
        proposal_id=proposal.id,
        meeting_id=meeting.id if meeting else None,
        way=judged.way,
        reason=words_of_staff(proposal, judged.reason, by),
        reason_easy=words_of_staff(proposal, judged.reason_easy, by) if judged.reason_easy else None,
        decided_by=by.id,
        waits=not (quorum and quorum.met),
    )
    if made.waits:
        made.confirm_by = _checked(judged.confirm_by)
    db.session.add(made)
    db.session.flush()
    if made.waits:
        there = sorted(queries.present(made.meeting_id)) if made.meeting_id else []
        facts = {"outcome": made.id, "way": judged.way.value, "there": there, "confirm_by": str(made.confirm_by)}
        record("proposal", proposal.id, "judge_provisionally", by=by.id, role="chair", reason=judged.reason, facts=facts)
    else:
        _stand(proposal, made)
    return made


def _alone_with(proposal: Proposal) -> None:
    """From here to the end of the transaction nobody else decides about this idea, which is read anew as it stands then."""
    db.session.refresh(proposal, ["stage", "version"], with_for_update=True)


def outcome_for(proposal: Proposal, *, by: Person) -> Outcome:
    """What this member may confirm. Raises NotAllowed where nothing waits, or somebody else confirms it."""
    made = queries.outcome_waiting(proposal)
    if made is None:
        raise NotAllowed(for_staff(_NONE_WAITS))
    check_to_judge(proposal, by=by)
    if made.decided_by == by.id:
        raise NotAllowed(for_staff("You recorded this decision yourself. Somebody else confirms it."))
    if made.meeting_id is not None and by.id in queries.present(made.meeting_id):
        raise NotAllowed(for_staff("You had a say already. Somebody who was not there confirms it."))
    return made


def confirm_outcome(proposal: Proposal, *, seen: int | None, by: Person) -> None:
    """It stands from now on, and whoever brought the idea hears it. `seen`: the number of what was read."""
    made = outcome_for(proposal, by=by)
    check_read(made.id, seen)
    _end_waiting(made, confirmed_by=by.id, confirmed_at=calendar.now())
    record("proposal", proposal.id, "confirm", by=by.id, role="huddle member", facts={"outcome": made.id})
    _stand(proposal, made)


def disagree_with_outcome(proposal: Proposal, why: str, *, seen: int | None, by: Person) -> None:
    """It does not stand: the try-out waits for a decision again, and the chair hears why. `seen`: the number of what was read."""
    made = outcome_for(proposal, by=by)
    check_read(made.id, seen)
    if not why:
        raise Refused(for_staff("Say why you do not agree"), field="why")
    _end_waiting(made, dropped_at=calendar.now())
    record("proposal", proposal.id, "not_confirmed", by=by.id, role="huddle member", reason=why)
    told = (mark_for_staff("A member did not agree with the decision."), mark_for_staff("Talk about it again."))
    raise_once(TaskKind.DECIDE, "proposal", proposal.id, days=2, details="\n".join((plain_reference(str(proposal.reference)), *told)))


def _stand(proposal: Proposal, made: Outcome) -> None:
    easy = made.reason_easy.body if made.reason_easy else ""
    finish_about(TaskKind.DECIDE, "proposal", proposal.id, by=made.decided_by)
    go_on(proposal, made.way.value, by=person_of(made.decided_by), role="chair", reason=made.reason.body, reason_easy=easy)


def _check_words(proposal: Proposal, judged: Judged) -> None:
    if not judged.reason:
        raise Refused(for_staff("Write the reason in plain words"), field="reason")
    if needs_easy_words(proposal) and not judged.reason_easy:
        raise Refused(for_staff("Write the reason in easy words too. This person reads easy words."), field="reason_easy")


def _checked(day: dt.date | None) -> dt.date | None:
    if day is not None and day <= calendar.today():
        raise Refused(for_staff("Write a day that is still to come"), field="confirm_by")
    if day is not None and day > calendar.today() + LONGEST_WAIT:
        raise Refused(for_staff("Write a day in the next 3 months"), field="confirm_by")
    return day


def _judged(made: Outcome) -> Judged:
    return Judged(made.way, made.reason.body, made.reason_easy.body if made.reason_easy else "", made.confirm_by)


def _end_waiting(made: Outcome, **now: object) -> None:
    """Once, whoever else presses at the same time."""
    waits = (Outcome.id == made.id, Outcome.waits.is_(True), Outcome.dropped_at.is_(None), Outcome.confirmed_at.is_(None))
    ended = cast("CursorResult[object]", db.session.execute(update(Outcome).where(*waits).values(**now)))
    if ended.rowcount != 1:
        raise NotAllowed(for_staff(_NONE_WAITS))
    db.session.expire(made, list(now))
