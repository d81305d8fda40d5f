"""Somebody and the team answer at the same moment, on PostgreSQL; so do two who draw the same. Nothing is lost, and nothing stands twice."""

import pytest
from sqlalchemy import func, select

from app.core import db
from app.improvement.models import ChangeIdea, Driver, Said
from app.languages.models import Text
from tests.improvement.going import begun
from tests.improvement.test_answers_on_the_phone import SAVE
from tests.improvement.test_own_words_stay import EMPTY, LATE, form
from tests.improvement.test_races_on_postgres import ana, at_once, counted, sam
from tests.improvement.test_witnesses import NOOR, day_comes, opened, test_under_way, the_day_before
from tests.improvement.test_witnesses_in_their_language import number
from tests.visitor import Seen, Visitor

__all__ = ["ana", "number", "sam", "test_under_way", "the_day_before"]
ASKED = "cycle_asked"


@pytest.fixture
def noor(sam: Visitor, number: int) -> Visitor:
    """Her link is open; she has said nothing yet."""
    sam.open(f"/en/small-tests/{number}/ask")
    sam.send(**NOOR | {"reading": "en"})
    day_comes()
    her = Visitor(sam.client.application)
    opened(her, "noor@example.org")
    return her


def kept() -> list[str]:
    """The words of answers that are still there."""
    with db.reading():
        return sorted(db.session.scalars(select(Text.body).where(Text.kind == ASKED, Text.body != "")))


def again(her: Visitor) -> Visitor:
    """She sends the same page from another window."""
    other = Visitor(her.client.application)
    other.client, other.page = her.client, her.page
    return other


def test_a_first_answer_that_is_sent_twice_at_once_is_one(noor: Visitor) -> None:
    other = again(noor)
    seen = at_once(ASKED, lambda: noor.send(saw_1="no", words_1=EMPTY), lambda: other.send(saw_1="no", words_1=EMPTY))
    assert ([page.status for page in seen], counted(Said), kept()) == ([200, 200], 1, [EMPTY])


@pytest.mark.parametrize("words", [EMPTY, "It came at noon."])
def test_the_team_writes_down_while_somebody_answers_and_no_word_of_theirs_is_lost(
    sam: Visitor, noor: Visitor, number: int, words: str
) -> None:
    noor.send(saw_1="no", words_1=EMPTY)
    noor.open(noor.page.link("Change my answer"))
    form(sam, number)

    def writes() -> Seen:
        return sam.press(SAVE, saw_1="partly", words_1=LATE)

    team, _hers = at_once(ASKED, writes, lambda: noor.send(saw_1="yes", words_1=words))
    page = sam.open(f"/en/small-tests/{number}")
    assert (page.has(words), team.status in {200, 422}, set(kept()) - {words, EMPTY, LATE}) == (True, True, set())
    with db.reading():
        standing = db.session.scalar(select(Text.body).join(Said, Said.words_id == Text.id))
    assert standing == words


@pytest.mark.parametrize(
    ("page", "model", "told"),
    [("drivers/new", Driver, {"words": "Bags are ready."}), ("change-ideas/new", ChangeIdea, {"idea": "Pack at 6."})],
)
def test_two_who_draw_the_same_at_once_draw_it_once(sam: Visitor, ana: Visitor, page: str, model: type, told: dict[str, str]) -> None:
    where = f"/en/ideas/{begun().reference}/try-out/"
    if model is ChangeIdea:
        sam.open(f"{where}drivers/new")
        sam.send(words="Medicines are ready.")
        with db.reading():
            told = told | {"serves": str(db.session.scalar(select(func.max(Driver.id))))}
    before = counted(model)
    for who in (sam, ana):
        who.open(where + page)
    seen = at_once(model.__tablename__, *(lambda who=who: who.send(**told) for who in (sam, ana)))
    assert ([one.status for one in seen], counted(model)) == ([200, 200], before + 1)
