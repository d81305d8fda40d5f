"""Before a test: the impact check in versions, whether it is research, and who is waited for."""

import datetime as dt

import pytest
from flask import Flask

from app.core import calendar
from app.history.queries import entries
from app.improvement.actions import sign_offs
from app.improvement.gates.impact import Assessment, Effect, Impact, worth_a_thought
from app.improvement.models import Body
from app.improvement.queries import gates as queries
from app.improvement.queries.sign_offs import sign_offs as sign_offs_of
from app.people.models import RoleName
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.before import CALM, ask, before_testing, page_of, with_project
from tests.improvement.trying import sent
from tests.visitor import Seen, Visitor

FINISH = "Save: the check is finished"
LATER = "Save and go on later"
WHOLE: dict[str, str | list[str]] = {f"effect_{asked}": "none" for asked in Impact} | {f"reason_{asked}": "We looked." for asked in Impact}
YESTERDAY = (calendar.today() - dt.timedelta(days=1)).isoformat()
TOMORROW = (calendar.today() + dt.timedelta(days=1)).isoformat()


def fill(sam: Visitor, idea: Proposal, button: str = FINISH, **changed: str | list[str]) -> Seen:
    sam.open(page_of(idea, "impact"))
    return sam.press(button, **(WHOLE | {"needed": ["none"]} | changed))


def versions(idea: Proposal) -> list[tuple[int, bool, list[str]]]:
    return list(with_project(idea, lambda project, _by: [(one.number, one.finished, one.needed) for one in queries.impact_checks(project)]))


# ---- the impact check ----


def test_the_check_is_kept_in_versions_with_who_wrote_them(sam: Visitor) -> None:
    idea = before_testing("impact")
    fill(sam, idea, LATER, effect_staff="", reason_staff="")
    fill(sam, idea)
    fill(sam, idea)  # sent twice it is one
    fill(sam, idea, needed=["quality"], effect_care="negative")
    assert versions(idea) == [(3, True, ["quality"]), (2, True, ["none"]), (1, False, ["none"])]
    page = sam.open(page_of(idea, "impact"))
    assert [
        part.startswith("Version") and "Sam" in part for part in (" ".join("".join(s.itertext()).split()) for s in page.all("summary")[-3:])
    ]
    assert page.has("Yes, for the worse")


def test_what_is_not_finished_is_kept_and_passes_no_gate(sam: Visitor) -> None:
    idea = before_testing("impact")
    fill(sam, idea, LATER, effect_care="", reason_care="Somebody must ask the ward.", needed=[])
    page = sam.open(page_of(idea, "impact"))
    assert any("Somebody must ask the ward." in "".join(box.itertext()) for box in page.all("textarea"))
    assert sam.open(page_of(idea)).has("It is not finished.")


def test_finishing_asks_for_what_is_missing_and_keeps_the_rest(sam: Visitor) -> None:
    idea = before_testing("impact")
    page = fill(sam, idea, effect_access="", reason_staff="", needed=[])
    assert (page.status, page.faults()) == (
        422,
        [
            "Choose one of the four answers to question 1",
            "Write why you think so about question 6",
            "Choose what is needed, or that nothing more is needed",
        ],
    )
    assert (versions(idea), keys.words_on(page)) == ([], "We looked.")


@pytest.mark.parametrize("needed", [["none", "equality"], ["none", "quality", "engagement"]])
def test_nothing_and_something_cannot_both_be_needed(sam: Visitor, needed: list[str]) -> None:
    page = fill(sam, before_testing("impact"), needed=needed)
    assert page.faults() == ["Choose what is needed, or that nothing more is needed"]


def test_an_answer_that_nobody_offers_is_no_answer(sam: Visitor) -> None:
    idea = before_testing("impact")
    page = fill(sam, idea, effect_access="great", needed=["magic"])
    assert page.faults() == ["Choose one of the four answers to question 1", "Choose what is needed, or that nothing more is needed"]
    assert versions(idea) == []


def test_two_people_who_save_at_once_lose_no_word(app: Flask, sam: Visitor) -> None:
    idea, ola = before_testing("impact"), keys.staff(app, RoleName.HUDDLE_MEMBER, "ola@example.org")
    ola.open(page_of(idea, "impact"))
    fill(sam, idea, reason_access="The words of Sam.")
    page = ola.press(FINISH, **(WHOLE | {"needed": ["none"], "reason_access": "The words of Ola."}))
    assert (page.status, page.has("What somebody else saved just now"), page.has("The words of Sam.")) == (422, True, True)
    assert keys.words_on(page) == "The words of Ola."
    ola.press(FINISH)
    assert [number for number, _finished, _needed in versions(idea)] == [2, 1]
    assert ola.open(page_of(idea, "impact")).has("The words of Sam.")


def test_the_form_names_what_the_answers_make_people_think_of_and_chooses_nothing(sam: Visitor) -> None:
    idea = before_testing("impact")
    fill(sam, idea, effect_groups="not_sure", effect_data="positive")
    page = sam.open(page_of(idea, "impact"))
    thoughts = ["".join(li.itertext()) for li in page.all("li") if "assessment" in "".join(li.itertext())]
    assert thoughts == ["A full equality assessment", "A data protection assessment"]
    assert versions(idea)[0][2] == ["none"]


@pytest.mark.parametrize("asked", list(Impact))
@pytest.mark.parametrize("effect", [None, *Effect])
def test_what_is_worth_a_thought_follows_from_worries_and_from_any_personal_data(asked: Impact, effect: Effect | None) -> None:
    worries = effect in {Effect.NEGATIVE, Effect.NOT_SURE}
    expected = {
        Impact.ACCESS: Assessment.EQUALITY if worries else None,
        Impact.CARE: Assessment.QUALITY if worries else None,
        Impact.NOTICED: Assessment.ENGAGEMENT if worries else None,
        Impact.GROUPS: Assessment.EQUALITY if worries else None,
        Impact.DATA: Assessment.DATA_PROTECTION if effect in {*Effect} - {Effect.NONE} else None,
        Impact.STAFF: None,
    }
    assert worth_a_thought({asked: effect}) == tuple(one for one in (expected[asked],) if one)


def needing(sam: Visitor) -> str:
    """The page of a quality assessment that is needed."""
    idea = before_testing("impact")
    fill(sam, idea, needed=["quality"])
    return page_of(idea, "impact/quality")


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"asked_of": ""}, "Write who was asked"),
        ({"asked_of": "x" * 121}, "Use at most 120 characters"),
        ({"asked_on": ""}, "Write a date"),
        ({"asked_on": TOMORROW}, "This day is still to come. Write a day that has been"),
        ({"asked_on": "1900-01-01"}, "This day is more than 5 years ago. Check the year"),
        ({"done_on": "2026-02-31"}, "Write a date, or leave it empty"),
        ({"done_on": TOMORROW, "evidence": "Fine."}, "This day is still to come. Write a day that has been"),
        ({"done_on": "2026-01-01", "evidence": "Fine."}, "This day is before the day on which somebody asked. Check both"),
        ({"done_on": YESTERDAY}, "Write what came out, and where it is kept"),
        ({"evidence": "x" * 2001}, "Use at most 2,000 characters"),
    ],
)
def test_what_cannot_be_about_an_assessment_is_said(sam: Visitor, said: dict[str, str], fault: str) -> None:
    page = sam.send(needing(sam), **({"asked_of": "Quality team", "asked_on": YESTERDAY} | said))
    assert (page.status, page.faults()) == (422, [fault])


def test_an_assessment_that_nobody_needs_has_no_page(sam: Visitor) -> None:
    where = needing(sam)
    assert [sam.open(where.replace("quality", other)).status for other in ("equality", "none", "x")] == [404, 404, 404]


# ---- research ----


@pytest.mark.parametrize("work", ["improvement", "audit", "surveillance"])
def test_what_is_no_research_passes_at_once(sam: Visitor, work: str) -> None:
    idea = before_testing("research")
    page = sam.send(page_of(idea, "research"), work=work, why="It is about this ward.")
    assert (page.address, page.has("Begin to test"), page.has("It is about this ward.")) == (page_of(idea), True, True)


@pytest.mark.parametrize("work", ["research", "not_sure"])
@pytest.mark.parametrize(("ruling", "passes"), [("not_research", True), ("approved", True), ("not_yet", False)])
def test_what_may_be_research_waits_for_r_and_d(sam: Visitor, work: str, ruling: str, *, passes: bool) -> None:
    idea = before_testing("research")
    asks = sam.send(page_of(idea, "research"), work=work, why="It may hold elsewhere.")
    assert (asks.address, asks.has("Saved. Now ask R&D.")) == (page_of(idea, "research/answer"), True)
    assert sam.open(page_of(idea)).has("It may be research. Check with R&D, and write what they said.")
    assert sent(sam, page_of(idea, "gates/begin")) == 409
    page = sam.send(page_of(idea, "research/answer"), ruling=ruling, ruled_by="Dr Kaur, R&D", ruled_on=YESTERDAY, ruling_words="Number 12")
    assert (page.has("Answered by Dr Kaur, R&D on"), page.has("Number 12"), page.has("Begin to test")) == (True, True, passes)


def test_said_otherwise_it_is_asked_again_and_the_old_answer_is_kept(sam: Visitor) -> None:
    idea = before_testing("research")
    sam.send(page_of(idea, "research"), work="not_sure", why="It may hold elsewhere.")
    sam.send(page_of(idea, "research/answer"), ruling="not_research", ruled_by="Dr Kaur", ruled_on=YESTERDAY)
    sam.send(page_of(idea, "research"), work="research", why="We publish it.")
    assert sam.open(page_of(idea)).has("Begin to test") is False
    assert sam.open(page_of(idea, "research")).has("It may hold elsewhere.")


def test_r_and_d_is_not_asked_about_what_is_no_research(sam: Visitor) -> None:
    idea = before_testing()
    assert sam.open(page_of(idea, "research/answer")).status == 409
    nothing = sam.send(page_of(idea, "research"), work="magic", why="")
    assert (nothing.status, nothing.faults()) == (422, ["Choose what kind of work it is", "Write why you think so"])


def test_an_answer_of_r_and_d_says_who_and_when(sam: Visitor) -> None:
    idea = before_testing("research")
    sam.send(page_of(idea, "research"), work="research", why="It may hold elsewhere.")
    nothing = sam.send(page_of(idea, "research/answer"), ruling="", ruled_by="", ruled_on="")
    assert nothing.faults() == ["Choose what they said", "Write who answered", "Write a date"]
    later = sam.send(page_of(idea, "research/answer"), ruling="approved", ruled_by="Dr Kaur", ruled_on=TOMORROW)
    assert later.faults() == ["This day is still to come. Write a day that has been"]


# ---- sign-offs ----


def long_ago(working_days: int) -> int:
    """So many days ago that so many working days have passed since."""
    day = calendar.today()
    while calendar.working_days_between(day, calendar.today()) < working_days:
        day -= dt.timedelta(days=1)
    return (calendar.today() - day).days


@pytest.mark.parametrize(("waited", "is_long"), [(1, False), (20, False), (21, True), (60, True)])
def test_a_wait_is_told_in_working_days_and_one_of_more_than_20_in_words(sam: Visitor, waited: int, *, is_long: bool) -> None:
    idea = before_testing()
    ask(idea, days_ago=long_ago(waited))
    page = sam.open(page_of(idea))
    days = "day" if waited == 1 else "days"
    assert (page.has(f"It has waited {waited} working {days}."), page.has("That is long: phone them.")) == (True, is_long)
    project = sam.open(page_of(idea, "").rstrip("/"))
    assert project.has("1 sign-off has no answer yet.")
    assert project.has("One or more have waited more than 20 working days.") is is_long


def test_somebody_else_has_a_name_and_nobody_is_asked_twice_while_they_think(sam: Visitor) -> None:
    idea = before_testing()
    new = page_of(idea, "gates/sign-offs/new")
    asked = {"body": "other", "asked_on": YESTERDAY, "about": "May we?"}
    assert sam.send(new, **asked).faults() == ["Write who else has to say yes"]
    assert sam.send(new, **asked, name="Medicines committee").has("Medicines committee")
    assert sam.send(new, **asked, name="Medicines committee").status == 200  # the same sent twice is one
    again = sam.send(new, **(asked | {"about": "And this?"}), name="MEDICINES committee")
    assert (again.status, again.faults()) == (422, ["They were asked and have not answered. Write their answer first"])
    assert with_project(idea, lambda project, _by: len(sign_offs_of(project))) == 1


def test_an_empty_question_and_an_empty_answer_say_what_to_write(sam: Visitor) -> None:
    idea = before_testing()
    nothing = sam.send(page_of(idea, "gates/sign-offs/new"), body="nobody")
    assert nothing.faults() == ["Choose who has to say yes", "Write a date", "Write what they were asked"]
    number = ask(idea)
    nothing = sam.send(f"/en/sign-offs/{number}", reply="perhaps")
    assert nothing.faults() == ["Choose what they answered", "Write a date", "Write what they wrote, in short"]
    early = sam.send(f"/en/sign-offs/{number}", reply="yes", answered_on="2022-01-01", evidence="Yes.")
    assert early.status == 422


def test_an_answer_is_changed_and_what_it_was_is_kept(sam: Visitor) -> None:
    idea = before_testing()
    number = ask(idea)
    for reply in ("no", "yes", "yes"):
        sam.send(f"/en/sign-offs/{number}", reply=reply, answered_on=YESTERDAY, evidence="Letter 12.")
    told = with_project(idea, lambda project, _by: [one.facts for one in entries("project", project.id) if one.verb == "answer_sign_off"])
    assert [one["after"][0] for one in told] == ["yes", "no"]


def test_a_try_out_has_at_most_40_sign_offs(sam: Visitor) -> None:
    idea = before_testing()
    for number in range(sign_offs.MOST_SIGN_OFFS):
        ask(idea, Body.OTHER, name=f"Body {number}")
    page = sam.send(page_of(idea, "gates/sign-offs/new"), body="digital", asked_on=YESTERDAY, about="May we?")
    assert (page.status, page.has("There are 40 sign-offs.")) == (409, True)


@pytest.mark.parametrize("page", ["impact", "research", "gates/sponsor", "gates/not-yet/outcome", "gates/sign-offs/new"])
def test_nothing_is_written_about_a_try_out_that_has_ended(sam: Visitor, page: str) -> None:
    idea = before_testing(stage=Stage.STOPPED)
    assert (sam.open(page_of(idea, page)).status, sent(sam, page_of(idea, page))) == (409, 409)


def test_a_sign_off_of_an_idea_that_one_may_not_see_is_not_there(app: Flask, sam: Visitor) -> None:
    idea = before_testing(place=make.organisation("Here"))
    number = ask(idea)
    lead = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "ola@example.org", organisation=make.organisation("There"))
    assert (lead.open(f"/en/sign-offs/{number}").status, sam.open("/en/sign-offs/999999").status) == (404, 404)


def test_the_calm_check_asks_for_nothing() -> None:
    assert worth_a_thought({asked: effect for asked, (effect, _reason) in CALM.answers.items()}) == ()


@pytest.mark.parametrize(
    ("page", "hint"),
    [
        ("impact", "One sentence is enough. You can leave it empty until you finish the check."),
        ("research", "Write one sentence or more, whatever you choose."),
        ("gates/sign-offs/new", "Write one sentence or more."),
    ],
)
def test_a_question_says_itself_when_it_must_be_answered(sam: Visitor, page: str, hint: str) -> None:
    assert sam.open(page_of(before_testing(), page)).has(hint)
