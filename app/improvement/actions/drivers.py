"""Drawing a driver diagram: drivers on two levels, their order, and the change ideas under them. What is taken away is kept in the history."""

from collections.abc import Sequence

from sqlalchemy import delete, select, update

from app.core import db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement.actions import PROJECT
from app.improvement.actions.keeping import one_by_one
from app.improvement.models import SERVES, WATCHED, ChangeIdea, Cycle, Driver, Project, Ramp, Remark
from app.improvement.queries import drivers as queries
from app.people.models import Person

MOST_DRIVERS, MOST_IDEAS = 40, 60  # a page shows them all


def add_driver(project: Project, words: str, under: int | None, *, by: Person) -> Driver:
    """One driver more, the last under `under`; without it a main driver. The same sent twice is one."""
    one_by_one(project)
    known = queries.all_drivers(project)
    _check_parent(known, under)
    level = [one for one in known if one.parent_id == under]
    if (stands := next((one for one in level if one.words == words), None)) is not None:
        return stands
    if len(known) >= MOST_DRIVERS:
        raise NotAllowed(for_staff("There are 40 drivers. Fewer say more: change one that stands."))
    driver = Driver(project_id=project.id, parent_id=under, words=words, position=_after(level), written_by=by.id)
    db.session.add(driver)
    db.session.flush()
    record(PROJECT, project.id, "add_driver", by=by.id, facts=_told(driver))
    return driver


def change_driver(project: Project, driver: Driver, words: str, under: int | None, *, by: Person) -> None:
    """Other words, or another place in the diagram. A main driver with others under it stays a main driver."""
    if (driver.words, driver.parent_id) == (words, under):
        return
    known = queries.all_drivers(project)
    if driver.parent_id != under:
        _check_parent([one for one in known if one.id != driver.id], under)
        if under is not None and any(one.parent_id == driver.id for one in known):
            raise Refused(for_staff("There are drivers under this one. Move them first"), field="under")
        driver.position = _after([one for one in known if one.parent_id == under])
    before = _told(driver)
    driver.words, driver.parent_id = words, under
    record(PROJECT, project.id, "change_driver", by=by.id, facts={"before": before, "after": _told(driver)})


def place_driver(project: Project, driver: Driver, place: int, *, by: Person) -> None:
    """Puts it at this place, from 1, among the drivers beside it. The same sent twice is one move."""
    level = queries.beside(project, driver.parent_id)
    order = [one for one in level if one.id != driver.id]
    order.insert(min(max(place, 1), len(level)) - 1, driver)
    if order == level:
        return
    for position, one in enumerate(order):
        one.position = position
    record(PROJECT, project.id, "place_driver", by=by.id, facts={"driver": driver.id, "place": order.index(driver) + 1})


def take_driver_away(project: Project, driver: Driver, *, by: Person) -> None:
    """It goes, and so do the drivers under it, with what people said about them. Change ideas and small tests stay."""
    under = queries.beside(project, driver.id)
    gone = [*under, driver]
    numbers = [one.id for one in gone]
    for beside in (SERVES, WATCHED):
        db.session.execute(delete(beside).where(beside.c.driver_id.in_(numbers)))
    said = [_remark_told(one) for one in db.session.scalars(select(Remark).where(Remark.driver_id.in_(numbers)).order_by(Remark.id))]
    db.session.execute(delete(Remark).where(Remark.driver_id.in_(numbers)))
    db.session.execute(update(Cycle).where(Cycle.driver_id.in_(numbers)).values(driver_id=None))
    for level in (under, [driver]):  # those under it first
        for one in level:
            db.session.delete(one)
        db.session.flush()
    record(PROJECT, project.id, "take_driver_away", by=by.id, facts={"drivers": [_told(one) for one in gone], "said": said})


def add_change_idea(project: Project, words: str, serves: Sequence[int], *, by: Person) -> ChangeIdea:
    """Something to test, under these drivers. One with the same words that stands already comes under these too."""
    one_by_one(project)
    known = queries.all_ideas(project)
    chosen = _chosen(project, serves)
    if (stands := next((one for one in known if one.words == words), None)) is not None:
        more = [one.id for one in {one.id: one for one in (*stands.drivers, *chosen)}.values()]
        change_change_idea(project, stands, words, more, by=by)
        return stands
    if len(known) >= MOST_IDEAS:
        raise NotAllowed(for_staff("There are 60 change ideas. Test some of them first."))
    idea = ChangeIdea(project_id=project.id, words=words, drivers=chosen, written_by=by.id)
    db.session.add(idea)
    db.session.flush()
    record(PROJECT, project.id, "add_change_idea", by=by.id, facts=_idea_told(idea))
    return idea


def change_change_idea(project: Project, idea: ChangeIdea, words: str, serves: Sequence[int], *, by: Person) -> None:
    """Other words, or other drivers."""
    chosen = _chosen(project, serves)
    before = _idea_told(idea)
    idea.words, idea.drivers = words, chosen
    if _idea_told(idea) != before:
        record(PROJECT, project.id, "change_change_idea", by=by.id, facts={"before": before, "after": _idea_told(idea)})


def take_change_idea_away(project: Project, idea: ChangeIdea, *, by: Person) -> None:
    """It goes from every driver. Its small tests stay."""
    db.session.execute(update(Ramp).where(Ramp.change_idea_id == idea.id).values(change_idea_id=None))
    record(PROJECT, project.id, "take_change_idea_away", by=by.id, facts=_idea_told(idea))
    db.session.delete(idea)
    db.session.flush()


def _check_parent(known: Sequence[Driver], under: int | None) -> None:
    """There are two levels: only a main driver has others under it."""
    if under is not None and under not in {one.id for one in known if one.parent_id is None}:
        raise Refused(for_staff("Choose a main driver that stands in the list"), field="under")


def _chosen(project: Project, serves: Sequence[int]) -> list[Driver]:
    chosen = [one for one in sorted(queries.all_drivers(project), key=lambda one: one.id) if one.id in set(serves)]
    if not chosen:
        raise Refused(for_staff("Choose a driver that it serves"), field="serves")
    return chosen


def _after(level: Sequence[Driver]) -> int:
    return max((one.position for one in level), default=-1) + 1


def _told(driver: Driver) -> dict[str, object]:
    return {"words": driver.words, "under": driver.parent_id}


def _remark_told(remark: Remark) -> dict[str, object]:
    return {"words": remark.words, "said_by": remark.said_by, "by": remark.written_by, "answer": remark.answer}


def _idea_told(idea: ChangeIdea) -> dict[str, object]:
    return {"words": idea.words, "drivers": [one.id for one in idea.drivers]}
