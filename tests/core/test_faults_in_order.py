"""The summary of what to put right follows the page, whatever order a form has."""

from app.core.web.in_order import in_page_order

SUMMARY = '<ul class="nhsuk-error-summary__list">\n<li><a href="#{}">First</a></li>\n<li><a href="#{}">Second</a></li>\n</ul>'
BOXES = '<input id="name"><input id="day">'


def test_links_come_in_the_order_of_the_places_that_they_lead_to() -> None:
    page = in_page_order(SUMMARY.format("day", "name") + BOXES)
    assert page.index("Second") < page.index("First")
    assert page.endswith(BOXES)


def test_what_is_in_order_stays_as_it_is_and_what_leads_nowhere_comes_last() -> None:
    whole = SUMMARY.format("name", "day") + BOXES
    assert in_page_order(whole) == whole
    gone = in_page_order(SUMMARY.format("gone", "day") + BOXES)
    assert gone.index("Second") < gone.index("First")


def test_a_page_without_a_summary_stays_as_it_is() -> None:
    assert in_page_order(BOXES) == BOXES
