"""Search in every script: folding, the index, and what a person's words find.

Words are cut and folded here, once, and both databases only compare what comes out: runs of letters, marks and
figures with one space between them. So a search finds the same on SQLite (FTS5) and on PostgreSQL (`tsvector`, made
from the words as they stand: its own parser goes by the locale of the server and would cut them again). Nothing that a
person types can be syntax, for no sign survives the fold. A word of the search must stand in the text as a whole word,
its last one as the beginning of a word; all of them in one and the same row of the index. Chinese, Japanese, Thai and
their like are written without spaces: there each character is a word, and those typed together must stand together.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ColumnElement,
    Select,
    String,
    UniqueConstraint,
    any_,
    bindparam,
    cast,
    column,
    delete,
    event,
    false,
    func,
    insert,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column

from app.core import db

Scope = Literal["public", "staff"]

MANY = 1000  # ids; lists say an exact number up to here
LONGEST_SEARCH = 200  # characters; what follows is not looked at
LONGEST_WORD = 100  # characters; PostgreSQL refuses a lexeme over 2046 bytes
LONGEST_BODY = 250_000  # characters folded; PostgreSQL refuses a tsvector over 1 MB
_BATCH = 1000  # rows written at a time
WORDS = "words"  # the column that PostgreSQL fills by itself


# ---- folding ----

_UNSPACED = (  # scripts written without spaces: first and last character of each block
    ("\u0e00", "\u0eff"),  # Thai, Lao
    ("\u1000", "\u109f"),  # Myanmar
    ("\u1780", "\u17ff"),  # Khmer
    ("\u2e80", "\u2fdf"),  # radicals
    ("\u3005", "\u3007"),
    ("\u3040", "\u312f"),  # kana, bopomofo
    ("\u31a0", "\u31ff"),
    ("\u3400", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
_MARKED = (  # scripts whose marks are letters in all but name; marks of any other block fall away
    ("\u0900", "\u0dff"),  # Devanagari to Sinhala
    ("\u0e00", "\u109f"),  # Thai, Lao, Tibetan, Myanmar
    ("\u1700", "\u17ff"),  # Philippine scripts, Khmer
    ("\u1900", "\u1aaf"),  # Limbu to Tai Tham
    ("\u1b00", "\u1c4f"),  # Balinese to Lepcha
    ("\u1cd0", "\u1cff"),
    ("\u3099", "\u309a"),  # the voicing of kana
    ("\ua800", "\uaaff"),  # Syloti Nagri to Meetei Mayek
    ("\uabe0", "\uabff"),
    ("\U00011000", "\U00011fff"),
)
_LETTERS = {
    # Latin letters whose stroke or joining Unicode does not take apart.
    **dict(zip("łđøðıħŧŋĸƀ", "ldodihtnkb", strict=True)),
    **dict(zip("ßæœþ", ("ss", "ae", "oe", "th"), strict=True)),
    # Arabic, Persian and Urdu keyboards have different characters for one letter.
    **dict.fromkeys("ىیېےۍ", "ي"),
    **dict.fromkeys("کڪ", "ك"),
    **dict.fromkeys("ہھەةۃ", "ه"),
    **dict.fromkeys("ٱٲٳ", "ا"),
    "ـ": "",  # tatweel only stretches a word
}
_END = "\n"  # between runs; the space is kept for the words within one
_APART = frozenset("\u200b\u200c")  # breaks that nobody sees: zero width space, and the non-joiner of Persian


def _within(letter: str, blocks: Iterable[tuple[str, str]]) -> bool:
    return any(first <= letter <= last for first, last in blocks)


def _folded(letter: str) -> str:
    """What becomes of one character of a text that is decomposed and has no capitals."""
    if letter in _LETTERS:
        return _LETTERS[letter]
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.digit(letter))
    if category[0] in "LN":
        return f" {letter} " if _within(letter, _UNSPACED) else letter
    if category[0] == "M":
        return letter if _within(letter, _MARKED) else ""
    return "" if category == "Cf" and letter not in _APART else _END


class _Table(dict[int, str]):
    """The fold of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, _folded(chr(code)))


_TABLE = _Table()
_INDIC_NON_JOINER = re.compile("(?<=[\u0900-\u0dff])\u200c")
_PLAIN = re.compile(r"[^a-z0-9]+")


@cache
def _loose_marks() -> re.Pattern[str]:
    """Marks of the unspaced scripts, which stand after the space that belongs behind them."""
    every = (chr(code) for first, last in _UNSPACED[:-1] for code in range(ord(first), ord(last) + 1))
    marks = "".join(letter for letter in every if unicodedata.category(letter)[0] == "M" and _within(letter, _MARKED))
    return re.compile(f" ([{marks}]+)")


def _runs(text: str) -> Iterator[str]:
    """What stands together in a text: a word, or a run of unspaced characters with a space between each."""
    if text.isascii():
        yield from (word[:LONGEST_WORD] for word in _PLAIN.sub(" ", text.lower()).split())
        return
    longer = unicodedata.normalize("NFKD", text)[:LONGEST_BODY]  # one sign can stand for 18 letters
    letters = unicodedata.normalize("NFKD", longer.casefold())
    plain = _INDIC_NON_JOINER.sub("", letters).translate(_TABLE)
    for run in _loose_marks().sub(r"\1 ", plain).split(_END):
        words = [word[:LONGEST_WORD] for word in run.split()]
        if words:
            yield " ".join(words)


def fold(text: str) -> str:
    """The words of a text as the index knows them: no capitals, no accents, no signs, one space between words.

    Latin accents and strokes go (ł is l), marks of Indic scripts stay, letters that Arabic, Persian and Urdu keyboards
    write differently become one, figures of every script become 0 to 9, and unspaced scripts get their spaces.
    """
    return " ".join(_runs(text))


def has_words(words: str) -> bool:
    """Whether there is anything to search for: not for nothing, and not for signs or pictures alone."""
    return bool(_wanted(words))


def _wanted(words: str) -> list[str]:
    return list(_runs(words[:LONGEST_SEARCH]))


# ---- the index ----


class SearchRow(db.Model):
    """The folded words of one thing, in one language, for one circle of readers."""

    __tablename__ = "search_row"
    __table_args__ = (UniqueConstraint("kind", "thing_id", "scope", "lang"), CheckConstraint("scope IN ('public', 'staff')", name="scope"))
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    thing_id: Mapped[int]
    lang: Mapped[str]
    scope: Mapped[Scope] = mapped_column(String(10))
    body_folded: Mapped[str]


_FIELDS = "kind, scope, body_folded"
_NEW, _OLD = ("new.id, new.kind, new.scope, new.body_folded", "old.id, old.kind, old.scope, old.body_folded")
_ADD = f"INSERT INTO search_words (rowid, {_FIELDS})\nVALUES ({_NEW});\n"
_TAKE = f"INSERT INTO search_words (search_words, rowid, {_FIELDS})\nVALUES ('delete', {_OLD});\n"
_TOKENS = "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\""

BUILD: dict[str, tuple[str, ...]] = {
    "sqlite": (
        f"CREATE VIRTUAL TABLE search_words USING fts5({_FIELDS},\ncontent='search_row', content_rowid='id', columnsize=0, prefix='1 2 3',\n{_TOKENS})",
        f"CREATE TRIGGER search_row_added AFTER INSERT ON search_row BEGIN\n{_ADD}END",
        f"CREATE TRIGGER search_row_changed AFTER UPDATE ON search_row BEGIN\n{_TAKE}{_ADD}END",
        f"CREATE TRIGGER search_row_gone AFTER DELETE ON search_row BEGIN\n{_TAKE}END",
    ),
    "postgresql": (
        f"ALTER TABLE search_row ADD COLUMN {WORDS} tsvector\nGENERATED ALWAYS AS (array_to_tsvector(string_to_array(body_folded, ' '))) STORED",
        f"CREATE INDEX ix_search_row_words ON search_row USING gin ({WORDS}) WITH (fastupdate = off)",
    ),
}
"""What each database needs beside the table `search_row`; the migration that makes the table runs it."""

CLEAR: dict[str, tuple[str, ...]] = {"sqlite": ("DROP TABLE search_words",), "postgresql": ()}
"""What goes before the table `search_row` goes; the rest goes with it."""

AGAIN: dict[str, tuple[str, ...]] = {
    "sqlite": (
        *(f"DROP TRIGGER IF EXISTS {name}" for name in ("search_row_added", "search_row_changed", "search_row_gone")),
        *CLEAR["sqlite"],
        *BUILD["sqlite"],
        "INSERT INTO search_words (search_words) VALUES ('rebuild')",
    )
}
"""What follows a change of the table `search_row`: SQLite makes such a table anew, and its triggers go with the old one."""


@event.listens_for(SearchRow.__table__, "after_create")
def _build(_table: object, connection: Connection, **_: object) -> None:
    for statement in BUILD[connection.dialect.name]:
        connection.exec_driver_sql(statement)


_MADE = {
    "sqlite": ("search_words", "search_row_added", "search_row_changed", "search_row_gone"),
    "postgresql": ("ix_search_row_words",),
}
_NAMES = {"sqlite": "SELECT name FROM sqlite_master", "postgresql": "SELECT indexname FROM pg_indexes"}


def ours(name: str) -> bool:
    """Whether this table or index is one that `BUILD` makes, and no model knows."""
    return name.startswith(("search_words", "ix_search_row_words"))


def missing(connection: Connection) -> list[str]:
    """What `BUILD` makes and this database has lost: SQLite drops triggers with a table that a migration rebuilds."""
    there = set(connection.exec_driver_sql(_NAMES[connection.dialect.name]).scalars())
    return [name for name in _MADE[connection.dialect.name] if name not in there]


class Body(NamedTuple):
    """One text of a thing, as people read it."""

    thing_id: int
    lang: str
    scope: Scope
    body: str


def index(kind: str, thing_id: int, *, lang: str, scope: Scope, body: str) -> None:
    """Keeps the words of a thing in one language; no words, no row. Writes nothing when they are the same as before."""
    folded = fold(body)[:LONGEST_BODY]
    if not folded:
        _drop(kind, SearchRow.thing_id == thing_id, SearchRow.scope == scope, SearchRow.lang == lang)
        return
    made = (sqlite.insert if _on_sqlite() else postgresql.insert)(SearchRow).values(
        kind=kind, thing_id=thing_id, lang=lang, scope=scope, body_folded=folded
    )
    key = [SearchRow.kind, SearchRow.thing_id, SearchRow.scope, SearchRow.lang]
    db.session.execute(made.on_conflict_do_update(index_elements=key, set_={"body_folded": folded}, where=SearchRow.body_folded != folded))


def unindex(kind: str, thing_id: int, *, scope: Scope | None = None) -> None:
    """Forgets a thing, or what one circle of readers may find of it."""
    _drop(kind, SearchRow.thing_id == thing_id, *([SearchRow.scope == scope] if scope else []))


def reindex(kind: str, bodies: Iterable[Body]) -> int:
    """Makes every row of a kind anew (after a change of the fold, say) and says how many things' texts it took."""
    _drop(kind)
    count = 0
    waiting: list[dict[str, object]] = []
    for each in bodies:
        if folded := fold(each.body)[:LONGEST_BODY]:
            waiting.append({"kind": kind, "thing_id": each.thing_id, "lang": each.lang, "scope": each.scope, "body_folded": folded})
            count += 1
        if len(waiting) == _BATCH:
            db.session.execute(insert(SearchRow), waiting)
            waiting = []
    if waiting:
        db.session.execute(insert(SearchRow), waiting)
    return count


def _drop(kind: str, *where: ColumnElement[bool]) -> None:
    db.session.execute(delete(SearchRow).where(SearchRow.kind == kind, *where).execution_options(synchronize_session=False))


def _on_sqlite() -> bool:
    return db.engine().dialect.name == "sqlite"


# ---- what words find ----


def matching(kind: str, words: str, *, scope: Scope) -> Select[int]:
    """The ids of the things of a kind that hold these words, for `Thing.id.in_(...)`; some come twice, in no order.

    With the scope `public` nothing that staff wrote is looked at; with `staff` both are. Words that are none (an empty
    text, signs alone) find nothing. In a list use `found` and `holds`, which stay fast when most things hold the words.
    """
    wanted = _wanted(words)
    if not wanted:
        return select(SearchRow.thing_id).where(false())
    if not _on_sqlite():
        return select(SearchRow.thing_id).where(*_seen(kind, scope), *_on_postgresql(wanted))
    return _matching_on_sqlite(kind, literal(_fts_query(kind, wanted, scope)), scope)


def _matching_on_sqlite(kind: str, asked: ColumnElement[str], scope: Scope) -> Select[int]:
    engine = table("search_words", column("rowid"), column("search_words"))
    joined = select(SearchRow.thing_id).select_from(engine).join(SearchRow, SearchRow.id == engine.c.rowid)
    # The plus bars SQLite from going through all rows of a kind, and asking the engine again for each.
    return joined.where(engine.c.search_words.match(asked), *_seen(kind, scope, prefix="+search_row."))


def found(kind: str, words: str, *, scope: Scope) -> list[int] | None:
    """The ids of the things of a kind that hold these words, each once; None when they are more than `MANY`. One small statement."""
    wanted = _wanted(words)
    if not wanted:
        return []
    ids = db.session.connection().execute(*_few(kind, wanted, scope)).scalars().all()
    return list(dict.fromkeys(ids)) if len(ids) <= MANY else None


def _few(kind: str, wanted: list[str], scope: Scope) -> tuple[Select[int], dict[str, str]]:
    if _on_sqlite():
        return _few_on_sqlite(kind, scope), {"asked": _fts_query(kind, wanted, scope)}
    return matching(kind, " ".join(wanted), scope=scope).limit(MANY + 1), {}


@cache
def _few_on_sqlite(kind: str, scope: Scope) -> Select[int]:
    """Written once: to write a statement costs more than to run it."""
    return _matching_on_sqlite(kind, bindparam("asked", type_=String), scope).limit(MANY + 1)


def among(thing_id: InstrumentedAttribute[int], name: str) -> ColumnElement[bool]:
    """The condition that a thing is one of some; their ids are one value, `listed(ids)`, under this name."""
    if _on_sqlite():
        return thing_id.in_(select(func.json_each(bindparam(name)).table_valued("value").c.value))
    return thing_id == any_(bindparam(name, type_=postgresql.ARRAY(BigInteger)))


def listed(ids: list[int]) -> str | list[int]:
    """The value for `among`."""
    return json.dumps(ids) if _on_sqlite() else ids


def holds(thing_id: InstrumentedAttribute[int], kind: str, words: str, *, scope: Scope) -> ColumnElement[bool]:
    """The condition that a thing holds these words, for a list that is walked in its own order until its page is full.

    For words that more than `MANY` hold, as `found` says; for others a list is made from their ids. Left to itself SQLite
    walks for a rare word and PostgreSQL for one that only old things hold: both look at everything.
    """
    return (
        select(SearchRow.id)
        .where(*_seen(kind, scope), SearchRow.thing_id == thing_id, *_walked(_wanted(words)))
        .correlate(thing_id.class_.__table__)
        .exists()
    )


def _seen(kind: str, scope: Scope, *, prefix: str = "search_row.") -> list[ColumnElement[bool]]:
    public = [literal_column(f"{prefix}scope", String) == scope] if scope == "public" else []
    return [literal_column(f"{prefix}kind", String) == kind, *public]


def _fts_query(kind: str, wanted: list[str], scope: Scope) -> str:
    """Every part between quotes; no quote can be within, for `fold` leaves none. Kind and scope only narrow: `_seen` decides."""
    parts = [f'kind : "{fold(kind)}"', *([f'scope : "{scope}"'] if scope == "public" else [])]
    return " AND ".join([*parts, *(f'body_folded : "{run}"' for run in wanted)]) + " *"


def _on_postgresql(wanted: list[str]) -> list[ColumnElement[bool]]:
    """The index finds the words; that a run stands together is then seen in the text."""
    lexemes = [f"'{word}'" for word in " ".join(wanted).split()]
    query = cast(" & ".join(lexemes) + ":*", postgresql.TSQUERY)
    runs = [run for run in wanted if " " in run]
    return [column(WORDS, postgresql.TSVECTOR).bool_op("@@")(query), *(_walked(wanted) if runs else [])]


def _walked(wanted: list[str]) -> list[ColumnElement[bool]]:
    """The same question, put to the folded text itself."""
    place = func.instr if _on_sqlite() else func.strpos
    body = " " + SearchRow.body_folded + " "
    return [place(body, f" {run} " if n < len(wanted) else f" {run}") > 0 for n, run in enumerate(wanted, 1)]
