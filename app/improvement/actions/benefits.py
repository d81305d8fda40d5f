"""Keeping the benefits register: what is expected, and what was seen of it. What stood before is kept in the history."""

import datetime as dt
from dataclasses import dataclass

from app.core import db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement.actions import check_day
from app.improvement.actions.keeping import check_version, one_by_one
from app.improvement.models import Benefit, BenefitKind, BenefitSeen, Gainer, Project
from app.improvement.queries import benefits as queries
from app.people.models import Person

BENEFIT = "benefit"
MOST_BENEFITS, MOST_SEEN = 40, 200  # a page shows them all
COLUMNS = ("words", "gainers", "kind", "expected", "by_on", "measure_id", "measured_by", "owner")


@dataclass(frozen=True)
class Described:
    """A benefit as it was written down. `measure_id`: a measure of the try-out; none where `measured_by` says how one will know."""

    words: str
    gainers: tuple[Gainer, ...]
    kind: BenefitKind
    expected: str
    by_on: dt.date
    measure_id: int | None
    measured_by: str
    owner: str


def add_benefit(project: Project, said: Described, *, by: Person) -> Benefit:
    """One benefit more. The same sent twice is one."""
    one_by_one(project)
    if (same := queries.benefit_named(project, said.words)) is not None:
        if _columns(said) == _standing(same):
            return same
        raise Refused(for_staff("This benefit stands in the list already. Change it there"), field="words")
    if len(queries.benefits(project)) >= MOST_BENEFITS:
        raise NotAllowed(for_staff("There are 40 benefits. Fewer say more: change one that stands."))
    added = Benefit(project_id=project.id, written_by=by.id, **_columns(said))
    db.session.add(added)
    db.session.flush()
    record(BENEFIT, added.id, "add", by=by.id)
    return added


def change_benefit(project: Project, benefit: Benefit, said: Described, *, seen: int, by: Person) -> None:
    """Other words, another amount, another day. `seen`: the version that the writer had before them."""
    one_by_one(project)
    stands = queries.benefit(project, benefit.id)
    before = _standing(stands)
    if before == _columns(said):
        return
    check_version(stands.version, seen, field="words")
    other = queries.benefit_named(project, said.words)
    if other is not None and other.id != stands.id:
        raise Refused(for_staff("This benefit stands in the list already. Change it there"), field="words")
    for name, value in _columns(said).items():
        setattr(stands, name, value)
    stands.version += 1
    record(BENEFIT, stands.id, "change", by=by.id, facts={"before": _told(before), "after": _told(_columns(said))})


def see_benefit(project: Project, benefit: Benefit, on: dt.date, words: str, *, by: Person) -> BenefitSeen:
    """What was seen of it by a day. The same sent twice is one."""
    check_day(on)
    if not words:
        raise Refused(for_staff("Write what you have seen"), field="words")
    one_by_one(project)
    stands = queries.benefit(project, benefit.id)
    if (same := next((one for one in stands.seen if (one.on, one.words) == (on, words)), None)) is not None:
        return same
    if len(stands.seen) >= MOST_SEEN:
        raise NotAllowed(for_staff("What was seen of this benefit is told 200 times. That is enough."))
    seen = BenefitSeen(benefit_id=stands.id, on=on, words=words, written_by=by.id)
    db.session.add(seen)
    db.session.flush()
    record(BENEFIT, stands.id, "see", by=by.id, facts={"on": on.isoformat(), "words": words})
    return seen


def give_benefit_up(project: Project, benefit: Benefit, why: str, *, by: Person) -> None:
    """Nobody expects it any more; it stays in the register with the reason."""
    if not why:
        raise Refused(for_staff("Write why nobody expects it any more"), field="why")
    one_by_one(project)
    stands = queries.benefit(project, benefit.id)
    if stands.given_up != why:
        stands.given_up = why
        record(BENEFIT, stands.id, "give_up", by=by.id, reason=why)


def expect_benefit_again(project: Project, benefit: Benefit, *, by: Person) -> None:
    """It is expected as before. Why it was given up is kept in the history."""
    one_by_one(project)
    stands = queries.benefit(project, benefit.id)
    if stands.given_up:
        record(BENEFIT, stands.id, "expect_again", by=by.id, facts={"before": stands.given_up})
        stands.given_up = ""


def _standing(benefit: Benefit) -> dict[str, object]:
    return {name: getattr(benefit, name) for name in COLUMNS}


def _columns(said: Described) -> dict[str, object]:
    return {name: getattr(said, name) for name in COLUMNS} | {"gainers": [one.value for one in said.gainers]}


def _told(columns: dict[str, object]) -> dict[str, object]:
    return columns | {"by_on": str(columns["by_on"]), "kind": str(columns["kind"])}
