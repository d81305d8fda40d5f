"""How a try-out goes, for people outside the team: only what was written for them, and what the team shows."""

from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import calendar, db
from app.core.questions import Given
from app.improvement import actions
from app.improvement.actions import Described
from app.improvement.charts import Direction
from app.improvement.models import Every, Measure, MeasureKind, MeasureType
from app.people.models import RoleName
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.trying import WEEK, sent
from tests.visitor import Seen, Visitor

SENTENCE = "We do not show these numbers."


def _begun(idea: Proposal, stage: Stage = Stage.TESTING) -> Proposal:
    """An idea in testing with an aim and two measures; the second counts people, and a few only."""
    sam = make.staff()
    with db.transaction():
        found = make.again(idea)
        found.stage = stage
        project = actions.start_project(found, by=sam)
        actions.set_aim(project, "People wait 3 hours, not 5.", None, by=sam)
        for name, kind, values in (("Hours until bags are packed", MeasureType.TIME, "5 4 6 5"), ("Falls", MeasureType.COUNT, "2 1 3 2")):
            said = Described(MeasureKind.OUTCOME, name, "Door to door", "hours", Direction.DECREASE, Every.WEEK, None, type=kind)
            measure = actions.add_measure(project, said, by=sam)
            for week, value in enumerate(values.split()):
                actions.enter(measure, calendar.today() - week * WEEK, Decimal(value), by=sam)
    return idea


@pytest.fixture
def idea() -> Proposal:
    return _begun(make.public_idea())


def goes(idea: Proposal) -> str:
    return f"/en/ideas/{idea.reference}/how-it-goes"


def show(sam: Visitor, idea: Proposal, *names: str) -> Seen:
    """The team ticks these measures, and no others."""
    with db.transaction():
        numbers = {one.name: str(one.id) for one in db.session.scalars(select(Measure))}
    sam.open(f"/en/ideas/{idea.reference}/try-out/shown")
    return sam.press("Save", measures=[numbers[name] for name in names])


def test_everybody_reads_what_is_to_be_reached_and_where_it_stands_and_no_measure_that_is_not_shown(app: Flask, idea: Proposal) -> None:
    guest = Visitor(app)
    page = guest.open(guest.open(f"/en/ideas/{idea.reference}").link("Read how the try-out goes"))
    assert (page.address, page.has("People wait 3 hours, not 5."), page.has("Today is day 1 of 90.")) == (goes(idea), True, True)
    assert (page.has("There is no result to show yet."), page.has("Hours until bags are packed")) == (True, False)


def test_a_measure_is_read_by_everybody_once_the_team_shows_it_and_until_the_team_hides_it(
    app: Flask, sam: Visitor, idea: Proposal
) -> None:
    guest = Visitor(app)
    assert show(sam, idea, "Hours until bags are packed").has("Saved.")
    page = guest.open(goes(idea))
    assert (page.has("Hours until bags are packed"), page.has("Falls"), page.has(SENTENCE)) == (True, False, False)
    assert len(page.all("table")) == 1
    show(sam, idea)
    assert not guest.open(goes(idea)).has("Hours until bags are packed")


def test_numbers_that_tell_of_a_few_people_are_never_shown(app: Flask, sam: Visitor, idea: Proposal) -> None:
    assert sam.open(f"/en/ideas/{idea.reference}/try-out/shown").has("Of these they read what the chart says, and no numbers.")
    show(sam, idea, "Falls")
    page = Visitor(app).open(goes(idea))
    assert (page.has("Falls"), page.has(SENTENCE), page.all("table"), page.all("svg figure")) == (True, True, [], [])


def test_what_the_team_writes_for_itself_stays_with_the_team(app: Flask, sam: Visitor, idea: Proposal) -> None:
    secret = "Nurse Smith drags her feet"
    sam.send(f"/en/ideas/{idea.reference}/try-out/charter/risks", words=secret)
    show(sam, idea, "Hours until bags are packed", "Falls")
    page = Visitor(app).open(goes(idea))
    assert (sam.open(f"/en/ideas/{idea.reference}/try-out/charter").has(secret), page.has(secret), page.has("Door to door")) == (
        True,
        False,
        False,
    )


def test_whoever_brought_an_idea_that_is_private_reads_it_and_nobody_else(app: Flask) -> None:
    idea = _begun(make.idea(publish=Given(choices=("no",))))
    owner = keys.hold_key(Visitor(app), idea)
    page = owner.open(owner.open(f"/en/my-idea/{idea.reference}").link("Read how the try-out goes"))
    assert (page.status, page.has("People wait 3 hours, not 5.")) == (200, True)
    assert [Visitor(app).open(goes(idea)).status, Visitor(app).open(f"/en/my-idea/{idea.reference}/how-it-goes").status] == [404, 404]


def test_a_pause_is_told_to_everybody_and_its_reason_only_to_whoever_brought_the_idea(app: Flask, sam: Visitor, idea: Proposal) -> None:
    sam.send(f"/en/ideas/{idea.reference}/try-out/pause", reason="The ward moves.")
    page = Visitor(app).open(goes(idea))
    assert (page.has("A pause is part of the work."), page.has("The ward moves.")) == (True, False)
    assert keys.hold_key(Visitor(app), idea).open(f"/en/my-idea/{idea.reference}/how-it-goes").has("The ward moves.")


def test_an_idea_that_nobody_tries_has_no_such_page_and_no_link(app: Flask) -> None:
    idea = make.public_idea()
    assert (Visitor(app).open(goes(idea)).status, Visitor(app).open(f"/en/ideas/{idea.reference}").has("How the try-out goes")) == (
        404,
        False,
    )


def test_who_takes_part_chooses_what_is_shown_and_who_only_reads_does_not(app: Flask) -> None:
    here, elsewhere = make.organisation("Wenbrook Hospital"), make.organisation("Lower Farm Surgery")
    idea = make.public_idea()
    with db.transaction():
        make.again(idea).organisation_id = here
    there = f"/en/ideas/{_begun(idea).reference}/try-out/shown"
    lead = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "lead@example.org", organisation=here)
    other = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "other@example.org", organisation=elsewhere)
    assert [one.open(there).status for one in (lead, other)] == [200, 404]
    assert sent(other, there) == 404
