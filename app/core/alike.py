"""Which things say much the same as a text: those that hold several of the words that tell what it is about.

A text has many words and the index many things, so both are cut: the words said most often, then the longest, and for each of
them the newest things that hold it. A rare word counts more than one that many hold. Nothing that staff wrote is looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from math import log

from sqlalchemy import TextClause, bindparam, select, text

from app.core import db
from app.core.search import SearchRow, fold
from app.core.small_words import WORDS

ASKED = 16  # words of a text
NEWEST = 400  # things looked at for each word
AT_ONCE = 480  # words of several texts together: SQLite takes at most 500 parts of one statement
LOOKED_AT = 40  # things whose words are read, to be put in order
_SHORTEST, _WHOLE = 3, 6  # letters: shorter words say little; longer ones are asked for without their ending
_ENDING = 2
_ON_SQLITE = (
    "SELECT {n} AS n, rowid AS id FROM (SELECT rowid FROM search_words WHERE search_words MATCH :w{n} ORDER BY rowid DESC LIMIT {most})"
)
# "IS NOT DISTINCT FROM" keeps PostgreSQL from going through all rows of a kind while it has no statistics of a table yet.
_ON_POSTGRESQL = (
    "SELECT {n} AS n, id FROM (SELECT id FROM search_row WHERE kind IS NOT DISTINCT FROM :kind AND scope = 'public' AND words @@ CAST(:w{n} AS tsquery)"
    " ORDER BY id DESC LIMIT {most}) AS held{n}"
)


@cache
def _small() -> frozenset[str]:
    return frozenset(fold(" ".join(WORDS)).split())


def telling_words(body: str) -> list[str]:
    """What a text is about, in its own words: those said most often first, then the longest.

    Of long words it is the beginning and a star, so that another ending counts too. In scripts without spaces two characters that stand together are a word.
    """
    words = fold(body).split()
    told = Counter(_beginning(word) for word in words if len(word) >= _SHORTEST and word not in _small())
    told.update(f"{one} {two}" for one, two in pairwise(words) if _lone(one) and _lone(two))
    return sorted(told, key=lambda word: (-told[word], -len(word), word))[:ASKED]


def _lone(word: str) -> bool:
    return len(word) == 1 and not word.isascii() and word.isalpha()


def _beginning(word: str) -> str:
    return f"{word[:-_ENDING]}*" if len(word) >= _WHOLE and not word.isdigit() else word


def _enough(count: int) -> int:
    """How many of a text's words a thing holds at least to be like it."""
    return min(count, 3 if count >= 6 else 2)  # noqa: PLR2004 a few words say little, and one of many nothing


def alike(kind: str, body: str, *, most: int) -> list[int]:
    """The ids of the public things of a kind that are most like a text, the one most like it first. At most two statements.

    It only finds: whether somebody may see them is for whoever asks.
    """
    words = telling_words(body)
    if not words:
        return []
    held: dict[int, list[int]] = defaultdict(list)
    for number, row in db.session.connection().execute(_asks(len(words), db.engine().dialect.name), _asked(kind, words)):
        held[row].append(number)
    common = Counter(number for numbers in held.values() for number in numbers)
    weights = {words[number]: log(1 + NEWEST / count) for number, count in common.items()}
    enough = _enough(len(words))
    good = {row: sum(weights[words[n]] for n in numbers) for row, numbers in held.items() if len(numbers) >= enough}
    rows = sorted(good, key=lambda row: (-good[row], -row))[:LOOKED_AT]
    return _in_order(kind, rows, weights)[:most] if rows else []


def alike_many(kind: str, bodies: Mapping[int, str], *, most: int) -> dict[int, list[int]]:
    """The same for several texts at once, by their numbers: fewer words of each are asked for the more texts there are. At most two statements."""
    each = max(1, min(ASKED, AT_ONCE // max(len(bodies), 1)))
    asked = [(number, word) for number, body in bodies.items() for word in telling_words(body)[:each]]
    held: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    common: Counter[str] = Counter()
    if asked:
        words = list(dict.fromkeys(word for _number, word in asked))
        rows = [
            (words[n], row) for n, row in db.session.connection().execute(_asks(len(words), db.engine().dialect.name), _asked(kind, words))
        ]
        common = Counter(word for word, _row in rows)
        whose: dict[str, list[int]] = defaultdict(list)
        for number, word in asked:
            whose[word].append(number)
        for word, row in rows:
            for number in whose[word]:
                held[number][row].append(word)
    best: dict[int, list[int]] = {}
    for number, found in held.items():
        enough = _enough(sum(1 for one, _word in asked if one == number))
        good = {row: sum(log(1 + NEWEST / common[word]) for word in words) for row, words in found.items() if len(words) >= enough}
        best[number] = sorted(good, key=lambda row: (-good[row], -row))[:most]
    things = _things({row for rows in best.values() for row in rows})
    return {number: [things[row] for row in rows if row in things] for number, rows in best.items() if rows}


def _things(rows: set[int]) -> dict[int, int]:
    if not rows:
        return {}
    found = select(SearchRow.id, SearchRow.thing_id).where(SearchRow.id.in_(bindparam("rows", expanding=True)))
    return {row: thing for row, thing in db.session.connection().execute(found, {"rows": list(rows)})}  # noqa: C416 rows are no pairs for dict()


@cache
def _asks(count: int, dialect: str) -> TextClause:
    one = _ON_SQLITE if dialect == "sqlite" else _ON_POSTGRESQL
    return text(" UNION ALL ".join(one.format(n=n, most=NEWEST) for n in range(count)))


def _asked(kind: str, words: Iterable[str]) -> dict[str, str]:
    """No quote can be within, for `fold` leaves none."""
    if db.engine().dialect.name == "sqlite":
        only = f'kind : "{fold(kind)}" AND scope : "public" AND body_folded :'
        return {f"w{n}": f'{only} "{word.rstrip("*")}"{" *" if word.endswith("*") else ""}' for n, word in enumerate(words)}
    parts = {
        f"w{n}": " & ".join(f"'{part.rstrip('*')}'{':*' if part.endswith('*') else ''}" for part in word.split())
        for n, word in enumerate(words)
    }
    return {"kind": kind, **parts}


def _in_order(kind: str, rows: list[int], weights: dict[str, float]) -> list[int]:
    """The words of few are read whole, for of a common word only the newest were asked."""
    found = select(SearchRow.thing_id, SearchRow.body_folded).where(
        SearchRow.id.in_(bindparam("rows", expanding=True)), SearchRow.kind == kind, SearchRow.scope == "public"
    )
    best: dict[int, float] = {}
    for thing, body in db.session.connection().execute(found, {"rows": rows}):
        score = sum(weight for word, weight in weights.items() if f" {word} ".removesuffix("* ") in f" {body} ")
        best[thing] = max(score, best.get(thing, 0))
    return sorted(best, key=lambda thing: (-best[thing], -thing))
