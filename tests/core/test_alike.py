"""A text finds what says much the same, in every script, on both databases, however long it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core import alike, db, migrating, search
from tests import keys, postgres

KIND = "idea"
TEXTS = {
    1: ("en", "public", "The letters from the eye clinic are too small to read."),
    2: ("en", "public", "More parking places beside the children's ward."),
    3: ("ar", "public", "رسائل العيادة صغيرة ولا أستطيع قراءتها في المستشفى"),
    4: ("pl", "public", "Autobus do szpitala odjeżdża za wcześnie rano."),
    5: ("zh", "public", "候诊室没有椅子"),
    6: ("en", "staff", "The letters from the eye clinic are too small to read, says the team."),
    7: ("pa", "public", "ਹਸਪਤਾਲ ਦੀ ਚਿੱਠੀ ਪੰਜਾਬੀ ਵਿੱਚ ਭੇਜੋ"),
}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A database with a few texts in it."""
    folder: Path = tmp_path_factory.mktemp("alike")
    url = f"sqlite:///{folder / 'alike.sqlite'}" if request.param == "sqlite" else postgres.database(postgres.shared())
    migrating.upgrade(url)
    engine = db.connect(url)
    with db.transaction():
        for number, (lang, scope, body) in TEXTS.items():
            search.index(KIND, number, lang=lang, scope=scope, body=body)
    yield
    db.session.remove()
    engine.dispose()


def like(body: str) -> list[int]:
    with db.reading():
        return alike.alike(KIND, body, most=5)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("I can not read a letter of the eye clinic. It is small.", [1]),
        ("THE LETTERS, FROM THE EYE-CLINIC: SMALL!", [1]),
        ("Please make the writing small in letters from the clinic " * 300, [1]),
        ("لا أستطيع قراءة رسائل العيادة لأنها صغيرة", [3]),
        ("Rano autobus odjezdza za wczesnie, nie zdazam do szpitala", [4]),
        ("候诊室", [5]),
        ("ਪੰਜਾਬੀ ਵਿੱਚ ਚਿੱਠੀ", [7]),
        ("parking", [2]),
        ("", []),
        ("?! 😀", []),
        ("and the of it is", []),
        ("xylophone", []),
        ("clinic xylophone zebra violin trumpet cello", []),
        ('"letters" OR eye* AND (clinic) NEAR/2 small\' :* & | !', [1]),
    ],
)
def test_a_text_finds_what_says_much_the_same(filled: None, said: str, found: list[int]) -> None:
    assert like(said) == found


def test_what_is_most_alike_comes_first(filled: None) -> None:
    with db.transaction():
        search.index(KIND, 8, lang="en", scope="public", body="The letters from the clinic are small. There are chairs.")
        got = alike.alike(KIND, "The letters from the eye clinic are small to read", most=5)
        search.unindex(KIND, 8)
    assert got == [1, 8]


@pytest.mark.parametrize("length", [1, 20_000])
def test_any_text_asks_the_database_at_most_twice(filled: None, length: int) -> None:
    said = " ".join(f"letters clinic small eye word{n}" for n in range(length // 30 + 1))[: max(length, 30)]
    with db.reading(), keys.statements() as ran:
        alike.alike(KIND, said, most=5)
    assert len(ran) <= 2


def test_no_more_words_are_asked_for_than_the_bound() -> None:
    assert len(alike.telling_words(" ".join(f"wordnumber{n}x" for n in range(5000)))) == alike.ASKED
    assert len(alike.telling_words("候诊室没有椅子" * 400)) <= alike.ASKED
