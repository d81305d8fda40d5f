"""Minutes write themselves: whole for members, in part for anyone, as sheets for a spreadsheet."""

import csv
import datetime as dt
import io

import pytest
from flask import Flask

from app.core import calendar, db
from app.core.sheets import MARK, safe
from app.huddle import actions, queries
from app.huddle.models import Capacity, Meeting, Waits
from app.people.actions.organisations import Told, change_organisation
from app.people.models import RoleName
from app.people.queries import named
from app.proposals.models import Proposal, Stage
from tests import keys, make, meetings
from tests.visitor import Visitor

ARABIC = "هذه الرسائل لا يمكن قراءتها"
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3


@pytest.fixture
def held(app: Flask) -> int:
    return meetings.meeting()


def private(idea: Proposal) -> Proposal:
    with db.transaction():
        make.again(idea).public = False
    return idea


def test_anyone_reads_what_was_decided_and_why_on_a_public_idea(held: int, visitor: Visitor) -> None:
    idea = make.public_idea(title="Letters I can read")
    meetings.item(held, idea)
    meetings.decided(held, idea, make.staff())
    seen = visitor.open(visitor.open("/en/minutes").link("5 March 2026"))
    assert seen.h1 == "What the team decided on Thursday 5 March 2026"
    assert (seen.has("We will do what you said"), seen.has("Nobody can read them."), seen.has("We write new ones.")) == (True, True, True)
    assert seen.link("Letters I can read") == f"/en/ideas/{idea.reference}"


def test_the_page_about_how_we_answer_leads_to_the_minutes(visitor: Visitor) -> None:
    assert visitor.open("/en/about").link("What the team decided") == "/en/minutes"


def test_anyone_hears_only_how_many_ideas_that_are_not_public_were_answered(held: int, visitor: Visitor) -> None:
    for n in range(2):
        idea = private(make.public_idea(title=f"Secret {n}"))
        meetings.decided(held, idea, make.staff(), reason="A private reason.")
    seen = visitor.open(f"/en/minutes/{held}")
    assert seen.has("2 ideas that are not on the website were answered too.")
    assert (seen.has("Secret"), seen.has("A private reason."), seen.has("An idea that was taken back")) == (False, False, False)


def test_nobody_reads_an_answer_before_whoever_brought_the_idea(held: int, visitor: Visitor) -> None:
    unheard, waits = make.public_idea(title="Unheard"), make.public_idea(title="Provisional")
    meetings.decided(held, unheard, make.staff(), reason="Not heard yet.")
    meetings.decided(held, waits, make.staff(), reason="Not confirmed yet.", waits=Waits.QUORUM)
    with db.transaction():
        make.again(unheard).unheard = True
    seen = visitor.open(f"/en/minutes/{held}")
    assert [seen.has(words) for words in ("Unheard", "Not heard", "Provisional", "Not confirmed", "on the website were")] == [False] * 5
    assert seen.has("The team answered 0 ideas that are on the website.")


def test_members_read_that_a_decision_is_provisional(held: int, app: Flask) -> None:
    idea = make.public_idea()
    meetings.decided(held, idea, make.staff(), waits=Waits.QUORUM, confirm_by=dt.date(2026, 3, 10))
    seen = keys.staff(app, RoleName.HUDDLE_MEMBER).open(f"/en/huddles/{held}/minutes")
    assert seen.has("Provisional Too few were there. Somebody who was absent confirms it. By Tuesday 10 March 2026.")


def test_a_private_note_a_name_and_an_interest_never_leave_the_huddle(held: int, app: Flask, visitor: Visitor) -> None:
    idea, sam = make.public_idea(), meetings.member("sam@example.org", "Wenbrook Hospitals")
    place = meetings.item(held, idea)
    meetings.decided(held, idea, sam)
    meetings.noted(held, "The ward agrees.", sam, item_id=place)
    meetings.noted(held, "Keep this to us.", sam, item_id=place, private=True)
    meetings.noted(held, "We meet an hour later in May.", sam)
    meetings.agreed(held, "Write to the ward.", sam, item_id=place)
    meetings.there(held, [sam])
    calendar.set_clock(lambda: dt.datetime(2026, 3, 5, 12, tzinfo=dt.UTC))
    with db.transaction():
        actions.declare_interest(make.again(idea), "I work there.", by=sam)
    calendar.reset_clock()
    seen = visitor.open(f"/en/minutes/{held}")
    assert (seen.has("The ward agrees."), seen.has("an hour later"), seen.has("1 person of the team was there.")) == (True, True, True)
    assert [seen.has(words) for words in ("Keep this", "Sam", "I work there", "Write to the ward")] == [False] * 4
    full = keys.staff(app, RoleName.HUDDLE_MEMBER).open(f"/en/huddles/{held}/minutes")
    assert [full.has(words) for words in ("Keep this to us.", "I work there.", "Write to the ward.", "Wenbrook Hospitals")] == [True] * 4


def test_an_idea_that_was_taken_back_keeps_its_place_and_loses_its_words(held: int, app: Flask, visitor: Visitor, another: Visitor) -> None:
    idea, sam = make.public_idea(title="Letters I can read"), make.staff()
    place = meetings.item(held, idea)
    meetings.decided(held, idea, sam)
    meetings.noted(held, "The ward agrees.", sam, item_id=place)
    meetings.agreed(held, "Write to the ward.", sam, item_id=place)
    visitor.open(f"/en/minutes/{held}")
    keys.hold_key(another, idea).send(f"/en/my-idea/{idea.reference}/take-back")
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    pages = [visitor.open(f"/en/minutes/{held}"), member.open(f"/en/huddles/{held}/minutes")]
    sheets = member.open(f"/en/huddles/{held}/decisions.csv").text + member.open(f"/en/huddles/{held}/actions.csv").text
    for seen in pages:
        assert seen.has("An idea that was taken back")
        assert [seen.has(w) for w in ("Letters I can read", "Nobody can read", "The ward agrees", "Write to the ward")] == [False] * 4
    assert [w in sheets for w in ("taken back", "Letters I can read", "Nobody can read", "Write to")] == [True, False, False, False]
    assert member.open("/en/actions?view=open").has("For an idea that was taken back")


def test_only_a_meeting_that_was_held_has_public_minutes(app: Flask, visitor: Visitor) -> None:
    coming = meetings.meeting(held=False)
    assert [visitor.open(f"/en/minutes/{number}").status for number in (coming, 99_999)] == [404, 404]
    assert visitor.open("/en/minutes").has("No meeting of the team stands here yet.")
    seen = keys.staff(app, RoleName.HUDDLE_MEMBER).open(f"/en/huddles/{coming}/minutes")
    assert (seen.status, seen.has("This huddle is not over. Here is what is written down so far.")) == (200, True)


def test_a_meeting_without_ideas_and_people_says_so(held: int, app: Flask, visitor: Visitor) -> None:
    full = keys.staff(app, RoleName.HUDDLE_MEMBER).open(f"/en/huddles/{held}/minutes")
    assert (full.has("No idea was on the list."), full.has("Nobody wrote down who was there.")) == (True, True)
    assert visitor.open(f"/en/minutes/{held}").has("Nobody wrote down who was there.")


def test_a_meeting_that_was_called_off_has_no_minutes(app: Flask) -> None:
    sam = make.staff()
    with db.transaction():
        made = actions.plan_meeting(dt.date(2099, 3, 5), by=None)
        actions.call_off(made, None, "Snow", by=sam)
    assert keys.staff(app, RoleName.HUDDLE_MEMBER).open(f"/en/huddles/{made.id}/minutes").status == 404


def test_a_kept_page_is_not_given_again_when_a_note_is_added(held: int, visitor: Visitor) -> None:
    assert not visitor.open(f"/en/minutes/{held}").has("We meet in May.")
    meetings.noted(held, "We meet in May.", make.staff())
    assert visitor.open(f"/en/minutes/{held}").has("We meet in May.")


def test_the_organisation_keeps_the_name_that_it_had_on_the_day(held: int, visitor: Visitor) -> None:
    sam = meetings.member("sam@example.org", "Wenbrook Hospitals")
    meetings.there(held, [sam])
    with db.transaction():
        place = named("Wenbrook Hospitals")
        assert place
        change_organisation(place, Told("Wenbrook Trust", place.kind, ""), reason="A new name", by=sam)
    seen = visitor.open(f"/en/minutes/{held}")
    assert (seen.has("Wenbrook Hospitals"), seen.has("Wenbrook Trust")) == (True, False)


def test_notes_from_right_to_left_and_endless_words_are_read_as_they_were_written(held: int, app: Flask, visitor: Visitor) -> None:
    meetings.noted(held, ARABIC, make.staff(), lang="ar")
    meetings.noted(held, LONG, make.staff())
    for seen in (visitor.open(f"/en/minutes/{held}"), keys.staff(app, RoleName.HUDDLE_MEMBER).open(f"/en/huddles/{held}/minutes")):
        assert (seen.has(ARABIC), seen.has(LONG), 'lang="ar"' in seen.text) == (True, True, True)


@pytest.mark.parametrize(("cell", "told"), [("=1+1", "'=1+1"), ("+44", "'+44"), ("-x", "'-x"), ("@a", "'@a"), ("\tx", "'\tx"), ("\rx", "'\rx"), ("a=1", "a=1"), (dt.date(2026, 3, 5), "2026-03-05"), (None, ""), (-3, "-3")])  # fmt: skip
def test_a_cell_is_never_calculated(cell: str | dt.date | int | None, told: str) -> None:
    assert safe(cell) == told


def test_a_sheet_opens_in_a_spreadsheet(held: int, app: Flask) -> None:
    idea, sam = make.public_idea(title="=HYPERLINK(1)"), make.staff()
    place = meetings.item(held, idea)
    meetings.decided(held, idea, sam, reason='Two lines,\nand "quotes"')
    meetings.agreed(held, "@write", sam, item_id=place, due=dt.date(2026, 3, 9))
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    got = member.open(f"/en/huddles/{held}/decisions.csv")
    assert (got.text.startswith(MARK), got.headers["Content-Type"]) == (True, "text/csv; charset=utf-8")
    assert got.headers["Content-Disposition"] == 'attachment; filename="decisions-2026-03-05.csv"'
    head, row = csv.reader(io.StringIO(got.text.removeprefix(MARK)))
    told = dict(zip(head, row, strict=True))
    assert (told["Meeting"], told["Title"], told["Why"]) == ("2026-03-05", "'=HYPERLINK(1)", 'Two lines,\nand "quotes"')
    head, row = csv.reader(io.StringIO(member.open(f"/en/huddles/{held}/actions.csv").text.removeprefix(MARK)))
    told = dict(zip(head, row, strict=True))
    assert (told["Action"], told["Due on"], told["State"]) == ("'@write", "2026-03-09", "Still to do")


def test_the_public_list_goes_on_to_older_meetings(app: Flask, visitor: Visitor) -> None:
    for n in range(23):
        meetings.meeting(dt.date(2025, 1, 1) + dt.timedelta(days=7 * n))
    first = visitor.open("/en/minutes")
    second = visitor.open(first.link("Earlier meetings"))
    assert (len(first.all("h2")), len(second.all("h2"))) == (20, 3)


def test_an_idea_comes_back_with_what_earlier_meetings_said(held: int, app: Flask) -> None:
    idea, sam = make.public_idea(), make.staff()
    place = meetings.item(held, idea)
    meetings.decided(held, idea, sam)
    meetings.noted(held, "The ward agrees.", sam, item_id=place)
    again = meetings.meeting(dt.date(2099, 3, 5), held=False)
    with db.transaction():
        make.again(idea).stage = Stage.SCREENING
    with db.transaction():
        actions.list_proposal(make.again(idea), db.session.get_one(Meeting, again), by=sam)
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    for address in (f"/en/huddles/{again}", f"/en/ideas/{idea.reference}/read", f"/en-easy/ideas/{idea.reference}/read"):
        seen = member.open(address)
        assert [seen.has(words) for words in ("Talked about on Thursday 5 March 2026", "Just do it", "The ward agrees.")] == [True] * 3


def test_in_easy_words_the_minutes_count_in_whole_sentences_and_say_fields_of_work_in_plain_ones(held: int, app: Flask) -> None:
    sam = meetings.member("sam@example.org", "Wenbrook Hospitals")
    with db.transaction():
        nice = next(d.id for d in queries.disciplines() if d.code == "nice_standards")
        actions.describe_member(sam.id, disciplines=[nice], capacity=Capacity.EVERY_WEEK, by=sam)
    meetings.there(held, [sam])
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    easy, standard = (member.open(f"/{reading}/huddles/{held}/minutes") for reading in ("en-easy", "en"))
    said = (
        "Members who were there: 1. We need at least 4.",
        "National standards of care",
        "Different kinds of work: 1. We need at least 3.",
    )
    assert [words for words in said if not easy.has(words)] == []
    assert ("NICE" in easy.text, "Needed" in easy.text, standard.has("NICE standards"), standard.has("Members: 1. Needed: 4.")) == (
        False,
        False,
        True,
        True,
    )
