"""The demo system is whole, honest about its numbers, and the same each time; a large one is valid too."""

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select, text

from app.core import calendar, db, i18n, search
from app.core.config import settings
from app.history.models import Entry
from app.huddle.models import Decision, Item, Meeting, MeetingStatus, Route
from app.journey import queries
from app.journey.demo.build import build, sign_ins
from app.notifications.actions import drain, written
from app.notifications.models import IN_FORMAT, Channel, Letter, LetterState
from app.people.queries import by_email
from app.population.permissions import see_numbers
from app.population.queries import who_sends
from app.proposals.forms import STAGE_FILTERS
from app.proposals.models import PUBLISHED, Answer, Proposal, Stage, Voice
from app.proposals.moves import DECIDED_BY_ROUTE, LATER, WORKED_ON
from app.tasks.models import Task, TaskKind
from tests.journey.conftest import TUESDAY, portal
from tests.journey.rows import IDEAS, every

HERE = {"Host": "127.0.0.1:8000"}
TRIED = (Stage.ADOPTED, Stage.ADAPTED, Stage.ABANDONED, Stage.STOPPED)
DAYS = {
    "a Thursday": dt.datetime(2026, 11, 26, 8, 0, tzinfo=dt.UTC),
    "between the years": dt.datetime(2026, 12, 29, 0, 5, tzinfo=dt.UTC),
    "after Easter": dt.datetime(2027, 3, 31, 22, 30, tzinfo=dt.UTC),
}


def stage_told(idea: dict[str, Any]) -> Stage:
    """Where an idea of the file must stand."""
    return DECIDED_BY_ROUTE[idea["route"]] if idea["stage"] == "decided" else Stage(idea["stage"])


def test_each_idea_of_the_file_stands_where_the_file_says(made: None) -> None:
    stages = Counter(row[0] for row in every(select(Proposal.stage)))
    assert stages == Counter(stage_told(idea) for idea in IDEAS)
    routes = Counter(row[0] for row in every(select(Decision.route)))
    assert routes == Counter(Route(idea["route"]) for idea in IDEAS if "route" in idea)
    assert set(routes) == set(Route)


def test_every_stage_is_in_the_demo_and_those_of_the_work_are_public(made: None) -> None:
    assert {row[0] for row in every(select(Proposal.stage))} == set(Stage) - {Stage.DRAFT}  # a draft is nobody's to see
    public = {row[0] for row in every(select(Proposal.stage).where(Proposal.public))}
    assert {Stage.DECIDED, *WORKED_ON, *TRIED, Stage.DONE, Stage.JOINED, Stage.IDEA_BANK} <= public


@pytest.mark.parametrize("asked", STAGE_FILTERS)
def test_the_list_of_a_stage_shows_every_public_idea_of_it_and_no_other(client: FlaskClient, asked: str) -> None:
    standing = Proposal.stage.in_(STAGE_FILTERS[asked][1])
    expected = {row[0] for row in every(select(Proposal.reference).where(Proposal.public, standing))}
    for reading in ("en", "ar-easy"):
        page = client.get(f"/{reading}/ideas?stage={asked}", headers=HERE).text
        assert set(re.findall(r"/ideas/([A-Z]{2}\d{4})", page)) == expected != set()


def test_an_idea_that_is_tried_goes_the_way_of_a_real_project(made: None) -> None:
    _check_work()


def _check_work() -> None:
    """Step by step, each on a working day of its own; 90 days at most from the first test to the evaluation; an end at a huddle, with its reason."""
    told_moves = sorted(["decide", *(step["verb"] for step in idea["moves"])] for idea in IDEAS if "moves" in idea)
    found = []
    for entries in _stories().values():
        steps = [entry for entry in entries if entry.verb in {"decide", *LATER}]
        if len(steps) > 1:
            found.append([step.verb for step in steps])
            days = [calendar.on_date(step.at) for step in steps]
            assert days == sorted(set(days))
            assert all(calendar.is_working_day(day) for day in days)
            first = days[found[-1].index("start_testing")]
            until = next((day for day, step in zip(days, steps, strict=True) if step.verb == "evaluate"), calendar.today())
            assert until - first <= dt.timedelta(days=90)
            assert all(step.reason and step.facts["reason_easy"] for step in steps[1:] if not step.verb.startswith("start_"))
            assert {day.weekday() for day, step in zip(days, steps, strict=True) if step.role == "chair"} == {3}
    assert sorted(found) == told_moves


def test_who_brought_an_idea_got_a_letter_for_each_step_of_the_work(made: None) -> None:
    letters = every(select(Letter.id).where(Letter.name == "proposals/moved"))
    assert len(letters) == sum(len(idea.get("moves", ())) for idea in IDEAS)


def test_each_idea_keeps_its_language_its_reading_and_its_pathway(made: None) -> None:
    found = Counter(tuple(row) for row in every(select(Proposal.lang, Proposal.reading, Proposal.pathway)))
    assert found == Counter((idea["lang"], idea["reading"], idea["pathway"]) for idea in IDEAS)
    assert {idea["lang"] for idea in IDEAS} == {"en", "pl", "ar", "ur"}


def test_an_idea_that_nobody_has_read_has_no_topic_and_no_working_title(made: None) -> None:
    rows = every(
        select(Proposal.topic, Proposal.organisation_id, Proposal.reader_id, Proposal.public).where(Proposal.stage == Stage.RECEIVED)
    )
    assert set(map(tuple, rows)) == {(None, None, None, False)}
    working = {idea["working_title"] for idea in IDEAS if idea["stage"] == "received" and len(idea["problem"]) > 80}
    with db.reading() as session:
        titles = set(session.scalars(text("SELECT body FROM text JOIN proposal ON proposal.title_id = text.id")))
    assert not working & titles


def test_who_may_be_read_by_everybody_is_what_was_chosen_and_found_fit(made: None) -> None:
    expected = sum(idea["publish"] in set(PUBLISHED) and idea["fit_to_publish"] for idea in IDEAS)
    assert len(every(select(Proposal.id).where(Proposal.public))) == expected


def test_the_front_page_counts_the_answers_of_three_months_and_admits_a_late_one(made: None) -> None:
    with db.reading():
        front = queries.front()
    since = TUESDAY - queries.QUARTER
    rows = every(select(Proposal.answered_at, Proposal.promise_kept, Proposal.promised_on).where(Proposal.answered_at >= since))
    assert front.answered == len(rows)
    assert front.on_time == sum(calendar.on_date(at) <= promised for at, _kept, promised in rows)
    assert 0 < front.on_time < front.answered
    assert len(every(select(Proposal.id).where(Proposal.answered_at.is_not(None)))) == sum("route" in idea for idea in IDEAS)


def test_every_step_has_its_own_time_and_none_lies_ahead(made: None) -> None:
    midnight = dt.datetime.combine(calendar.today(), dt.time(), settings().zone)
    for column in (Entry.at, Letter.created_at, Letter.sent_at, Answer.saved_at, Item.added_at, Proposal.saved_at, Task.created_at):
        assert every(select(func.max(column)))[0][0] < midnight
    for entries in _stories().values():
        assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)


def _stories() -> dict[int, list[Entry]]:
    stories: dict[int, list[Entry]] = {}
    for (entry,) in every(select(Entry).where(Entry.kind == "proposal").order_by(Entry.id)):
        stories.setdefault(entry.thing_id, []).append(entry)
    return stories


def test_ideas_are_decided_in_a_huddle_on_a_thursday_and_three_more_are_planned(made: None) -> None:
    for on, at in every(select(Meeting.on, Decision.decided_at).join(Decision, Decision.meeting_id == Meeting.id)):
        assert (on.weekday(), calendar.on_date(at)) == (3, on)
    planned = every(select(Meeting.on).where(Meeting.status == MeetingStatus.PLANNED).order_by(Meeting.on))
    assert [row[0].isoformat() for row in planned] == ["2026-11-26", "2026-12-03", "2026-12-10"]
    listed = sum(idea["stage"] == "listed" for idea in IDEAS)
    assert len(every(select(Item.id).join(Item.meeting).where(Meeting.on == dt.date(2026, 11, 26)))) == listed


def test_no_letter_of_the_past_waits_to_be_sent(made: None) -> None:
    letters = [row[0] for row in every(select(Letter))]
    made = [letter for letter in letters if letter.held_by == IN_FORMAT]  # by a person, in another form: some of them still are
    assert {letter.state for letter in made} <= {LetterState.SENT, LetterState.HELD}
    assert {letter.state for letter in letters if letter not in made} == {LetterState.SENT, LetterState.TASK}
    assert {letter.sent_at == letter.created_at for letter in letters if letter.channel is Channel.EMAIL and letter not in made} == {True}
    assert drain() == 0


def test_a_mail_server_gets_nothing_of_the_past(empty: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_URL", "smtp://127.0.0.1:9")
    settings.cache_clear()
    assert build()
    left = every(
        select(Letter.id).where(Letter.state.in_([LetterState.WAITING, LetterState.SENDING, LetterState.HELD]), Letter.held_by != IN_FORMAT)
    )
    assert left == []


def test_every_letter_can_be_read_in_its_own_reading(made: None) -> None:
    for (letter,) in every(select(Letter)):
        words = written(letter)
        assert words.subject
        assert "http://127.0.0.1:8000/" in words.text
        assert f'dir="{i18n.readings()[letter.reading].dir}"' in words.html


def test_a_few_tasks_are_open_and_most_are_done(made: None) -> None:
    tasks = [row[0] for row in every(select(Task))]
    still_open = [task for task in tasks if task.done_at is None]
    assert 3 <= len(still_open) <= 10
    assert len(still_open) < len(tasks) / 2
    of_a_letter = [task for task in tasks if task.kind in {TaskKind.PHONE, TaskKind.POST, TaskKind.FORMAT}]
    assert len(every(select(Task.id).join(Letter, Task.letter_id == Letter.id))) == len(of_a_letter)
    assert {TaskKind.TRANSLATE, TaskKind.FORMAT, TaskKind.CALL_BACK} <= {task.kind for task in tasks}


def test_a_few_hundred_made_up_people_answered_the_questions_about_themselves(made: None) -> None:
    with db.reading():
        priya = by_email("priya@example.org")
        assert priya
        tables = {table.name: table for table in who_sends(by=priya, to=see_numbers)}
    assert 200 < tables["age"].base < 500
    assert [name for name in ("age", "disability", "ethnic_group", "sex", "gender", "words") if not tables[name].rows] == []


def test_making_the_demo_twice_changes_nothing(made: None) -> None:
    before = _picture()
    assert not build()
    assert _picture() == before


def test_the_demo_is_the_same_each_time_on_the_same_day(model: Path, tmp_path: Path) -> None:
    with portal(tmp_path / "one", of=model):
        first = _picture()
    with portal(tmp_path / "other"):
        assert build()
        assert _picture() == first


def _picture() -> dict[str, list[tuple[Any, ...]]]:
    """Everything that is in the tables, but for the salts of links."""
    with db.reading() as session:
        return {
            table.name: [
                tuple(row)
                for row in session.execute(select(*(c for c in table.c if c.name not in {"salt", "facts"})).order_by(*table.primary_key))
            ]
            for table in db.Model.metadata.sorted_tables
            if table.name not in {"sign_in", "visit"}
        }


@pytest.mark.parametrize("day", DAYS.values(), ids=list(DAYS))
def test_the_demo_can_be_made_on_any_day(empty: None, day: dt.datetime) -> None:
    calendar.set_clock(lambda: day)
    assert build()
    calendar.set_clock(lambda: day)
    stages = Counter(row[0] for row in every(select(Proposal.stage)))
    assert stages == Counter(stage_told(idea) for idea in IDEAS)
    assert every(select(func.max(Entry.at)))[0][0] < day
    _check_work()
    with db.reading():
        front = queries.front()
    assert front.answered - front.on_time == 1


def test_the_founding_idea_is_public_with_its_real_dates_and_found_by_search(client: FlaskClient) -> None:
    founding = IDEAS[0]
    with db.reading() as session:
        idea = session.scalars(
            select(Proposal).where(Proposal.id.in_(search.matching("proposal", "design collaborative huddle", scope="public")))
        ).one()
        entries = session.scalars(select(Entry).where(Entry.kind == "proposal", Entry.thing_id == idea.id).order_by(Entry.id)).all()
    assert calendar.on_date(idea.received_at).isoformat() == founding["sent_on"] == "2022-02-01"
    told_later = {
        verb: [[calendar.on_date(e.at).isoformat(), e.facts["text"]] for e in entries if e.verb == verb] for verb in ("milestone", "update")
    }
    assert told_later == {"milestone": founding["milestones"], "update": founding["updates"]}
    assert idea.reference in client.get("/en/ideas?q=weekly+design+huddle", headers=HERE).text
    page = client.get(f"/en/ideas/{idea.reference}", headers=HERE)
    assert (page.status_code, founding["working_title"] in page.text) == (200, True)


def test_every_public_idea_opens_in_every_reading(client: FlaskClient) -> None:
    for (reference,) in every(select(Proposal.reference).where(Proposal.public)):
        for reading in i18n.readings():
            assert client.get(f"/{reading}/ideas/{reference}", headers=HERE).status_code == 200


def test_one_sign_in_for_each_role_opens_once_and_is_made_anew(client: FlaskClient) -> None:
    doors, again = sign_ins(), sign_ins()
    assert [role for role, _name, _link in doors] == [
        "huddle member",
        "huddle member with lived experience",
        "chair",
        "provider QI lead",
        "administrator",
        "proposer",
    ]
    assert not {link for *_who, link in doors} & {link for *_who, link in again}
    for _role, _name, link in doors:
        page = client.get(link.removeprefix("http://127.0.0.1:8000"), headers=HERE)
        assert (page.status_code, re.search("<form[^>]+method=.post", page.text) is not None) == (200, True)


def test_nobody_can_sign_in_where_no_demo_was_made(empty: None) -> None:
    assert sign_ins() == []


# ---- a large system ----


def test_one_pair_of_ideas_is_shown_together_and_one_waits_for_an_answer(made: None) -> None:
    voices = every(select(Voice).order_by(Voice.proposal_id))
    assert sorted(row[0].together for row in voices) == [False, True]
    assert all(row[0].told_at and row[0].asked_at and row[0].told_at > row[0].asked_at for row in voices)
    assert len(every(select(Letter.id).where(Letter.name == "proposals/voice"))) == 2
