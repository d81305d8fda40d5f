"""Who has checked which edition: pages say so while it is true, and staff see how complete each one is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from app.core import config, db, sentences
from app.core.config import BadSettings
from app.people.models import RoleName
from tests import keys
from tests.visitor import Visitor

UNCHECKED = "People with a learning disability have not checked these words and pictures yet."
DRAFT = "This translation is a draft."


def record(folder: Path, *rows: tuple[str, str, str, str]) -> Path:
    """A record of reviews: reading, kind, outcome and version of each."""
    path = folder / "reviews.toml"
    said = [
        f'[[review]]\nreading = "{reading}"\nkind = "{kind}"\ngroup = "The Wenbrook Readers"\non = 2026-03-0{day}\n'
        f'outcome = "{outcome}"\nversion = "{version}"\n'
        for day, (reading, kind, outcome, version) in enumerate(rows, start=1)
    ]
    path.write_text("\n".join(said), encoding="utf-8")
    return path


@pytest.fixture
def portal(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Flask]]:
    """Opens the portal on a record of reviews."""

    def opened(*rows: tuple[str, str, str, str], broken: str = "") -> Flask:
        path = record(home, *rows)
        if broken:
            path.write_text(broken, encoding="utf-8")
        monkeypatch.setenv("REVIEWS", str(path))
        config.settings.cache_clear()
        return create_app(testing=True)

    yield opened
    db.session.remove()
    db.engine().dispose()


def front(app: Flask, reading: str) -> str:
    return Visitor(app).open(f"/{reading}/").text


def test_while_nobody_has_checked_the_easy_words_every_easy_page_says_so(app: Flask) -> None:
    assert UNCHECKED in front(app, "en-easy")
    assert "checked by" not in front(app, "en-easy")


def test_a_review_of_todays_version_ends_the_notice_and_names_the_group(portal: Callable[..., Flask]) -> None:
    now = sentences.version("en", easy=True)
    app = portal(("en-easy", "people_with_a_learning_disability", "right", now))
    assert UNCHECKED not in front(app, "en-easy")
    assert "Words and pictures checked by The Wenbrook Readers on Sunday 1 March 2026." in front(app, "en-easy")
    assert "checked by" not in front(app, "en")


@pytest.mark.parametrize(
    "rows",
    [
        [("en-easy", "people_with_a_learning_disability", "right", "0123456789ab")],
        [("en-easy", "people_with_a_learning_disability", "changes_wanted", "now")],
        [
            ("en-easy", "people_with_a_learning_disability", "right", "now"),
            ("en-easy", "people_with_a_learning_disability", "changes_wanted", "now"),
        ],
        [("en-easy", "fluent_speakers", "right", "now")],
        [("pl-easy", "people_with_a_learning_disability", "right", "now")],
    ],
    ids=["the words changed since", "they want changes", "a later group wants changes", "others read it", "another language"],
)
def test_any_other_review_leaves_the_notice(portal: Callable[..., Flask], rows: list[tuple[str, str, str, str]]) -> None:
    now = sentences.version("en", easy=True)
    app = portal(*[(r, k, o, now if v == "now" else v) for r, k, o, v in rows])
    assert UNCHECKED in front(app, "en-easy")
    assert "Words and pictures checked by" not in front(app, "en-easy")


def test_fluent_speakers_end_the_draft_of_the_reading_that_they_read_and_of_no_other(portal: Callable[..., Flask]) -> None:
    app = portal(("pl", "fluent_speakers", "right", sentences.version("pl", easy=False)))
    assert DRAFT not in front(app, "pl")
    assert DRAFT in front(app, "pl-easy")
    assert DRAFT in front(app, "ur")
    assert "The Wenbrook Readers" in front(app, "pl")
    assert "Fluent speakers have not checked our translations yet." not in Visitor(app).open("/en/accessibility").text


def test_every_edition_has_a_version_of_its_own() -> None:
    versions = [sentences.version(language, easy=easy) for language in ("en", "pl", "ro", "ur", "ar", "pa") for easy in (False, True)]
    assert len(set(versions)) == 12


@pytest.mark.parametrize(
    "broken",
    ["[[review]]\n", "not toml", '[[review]]\nreading="en"\nkind="friends"\ngroup="x"\non=2026-01-01\noutcome="right"\nversion="x"\n'],
)
def test_a_record_that_cannot_be_read_is_told_at_the_start(portal: Callable[..., Flask], broken: str) -> None:
    with pytest.raises(BadSettings, match=r"REVIEWS, the record of reviews in reviews\.toml, cannot be read"):
        portal(broken=broken)


def test_staff_see_how_complete_each_edition_is_and_what_was_found(portal: Callable[..., Flask]) -> None:
    rows = [("pl", "professional_translators", "right", "0123456789ab"), ("ur-easy", "fluent_speakers", "changes_wanted", "0123456789ab")]
    app = portal(*rows)
    seen = keys.staff(app, RoleName.HUDDLE_MEMBER).open("/en/editions")
    total = len(sentences.standard())
    assert f"{total:,} of {total:,}" in seen.text
    assert "It has changed since." in seen.text
    assert "They want changes." in seen.text
    assert sentences.version("pa", easy=True) in seen.text


def test_a_language_that_lacks_sentences_says_which() -> None:
    assert sentences.coverage("pl", easy=False).missing == ()
    lacking = sentences.coverage("xx", easy=False)
    assert (lacking.done, lacking.missing[:1]) == (0, sentences.standard()[:1])
    assert sentences.coverage("xx", easy=True).done == 0
