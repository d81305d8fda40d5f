"""“Check my words”: whoever writes to a proposer may have their words looked at first. It saves nothing and stops nobody."""

from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.history.models import Entry
from app.languages.models import Text
from app.notifications.models import Letter
from app.people.models import RoleName
from app.proposals.models import Stage
from tests import keys, make
from tests.huddle.test_decisions import SAID, listed
from tests.visitor import Seen, Visitor

HARD = "Your proposal was discussed by stakeholders (see minutes)."
NOTHING = "Nothing to mend was found. This is a help, not a promise: ask a reader."


@pytest.fixture
def member(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


def counted() -> list[int]:
    with db.reading() as session:
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in (Text, Letter, Entry)]


def boxes(page: Seen) -> dict[str, str]:
    typed = {t.get("name", ""): "".join(t.itertext()).removeprefix("\n") for t in page.all("textarea")}
    return typed | {i.get("name", ""): i.get("value", "") for i in page.all("input") if i.get("type") in {None, "text"}}


def by_id(page: Seen, number: str) -> Element:
    return next(e for e in page.tree.iter() if e.get("id") == number)


def test_hints_stand_under_the_box_with_the_sentence_and_the_plain_word(chair: Visitor) -> None:
    idea = listed()
    page = chair.send(f"/en/ideas/{idea.reference}/decision", button=("look", "reason"), reason=f"Thank you. {HARD}")
    assert page.status == 200
    (section,) = [s for s in page.all("section") if "said-in" in (s.get("class") or "")]
    said = " ".join("".join(section.itertext()).split())
    for words in (
        "We checked these words",
        "1 sentence could be easier. You choose what to change.",
        HARD,
        "Say “person it matters to” instead of “stakeholders”.",
        "“was discussed” may not say who does it: name the person or the team.",
        "Take the brackets away: give these words a sentence of their own.",
    ):
        assert words in said
    assert "Thank you." not in said


def test_the_page_opens_at_what_was_found_and_the_box_is_described_by_it(member: Visitor) -> None:
    idea = make.idea()
    page = member.send(f"/en/ideas/{idea.reference}/question", button=("look", "question"), question=HARD)
    button = next(b for b in page.all("button") if b.get("value") == "question")
    heading = by_id(page, (button.get("formaction") or "").removeprefix("#"))
    assert (heading.tag, heading.get("tabindex"), button.get("type")) == ("h2", "-1", "submit")
    assert "".join(button.itertext()) == "Check my words: What do you want to ask?"
    described = (by_id(page, "question").get("aria-describedby") or "").split()
    assert "".join(by_id(page, described[-1]).itertext()).startswith("1 sentence could be easier.")


def test_a_look_at_one_box_keeps_everything_that_was_typed_and_asks_for_nothing(chair: Visitor) -> None:
    idea = listed()
    typed = SAID | {"reason_easy": HARD, "next_step_easy": "We <b>talk</b>.\n\nThen you decide."}
    page = chair.send(f"/en/ideas/{idea.reference}/decision", button=("look", "reason_easy"), **typed)
    kept = boxes(page)
    assert {name: kept[name] for name in typed if name != "route"} == {name: text for name, text in typed.items() if name != "route"}
    chosen = [i.get("value") for i in page.all("input") if i.get("name") == "route" and i.get("checked") is not None]
    assert (chosen, page.faults()) == ([SAID["route"]], [])
    chair.send()
    assert chair.page
    assert chair.page.has("Recorded. The letter is on its way.")


def test_a_look_saves_nothing_and_sends_nothing(member: Visitor, chair: Visitor) -> None:
    idea, other = make.idea(), listed()
    before = counted()
    member.send(f"/en/ideas/{idea.reference}/question", button=("look", "question"), question=HARD)
    chair.send(f"/en/ideas/{other.reference}/decision", button=("look", "reason"), **(SAID | {"reason": HARD}))
    assert counted() == before
    found = keys.now(idea)
    assert (found.stage, found.clock_stopped_on, found.question_id, keys.now(other).stage) == (Stage.RECEIVED, None, None, Stage.LISTED)


def test_hints_stop_nobody(member: Visitor) -> None:
    idea = make.idea()
    member.send(f"/en/ideas/{idea.reference}/question", question=HARD)
    assert member.page
    assert member.page.has("Asked. The clock stands still until they answer.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("We will ring you on Monday.", NOTHING),
        ("", "There are no words in this box yet."),
        ("لا أستطيع قراءة الرسائل من عيادة العيون.", "This checker only reads English."),
        ("<script>paradigmatic</script> (x)", "Take the brackets away"),
    ],
)
def test_what_is_said_of_other_words(member: Visitor, words: str, said: str) -> None:
    idea = make.idea()
    page = member.send(f"/en/ideas/{idea.reference}/question", button=("look", "question"), question=words)
    assert (page.status, page.faults()) == (200, [])
    assert page.has(said)
    assert "<script>paradigmatic" not in page.text.partition("said-in")[2]


def test_easy_words_may_have_shorter_sentences_only(member: Visitor) -> None:
    idea, words = make.idea(), "We talk " * 10
    told = {}
    for box in ("question", "question_easy"):
        page = member.send(f"/en/ideas/{idea.reference}/question", button=("look", box), **{box: words})
        told[box] = page.has("Make this shorter: it has 20 words, and 15 are enough.")
    assert told == {"question": False, "question_easy": True}


def test_ten_thousand_words_are_looked_at_too(member: Visitor) -> None:
    idea, words = make.idea(), "It was discussed by stakeholders. " * 2_000
    page = member.send(f"/en/ideas/{idea.reference}/question", button=("look", "question"), question=words)
    assert (page.status, boxes(page)["question"]) == (200, words.strip())
    assert page.has("There may be more. Change these first, then check again.")


def test_the_easy_words_of_a_decision_can_be_looked_at_before_their_letter_goes(chair: Visitor) -> None:
    idea = listed("en-easy")
    chair.send(f"/en/ideas/{idea.reference}/decision", **SAID)
    page = chair.send(f"/en-easy/ideas/{idea.reference}/decision/easy-words", button=("look", "reason_easy"), reason_easy=HARD)
    assert page.has("Say “person it matters to” instead of “stakeholders”.")
    assert keys.letters("huddle/decision")[0].state.value != "sent"
    assert boxes(page)["reason_easy"] == HARD


def test_a_box_that_is_none_of_ours_is_not_looked_at(member: Visitor) -> None:
    idea = make.idea()
    page = member.send(f"/en/ideas/{idea.reference}/question", button=("look", "csrf_token"), question="")
    assert (page.status, page.faults()) == (422, ["Write your question in plain words"])
    page = member.send(f"/en/ideas/{idea.reference}/question", button=("look", "nothing"), question="")
    assert page.status == 422
