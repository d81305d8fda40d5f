"""Answers to a question that only one edition asks can be read, kept and sent in the other."""

from app.core.questions import Given
from tests import keys, make
from tests.visitor import Visitor

ONLY_STANDARD = {"measure_words": Given(text="Fewer people phone us."), "related_work": Given(text="Ward 7 tried it.")}


def test_a_standard_draft_is_checked_in_easy_words(visitor: Visitor) -> None:
    _draft, token = make.draft(answers=make.DEE | ONLY_STANDARD)
    keys.hold_draft(visitor, token)
    seen = visitor.open("/en-easy/share/check")
    assert (seen.status, seen.has("Fewer people phone us."), seen.has("Ward 7 tried it.")) == (200, True, True)


def test_a_standard_idea_is_copied_in_easy_words(visitor: Visitor) -> None:
    idea = make.idea(**ONLY_STANDARD)
    keys.hold_key(visitor, idea)
    assert visitor.open(f"/en-easy/my-idea/{idea.reference}/copy").has("Fewer people phone us.")
