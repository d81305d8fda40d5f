"""Enough people had a say, or what is missing: worked by hand from decision 21."""

import pytest

from app.huddle.quorum import LIVED, Voice, quorum


def voice(person: int, organisation: int = 0, *fields: str) -> Voice:
    return Voice(person, frozenset([organisation] if organisation else []), frozenset(fields))


ENOUGH = [voice(1, 1, "quality"), voice(2, 2, "digital"), voice(3, 0, LIVED), voice(4, 0, LIVED)]


def test_four_members_of_two_organisations_and_three_fields_with_two_partners_are_enough() -> None:
    assert quorum(ENOUGH, of_staff=False).met


@pytest.mark.parametrize(
    ("voices", "missing"),
    [
        ([], (4, 2, 3, 2)),
        (ENOUGH[1:], (1, 1, 1, 0)),
        ([*ENOUGH[:3], voice(5, 1, "quality")], (0, 0, 0, 1)),
        ([voice(1, 1, "quality", "digital", LIVED)] * 4, (3, 1, 0, 1)),  # one person with three fields is one member
        ([voice(n, 1, "quality", LIVED) for n in range(4)], (0, 1, 1, 0)),
    ],
)
def test_what_is_missing_is_counted(voices: list[Voice], missing: tuple[int, ...]) -> None:
    found = quorum(voices, of_staff=False)
    assert (found.members.missing, found.organisations.missing, found.fields.missing, found.partners.missing) == missing
    assert not found.met


def test_one_partner_is_enough_for_an_idea_of_staff() -> None:
    voices = [*ENOUGH[:3], voice(5, 1, "quality")]
    assert (quorum(voices, of_staff=True).met, quorum(voices, of_staff=False).met) == (True, False)
