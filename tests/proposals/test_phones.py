"""Phone numbers are found however they are written, and days, money and values are not taken for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.proposals.private import GONE, private_details, signs, without_ways_to_reach
from app.proposals.private.folding import plain
from app.proposals.private.phones import phones

BRITISH = [
    "01632 960 123",
    "01632 960123",
    "01632960123",
    "(01632) 960 123",
    "(01632)960123",
    "(01632) 960.123",
    "(020) 7946 0958",
    "020 7946 0958",
    "0121-496-0123",
    "01632.960.123",
    "01632.96.01.23",
    "0161.496 0123",
    "01632 96 01 23",
    "01632 - 960 - 123",
    "07 700 900 123",
    "07700–900–123",
    "01632\u2011960\u2011123",
    "01632\u00a0960\u00a0123",
    "01632\t960\t123",
    "01632/960123",
    "01632\u2009960\u2009123",
    "01632\u202f960\u202f123",
    "01204 52012",
]
ABROAD = [
    "+44 7700 900123",
    "+447700900123",
    "+44 (0)1632 960 123",
    "+44(0)1632960123",
    "+44 (0)1632.960.123",
    "+44 1632/960123",
    "+44 1632.960.123",
    "(+44) 1632 960123",
    "0044 1632 960123",
    "00441632960123",
    "00 44 1632 960123",
    "+353 87 123 4567",
    "+353 (0)87-123 4567",
    "+353.87.123.4567",
    "+48 22 123 45 67",
    "+48 501 234 567",
    "+40 722 123 456",
    "+92 300 1234567",
    "+92-300-1234567",
    "+966 50 123 4567",
    "+45 12 34 56 78",
    "+33 6 12 34 56 78",
    "+354 123 4567",
    "+1 (555) 123-4567",
]
OTHER_FIGURES = [
    "٠١٦٣٢ ٩٦٠ ١٢٣",  # Arabic
    "۰۳۰۰ ۱۲۳۴۵۶۷",  # Urdu
    "+٤٤ ٧٧٠٠ ٩٠٠١٢٣",
    "੦੧੬੩੨ ੯੬੦ ੧੨੩",  # Punjabi
    "\uff0b44 7700 900123",  # a wide plus
]
NONE = [
    "0700/1930",
    "01/02 03/04 05/06 07/08",
    "2026-11-28",
    "28.11.2026",
    "28/11/2026",
    "28 11 2026",
    "from 2026-01-02 10 12 14 people",
    "01.02.2026 10 people fell, 12 did not",
    "01-02-2026 10 12",
    "01 02 2026 10 12",
    "01/02/2026-03/02/2026 12",
    "٢٠٢٦-١١-٢٨",
    "03 2026 04 12",
    "2024-2026",
    "2025 2026 2027 2028",
    "10-20, 30-40",
    "0700-1500 12 nurses",
    "0700 – 1930 12 nurses",
    "0930 1015 1130 1245",
    "10:00 1200 1234",
    "05% 06% 07% 08% 09%",
    "97.5% to 98.25%",
    "£1 234 567 890",
    "£12,000,000,000",
    "12 000 000 000",
    "+12 000 000",
    "£10.00 12 13 14 15 16",
    "It cost 0800 pounds and 12 000 more",
    "1 in 1 000 000 000",
    "943 476 5919",
    "XL2765 and XL 2765",
    "12 13 14 15",
    "12 13 14 15 16 17 18",
    "١٢ ١٣ ١٤ ١٥ ١٦ ١٧",
    "05 06 07 08 09",
    "08 09 10 11 12 13",
    "0 0 0 0 1 0 0 0 2 0 0",
    "00 00 00 00 00 00",
    "000 000 000 000",
    "0.5 0.6 0.7 0.8 0.9 1.0",
    "0.125 0.250 0.375",
    "0.051 0.062 0.073",
    "0.0123456789",
    "0,125 0,250 0,375",
    "1.025 1.030 1.035 1.040",
    "41 44 40 43 45 42 40 41",
    "20/40 21/42 22/44 23/46",
    "+5 +6 -7 +12 +13",
    "12+13+14+15",
]


def found(text: str) -> list[str]:
    return [text[begin:end] for begin, end in phones(text)]


@pytest.mark.parametrize("number", [*BRITISH, *ABROAD, *OTHER_FIGURES])
@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "Ring {}.",
        "Ward 7, bay 3 {} after 4, not 5.",
        "tel:{}, 12 13 14",
        "\u202a{}\u202c",
        "on 28.11.2026 {}",
        "Ask Jane of Ward 7({}, or write)",
    ],
)
def test_a_phone_number_is_found_whole_wherever_it_stands(number: str, around: str) -> None:
    text = around.format(number)
    assert found(text) == [number]
    assert without_ways_to_reach(text) == around.format(GONE)


@pytest.mark.parametrize("text", NONE)
def test_days_ranges_money_and_values_are_no_phone_numbers(text: str) -> None:
    assert found(text) == []
    assert without_ways_to_reach(text) == text


@pytest.mark.parametrize("between", [", ", " / ", " or ", "\n", "; ", "  "])
def test_each_of_several_phone_numbers_is_found(between: str) -> None:
    three = ["07700 900123", "(01632) 960 456", "+353 87 123 4567"]
    assert found(between.join(three)) == three


def test_rows_of_values_before_a_phone_number_take_nothing_of_it() -> None:
    assert found("from 08 09 10 07700 900123") == ["07700 900123"]
    assert found("at 0700-1500 07700 900123") == ["07700 900123"]


def test_an_address_that_begins_with_a_phone_number_goes_as_one() -> None:
    assert without_ways_to_reach("Write to 07700900123@example.org or ring 07700900123 today") == f"Write to {GONE} or ring {GONE} today"


@given(st.text())
def test_folded_text_is_as_long_as_it_was(text: str) -> None:
    assert len(plain(text)) == len(text)


# ---- every one, not the first of each kind ----


def test_every_sign_is_told_with_its_words_as_they_were_written() -> None:
    text = "a@example.org, b@example.org, 07700 900123, 01632\u00a0960\u00a0456, NG1 5FB, NG7 2UH, 03/04/1961, 05/06/1970, a@example.org"
    assert list(signs(text)) == [
        ("phone", "07700 900123"),
        ("phone", "01632\u00a0960\u00a0456"),
        ("birth", "03/04/1961"),
        ("birth", "05/06/1970"),
        ("email", "a@example.org"),
        ("email", "b@example.org"),
        ("postcode", "NG1 5FB"),
        ("postcode", "NG7 2UH"),
    ]


def test_what_is_fine_in_an_answer_is_named_again_when_another_one_comes_to_it() -> None:
    row = {"field": "problem", "slug": "not-good", "question": "What?", "text": "a@example.org"}
    (first,) = private_details([row])
    both = row | {"text": "a@example.org, b@example.org"}
    assert private_details([row], {first["key"]}) == []
    (again,) = private_details([both], {first["key"]})
    assert private_details([both], {again["key"]}) == []
