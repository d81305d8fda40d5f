"""What looks private in words that people outside read: the team is asked once before it is saved, and can say that it is right."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import calendar, db
from app.core.web.guests import shelf
from app.history.queries import entries
from app.improvement import actions
from app.improvement.forms.read_outside import looks_private
from app.improvement.models import Measure, MeasureType
from app.improvement.queries import aims, project_of
from app.people.models import RoleName
from app.proposals.models import Proposal
from tests import keys, make
from tests.improvement.trying import WEEK, tried
from tests.visitor import Seen, Visitor

NAMED = "Mrs Jane Smith (07700 900123, jane@example.org) waits 3 hours, not 5."
PHONE = "This looks like a phone number: 07700 900123. People outside the team read this."


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    shelf.clear()
    yield
    shelf.clear()


@pytest.fixture
def idea() -> Proposal:
    return tried("41 44 40 43 45 42")[0]


@pytest.fixture
def sam(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


def there(idea: Proposal, end: str, tag: str = "en") -> str:
    return f"/{tag}/ideas/{idea.reference}/{end}"


def stands(idea: Proposal) -> list[str]:
    with db.reading():
        project = project_of(make.again(idea))
        assert project
        return [aim.words.body for aim in aims(project)]


def box(page: Seen) -> list[str]:
    return [str(one.get("value")) for one in page.all("input") if one.get("name") == "fine"]


def test_an_aim_that_names_somebody_is_asked_about_once_and_saved_when_it_is_right(sam: Visitor, visitor: Visitor, idea: Proposal) -> None:
    address = there(idea, "try-out/aim")
    page = sam.send(address, words=NAMED)
    assert (page.status, stands(idea)) == (422, [])
    for words in (
        PHONE,
        "This looks like an email address: jane@example.org.",
        "This looks like the name of a person: Mrs Jane Smith.",
        NAMED,
    ):
        assert page.has(words), words
    assert sam.send(address, words=NAMED, fine=box(page)).status == 200
    assert stands(idea) == [NAMED]
    assert visitor.open(there(idea, "how-it-goes")).has("07700 900123")


@pytest.mark.parametrize(
    ("words", "name"),
    [("Mrs\u00a0Smith waits.", "Mrs Smith"), ("Mx. Åsa Berg went home.", "Mx. Åsa Berg"), ("We miss that.", ""), ("Ms of today", "")],
)
def test_a_name_is_noticed_however_it_is_written(words: str, name: str) -> None:
    assert [one for sign, one in looks_private(words) if sign == "name"] == ([name] if name else [])


TWO = "Ring 07700 900123 or (01632) 960 456. Mrs Jane Smith and Mr Ali Khan, born 03/04/1961, know by 31/03/2027."


def test_every_detail_is_asked_about_in_one_list_and_all_of_them_are_read_once_they_are_right(
    sam: Visitor, visitor: Visitor, idea: Proposal
) -> None:
    address = there(idea, "try-out/aim")
    page = sam.send(address, words=TWO, easy="Ring 07700 900123 or +353 87 123 4567.")
    asked = ["07700 900123", "(01632) 960 456", "03/04/1961", "Mrs Jane Smith", "Mr Ali Khan", "+353 87 123 4567"]
    main = next(iter(page.all("main")))
    assert ["".join(one.itertext()) for one in main.iter("bdi")] == asked
    assert all(any(f": {words}. People outside the team read this." in fault for fault in page.faults()) for words in asked)
    assert sam.send(address, words=TWO, easy="Ring 07700 900123 or +353 87 123 4567.", fine=box(page)).status == 200
    assert all(visitor.open(there(idea, "how-it-goes")).has(words) for words in asked[:-1])


def test_a_second_detail_beside_one_that_is_right_is_asked_about(sam: Visitor, visitor: Visitor, idea: Proposal) -> None:
    address = there(idea, "try-out/aim")
    said = box(sam.send(address, words="Ring 07700 900123."))
    assert sam.send(address, words="Ring 07700 900123.", fine=said).status == 200
    page = sam.send(address, words="Ring 07700 900123 or 01632 960456.", fine=said)
    assert (page.status, stands(idea)) == (422, ["Ring 07700 900123."])
    assert not visitor.open(there(idea, "how-it-goes")).has("960456")


def test_a_yes_to_nothing_lets_nothing_be_read(sam: Visitor, idea: Proposal) -> None:
    sam.send(there(idea, "try-out/aim"), words="People wait 3 hours, not 5.", fine=["0123456789ab"])
    with db.reading():
        project = project_of(make.again(idea))
        assert project
        assert [bool(aim.fine) for aim in aims(project)] == [False]


def test_another_detail_is_asked_about_again(sam: Visitor, idea: Proposal) -> None:
    address = there(idea, "try-out/aim")
    said = box(sam.send(address, words=NAMED))
    assert sam.send(address, words=NAMED.replace("900123", "900456"), fine=said).status == 422


@pytest.mark.parametrize("words", ["People wait 3 hours, not 5, by 31/03/2027.", "From 12% (01/11/2026) to 6% on Ward 7, NG1."])
def test_an_aim_without_private_details_is_not_asked_about(sam: Visitor, idea: Proposal, words: str) -> None:
    assert sam.send(there(idea, "try-out/aim"), words=words).status == 200


def test_nobody_outside_reads_how_to_reach_somebody_in_an_aim_that_nobody_was_asked_about(visitor: Visitor, idea: Proposal) -> None:
    by = make.staff()
    with db.transaction():
        project = project_of(make.again(idea))
        assert project
        actions.set_aim(project, NAMED, None, by=by)
    page = visitor.open(there(idea, "how-it-goes"))
    assert page.has("We do not show email addresses and phone numbers here.")
    assert page.has("waits 3 hours, not 5.")
    assert not any(page.has(gone) for gone in ("07700", "900123", "jane@", "example.org"))


def test_the_names_of_measures_are_asked_about_before_they_are_shown(sam: Visitor, visitor: Visitor, idea: Proposal) -> None:
    with db.transaction() as session:
        measure = session.scalars(select(Measure)).one()
        measure.name, measure.type, number = "Calls to 07700 900123", MeasureType.TIME, str(measure.id)
    page = sam.send(there(idea, "try-out/shown"), measures=[number])
    assert (page.status, page.has(PHONE)) == (422, True)
    assert not visitor.open(there(idea, "how-it-goes")).has("Calls to")
    assert sam.send(there(idea, "try-out/shown"), measures=[number], fine=box(page)).status == 200
    assert visitor.open(there(idea, "how-it-goes")).has("Calls to")


@pytest.mark.parametrize(("is_shown", "status"), [(True, 422), (False, 200)])
def test_another_name_of_a_measure_is_asked_about_where_it_is_shown(sam: Visitor, idea: Proposal, is_shown: bool, status: int) -> None:
    with db.transaction() as session:
        measure = session.scalars(select(Measure)).one()
        measure.shown_at, number = calendar.now() if is_shown else None, measure.id
    said = {"kind": "outcome", "definition": "Tally", "unit": "hours", "direction": "decrease", "every": "week"}
    assert sam.send(f"/en/measures/{number}/change", name="Calls to 07700 900123", **said).status == status


def test_a_review_is_asked_about_before_it_is_closed_and_not_before(sam: Visitor, idea: Proposal) -> None:
    with db.transaction():
        project = project_of(make.again(idea))
        assert project
        project.started_on = calendar.today() - 5 * WEEK
    said = {"seen": NAMED, "less": "no", "next_step": "We go on.", "voice": "none", "no_voice": "Nobody came.", "easy": "It goes well."}
    address = there(idea, "try-out/reviews/1/write")
    assert sam.send(address, **said).status == 200
    page = sam.send(address, **said, saves="1", close="yes")
    assert (page.status, page.has(PHONE)) == (422, True)
    assert sam.send(address, **said, saves="1", close="yes", fine=box(page)).status == 200


# ---- easy words ----


def test_readers_of_easy_words_read_the_aim_in_easy_words(sam: Visitor, visitor: Visitor, idea: Proposal) -> None:
    hard, easy = "Falls of category 2 or worse: 3 a month, not 5.", "Fewer people fall and get hurt. 3 in a month, not 5."
    assert sam.send(there(idea, "try-out/aim"), words=hard, easy=easy).status == 200
    seen = [visitor.open(there(idea, "how-it-goes", tag)) for tag in ("en-easy", "en")]
    assert [(page.has(easy), page.has(hard)) for page in seen] == [(True, False), (False, True)]
    assert sam.open(there(idea, "try-out/aim")).has(easy)


def test_readers_of_easy_words_read_the_standard_words_where_nobody_wrote_easy_ones(sam: Visitor, visitor: Visitor, idea: Proposal) -> None:
    sam.send(there(idea, "try-out/aim"), words="Falls of category 2: 3 a month, not 5.")
    assert visitor.open(there(idea, "how-it-goes", "en-easy")).has("Falls of category 2: 3 a month, not 5.")


def test_easy_words_of_an_aim_are_looked_at_before_they_are_saved(sam: Visitor, idea: Proposal) -> None:
    page = sam.send(there(idea, "try-out/aim"), words="3 hours, not 5.", easy="We utilise the pathway.", look="easy")
    assert (page.has("utilise"), stands(idea)) == (True, [])


# ---- older words ----


def test_the_words_of_an_older_aim_can_be_taken_away_with_a_reason(sam: Visitor, visitor: Visitor, idea: Proposal) -> None:
    address = there(idea, "try-out/aim")
    sam.send(address, words=NAMED, fine=box(sam.send(address, words=NAMED)))
    sam.send(address, words="People wait 3 hours, not 5.")
    assert not visitor.open(there(idea, "how-it-goes")).has("Jane")
    page = sam.open(there(idea, "try-out"))
    assert page.has(NAMED)
    away = page.link("Take these words away")
    assert (sam.send(away, why="").status, stands(idea)[1]) == (422, NAMED)
    page = sam.send(away, why="It named a patient.")
    assert (page.has("These words were taken away."), page.has("Jane"), stands(idea)) == (True, False, ["People wait 3 hours, not 5.", ""])
    with db.reading():
        project = project_of(make.again(idea))
        assert project
        assert entries("project", project.id)[0].reason == "It named a patient."


def test_the_words_of_the_aim_that_holds_stay(sam: Visitor, idea: Proposal) -> None:
    sam.send(there(idea, "try-out/aim"), words="People wait 3 hours, not 5.")
    assert sam.send(there(idea, "try-out/aims/1/take-away"), why="Why not").status == 409
    assert stands(idea) == ["People wait 3 hours, not 5."]
