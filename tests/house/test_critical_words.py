"""Sentences of consent, safety and privacy: where nobody has checked the translation, the English that counts stands under them."""

import re

import pytest
from flask import Flask

from app.core import i18n
from app.core.config import ROOT
from app.proposals.pathways import every_ask
from tests import keys, make
from tests.visitor import Visitor

MARKED = re.compile(r'N_\("([^"]+)"\)')
ON_PAPER = [s for page in sorted((ROOT / "templates").rglob("*.html")) for s in MARKED.findall(page.read_text(encoding="utf-8"))]
ASKED = [
    words for what in ("team_read", "publish") for page, ask in [every_ask(easy=False)[what]] for words in (page.question, *page.lines)
]
PLACES = (
    "/privacy",
    "/share",
    "/share/check",
    "/share/your-choice",
    "/share/website",
    "/share/not-good/add/photo",
    "/my-idea/{}/website",
    "/interpreter",
    "/more-about-you",
)


def test_there_are_sentences_to_look_for() -> None:
    assert len(ON_PAPER) >= 14
    assert len(ASKED) == 4


@pytest.mark.parametrize("tag", ["pl", "ar", "pl-easy", "ar-easy"])
def test_the_english_that_counts_stands_on_the_page_of_every_critical_sentence(app: Flask, tag: str) -> None:
    idea = make.idea()
    _draft, token = make.draft()
    visitor = keys.hold_key(keys.hold_draft(Visitor(app), token), idea)
    found = set()
    for place in PLACES:
        seen = visitor.open(f"/{tag}{place.format(idea.reference)}")
        with i18n.reading_as(tag):
            shown = [sentence for sentence in [*ON_PAPER, *(ASKED if place != "/share/check" else [])] if seen.has(i18n.gettext(sentence))]
        english = [" ".join("".join(part.itertext()).split()) for part in seen.tree.iter() if part.get("lang") == "en"]
        assert [s for s in shown if not any(s in words for words in english)] == [], f"{tag}{place}"
        found |= set(shown)
    assert found >= set(ON_PAPER)
