"""What runs the other way within a letter keeps its own direction, and a web address stays one."""

import pytest

from app.core.templates.directions import kept_apart, lines_apart


@pytest.mark.parametrize(
    ("words", "way", "seen"),
    [
        ("Sam", "rtl", "\u2068Sam\u2069"),
        ("01632\u00a0960\u00a0123", "rtl", "\u206801632\u00a0960\u00a0123\u2069"),
        ("نور", "rtl", "نور"),
        ("نور", "ltr", "\u2068نور\u2069"),
        ("01632 960 123", "ltr", "01632 960 123"),
        ("", "rtl", ""),
    ],
)
def test_a_name_within_a_sentence_keeps_its_own_direction(words: str, way: str, seen: str) -> None:
    assert kept_apart(words, way) == seen


@pytest.mark.parametrize(
    ("text", "way", "seen"),
    [
        ("مرحبا\n\nBags are packed.", "rtl", "مرحبا\n\n\u2068Bags are packed.\u2069"),
        ("\u2068Sam\u2069 يقول", "rtl", "\u2068Sam\u2069 يقول"),
        ("https://ideas.example.org/ar/x", "rtl", "https://ideas.example.org/ar/x"),
        ("- Bags", "rtl", "\u2068- Bags\u2069"),
        ("Bags\nمرحبا.", "ltr", "Bags\n\u2068مرحبا.\u2069"),
        ("2026", "rtl", "2026"),
    ],
)
def test_a_line_that_runs_the_other_way_keeps_its_own_direction(text: str, way: str, seen: str) -> None:
    assert lines_apart(text, way) == seen
