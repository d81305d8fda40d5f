"""Search finds the same words in every script, on both databases, and takes no orders from what a person types."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, func, insert, inspect, select, true
from sqlalchemy.exc import IntegrityError

from app.core import db, migrating, search
from app.core.freshness import PublicVersion
from tests import postgres

KIND = "agenda_item"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database with the tables that the migrations make."""
    folder: Path = tmp_path_factory.mktemp("search")
    url = f"sqlite:///{folder / 'search.sqlite'}" if request.param == "sqlite" else postgres.database(postgres.shared())
    migrating.upgrade(url)
    engine = db.connect(url)
    yield url
    db.session.remove()
    engine.dispose()


@pytest.fixture(autouse=True)
def emptied(request: pytest.FixtureRequest) -> Iterator[None]:
    """Nothing that one test indexes is there for the next."""
    yield
    if "database" in request.fixturenames:
        db.session.rollback()
        with db.transaction() as session:
            session.query(search.SearchRow).delete()
            session.query(PublicVersion).delete()


def put(**bodies: str) -> None:
    """Indexes public English texts by number: `put(_1="...", _2="...")`."""
    with db.transaction():
        for name, body in bodies.items():
            search.index(KIND, int(name[1:]), lang="en", scope="public", body=body)


def found(words: str, *, scope: search.Scope = "public", kind: str = KIND) -> list[int]:
    """The things that hold the words, each once, in the order of their numbers."""
    with db.reading() as session:
        return sorted(set(session.scalars(search.matching(kind, words, scope=scope))))


# ---- folding ----

FOLDED = {
    "capitals": ("STRASSE Straße", "strasse strasse"),
    "Polish": ("Łódź, żółć, mężczyźni", "lodz zolc mezczyzni"),
    "Romanian": ("Sănătate, științe, ŢARĂ", "sanatate stiinte tara"),
    "Vietnamese, Danish, Turkish": ("đường Ærø kørsel İstanbul ılık", "duong aero korsel istanbul ilik"),
    "Cyrillic": ("Больница, ещё", "больница еще"),
    "Arabic": ("مُسْتَشْفَى إسعاف أحمد آخر مدرسة مـــوعد", "مستشفي اسعاف احمد اخر مدرسه موعد"),
    "Urdu": ("ہسپتال کیوں ۱۲۳", "هسپتال كيوں 123"),
    "Persian with a non-joiner": ("می\u200cخواهم", "مي خواهم"),
    "Arabic figures": ("٤٧٢٩", "4729"),
    "Gurmukhi": ("ਹਸਪਤਾਲ ਵਿੱਚ ਉਡੀਕ", "ਹਸਪਤਾਲ ਵਿੱਚ ਉਡੀਕ"),
    "Bengali": ("হাসপাতালে অপেক্ষা।", "হাসপাতালে অপেক্ষা"),
    "Devanagari with joiners": ("क्\u200dष, क्\u200cष १२", "क्ष क्ष 12"),
    "Ethiopic": ("ሆስፒታል፡ጤና", "ሆስፒታል ጤና"),
    "Chinese": ("候诊室，巴士", "候 诊 室 巴 士"),
    "Japanese": ("ガイドｶﾞｲﾄﾞ", "カ\u3099 イ ト\u3099 カ\u3099 イ ト\u3099"),
    "Thai": ("ที่นี่", "ท\u0e35\u0e48 น\u0e35\u0e48"),
    "Chinese and Latin together": ("MRI检查", "mri 检 查"),
    "signs": ("don't; e-mail: a@b.uk (KT 4729)", "don t e mail a b uk kt 4729"),
    "nothing to find": ("😀 !? \x00 ∞ —", ""),
    "unseen signs": ("soft\u00adhyphen \u202bmark\u202c \ufeffstart", "softhyphen mark start"),
}


@pytest.mark.parametrize(("text", "words"), FOLDED.values(), ids=FOLDED.keys())
def test_a_text_is_folded_to_the_words_that_people_type(text: str, words: str) -> None:
    assert search.fold(text) == unicodedata.normalize("NFKD", words)


@given(st.text())
def test_a_folded_text_folds_to_itself_and_has_nothing_but_words(text: str) -> None:
    folded = search.fold(text)
    assert search.fold(folded) == folded
    assert folded.split() == (folded.split(" ") if folded else [])
    assert {unicodedata.category(letter)[0] for letter in folded if letter != " "} <= {"L", "N", "M"}


def test_a_very_long_word_is_cut_alike_in_text_and_search(database: str) -> None:
    put(_1="a" * 5_000)
    assert found("A" * 5_000) == [1]


# ---- nine scripts ----

TEXTS = {
    1: "Przychodnia w Łodzi: dłuższe godziny dla opiekunów",
    2: "Sănătate pentru vârstnici și îngrijitori",
    3: "موعد المستشفى في الصباح لأحمد",
    4: "ہسپتال میں انتظار بہت لمبا ہے",
    5: "ਹਸਪਤਾਲ ਵਿੱਚ ਉਡੀਕ ਬਹੁਤ ਲੰਮੀ ਹੈ",
    6: "হাসপাতালে অপেক্ষা অনেক দীর্ঘ",
    7: "अस्पताल में प्रतीक्षा बहुत लंबी है",
    8: "候诊室很吵，请放一些绿色植物",
    9: "Очередь в больнице ещё слишком длинная",
    10: "የሆስፒታል ቀጠሮ በጣም ዘግይቷል",
}
SEARCHES = {
    "lodzi": [1],
    "DŁUŻSZE opiek": [1],
    "ingrijitori": [2],
    "sanatate varst": [2],
    "المستشفي": [3],
    "احمد": [],
    "لاحمد": [3],
    "هسپتال": [4],
    "انتظار لمب": [4],
    "ਉਡੀਕ": [5],
    "ਵਿੱਚ ਲੰਮੀ": [5],
    "ਵਿਚ ਲੰਮੀ": [],
    "হাসপাতা": [6],
    "অপেক্ষা দীর্ঘ": [6],
    "प्रतीक्षा": [7],
    "प्रतिक्षा": [],
    "候诊": [8],
    "绿色植物 候诊室": [8],
    "诊候": [],
    "吵请": [8],
    "еще больнице": [9],
    "ቀጠሮ ሆስፒታል": [],
    "ቀጠሮ የሆስፒ": [10],
}


@pytest.mark.parametrize(("words", "things"), SEARCHES.items())
def test_words_are_found_in_every_script(database: str, words: str, things: list[int]) -> None:
    put(**{f"_{number}": text for number, text in TEXTS.items()})
    assert found(words) == things


def test_every_word_must_be_there_and_only_the_last_may_be_a_beginning(database: str) -> None:
    put(_1="the bus stops here", _2="the busy ward", _3="a bus")
    assert found("bus") == [1, 2, 3]
    assert found("bus stop") == [1]
    assert found("stop bus") == []
    assert found("stops bus") == [1]


def test_one_letter_finds_what_begins_with_it(database: str) -> None:
    put(_1="bus", _2="ward")
    assert found("b") == [1]


# ---- nothing is syntax ----

HOSTILE = (
    '"', '""', 'bus" OR "ward', "'", "bus' | 'ward", "bus*", "bus OR ward", "bus NOT ward", "NEAR(bus ward, 9)", "AND", "OR", "body_folded : bus", "scope:staff",
    "kind : story", "(bus", "bus)", "((((", "bus & !ward", "bus | ward", "bus <-> ward", "bus:*", "bus:ABCD", "\\", "bus\\'", "^bus", "-bus", "+bus", "{kind} : bus", "%", "_", "bus\x00ward",
    "\x00", "😀", "bus 😀", "\ud800", "bus " * 2_500, "x" * 10_000, "候" * 10_000, "; DROP TABLE search_row; --", ":search_query", "%(words)s", "$1", "\n\t",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_what_a_person_types_is_never_a_command(database: str, words: str) -> None:
    put(_1="the bus", _2="the ward", _3="bus or ward", _4="near the bus and ward 9", _5="not kind story scope staff body folded abcd")
    bodies = {1: "the bus", 2: "the ward", 3: "bus or ward", 4: "near the bus and ward 9", 5: "not kind story scope staff body folded abcd"}
    wanted = search.fold(words[: search.LONGEST_SEARCH]).split()
    whole = {number for number, body in bodies.items() if set(wanted[:-1]) <= set(body.split())}
    expected = [number for number in whole if wanted and any(word.startswith(wanted[-1]) for word in bodies[number].split())]
    assert found(words) == sorted(expected)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_whatever_is_typed_finds_the_text_that_says_it(database: str, words: str) -> None:
    put(_1=f"before {words} after")
    assert found(words) == ([1] if search.has_words(words) else [])


@pytest.mark.parametrize("words", ["", "   ", "?!", "😀", "\x00", "—"])
def test_signs_alone_find_nothing(database: str, words: str) -> None:
    put(_1="the bus")
    assert found(words) == []
    assert not search.has_words(words)


# ---- who may find what ----


def test_what_staff_wrote_is_found_by_staff_alone(database: str) -> None:
    with db.transaction():
        search.index(KIND, 1, lang="en", scope="public", body="a quiet room")
        search.index(KIND, 1, lang="en", scope="staff", body="the chair has doubts")
    assert found("doubts") == []
    assert found("doubts", scope="staff") == [1]
    assert found("quiet", scope="staff") == found("quiet") == [1]


def test_a_kind_finds_only_its_own(database: str) -> None:
    with db.transaction():
        for kind in ("agenda_item", "agenda", "item_agenda"):
            search.index(kind, len(kind), lang="en", scope="public", body="bus")
    assert found("bus", kind="agenda") == [len("agenda")]
    assert found("bus", kind="agenda_item") == [len("agenda_item")]


def test_two_searches_fit_in_one_statement(database: str) -> None:
    put(_1="bus", _2="ward", _3="train")
    with db.reading() as session:
        one = search.matching(KIND, "bus", scope="public").subquery()
        two = search.matching(KIND, "war", scope="staff").subquery()
        assert session.execute(select(one.c.thing_id, two.c.thing_id).join_from(one, two, true())).all() == [(1, 2)]


def test_words_of_two_languages_are_kept_apart(database: str) -> None:
    with db.transaction():
        search.index(KIND, 1, lang="en", scope="public", body="waiting room")
        search.index(KIND, 1, lang="pl", scope="public", body="poczekalnia szpital")
    assert found("poczekalnia") == found("waiting") == [1]
    assert found("waiting poczekalnia") == []


def test_an_unknown_scope_is_refused_by_the_database(database: str) -> None:
    with pytest.raises(IntegrityError), db.transaction():
        search.index(KIND, 1, lang="en", scope="everyone", body="bus")  # type: ignore[arg-type] # that is the point


# ---- the index ----


def test_a_changed_text_is_found_by_its_new_words_only(database: str) -> None:
    put(_1="the bus")
    put(_1="the train")
    assert found("bus") == []
    assert found("train") == [1]


def test_the_same_text_writes_nothing(database: str) -> None:
    put(_1="the bus")
    with db.reading() as session:
        before = session.scalar(select(search.SearchRow.id))
    put(_1="The BUS!")
    with db.reading() as session:
        assert session.scalars(select(search.SearchRow.id)).all() == [before]
    assert found("bus") == [1]


def test_an_emptied_text_and_a_forgotten_thing_are_not_found(database: str) -> None:
    put(_1="the bus", _2="the bus", _3="the bus")
    put(_1=" ? ")
    with db.transaction():
        search.index(KIND, 3, lang="en", scope="staff", body="bus notes")
        search.unindex(KIND, 2)
        search.unindex(KIND, 3, scope="public")
    assert found("bus") == []
    assert found("bus", scope="staff") == [3]


def test_what_was_rolled_back_is_not_found(database: str) -> None:
    search.index(KIND, 1, lang="en", scope="public", body="bus")
    db.rollback()
    db.writing(True)
    assert found("bus") == []


def test_a_whole_kind_is_made_anew(database: str) -> None:
    put(_1="old words", _2="old words")
    with db.transaction():
        made = search.reindex(KIND, [search.Body(n, "en", "public", f"new thing {n}") for n in range(1, 2_503)])
    assert made == 2_502
    assert found("old") == []
    assert found("2502") == [2_502]


def test_a_book_fits_in_the_index(database: str) -> None:
    put(_1=" ".join(f"অপেক্ষা{n}" for n in range(60_000)))
    assert found("অপেক্ষা0") == [1]


# ---- lists ----


def page(words: str, *, after: int = 10**9, scope: search.Scope = "public") -> list[int]:
    """Twenty things from `after` downwards: PublicVersion stands in for a domain's table."""
    with db.reading() as session:
        few = search.found(KIND, words, scope=scope)
        held = search.holds(PublicVersion.id, KIND, words, scope=scope) if few is None else search.among(PublicVersion.id, "ids")
        wanted = select(PublicVersion.id).where(held, PublicVersion.id < after).order_by(PublicVersion.id.desc()).limit(20)
        return list(session.scalars(wanted, {} if few is None else {"ids": search.listed(few)}))


def test_a_list_is_the_same_whether_few_or_many_hold_the_words(database: str) -> None:
    numbers = range(1, search.MANY + 501)
    texts = [f"common 候诊室 {'rare' if n % 400 == 0 else 'other'} number{n}" for n in numbers]
    with db.transaction() as session:
        session.execute(insert(PublicVersion), [{"id": n, "number": 0} for n in numbers])
        search.reindex(
            KIND, [search.Body(n, lang, "public", text) for n, text in zip(numbers, texts, strict=True) for lang in ("en", "pl")]
        )
    newest = numbers[-1]
    assert page("common") == page("com") == page("诊室") == page("候诊室 comm") == list(range(newest, newest - 20, -1))
    assert page("common", after=newest - 19) == list(range(newest - 20, newest - 40, -1))
    assert page("rare") == page("common rare") == page("rar") == [1_200, 800, 400]
    assert page("rare", after=800) == [400]
    assert page("comm other") == page("室诊") == page("nothing") == page("?") == []
    assert page(f"number{newest}", scope="staff") == [newest]


def test_a_search_in_a_list_costs_two_statements(database: str) -> None:
    put(_1="bus", _2="bus")
    statements: list[str] = []

    def listen(*said: object) -> None:
        statements.append(str(said[2]))

    event.listen(db.engine(), "before_cursor_execute", listen)
    page("bus")
    event.remove(db.engine(), "before_cursor_execute", listen)
    assert len([statement for statement in statements if statement.startswith("SELECT")]) == 2


def test_tables_made_from_the_models_search_too(database: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'made.sqlite'}" if database.startswith("sqlite") else postgres.database(database)
    engine = db.connect(url)
    try:
        search.SearchRow.metadata.create_all(engine, [search.SearchRow.__table__])  # type: ignore[list-item] # a Table
        put(_1="bus")
        assert found("bu") == [1]
        assert "search_row" in inspect(engine).get_table_names()
        with db.reading() as session:
            assert session.scalar(select(func.count()).select_from(search.SearchRow)) == 1
    finally:
        db.session.remove()
        engine.dispose()
        db.connect(database)
