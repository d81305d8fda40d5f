"""A need stands in three places: what is asked, what the team is warned of, and what somebody may choose."""

from app.proposals.pathways.choices import SUPPORT
from app.support.needs import FLAGS, FORMATS, INTERPRETED, NEEDS

WHERE = "Write the need into NEEDS and FLAGS in app/support/needs and into SUPPORT in app/proposals/pathways/choices.py."


def test_every_need_is_asked_for_and_shown_to_whoever_contacts_the_person() -> None:
    chosen = [choice.value for choice in SUPPORT if not choice.alone]
    assert list(NEEDS) == list(FLAGS) == chosen, WHERE


def test_forms_of_letters_and_interpreting_are_needs_that_can_be_named() -> None:
    assert {*FORMATS, *INTERPRETED} <= set(NEEDS), WHERE
