"""Numbers in groups keep their order where the letters around them run from right to left."""

import pytest

from app.core.templates import numbers_in_order, numbers_whole

WHOLE = '<bdi dir="ltr">01632 960 777</bdi>'


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("مجھے 01632 960 777 پر فون کریں", f"مجھے {WHOLE} پر فون کریں"),
        ("اتصلوا بي: 01632 960 777.", f"اتصلوا بي: {WHOLE}."),
        ("میرا نمبر +44 1632 960777 ہے", 'میرا نمبر <bdi dir="ltr">+44 1632 960777</bdi> ہے'),
        ("سنة 2026", "سنة 2026"),
        ("<b>مرحبا</b> 01632 960 777", f"&lt;b&gt;مرحبا&lt;/b&gt; {WHOLE}"),
        ("Phone 01632 960 777", "Phone 01632 960 777"),
        ("مرحبا &#12 345;", "مرحبا &amp;#12 345;"),
    ],
)
def test_a_number_in_groups_stays_as_it_was_written(line: str, seen: str) -> None:
    assert str(numbers_in_order(line)) == seen


def test_a_number_in_groups_does_not_break_in_plain_text() -> None:
    assert numbers_whole("آپ چاہیں تو 01632 960 777 پر فون کریں") == "آپ چاہیں تو 01632\u00a0960\u00a0777 پر فون کریں"
