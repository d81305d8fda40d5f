"""Two people do the same at the same moment, on PostgreSQL: one deed stands, the other is told so, and nothing breaks.

Both are held at the same table until both wait there; then they go on together.
"""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select, text

from app.core import calendar, db
from app.huddle.actions import group
from app.huddle.models import Meeting, Outcome, Presence
from app.improvement.actions import start_project
from app.improvement.actions.evaluating import Thought, evaluate
from app.improvement.models import Act, Project, Review, ReviewTold, Value
from app.people.models import RoleName
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.test_reviews import WHOLE
from tests.improvement.trying import today, tried, values
from tests.quorum import voices
from tests.visitor import Seen, Visitor

_WAIT = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")


def another(on_postgres: Visitor, role: RoleName, address: str) -> Visitor:
    """One more browser of the same portal."""
    who = Visitor(on_postgres.client.application)
    keys.come_in(who, role, address)
    return who


def at_once(table: str, *deeds: Callable[[], Seen]) -> list[Seen]:
    """Does these together, each held at its first write into a table until all of them are."""
    with ThreadPoolExecutor(len(deeds)) as room, db.engine().connect() as held:
        held.execute(text(f'LOCK TABLE "{table}" IN EXCLUSIVE MODE'))
        doing = [room.submit(deed) for deed in deeds]
        with db.engine().connect().execution_options(isolation_level="AUTOCOMMIT") as looking:
            while looking.scalar(_WAIT) < len(deeds) and not any(one.done() for one in doing):
                pass
        held.rollback()
        return [one.result() for one in doing]


def counted(model: type) -> int:
    with db.reading():
        return db.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.fixture
def sam(on_postgres: Visitor) -> Visitor:
    keys.come_in(on_postgres, RoleName.HUDDLE_MEMBER, "sam@example.org")
    return on_postgres


@pytest.fixture
def ana(sam: Visitor) -> Visitor:
    return another(sam, RoleName.HUDDLE_MEMBER, "ana@example.org")


# ---- a review ----


def closes(who: Visitor, **more: str) -> Callable[[], Seen]:
    return lambda: who.press("Close the review", **WHOLE | more)


@pytest.mark.parametrize("drafted", [False, True])
def test_two_who_close_one_review_with_other_words_close_it_once(sam: Visitor, ana: Visitor, drafted: bool) -> None:
    idea = tried()[0]
    where = f"/en/ideas/{idea.reference}/try-out/reviews/1/write"
    if drafted:
        sam.open(where)
        sam.press("Save and go on later", seen="Bags")
    for who in (sam, ana):
        who.open(where)
    seen = at_once("review", closes(sam, seen="Sam saw this."), closes(ana, seen="Ana saw that."))
    assert sorted(page.status for page in seen) == [200, 422]
    assert (counted(Review), counted(ReviewTold), len(keys.letters("improvement/review"))) == (1, 1, 1)
    with db.reading():
        told = db.session.scalar(select(Review.seen))
    assert told in {"Sam saw this.", "Ana saw that."}


def test_two_who_close_one_review_with_the_same_words_write_one_letter(sam: Visitor, ana: Visitor) -> None:
    idea = tried()[0]
    for who in (sam, ana):
        who.open(f"/en/ideas/{idea.reference}/try-out/reviews/1/write")
    assert {page.status for page in at_once("review", closes(sam), closes(ana))} <= {200, 422}
    assert (counted(ReviewTold), len(keys.letters("improvement/review"))) == (1, 1)


# ---- a value ----


@pytest.mark.parametrize("other", ["4.2", "5.1"])
def test_two_who_enter_the_value_of_one_week_keep_one_and_what_it_was_before(sam: Visitor, ana: Visitor, other: str) -> None:
    _idea, number = tried()
    for who in (sam, ana):
        who.open(f"/en/measures/{number}")
    seen = at_once("measure_value", lambda: sam.send(on=today(), value="4.2"), lambda: ana.send(on=today(), value=other))
    assert ([page.status for page in seen], counted(Value)) == ([200, 200], 1)
    assert values(number)[0][1] in {"4.2", other}


# ---- a decision ----


@pytest.fixture
def evaluated(sam: Visitor) -> Proposal:
    """An idea whose evaluation the huddle has."""
    idea, by = make.public_idea(), make.staff()
    with db.transaction():
        found = make.again(idea)
        found.stage = Stage.TESTING
        project: Project = start_project(found, by=by)
        project.started_on = calendar.today() - dt.timedelta(days=90)
        evaluate(found, project, Thought("People wait less.", "Weekends.", Act.ADOPT, "It held."), seen_saves=0, by=by)
    return idea


def chairs(sam: Visitor, idea: Proposal) -> list[Visitor]:
    """Two chairs, each with the page of the decision before them."""
    found = [another(sam, RoleName.CHAIR, address) for address in ("nadia@example.org", "omar@example.org")]
    for who in found:
        who.open(f"/en/ideas/{idea.reference}/try-out/decision")
    return found


def test_two_chairs_who_decide_at_once_decide_once_and_one_letter_goes(sam: Visitor, evaluated: Proposal) -> None:
    people = voices()
    with db.transaction():
        meeting = Meeting(huddle_id=group().id, on=calendar.today())
        db.session.add(meeting)
        db.session.flush()
        db.session.add_all(Presence(meeting_id=meeting.id, person_id=n, noted_by=n) for n in people)
    nadia, omar = chairs(sam, evaluated)
    seen = at_once(
        "outcome",
        lambda: nadia.press("Record it and tell them", way="adopt", reason="It held."),
        lambda: omar.press("Record it and tell them", way="abandon", reason="It did not."),
    )
    assert (sorted(page.status for page in seen), counted(Outcome)) == ([200, 409], 1)
    told = [letter.facts["news"] for letter in keys.letters("proposals/moved")]
    assert len([news for news in told if news != "We find out if your idea worked"]) == 1
    assert keys.now(evaluated).stage in {Stage.ADOPTED, Stage.ABANDONED}


def test_two_chairs_who_record_for_now_at_once_leave_one_that_waits(sam: Visitor, evaluated: Proposal) -> None:
    nadia, omar = chairs(sam, evaluated)
    seen = at_once(
        "outcome",
        lambda: nadia.press("Record it", way="adopt", reason="It held."),
        lambda: omar.press("Record it", way="abandon", reason="It did not."),
    )
    with db.reading():
        waiting = db.session.scalar(select(func.count()).select_from(Outcome).where(Outcome.waits.is_(True), Outcome.dropped_at.is_(None)))
    assert (sorted(page.status for page in seen), waiting) == ([200, 409], 1)
    assert keys.now(evaluated).stage is Stage.EVALUATION


def test_two_who_pause_at_once_pause_once_and_the_second_keeps_a_calm_page(sam: Visitor, ana: Visitor) -> None:
    idea = tried()[0]
    for who in (sam, ana):
        who.open(f"/en/ideas/{idea.reference}/try-out/pause")
    seen = at_once(
        "proposal",
        lambda: sam.press("Pause the work", reason="The ward moves."),
        lambda: ana.press("Pause the work", reason="The ward is closed."),
    )
    assert sorted(page.status for page in seen) == [200, 409]
    assert next(page for page in seen if page.status == 409).has("The ward")
    assert (keys.now(idea).stage, len(keys.letters("proposals/moved"))) == (Stage.PAUSED, 1)
