"""Every page that can be asked for stands in the list that accessibility tests walk through."""

from flask import Flask

from accessibility.no_pages import NO_PAGES
from accessibility.pages import LINES
from accessibility.states import EVERY_TIME, PUBLIC
from app.core import i18n


def _can_be_read(app: Flask) -> set[str]:
    return {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or set())}


def test_every_page_stands_in_the_accessibility_list(app: Flask) -> None:
    listed = {line.endpoint for line in LINES}
    assert sorted(_can_be_read(app) - listed - set(NO_PAGES)) == [], "Add a line for these to accessibility/pages.py"


def test_the_accessibility_list_names_no_page_that_is_gone(app: Flask) -> None:
    mishaps = {line.endpoint for line in LINES if line.endpoint.isdecimal() or line.endpoint == "mishap"}
    assert sorted({line.endpoint for line in LINES} - _can_be_read(app) - mishaps) == []
    assert sorted(set(NO_PAGES) - _can_be_read(app)) == []


def test_no_two_lines_of_the_accessibility_list_share_a_name() -> None:
    names = [line.name for line in LINES]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_public_pages_are_looked_at_in_every_reading(app: Flask) -> None:
    assert tuple(i18n.readings()) == PUBLIC
    assert set(EVERY_TIME) <= set(PUBLIC)
