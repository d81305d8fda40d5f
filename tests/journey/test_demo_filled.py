"""A large made-up system for measuring: bulk, and still what the actions would have made."""

import re
from collections import Counter

from flask.testing import FlaskClient
from sqlalchemy import func, select, text

from app.core import calendar, db, i18n, search
from app.history.models import Entry
from app.huddle.actions.accepting import ANSWER_IN
from app.huddle.models import Route
from app.huddle.notices import said
from app.huddle.queries import decision_of, partners_of
from app.journey.demo.build import fill
from app.people.models import ContactPoint
from app.people.queries import organisation_name
from app.proposals.forms import STAGE_FILTERS
from app.proposals.models import PUBLISHED, Answer, Proposal, Stage
from app.proposals.moves import OPEN
from tests.journey.conftest import TUESDAY
from tests.journey.rows import IDEAS, every

HERE = {"Host": "127.0.0.1:8000"}


def test_a_filled_system_points_at_nothing_that_is_not_there(filled: FlaskClient) -> None:
    assert len(every(select(Proposal.id))) == 300 + len(IDEAS)
    with db.reading() as session:
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
        session.execute(text("INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)"))


def test_a_filled_system_has_realistic_shares(filled: FlaskClient) -> None:
    added = [row[0] for row in every(select(Proposal).where(Proposal.id > len(IDEAS)))]
    assert 0.54 <= sum(idea.public for idea in added) / 300 <= 0.66
    assert 7 <= sum(idea.stage in OPEN for idea in added) <= 11
    assert {idea.stage for idea in added} == set(Stage) - {Stage.DRAFT}
    assert {idea.lang for idea in added} == {"en", "pl", "ar", "ur"}
    assert len({idea.reference for idea in added}) == 300
    answers = Counter(row[0] for row in every(select(Answer.proposal_id).where(Answer.proposal_id > len(IDEAS))))
    assert {3, 6} <= set(answers.values()) <= {3, 4, 5, 6}
    late = sum(idea.promise_kept is False for idea in added if idea.answered_at)
    assert 0 < late < 60


def test_a_filled_idea_is_public_only_where_the_rule_says_so(filled: FlaskClient) -> None:
    for (idea,) in every(select(Proposal)):
        may = idea.publish in PUBLISHED and idea.fit_to_publish is True and idea.stage is not Stage.WITHDRAWN
        assert idea.public == may
        assert (idea.answered_at is not None) == (idea.promise_kept is not None)
        assert idea.received_at <= TUESDAY


def test_a_filled_decision_keeps_the_facts_that_the_action_would_keep(filled: FlaskClient) -> None:
    for (entry,) in every(select(Entry).where(Entry.verb == "decide")):
        with db.reading():
            made = decision_of(entry.thing_id)
            assert made is not None
            asked = [one.name for one in partners_of(made.id)]  # of those that were made one by one
            if not asked and made.route is Route.PROVIDER_PROJECT and made.organisation_id:
                asked = [organisation_name(made.organisation_id)]
            told = said(made, asked, answer_in=ANSWER_IN.get(made.route, 0))
            assert entry.facts | {"waits": []} == told | {"decision": made.id, "waits": []}


def test_a_filled_system_is_searched_as_the_actions_would_have_it(filled: FlaskClient) -> None:
    """Rows of the index are what `refresh_public` makes of the same idea."""
    from sqlalchemy.orm import joinedload, selectinload

    from app.proposals.actions import refresh_public

    wanted = [joinedload(Proposal.title), joinedload(Proposal.title_en), selectinload(Proposal.answers).joinedload(Answer.text)]
    rows = select(search.SearchRow.thing_id, search.SearchRow.lang, search.SearchRow.scope, search.SearchRow.body_folded)
    before = {(row[0], row[1], row[2]): Counter(row[3].split()) for row in every(rows)}
    with db.transaction() as session:
        for idea in session.scalars(select(Proposal).where(Proposal.id > len(IDEAS)).options(*wanted)).unique():
            refresh_public(idea)
    assert {(row[0], row[1], row[2]): Counter(row[3].split()) for row in every(rows)} == before


def test_public_pages_of_a_filled_system_open(filled: FlaskClient) -> None:
    lists = [
        "",
        "?q=ward",
        "?topic=stroke",
        "?lang=ur",
        *(f"?stage={stage}" for stage in STAGE_FILTERS),
    ]
    for path in ("/en", *(f"/{reading}/ideas{asked}" for reading in ("en", "ar-easy") for asked in lists)):
        page = filled.get(path, headers=HERE)
        assert page.status_code == 200
        assert path == "/en" or re.search(r"/ideas/[A-Z]{2}\d{4}", page.text), path
    sample = every(select(Proposal.reference).where(Proposal.public, Proposal.id > len(IDEAS)).order_by(Proposal.id).limit(60))
    for n, (reference,) in enumerate(sample):
        reading = list(i18n.readings())[n % len(i18n.readings())]
        assert filled.get(f"/{reading}/ideas/{reference}", headers=HERE).status_code == 200
    for (reference,) in every(select(Proposal.reference).where(~Proposal.public).limit(20)):
        assert filled.get(f"/en/ideas/{reference}", headers=HERE).status_code == 404


def test_filling_again_adds_as_many_more(filled: FlaskClient) -> None:
    assert fill(40) == 40
    calendar.set_clock(lambda: TUESDAY)
    assert len(every(select(Proposal.id))) == 340 + len(IDEAS)
    assert len(every(select(Proposal.reference).distinct())) == 340 + len(IDEAS)
    with db.reading() as session:
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
        doubles = select(ContactPoint.value).group_by(ContactPoint.value).having(func.count() > 1)
        assert session.execute(doubles).all() == []
