"""Numbers for the chair: honest counts, and what nobody looks after with a way to do something about it."""

import datetime as dt

from flask import Flask

from app.core import calendar, db
from app.people.actions import organisations
from app.people.models import RoleName
from app.people.queries import named
from app.proposals.models import Proposal, Stage
from tests import keys, make, meetings
from tests.visitor import Visitor


def row_of(chair: Visitor, words: str) -> list[str]:
    page = chair.open("/en/huddles/figures")
    rows = [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in page.all("tr")]
    return next(row for row in rows if row and row[0] == words)


def answered(idea: Proposal, *, days: int, kept: bool, organisation: int | None = None) -> None:
    with db.transaction():
        found = make.again(idea)
        found.received_at = calendar.now() - dt.timedelta(days=days, hours=1)
        found.answered_at, found.promise_kept = calendar.now() - dt.timedelta(hours=1), kept
        found.stage, found.organisation_id = Stage.DECIDED, organisation


def test_promises_are_counted_by_pathway_language_and_organisation_of_today(chair: Visitor) -> None:
    old, sam = make.organisation("Wenbrook Hospitals"), make.staff()
    answered(make.idea(), days=3, kept=True, organisation=old)
    answered(make.idea("pl-easy"), days=30, kept=False, organisation=old)
    new = make.organisation("Greater Wenbrook")
    with db.transaction():
        before, after = named("Wenbrook Hospitals"), named("Greater Wenbrook")
        assert before
        assert after
        organisations.merge(before, after, reason="One trust", by=sam)
    answered(make.idea(), days=3, kept=True, organisation=new)
    with db.transaction():
        make.again(idea := make.idea())
    with db.transaction():
        make.again(idea).answer_due_on = calendar.today() - dt.timedelta(days=2)
    assert row_of(chair, "Greater Wenbrook") == ["Greater Wenbrook", "2", "1", "0"]
    assert row_of(chair, "For no organisation") == ["For no organisation", "0", "0", "1"]
    assert row_of(chair, "Polish, easy words") == ["Polish, easy words", "0", "1", "0"]
    assert row_of(chair, "English") == ["English", "2", "0", "1"]


def test_waiting_times_stand_as_a_distribution(chair: Visitor) -> None:
    for days in (3, 5, 30, 90):
        answered(make.idea(), days=days, kept=True)
    make.idea()
    assert [row_of(chair, words)[1:] for words in ("Up to 7 days", "8 to 14 days", "29 to 42 days", "More than 42 days")] == [
        ["2", "1"],
        ["0", "0"],
        ["1", "0"],
        ["1", "0"],
    ]


def test_who_was_missing_stands_as_a_question(app: Flask, chair: Visitor) -> None:
    sam = meetings.member("sam@example.org", "Wenbrook Hospitals")
    meetings.member("priya@example.org", "Tarrow Council")
    for n in range(3):
        meetings.there(meetings.meeting(dt.date(2026, 1, 7) + dt.timedelta(days=7 * n)), [sam])
    meetings.meeting(dt.date(2026, 2, 4))  # nobody pressed who was there
    seen = chair.open("/en/huddles/figures")
    assert seen.has("Nobody from Digital was there in 3 of 3 huddles.")
    assert seen.has("Nobody from Tarrow Council was there in 3 of 3 huddles.")
    assert (seen.has("Nobody from Wenbrook"), seen.has("Who could we ask")) == (False, True)


def test_routes_are_counted_as_decisions_stand_today(chair: Visitor) -> None:
    idea, sam, meeting = make.public_idea(), make.staff(), meetings.meeting()
    first = meetings.decided(meeting, idea, sam)
    meetings.decided(meeting, idea, sam, replaces_id=first)
    assert row_of(chair, "Just do it") == ["Just do it", "1"]


def test_what_nobody_looks_after_has_a_way_to_do_something(chair: Visitor) -> None:
    old, decided = make.idea(), make.public_idea(title="Without a lead")
    with db.transaction():
        make.again(old).received_at = calendar.now() - dt.timedelta(days=20)
    answered(decided, days=3, kept=True, organisation=make.organisation())
    seen = chair.open("/en/huddles/figures")
    assert seen.has("Ideas that wait more than 5 working days, and nobody reads them: 1")
    assert seen.has("Decided, and nobody leads it in an organisation: 1")
    assert seen.link("Without a lead") == f"/en/ideas/{decided.reference}/read"
    make.staff(RoleName.PROVIDER_QI_LEAD, "lead@example.org", "Lee", organisation=make.organisation())
    assert chair.open("/en/huddles/figures").has("Decided, and nobody leads it in an organisation: 0")


def test_the_chair_reads_it_while_nothing_has_happened_and_nobody_else_does(app: Flask, chair: Visitor) -> None:
    seen = chair.open("/en-easy/huddles/figures")
    assert seen.status == 200
    assert keys.staff(app, RoleName.HUDDLE_MEMBER).open("/en/huddles/figures").status == 404


def test_numbers_cost_as_many_statements_for_many_ideas_as_for_one(chair: Visitor) -> None:
    counts = []
    for count in (1, 9):
        for _n in range(count):
            answered(make.public_idea(), days=3, kept=True, organisation=make.organisation())
            make.idea()
        with keys.statements() as ran:
            chair.open("/en/huddles/figures")
        counts.append(len(ran))
    assert (counts[0] == counts[1], counts[0] <= 24) == (True, True), counts
