"""A phone number on a page is a link that dials it; in plain text it stands as it is."""

import pytest
from markupsafe import Markup

from app.core.templates.dialling import PhoneNumber, to_dial

LINK = '<a class="nowrap" href="tel:01632960123" dir="ltr">01632 960 123</a>'


def test_our_number_dials_in_a_sentence_on_a_page_and_is_plain_in_a_text() -> None:
    number = PhoneNumber("01632 960 123")
    assert Markup("Phone %(phone)s.") % {"phone": number} == f"Phone {LINK}."
    assert f"Phone {number}." == "Phone 01632 960 123."


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("phone 01632 960 123, weekdays", f"phone {LINK}, weekdays"),
        ("<b> 01632 960 123", f"&lt;b&gt; {LINK}"),
        ("+44 1632 960123", '<a class="nowrap" href="tel:+441632960123" dir="ltr">+44 1632 960123</a>'),
        ("by 2026-12-07", "by 2026-12-07"),
        ("sam99123456789@example.org", "sam99123456789@example.org"),
        ("https://example.org/01632960123", "https://example.org/01632960123"),
        ("rooms 12 and 14", "rooms 12 and 14"),
        ("", ""),
    ],
)
def test_numbers_that_somebody_wrote_dial_and_nothing_else_does(said: str, seen: str) -> None:
    assert to_dial(said) == seen
