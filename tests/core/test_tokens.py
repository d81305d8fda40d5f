"""Links and codes: nobody who reads the database, or holds another link, can make one."""

from pathlib import Path

import pytest

from app.core import config, tokens


def test_a_token_opens_its_own_row_for_its_own_purpose_and_nothing_else(home: Path) -> None:
    token = tokens.mint("draft", 7, "salt")
    assert tokens.row_of(token) == 7
    assert tokens.opens(token, "draft", 7, "salt")
    wrong = [("idea", 7, "salt"), ("draft", 8, "salt"), ("draft", 7, "pepper"), ("visit", 7, "salt")]
    assert [tokens.opens(token, *w) for w in wrong] == [False] * 4


def test_a_token_is_long_enough_and_says_only_its_row(home: Path) -> None:
    token = tokens.mint("draft", 255, "salt")
    head, _, body = token.partition("-")
    assert (head, len(body), set(body) <= set("abcdefghijklmnopqrstuvwxyz234567")) == ("ff", 32, True)


def test_another_key_makes_other_tokens(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tokens.mint("draft", 7, "salt"), tokens.six_figures("code", 7, "salt")
    monkeypatch.setenv("SECRET_KEY", "k" * 40)
    config.settings.cache_clear()
    assert (tokens.mint("draft", 7, "salt"), tokens.six_figures("code", 7, "salt")) != before
    assert not tokens.opens(before[0], "draft", 7, "salt")


def test_parts_cannot_be_moved_across_their_border(home: Path) -> None:
    assert tokens.keyed("a", "b", "c") != tokens.keyed("a", "bc") != tokens.keyed("ab", "c")


@pytest.mark.parametrize(
    "odd", ["", "-", "7", "7-", "-abc", "g-abc", "0x7-abc", "7 -abc", "-7-abc", "f" * 13 + "-abc", "٣-abc", "7\x00-abc", "é-é"]
)
def test_what_is_no_token_names_no_row(home: Path, odd: str) -> None:
    assert tokens.row_of(odd) == -1
    assert not tokens.opens(odd, "draft", 7, "salt")


def test_a_code_has_six_figures_even_when_it_is_small(home: Path) -> None:
    codes = {tokens.six_figures("code", row, "salt") for row in range(2000)}
    assert {len(code) for code in codes} == {6}
    assert any(code.startswith("0") for code in codes)
    assert len(codes) > 1980


def test_every_new_row_has_a_salt_of_its_own() -> None:
    assert len({tokens.new_salt() for _n in range(100)}) == 100
