"""Reviews of a try-out: written at any time, closed with somebody of lived experience or a reason, told to those who hear of it."""

from typing import Any

import pytest
from flask import Flask

from app.core import db
from app.history.queries import entries
from app.people.models import RoleName
from app.proposals.models import Involvement, Part, Proposal, Stage
from tests import keys, make
from tests.improvement.trying import sent, values
from tests.visitor import Visitor

SEEN = {
    "seen": "Bags are ready earlier.",
    "less": "no",
    "next_step": "Priya tests it on a second ward by May.",
    "why_early": "The ward closes.",
}
WHOLE = SEEN | {"voice": "named", "voice_name": "Ayesha Khan", "may_name": "yes", "voice_part": "her father was on the ward"}


def there(idea: Proposal, number: int = 1) -> str:
    return f"/en/ideas/{idea.reference}/try-out/reviews/{number}"


def told(name: str = "improvement/review") -> list[Any]:
    return keys.letters(name)


def draft(sam: Visitor, idea: Proposal, **words: str) -> Any:
    """Saves a draft by its button."""
    sam.open(f"{there(idea)}/write")
    return sam.press("Save and go on later", **words)


def close(sam: Visitor, idea: Proposal, **words: str) -> Any:
    sam.open(f"{there(idea)}/write")
    return sam.press("Close the review", **words)


# ---- a draft ----


def test_a_draft_needs_nothing_and_is_there_again(sam: Visitor, idea: Proposal) -> None:
    page = draft(sam, idea, seen="Bags are")
    assert (page.status, page.has("Saved. Close the review when you are ready."), page.has("This review is not closed.")) == (
        200,
        True,
        True,
    )
    page = sam.open(page.link("Go on writing the review"))
    assert (keys.words_on(page), told()) == ("Bags are", [])
    assert sam.open(f"/en/ideas/{idea.reference}/try-out").has("Begun")


def test_two_who_write_at_once_lose_no_words(app: Flask, sam: Visitor, idea: Proposal) -> None:
    ana = keys.staff(app, RoleName.HUDDLE_MEMBER, "ana@example.org")
    for who in (sam, ana):
        who.open(f"{there(idea)}/write")
    sam.press("Save and go on later", seen="Sam saw this.")
    page = ana.press("Save and go on later", seen="Ana saw that.")
    assert page.status == 422
    assert page.faults() == ["Sam saved this in another window. Read what stands there, put yours with it and save again."]
    assert (keys.words_on(page), page.has("Sam saw this.")) == ("Ana saw that.", True)
    page = ana.press("Save and go on later", seen="Sam saw this. Ana saw that.")
    assert keys.words_on(ana.open(f"{there(idea)}/write")) == "Sam saw this. Ana saw that."


# ---- closing ----


LACKING = {
    "Write what you saw": {"seen": ""},
    "Choose if it helps any group less": {"less": ""},
    "Write who gains less, and what you do about it": {"less": "yes"},
    "Write what you do next": {"next_step": " \n"},
    "Choose who with lived experience took part, or say why nobody did": {"voice": ""},
    "Write their name": {"voice_name": " "},
    "Ask them if we may name them. If not, choose that they prefer not to be named": {"may_name": "no"},
    "Write their part, such as patient or carer": {"voice": "unnamed", "voice_part": ""},
    "Write why nobody with lived experience took part": {"voice": "none"},
    "Use at most 600 characters. It all fits on one page": {"seen": "so " * 300},
    "Use at most 300 characters. It all fits on one page": {"surprised": "so " * 101},
}


@pytest.mark.parametrize("sentence", LACKING)
def test_a_review_cannot_be_closed_while_something_is_missing(sam: Visitor, idea: Proposal, sentence: str) -> None:
    page = close(sam, idea, **WHOLE | LACKING[sentence])
    assert (page.status, page.faults(), told()) == (422, [sentence], [])
    assert sam.open(there(idea)).has("This review is not closed.")


@pytest.mark.parametrize(
    ("voice", "words"),
    [
        (WHOLE, "Ayesha Khan, her father was on the ward"),
        (SEEN | {"voice": "unnamed", "voice_part": "carer", "voice_name": "Ayesha Khan"}, "A person who prefers not to be named: carer"),
        (SEEN | {"voice": "none", "no_voice": "Both were ill that week."}, "Both were ill that week."),
    ],
)
def test_closing_makes_one_page_with_what_was_done_and_who_looked(sam: Visitor, idea: Proposal, voice: dict[str, str], words: str) -> None:
    page = close(sam, idea, **voice)
    assert (page.status, page.address, page.h1) == (200, there(idea), "Review of day 30")
    for said in ("Bags are ready earlier.", "3 values were entered.", "Waiting", "3 hours", words, "by Sam"):
        assert page.has(said), said
    assert page.has("Ayesha Khan") is (voice is WHOLE)
    assert sam.open(f"/en/ideas/{idea.reference}/try-out").has("Closed")


def test_closing_it_twice_tells_once(sam: Visitor, idea: Proposal) -> None:
    close(sam, idea, **WHOLE)
    before = len(told())
    page = sam.send(f"{there(idea)}/write", close="yes", saves="0", **WHOLE)
    assert (page.status, before, len(told())) == (200, 1, 1)


def test_what_is_closed_stays_as_it_was_while_the_try_out_goes_on(sam: Visitor, idea: Proposal) -> None:
    close(sam, idea, **WHOLE)
    number = int(sam.open(f"/en/ideas/{idea.reference}/try-out").link("Waiting").rpartition("/")[2])
    sam.send(f"/en/measures/{number}", on="2026-01-05", value="9")
    page = sam.open(there(idea))
    assert (len(values(number)), page.has("3 values were entered.")) == (4, True)
    assert sam.open(there(idea, 2)).has("1 value was entered.")


def test_a_change_after_closing_needs_a_reason_is_told_and_keeps_what_it_said_before(sam: Visitor, idea: Proposal) -> None:
    close(sam, idea, **WHOLE)
    page = sam.open(f"{there(idea)}/write")
    assert not page.has("Save and go on later")
    page = sam.press("Close it again", seen="Bags are ready much earlier.")
    assert (page.status, page.faults(), len(told())) == (422, ["Write why you change it"], 1)
    page = sam.press("Close it again", seen="Bags are ready much earlier.", why_changed="We had read the chart wrongly.")
    assert page.has("It was closed again, because: We had read the chart wrongly.")
    assert page.words("details").count("Bags are ready earlier.") == 1
    assert [letter.facts["why_changed"] for letter in told()] == ["", "We had read the chart wrongly."]


def test_a_closed_review_is_no_draft_again_by_a_direct_post(sam: Visitor, idea: Proposal) -> None:
    close(sam, idea, **WHOLE)
    assert sam.send(f"{there(idea)}/write", seen="Other words", saves="1").status == 409


# ---- who hears ----


def test_whoever_brought_the_idea_hears_it_in_their_reading(sam: Visitor, place: int) -> None:
    idea = make.public_idea("pl")
    with db.transaction():
        found = make.again(idea)
        found.stage, found.organisation_id = Stage.TESTING, place
    sam.open(f"/en/ideas/{idea.reference}/read")
    sam.press("Begin to try it")
    close(sam, idea, **WHOLE)
    letter = told()[0]
    assert (letter.reading, letter.facts["seen"], letter.facts["day"]) == ("pl", "Bags are ready earlier.", 1)


def test_whoever_reads_easy_words_gets_easy_words_or_it_is_not_closed(sam: Visitor) -> None:
    idea = make.public_idea("en-easy")
    with db.transaction():
        make.again(idea).stage = Stage.TESTING
    sam.open(f"/en/ideas/{idea.reference}/read")
    sam.press("Begin to try it")
    page = close(sam, idea, **WHOLE)
    assert page.faults() == ["Write it in easy words too. This person reads easy words."]
    sam.press("Close the review", easy="The bags are ready now. Priya tests it again.")
    assert (told()[0].reading, told()[0].facts["seen_easy"]) == ("en-easy", "The bags are ready now. Priya tests it again.")


def test_those_who_lead_improvement_there_hear_it_and_whoever_closed_it_does_not(
    app: Flask, sam: Visitor, idea: Proposal, place: int
) -> None:
    keys.staff(app, RoleName.PROVIDER_QI_LEAD, "lena@example.org", organisation=place)
    close(sam, idea, **WHOLE)
    letters = told("improvement/reviewed")
    assert [letter.address for letter in letters] == ["lena@example.org"]
    assert ("Ayesha" in str(letters[0].facts), letters[0].facts["path"]) == (False, there(idea).removeprefix("/en"))


def test_it_stands_in_the_story_of_the_idea_for_its_own_people_and_for_nobody_else(sam: Visitor, visitor: Visitor, idea: Proposal) -> None:
    close(sam, idea, **WHOLE)
    assert not visitor.open(f"/en/ideas/{idea.reference}").has("Bags are ready earlier.")
    keys.hold_key(visitor, idea)
    page = visitor.open(f"/en/my-idea/{idea.reference}")
    assert (page.has("We looked at how it goes"), page.has("Bags are ready earlier.")) == (True, True)
    assert sam.open(f"/en/ideas/{idea.reference}/read").has("The team looked at how the try-out goes")


# ---- who may ----


def test_a_lead_of_another_place_and_whoever_brought_it_neither_read_nor_write(app: Flask, idea: Proposal) -> None:
    otto = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "otto@example.org", organisation=make.organisation("Elsewhere"))
    kim = keys.staff(app, RoleName.HUDDLE_MEMBER, "kim@example.org")
    with db.transaction():
        person = make.staff(RoleName.HUDDLE_MEMBER, "kim@example.org", "Kim")
        db.session.add(Involvement(proposal_id=idea.id, person_id=person.id, part=Part.CO_LEAD))
    for who in (otto, kim):
        assert (who.open(there(idea), inspect=False).status, sent(who, f"{there(idea)}/write")) == (404, 404)


@pytest.mark.parametrize("stage", [Stage.ADOPTED, Stage.STOPPED])
def test_what_has_ended_is_read_and_not_written(sam: Visitor, idea: Proposal, stage: Stage) -> None:
    with db.transaction():
        make.again(idea).stage = stage
    assert (sam.open(there(idea)).status, sent(sam, f"{there(idea)}/write")) == (200, 409)


@pytest.mark.parametrize("number", [0, 4, 999999999999])
def test_a_review_that_the_plan_does_not_have_is_not_there(sam: Visitor, idea: Proposal, number: int) -> None:
    assert sam.open(there(idea, number), inspect=False).status == 404


def test_the_history_says_who_closed_it(sam: Visitor, idea: Proposal) -> None:
    close(sam, idea, **WHOLE)
    with db.reading():
        assert [entry.verb for entry in entries("review", 1)] == ["close"]
        assert next(e for e in entries("proposal", idea.id) if e.verb == "look_together").role == "huddle member"


def test_no_markup_of_a_name_reaches_a_page(sam: Visitor, idea: Proposal) -> None:
    page = close(sam, idea, **WHOLE | {"voice_name": "<b>Ayesha", "seen": "<i>earlier"})
    assert (page.has("<b>Ayesha"), page.has("<i>earlier")) == (True, True)
