"""Testing begins when every gate is passed; each says why it is not, and where that is mended."""

import pytest
from flask import Flask

from app.core import calendar, db
from app.history.queries import entries
from app.improvement.actions import gates, impact, research
from app.improvement.actions.impact import Answered
from app.improvement.gates.impact import Effect, Impact
from app.improvement.gates.research import Work
from app.improvement.models import NONE_NEEDED, Body, MeasureKind, Reply
from app.improvement.queries import aims, measures
from app.improvement.queries import gates as queries
from app.people.models import RoleName
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.before import ask, before_testing, page_of, with_project
from tests.improvement.trying import sent
from tests.visitor import Visitor

WAYS = {  # gate: its name in the refusal, the link that leads to where it is mended
    "aim": ("the aim", "/aim"),
    "outcome": ("an outcome measure", "/measures/new"),
    "process": ("a process measure", "/measures/new"),
    "balancing": ("a balancing measure", "/measures/new"),
    "impact": ("the impact check, what the impact check asked for", "/try-out/impact"),
    "research": ("the question about research", "/try-out/research"),
    "sponsor": ("the sponsor", "/gates/sponsor"),
}
BEGIN = "Begin to test"


def refused(sam: Visitor, idea: Proposal) -> str:
    """What a bare POST is answered that should not begin."""
    status = sent(sam, page_of(idea, "gates/begin"))
    assert status == 409
    assert sam.page is not None
    assert keys.now(idea).stage is not Stage.TESTING
    return sam.page.words("main")


def tags(sam: Visitor, idea: Proposal) -> dict[str, str]:
    """By gate: passed, or not yet."""
    page = sam.open(page_of(idea))
    parts = {part.get("id"): part for part in page.all("div") if part.get("class") == "result" and part.get("id")}
    return {str(key): "".join(next(part.iter("strong")).itertext()).strip() for key, part in parts.items()}


@pytest.mark.parametrize("without", WAYS)
def test_while_one_gate_is_open_testing_does_not_begin_and_the_answer_says_which(sam: Visitor, without: str) -> None:
    idea = before_testing(without)
    name, way = WAYS[without]
    page = sam.open(page_of(idea))
    gate = next(part for part in page.all("div") if part.get("id") == without)
    assert any(str(link.get("href")).endswith(way) for link in gate.iter("a"))
    assert (tags(sam, idea)[without], page.has(BEGIN), page.has("When all are passed")) == ("Not yet", False, True)
    assert f"Testing cannot begin yet. Not in place: {name}." in refused(sam, idea)
    assert keys.letters("proposals/moved") == []


def test_what_is_in_place_can_be_changed_and_a_pause_says_what_comes_first(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.PAUSED)
    page = sam.open(page_of(idea))
    changes = [" ".join("".join(link.itertext()).split()) for link in page.all("a") if "Change" in "".join(link.itertext())]
    assert changes == ["Change: the aim", "Change: the impact check", "Change: the question about research", "Change: the sponsor"]
    assert (page.has("The work is paused. Go on with it first."), page.has("Testing has begun already")) == (True, False)


def test_testing_begins_when_everything_is_in_place_and_whoever_brought_it_hears_once(sam: Visitor) -> None:
    idea = before_testing()
    assert set(tags(sam, idea).values()) == {"Passed"}
    page = sam.press(BEGIN)
    assert (page.address, page.has("Testing has begun. We wrote to whoever brought the idea.")) == (
        f"/en/ideas/{idea.reference}/try-out",
        True,
    )
    assert sent(sam, page_of(idea, "gates/begin")) == 303
    assert keys.now(idea).stage is Stage.TESTING
    (letter,) = keys.letters("proposals/moved")
    assert letter.facts["news"] == "Your idea is being tried"


def test_an_idea_that_nobody_was_said_to_coach_is_coached_and_tried(sam: Visitor) -> None:
    idea = before_testing(stage=Stage.DECIDED)
    sam.open(page_of(idea))
    sam.press(BEGIN)
    assert (keys.now(idea).stage, keys.now(idea).stage_before) == (Stage.TESTING, "coaching")
    assert [letter.facts["news"] for letter in keys.letters("proposals/moved")] == [
        "A coach works on your idea with you",
        "Your idea is being tried",
    ]


def test_whoever_brought_it_hears_early_that_somebody_works_on_it(sam: Visitor) -> None:
    idea = before_testing("aim", stage=Stage.DECIDED)
    sam.open(page_of(idea))
    page = sam.press("Tell them that somebody works on it")
    assert sent(sam, page_of(idea, "gates/coaching")) == 303
    assert (keys.now(idea).stage, page.has("has not heard yet")) == (Stage.COACHING, False)
    assert [letter.facts["news"] for letter in keys.letters("proposals/moved")] == ["A coach works on your idea with you"]


@pytest.mark.parametrize(
    ("stage", "says"),
    [
        (Stage.EVALUATION, "The idea has moved on since you opened this page"),
        (Stage.PAUSED, "The idea has moved on since you opened this page"),
        (Stage.STOPPED, "This idea is not tried now"),
        (Stage.ADOPTED, "This idea is not tried now"),
    ],
)
def test_testing_does_not_begin_from_another_place(sam: Visitor, stage: Stage, says: str) -> None:
    idea = before_testing(stage=stage)
    assert (sam.open(page_of(idea)).status, sam.open(page_of(idea)).has(BEGIN)) == (200, False)
    assert says in refused(sam, idea)


def test_a_letter_about_testing_is_in_the_language_of_whoever_brought_the_idea(sam: Visitor) -> None:
    idea = before_testing(idea=make.public_idea("pl"))
    sam.open(page_of(idea))
    sam.press(BEGIN)
    (letter,) = keys.letters("proposals/moved")
    assert letter.reading == "pl"


# ---- a measure of each kind, or why not yet ----


@pytest.mark.parametrize("kind", list(MeasureKind))
def test_a_reason_passes_the_gate_of_a_kind_and_stands_with_who_and_when(sam: Visitor, kind: MeasureKind) -> None:
    idea = before_testing(kind.value)
    page = sam.send(page_of(idea, f"gates/not-yet/{kind}"), reason="The counter comes in May.")
    assert tags(sam, idea)[kind] == "Passed, with a reason"
    assert (page.has("The counter comes in May."), page.has("Written by Sam on")) == (True, True)
    sam.send(page_of(idea, f"gates/not-yet/{kind}"), reason="")
    assert (tags(sam, idea)[kind], sam.open(page_of(idea)).has("The counter comes in May.")) == ("Not yet", False)


def test_a_reason_sent_twice_is_one_and_one_for_a_kind_that_there_is_not_is_refused(sam: Visitor) -> None:
    idea = before_testing("process")
    for _time in range(2):
        sam.send(page_of(idea, "gates/not-yet/process"), reason="The counter comes in May.")
    assert with_project(idea, lambda project, _by: len(queries.not_yet_of(project))) == 1
    assert sam.open(page_of(idea, "gates/not-yet/everything")).status == 404
    long = sam.send(page_of(idea, "gates/not-yet/process"), reason="x" * 2001)
    assert (long.status, long.faults(), keys.words_on(long)) == (422, ["Use at most 2,000 characters"], "x" * 2001)


# ---- what is needed after the impact check ----


def _worry(needed: tuple[str, ...], **effects: Effect) -> Answered:
    return Answered({asked: (effects.get(asked.value, Effect.NONE), "We looked.") for asked in Impact}, needed)


def test_what_the_impact_check_asks_for_is_open_until_it_is_done(sam: Visitor) -> None:
    idea = before_testing("impact")
    with_project(idea, lambda project, by: impact.check_impact(project, _worry(("equality", "engagement")), 0, finished=True, by=by))
    assert (tags(sam, idea)["impact"], tags(sam, idea)["assessments"]) == ("Passed", "Not yet")
    assert sam.open(page_of(idea)).has("Needed, and nobody was asked yet: A full equality assessment.")
    for what in ("equality", "engagement"):
        sam.send(page_of(idea, f"impact/{what}"), asked_of="Equality team", asked_on="2026-01-05")
    assert sam.open(page_of(idea)).has("Asked for, and not done yet: A full equality assessment.")
    assert "what the impact check asked for" in refused(sam, idea)
    for what in ("equality", "engagement"):
        sam.send(page_of(idea, f"impact/{what}"), done_on="2026-02-05", evidence="Nobody loses. Kept with the equality team.")
    assert tags(sam, idea)["assessments"] == "Passed"
    sam.press(BEGIN)
    assert keys.now(idea).stage is Stage.TESTING


# ---- sponsor, research, sign-offs ----


def test_the_sponsor_is_named_changed_and_kept_with_who_wrote_it(sam: Visitor) -> None:
    idea = before_testing("sponsor")
    nothing = sam.send(page_of(idea, "gates/sponsor"), name="", role="")
    assert (nothing.status, nothing.faults()) == (422, ["Write the name of the sponsor", "Write what they do, and where"])
    page = sam.send(page_of(idea, "gates/sponsor"), name="Jo Lead", role="Director of nursing")
    assert (page.has("Jo Lead, Director of nursing"), page.has("Written by Sam on")) == (True, True)
    assert sam.send(page_of(idea, "gates/sponsor"), name="Ann Other").has("Ann Other, Director of nursing")


def test_another_rule_about_sponsors_names_the_organisations_that_lack_one(sam: Visitor) -> None:
    idea = before_testing()
    lacking = with_project(
        idea,
        lambda project, _by: queries.before(
            project, measures=measures(project), aims=aims(project), missing=lambda _project: ["Wenbrook Hospitals"]
        ),
    )
    assert [(one.gate.key, one.whys[0].told) for one in lacking.open] == [("sponsor", {"organisation": "Wenbrook Hospitals"})]


def test_personal_data_asks_for_information_governance(sam: Visitor) -> None:
    idea = before_testing("impact")
    with_project(
        idea, lambda project, by: impact.check_impact(project, _worry((NONE_NEEDED,), data=Effect.POSITIVE), 0, finished=True, by=by)
    )
    assert sam.open(page_of(idea)).has("Personal data may be new or used in another way. Ask information governance.")
    assert "Not in place: a sign-off." in refused(sam, idea)
    number = ask(idea, Body.INFORMATION_GOVERNANCE)
    assert sam.open(page_of(idea)).has("No answer yet from: Information governance.")
    sam.send(f"/en/sign-offs/{number}", reply="conditions", answered_on="", evidence="Only initials.")
    sam.send(f"/en/sign-offs/{number}", reply="conditions", answered_on=_today(), evidence="Only initials.")
    page = sam.open(page_of(idea))
    assert (tags(sam, idea)["sign_off"], page.has("Yes, with conditions"), page.has("Only initials.")) == ("Passed", True, True)


@pytest.mark.parametrize(
    ("reply", "stands"), [(Reply.YES, "Passed"), (Reply.CONDITIONS, "Passed"), (Reply.NO, "Not yet"), (Reply.NOT_NEEDED, "Passed")]
)
def test_a_sign_off_that_waits_or_said_no_keeps_the_gate_open(sam: Visitor, reply: Reply, stands: str) -> None:
    idea = before_testing()
    number = ask(idea)
    assert tags(sam, idea)["sign_off"] == "Not yet"
    sam.send(f"/en/sign-offs/{number}", reply=reply.value, answered_on=_today(), evidence="Letter 12.")
    assert tags(sam, idea)["sign_off"] == stands


def test_a_no_is_asked_again_and_the_newest_answer_counts(sam: Visitor) -> None:
    idea = before_testing()
    number = ask(idea, days_ago=40)
    sam.send(f"/en/sign-offs/{number}", reply="no", answered_on=_today(), evidence="The system is not safe.")
    assert sam.open(page_of(idea)).has("The answer was no: Digital. Change what they said no to, and ask again.")
    again = ask(idea, days_ago=0)
    sam.send(f"/en/sign-offs/{again}", reply="yes", answered_on=_today(), evidence="It is safe now.")
    page = sam.open(page_of(idea))
    assert (tags(sam, idea)["sign_off"], page.has("The system is not safe."), page.has("It is safe now.")) == ("Passed", True, True)


# ---- who may, and how often the database is asked ----


def test_whoever_only_reads_a_try_out_sees_its_gates_and_passes_none(app: Flask, sam: Visitor) -> None:
    here, there = make.organisation("Here"), make.organisation("There")
    idea = before_testing(place=here)
    with db.transaction():
        make.again(idea).integrated = True
    other = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "ola@example.org", organisation=there)
    page = other.open(page_of(idea))
    assert (page.status, page.has(BEGIN), page.has("Name the sponsor"), page.has("Change")) == (200, False, False, False)
    assert sent(other, page_of(idea, "gates/begin")) == 409
    assert keys.now(idea).stage is Stage.COACHING


def test_a_lead_of_the_organisation_begins_to_test_in_their_own_role(app: Flask) -> None:
    place = make.organisation("Here")
    idea = before_testing(place=place)
    lead = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "ola@example.org", organisation=place)
    lead.open(page_of(idea))
    lead.press(BEGIN)
    assert (keys.now(idea).stage, _roles(idea)[0]) == (Stage.TESTING, "provider QI lead")


def test_a_stranger_finds_no_gates(visitor: Visitor) -> None:
    idea = before_testing()
    assert visitor.open(page_of(idea)).h1 == "Sign in"


@pytest.mark.parametrize("page", ["gates", ""])
def test_the_pages_ask_the_database_as_often_for_many_sign_offs_as_for_two(sam: Visitor, page: str) -> None:
    idea = before_testing("outcome", "process")
    where = page_of(idea, page).rstrip("/")

    def asked_for() -> int:
        sam.open(where)
        with keys.statements() as ran:
            assert sam.open(where).status == 200
        return len(ran)

    def more(*names: str) -> None:
        for name in names:
            ask(idea, Body.OTHER, name=name)

    more("Medicines committee", "Ethics")
    few = asked_for()
    more(*(f"Body {number}" for number in range(9)))
    for kind in (MeasureKind.OUTCOME, MeasureKind.PROCESS):
        with_project(idea, lambda project, by, kind=kind: gates.say_not_yet(project, kind, "Soon.", by=by))
    for number in (1, 2):
        with_project(
            idea,
            lambda project, by, seen=number: impact.check_impact(
                project, _worry((), staff=list(Effect)[seen]), seen, finished=False, by=by
            ),
        )
        with_project(idea, lambda project, by, why=number: research.say_work(project, Work.AUDIT, f"Because {why}.", by=by))
    assert asked_for() == few


def _today() -> str:
    return calendar.today().isoformat()


def _roles(idea: Proposal) -> list[str]:
    with db.reading():
        return [entry.role for entry in entries("proposal", idea.id)]


# ---- small tests wait for the gates ----


@pytest.mark.parametrize(
    ("stage", "purpose", "status"),
    [
        (Stage.COACHING, "test", 409),
        (Stage.DECIDED, "implement", 409),
        (Stage.COACHING, "collect", 200),  # to find something out is no test of a change
        (Stage.PAUSED, "collect", 409),
        (Stage.TESTING, "test", 200),
    ],
)
def test_a_change_is_tested_only_after_the_gates_and_nothing_begins_in_a_pause(
    sam: Visitor, stage: Stage, purpose: str, status: int
) -> None:
    idea = before_testing(stage=stage)
    plan = {"idea": "Pack in the evening.", "purpose": purpose, "scale": "1 nurse", "starts_on": "2026-03-02", "ends_on": "2026-03-06"}
    asks = {"owner": "Priya", "stop_rule": "A bag is wrong.", "question_1": "Are they ready?", "prediction_1": "Yes."}
    page = sam.send(f"/en/ideas/{idea.reference}/small-tests/new", **plan, **asks)
    assert page.has("Begin the small test") is (status == 200)
    answer = sent(sam, f"{page.address}/begin")
    assert (answer if answer == 409 else 200, sam.open(page.address).has("Under way")) == (status, status == 200)
