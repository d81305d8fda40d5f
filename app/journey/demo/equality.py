"""Made-up answers to the equality questions: a few hundred people over the last 12 months, who are nobody."""

from collections import Counter
from random import Random

from app.core import db
from app.core.config import settings
from app.population.actions import add_to_count
from app.population.equality import EDITION, every, whole
from app.population.queries import months

_PEOPLE = 31  # each month, on average
_ANSWERS = 0.9  # of ten questions, nine are answered
_SHARES: dict[str, dict[str, float]] = {
    "age": {"u18": 1, "18_24": 6, "25_44": 28, "45_64": 34, "65_79": 22, "80p": 5, "rather_not": 4},
    "disability": {"yes": 36, "no": 53, "not_sure": 6, "rather_not": 5},
    "impact": {"a_lot": 40, "a_little": 44, "not_at_all": 13, "rather_not": 3},
    "ethnic_group": {"asian": 15, "black": 5, "mixed": 2, "white": 70, "other": 1.5, "rather_not": 6.5},
    "asian": {"indian": 20, "pakistani": 60, "bangladeshi": 8, "chinese": 8, "another": 4},
    "black": {"caribbean": 40, "african": 55, "another": 5},
    "mixed": {"white_caribbean": 60, "white_asian": 40},
    "white": {"british": 84, "irish": 3, "roma": 1, "another": 12},
    "other": {"arab": 80, "another": 20},
    "sex": {"female": 61, "male": 34, "other": 0.7, "rather_not": 4.3},
    "gender": {"yes": 93, "no": 0.8, "rather_not": 6.2},
    EDITION: {"standard": 82, "easy": 18},
}


def answer_questions(seed: str) -> None:
    """Adds them month by month, the same each time in the same month."""
    chance = Random(f"equality {seed}")  # noqa: S311 no secret
    first, _last = months()
    with db.transaction():
        for number in range(12):
            year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
            counted = Counter(pair for _person in range(_PEOPLE + chance.randint(-6, 6)) for pair in _somebody(chance).items())
            for (question, answer), people in sorted(counted.items()):
                add_to_count(f"{year}-{month + 1:02}", question, answer, people)


def _somebody(chance: Random) -> dict[str, str]:
    shares = _SHARES | {"district": dict.fromkeys(settings().districts, 30.0) | {"elsewhere": 4.0}}
    said = {field: chance.choices(list(of), list(of.values()))[0] for field, of in shares.items() if chance.random() < _ANSWERS}
    return whole({field: answer for field, answer in said.items() if field in every()}) | {EDITION: said.get(EDITION, "standard")}
