"""The promise: ten working days, standing still while we wait, said once and kept or not."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask

from app.core import calendar, db
from app.people.models import RoleName
from app.proposals.models import Stage
from tests import keys, make, quorum
from tests.visitor import Visitor

DECISION = {
    "route": "just_do_it",
    "reason": "Others told us too.",
    "next_step": "We change the letters.",
    "contact_name": "Priya",
    "contact_how": "01632 960 124",
}


def put(idea: Any, stage: Stage) -> None:
    with db.transaction():
        make.again(idea).stage = stage


def on(day: str) -> None:
    moment = dt.datetime.fromisoformat(f"{day}T12:00:00+00:00")
    calendar.set_clock(lambda: moment)


def clock(idea: Any) -> tuple[str, str, str]:
    found = keys.now(idea)
    return tuple(str(d) for d in (found.promised_on, found.answer_due_on, found.clock_stopped_on))  # type: ignore[return-value]


def test_the_clock_stands_still_while_we_wait_and_only_that_time_moves_the_promise(app: Flask, visitor: Visitor) -> None:
    on("2026-04-01")  # Good Friday is the 3rd, Easter Monday the 6th
    idea = make.idea()
    assert clock(idea) == ("2026-04-17", "2026-04-17", "None")
    keys.staff(app, RoleName.HUDDLE_MEMBER)
    make.screened(idea, fit=False)
    on("2026-04-02")
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    member.send(f"/en/ideas/{idea.reference}/question", question="Which clinic?")
    assert clock(idea) == ("2026-04-17", "2026-04-17", "2026-04-02")
    assert member.open("/en/queue?view=waiting").has("Clock stopped")
    on("2026-04-08")  # 7th and 8th are the only working days since
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/answer", answer="The eye clinic.")
    assert clock(idea) == ("2026-04-21", "2026-04-21", "None")


@pytest.mark.parametrize(("decided_on", "kept"), [("2026-04-17", True), ("2026-04-20", False)])
def test_the_promise_is_kept_when_the_answer_goes_by_the_promised_day(app: Flask, decided_on: str, kept: bool) -> None:
    on("2026-04-01")
    idea = make.idea()
    put(idea, Stage.LISTED)
    quorum.seat(idea)
    on(decided_on)
    keys.staff(app, RoleName.CHAIR).send(f"/en/ideas/{idea.reference}/decision", **DECISION)
    assert keys.now(idea).promise_kept is kept


def test_a_second_look_gives_a_new_date_and_leaves_the_statistics_alone(app: Flask, visitor: Visitor) -> None:
    on("2026-04-01")
    idea = make.idea()
    put(idea, Stage.LISTED)
    quorum.seat(idea)
    chair = keys.staff(app, RoleName.CHAIR)
    chair.send(f"/en/ideas/{idea.reference}/decision", **(DECISION | {"route": "signpost"}))
    quorum.confirm(idea)
    on("2026-05-01")
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/look-again", reason="Please.")
    found = keys.now(idea)
    assert (clock(idea), found.promise_kept, found.stage) == (("2026-04-17", "2026-05-18", "None"), True, Stage.SCREENING)
    assert not visitor.open(f"/en/my-idea/{idea.reference}").has("Our answer")


def test_a_busy_portal_gives_no_two_ideas_the_same_reference_and_none_that_offends(app: Flask) -> None:
    from app.proposals.actions.sending import NOT_SAID, new_reference

    with db.transaction():
        made = [new_reference() for _n in range(300)]
    assert [r for r in made if r[:2] in NOT_SAID or set(r) & set("01IO")] == []
