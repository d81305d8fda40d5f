"""The words checker finds what makes English hard to read, and leaves good plain sentences alone."""

import pytest

from app.languages.wording import MOST_SHOWN, Kind, Report, check, in_easy_words, in_plain_words

GOOD = [
    "We will phone you on Monday 9 March 2026.",
    "The eye clinic will print its letters in bigger type from May.",
    "Thank you for your idea. Four other people told us the same.",
    "Priya from the clinic will ring you. She will ask which letter you got.",
    "You can bring a friend or a carer with you.",
    "The nurses on the ward are tired and worried. They need more time to talk to you.",
    "Dr. Shah will read your idea again in June.",
    "Nobody has tried this yet. We want to test it with 10 patients first.",
    "Please tell us if you need an interpreter or British Sign Language.",
    "Please don't worry. It isn’t your fault, and we won't ask twice.",
    "Your GP can see it. The NHS pays for it.",
]
HARD = [
    (
        "Stakeholders will liaise prior to implementation.",
        {
            ("Stakeholders", "person it matters to"),
            ("liaise", "talk"),
            ("prior to", "before"),
            ("implementation", "putting it into action"),
        },
        Kind.JARGON,
    ),
    ("The MDT will use a PDSA and a driver diagram.", {("MDT", "a team of different staff")}, Kind.JARGON),
    ("We facilitated this and utilised the feedback.", {("facilitated", "help"), ("utilised", "use")}, Kind.JARGON),
    ("Your idea was discussed on Monday.", {("was discussed", "")}, Kind.PASSIVE),
    ("The letter has been carefully rewritten and will be sent in May.", {("be sent", "")}, Kind.PASSIVE),
    ("They were not told about it.", {("were not told", "")}, Kind.PASSIVE),
    ("This is a paradigmatic and multifarious matter.", {("paradigmatic", ""), ("multifarious", "")}, Kind.HARD),
    ("The clinic (in town) will ring you.", {("", "")}, Kind.BRACKETS),
    ("About 25% of people miss it, and 12.5 per cent come late.", {("25%", "25 in 100"), ("12.5", "")}, Kind.PERCENT),
    ("Bring a list, e.g. of your tablets, etc.", {("e.g.", "for example"), ("etc.", "and so on")}, Kind.SHORT_FORM),
    ("The FOI and the CQC will look at it.", {("FOI", ""), ("CQC", "")}, Kind.LETTERS),
]


def hints(report: Report, kind: Kind) -> set[tuple[str, str]]:
    return {(hint.about, hint.instead) for finding in report.findings for hint in finding.hints if hint.kind == kind}


@pytest.mark.parametrize("words", GOOD)
def test_a_good_plain_sentence_is_left_alone(words: str) -> None:
    assert in_easy_words(words) == Report()


@pytest.mark.parametrize(("words", "expected", "kind"), HARD)
def test_each_kind_of_hard_words_is_found_and_named(words: str, expected: set[tuple[str, str]], kind: Kind) -> None:
    assert expected <= hints(in_easy_words(words), kind)


@pytest.mark.parametrize(("count", "easy", "plain"), [(15, False, False), (16, True, False), (25, True, False), (26, True, True)])
def test_a_sentence_is_too_long_sooner_in_easy_words(count: int, easy: bool, plain: bool) -> None:
    words = "We " + "talk " * (count - 1)
    assert bool(hints(in_easy_words(words), Kind.LONG)) is easy
    assert bool(hints(in_plain_words(words), Kind.LONG)) is plain


def test_a_hint_stands_with_the_sentence_that_it_is_about() -> None:
    report = in_easy_words("We read your idea.\nIt was discussed by the team. Thank you.")
    assert [finding.sentence for finding in report.findings] == ["It was discussed by the team."]


def test_a_word_is_named_once_however_often_it_stands_there() -> None:
    report = in_easy_words("The stakeholders agree. The stakeholder said so. Paradigmatic is paradigmatic. It is paradigmatic.")
    assert len(report.findings) == 2


@pytest.mark.parametrize("words", ["", " \n\t "])
def test_no_words_are_no_fault(words: str) -> None:
    assert in_easy_words(words) == Report(empty=True)


@pytest.mark.parametrize(
    "words",
    [
        "لا أستطيع قراءة الرسائل من عيادة العيون.",
        "ਚਿੱਠੀ",
        "Nie rozumiem listów ze szpitala. Proszę o krótkie zdania i datę na początku.",
    ],
)
def test_words_in_another_language_are_not_judged(words: str) -> None:
    assert in_easy_words(words) == Report(english=False)


def test_a_name_in_another_language_does_not_stop_the_look() -> None:
    assert in_easy_words("Zażółć from the clinic will ring you. تم is the word that was sent.").english


def test_one_huge_word_is_shortened_where_it_is_shown() -> None:
    (finding,) = in_easy_words("z" * 20_000).findings
    assert (len(finding.sentence), len(finding.hints[0].about)) == (301, 41)


def test_not_everything_is_said_at_once() -> None:
    report = check("It was discussed. " * 100, most=15)
    assert (len(report.findings), report.more) == (MOST_SHOWN, True)
    assert in_easy_words("It was discussed. " * MOST_SHOWN).more is False


@pytest.mark.parametrize("piece", ["a ", "(", '."', "e.g.", "is ", "a-", "PDSA ", "un", "1.", "community of ", "\n", "’", "%"])
def test_whatever_stands_there_twice_as_much_of_it_takes_no_more_than_its_share(piece: str) -> None:
    def steps(times: int) -> int:
        import sys

        count = 0

        def counting(*_told: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(counting)
        try:
            in_easy_words(piece * times)
        finally:
            sys.setprofile(None)
        return count

    steps(10)  # what is read once is read
    assert steps(8_000) <= 2.5 * steps(4_000) + 500
