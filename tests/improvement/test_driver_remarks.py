"""What stands beside a driver: measures, small tests, and what people say about it."""

import pytest
from flask import Flask

from app.core import db
from app.history.queries import entries
from app.improvement.actions import Described, add_measure, start_project
from app.improvement.actions.drivers import add_change_idea, add_driver
from app.improvement.actions.driving import MOST_REMARKS, say
from app.improvement.charts import Direction
from app.improvement.models import Every, MeasureKind
from app.improvement.queries import measures, project_of
from app.improvement.queries.drivers import all_drivers
from app.people.models import RoleName
from app.proposals.models import Stage
from tests import keys, make
from tests.markup import SVG
from tests.visitor import Seen, Visitor

READY, KNOWN = "Medicines are ready in time", "People know when they go home"
PACK = "=Pack the medicines in the evening"
TOO_LATE = "The doctor comes at 11. That is too late."
OUT_OF_TURN = 409


@pytest.fixture
def where(sam: Visitor) -> str:
    """The address of a diagram: two drivers, one change idea under both, a measure, all in one organisation."""
    idea, by = make.public_idea(), make.staff()
    said = Described(MeasureKind.PROCESS, "Bags that were packed", "Tally", "bags", Direction.INCREASE, Every.WEEK)
    with db.transaction():
        found = make.again(idea)
        found.stage = Stage.COACHING
        project = start_project(found, by=by)
        drivers = [add_driver(project, words, None, by=by).id for words in (READY, KNOWN)]
        add_change_idea(project, PACK, drivers, by=by)
        add_measure(project, said, by=by)
    return f"/en/ideas/{idea.reference}/try-out/drivers"


def comment(who: Visitor, where: str, words: str = TOO_LATE, said_by: str = "") -> Seen:
    """Says something about the first driver."""
    who.open(f"{where}/{first(who, where)}/comments")
    return who.press("Add this comment", words=words, said_by=said_by)


def first(who: Visitor, where: str) -> str:
    """The number of the first driver."""
    return next(one for part in who.open(where).all("div") if (one := part.get("id") or "").startswith("driver-")).removeprefix("driver-")


def measure() -> str:
    """The number of the one that is measured."""
    with db.transaction():
        project = project_of(make.again(keys.newest_idea()))
        assert project is not None
        return str(measures(project)[0].id)


def told() -> list[tuple[str, dict[str, object]]]:
    with db.transaction():
        project = project_of(make.again(keys.newest_idea()))
        assert project is not None
        return [(one.verb, one.facts) for one in reversed(entries("project", project.id))]


def test_a_comment_waits_under_its_driver_until_it_is_answered(sam: Visitor, where: str) -> None:
    page = comment(sam, where, said_by="the night porter")
    assert [w for w in (TOO_LATE, "Words of: the night porter", "Written down by Sam", "Waits for an answer") if not page.has(w)] == []
    listed = sam.open(where)
    assert (listed.has(TOO_LATE), listed.has("1 comment")) == (True, True)
    sam.open(page.link(f"Answer and close: {TOO_LATE}"))
    closed = sam.press("Save the answer", answer="The round begins at 8.")
    assert [w for w in ("The round begins at 8.", "Closed", TOO_LATE) if not closed.has(w)] == []
    assert not closed.has("Waits for an answer")
    listed = sam.open(where)
    assert (listed.has(TOO_LATE), listed.has("1 comment")) == (False, True)


def test_whoever_only_reads_comments_and_takes_it_back_and_does_not_answer(app: Flask, sam: Visitor, where: str) -> None:
    there, other = make.organisation("Wenbrook Hospitals"), make.organisation("Alder Care")
    with db.transaction():
        found = make.again(keys.newest_idea())
        found.integrated, found.organisation_id = True, there
    lead = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "lee@example.org", organisation=other)
    assert not lead.open(where).has("Add a driver")
    page = comment(lead, where)
    assert (page.has(TOO_LATE), page.has("Answer and close")) == (True, False)
    number = page.link(f"Take it back: {TOO_LATE}").split("/")[-2]
    assert lead.open(f"/en/driver-comments/{number}/answer").status == OUT_OF_TURN
    lead.open(page.link(f"Take it back: {TOO_LATE}"))
    gone = lead.press("Take it back")
    assert (gone.has("There is no comment yet"), gone.has(TOO_LATE)) == (True, False)
    assert TOO_LATE not in str(told())


def test_nobody_takes_back_the_comment_of_another_or_one_that_was_answered(app: Flask, sam: Visitor, where: str) -> None:
    page = comment(sam, where)
    number = page.link(f"Take it back: {TOO_LATE}").split("/")[-2]
    kim = keys.staff(app, RoleName.HUDDLE_MEMBER, "kim@example.org")
    assert not kim.open(page.address).has("Take it back")
    assert kim.open(f"/en/driver-comments/{number}/take-back").status == OUT_OF_TURN
    kim.send(f"/en/driver-comments/{number}/answer", answer="At 8.")
    assert not sam.open(page.address).has("Take it back")
    assert sam.open(f"/en/driver-comments/{number}/take-back").status == OUT_OF_TURN
    late = kim.send(f"/en/driver-comments/{number}/answer", answer="At 9.")
    assert (late.status, sam.open(page.address).has("At 8.")) == (OUT_OF_TURN, True)


def test_a_comment_that_is_sent_twice_stands_once_and_an_empty_or_long_one_is_refused(sam: Visitor, where: str) -> None:
    comment(sam, where)
    assert comment(sam, where).has("1 comment")
    assert comment(sam, where, words=" ").faults() == ["Write the comment"]
    kept = comment(sam, where, words="x" * 2001, said_by="y" * 81)
    assert (kept.status, kept.faults()) == (422, ["Use at most 2,000 characters", "Use at most 80 characters"])
    assert keys.words_on(kept) == "x" * 2001


def test_a_driver_has_so_many_comments_and_no_more(sam: Visitor, where: str) -> None:
    with db.transaction():
        project = project_of(make.again(keys.newest_idea()))
        assert project is not None
        for number in range(MOST_REMARKS):
            say(project, all_drivers(project)[0], f"Comment {number}", by=make.staff())
    assert comment(sam, where).status == OUT_OF_TURN


def test_comments_are_for_the_team_alone_and_end_with_the_try_out(app: Flask, sam: Visitor, where: str) -> None:
    page = comment(sam, where)
    reference = keys.newest_idea().reference
    assert not Visitor(app).open(f"/en/ideas/{reference}").has(TOO_LATE)
    mine = keys.hold_key(Visitor(app), keys.newest_idea())
    assert not mine.open(f"/en/my-idea/{reference}").has(TOO_LATE)
    assert not mine.open(page.address).has(TOO_LATE)
    with db.transaction():
        make.again(keys.newest_idea()).stage = Stage.STOPPED
    ended = sam.open(page.address)
    assert (ended.has(TOO_LATE), ended.has("Add a comment"), ended.has("Take it back")) == (True, False, False)


def test_a_driver_shows_the_measures_that_tell_whether_it_moves(sam: Visitor, where: str) -> None:
    sam.open(sam.open(where).link(f"Choose measures: {READY}"))
    page = sam.press("Save", measures=[measure()])
    assert page.link("Bags that were packed") == f"/en/measures/{measure()}"
    assert sam.open(f"/en/measures/{measure()}").link(READY) == f"{where}#driver-{first(sam, where)}"
    sam.open(where)
    sam.open(page.link(f"Choose measures: {READY}"))
    assert not sam.press("Save", measures=[]).has("Whether it moves, we see by:")
    sam.open(page.link(f"Choose measures: {READY}"))
    assert sam.press("Save", measures=["777"]).faults() == ["Choose measures of this try-out"]


def test_a_change_idea_leads_to_its_small_tests(sam: Visitor, where: str) -> None:
    page = sam.open(sam.open(where).link(f"Plan a small test: {PACK}"))
    assert keys.words_on(page) == PACK
    planned = sam.send(
        scale="1 nurse", starts_on="2026-03-02", ends_on="2026-03-03", owner="Priya", stop_rule="Harm.", question_1="Does it work?"
    )
    assert (planned.h1, planned.has(PACK), planned.has(READY)) == ("Small test 1", True, True)
    listed = sam.open(where)
    assert listed.link(f"Small test 1: 1 nurse. {PACK}") == planned.address
    assert not listed.has("Plan a small test")


def test_what_hangs_on_a_driver_goes_with_it_and_small_tests_stay(sam: Visitor, where: str) -> None:
    comment(sam, where)
    sam.send(f"{where}/{first(sam, where)}/measures", measures=[measure()])
    sam.open(sam.open(where).link(f"Plan a small test: {PACK}"))
    test = sam.send(
        scale="1 nurse", starts_on="2026-03-02", ends_on="2026-03-03", owner="Priya", stop_rule="Harm.", question_1="Does it work?"
    )
    sam.open(f"{where}/{first(sam, where)}/take-away")
    sam.press("Take it away")
    verb, facts = told()[-1]
    assert (verb, TOO_LATE in str(facts)) == ("take_driver_away", True)
    assert (sam.open(test.address).has(PACK), sam.open(test.address).has(READY)) == (True, False)
    sam.open(sam.open(where).link(f"Take away: {PACK}"))
    assert sam.press("Take it away").status == 200
    assert sam.open(test.address).has(PACK)


def test_the_picture_and_the_files_say_what_the_lists_say(sam: Visitor, where: str) -> None:
    page = sam.open(sam.open(where).link("See it as a picture"))
    words = "".join(page.all(f"{SVG}svg")[-1].itertext())
    assert [w for w in ("2 main drivers", "1 change idea", "Medicines are ready", "Let us test") if w not in words] == []
    regions = [box for box in page.all("div") if box.get("role") == "region"]
    assert [(box.get("tabindex"), box.get("aria-labelledby")) for box in regions] == [("0", "picture")]
    text = sam.open(page.link("Take it along as text")).text
    assert f"Let us test: {PACK} (Also under: {KNOWN})" in text
    sheet = sam.open(f"{where}.csv").text
    assert sheet.splitlines()[0].lstrip("\ufeff") == '"level","id","parent","text"'
    assert sheet.count(f"\"'{PACK}") == 2  # a cell that would be calculated


def asked(sam: Visitor, address: str) -> int:
    with keys.statements() as ran:
        assert sam.open(address).status == 200
    return len(ran)


def test_the_diagram_asks_the_database_as_often_for_three_comments_as_for_one(sam: Visitor, where: str) -> None:
    comment(sam, where)
    sam.send(f"{where}/{first(sam, where)}/measures", measures=[measure()])
    sam.open(where)
    number = first(sam, where)
    pages = (where, f"{where}/{number}/comments", f"{where}/picture")
    one = [asked(sam, page) for page in pages]
    for more in range(3):
        comment(sam, where, words=f"And {more}")
        sam.open(f"{where}/new")
        sam.press("Add this driver", words=f"Driver {more}", under=number)
    assert [asked(sam, page) for page in pages] == one
