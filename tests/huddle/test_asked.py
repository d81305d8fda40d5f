"""Organisations that are asked to try an idea, things that somebody does, corrections, and ideas that are looked at again."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import calendar, db
from app.huddle import actions, queries
from app.huddle.jobs import ask_if_done, take_silence_for_no
from app.huddle.models import MeetingStatus
from app.notifications.actions import written
from app.people.actions import make_staff
from app.people.models import Person, RoleName
from app.proposals.actions import involve
from app.proposals.models import Part, Stage
from tests import keys, make
from tests.huddle.test_answers_that_wait import kinds, open_tasks
from tests.huddle.test_confirming import in_days
from tests.huddle.test_decisions import SAID, decide, listed
from tests.visitor import Visitor


@pytest.fixture
def lena(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.PROVIDER_QI_LEAD, "lena@example.org", organisation=make.organisation("Wenbrook Hospital"))


def asked(chair: Visitor, *others: str, **more: str) -> Any:
    """An idea that one hospital is asked to try, or several places together."""
    idea = listed()
    told: dict[str, Any] = {"route": "provider_project", "organisation": str(make.organisation("Wenbrook Hospital"))}
    if others:
        told |= {"route": "integrated_project", "partners": [str(make.organisation(name)) for name in others]}
        told |= {"pathway_words": "From the ward to home"}
    chair.send(f"/en/ideas/{idea.reference}/decision", **(SAID | told | more))
    return idea


def answer(who: Visitor, **said: str) -> Any:
    page = who.open("/en/my-organisation")
    who.open(page.link("Will you try idea"))
    return who.send(**said)


def text_of(name: str) -> str:
    return written(keys.letters(name)[-1]).text


def plan(days: int = 7) -> int:
    with db.transaction():
        return actions.plan_meeting(calendar.today() + dt.timedelta(days=days), by=None).id


def test_whoever_leads_there_is_asked_and_says_yes_and_the_proposer_hears_both(chair: Visitor, lena: Visitor, visitor: Visitor) -> None:
    idea = asked(chair)
    assert "We have asked Wenbrook Hospital to try it. They have 5 working days to answer." in text_of("huddle/decision")
    (letter,) = keys.letters("huddle/asked")
    assert (letter.address, "Please say yes or no by" in written(letter).text) == ("lena@example.org", True)
    assert lena.open("/en/my-organisation").has("1 idea waits for your answer")
    page = answer(lena, answer="yes", words="")
    assert (page.status, page.faults()) == (422, ["Write who works on it, and how to reach them"])
    lena.send(answer="yes", words="Omar on Alder Ward, 01632 960 222.")
    assert "Omar on Alder Ward" in text_of("huddle/accepted")
    assert keys.now(idea).stage is Stage.DECIDED
    assert keys.hold_key(visitor, idea).open(f"/en/my-idea/{idea.reference}").has("Wenbrook Hospital said yes")
    assert not lena.open("/en/my-organisation").has("waits for your answer")


def test_whoever_leads_there_reads_and_answers_in_their_own_language(app: Flask, chair: Visitor, lena: Visitor) -> None:
    asked(chair, "Tarrow Carers")
    seen = lena.open("/pl/my-organisation")
    assert (seen.has("Moja organizacja"), seen.has("1 pomysł czeka na Waszą odpowiedź")) == (True, True)
    page = lena.open(seen.link("Czy wypróbujecie pomysł"))
    assert (page.tree.get("lang"), page.has("Dlaczego zespół Was o to prosi"), page.has("Tarrow Carers")) == ("pl", True, True)
    assert lena.send(answer="").faults() == ["Wybierz: tak albo nie"]
    seen = lena.send(answer="yes", words="Omar, 01632 960 222.")
    assert seen.has("Dziękujemy. Mamy Twoją odpowiedź.")
    assert lena.open("/ar-easy/my-organisation").tree.get("dir") == "rtl"


def test_a_no_brings_the_idea_back_to_the_huddle_and_its_person_reads_why(chair: Visitor, lena: Visitor) -> None:
    idea = asked(chair)
    plan()
    promised = keys.now(idea).promised_on
    answer(lena, answer="no", words="Our eye clinic moves in May.")
    found, told = keys.now(idea), text_of("huddle/listed")
    assert (found.stage, found.promised_on) == (Stage.LISTED, promised)
    assert [words for words in ("They cannot. This is what they told us:", "Our eye clinic moves in May.") if words not in told] == []
    assert kinds() == ["decide"]


def test_silence_is_taken_for_no_after_five_working_days_and_not_before(chair: Visitor, lena: Visitor) -> None:
    idea = asked(chair)
    plan(21)
    in_days(4)
    take_silence_for_no()
    assert keys.now(idea).stage is Stage.DECIDED
    in_days(10)
    take_silence_for_no()
    take_silence_for_no()
    assert keys.now(idea).stage is Stage.LISTED
    assert "They have not answered us. We are sorry." in text_of("huddle/listed")
    assert len(keys.letters("huddle/listed")) == 1


def test_where_nobody_leads_yet_somebody_of_the_team_asks_and_the_chair_writes_the_answer_down(chair: Visitor) -> None:
    idea = asked(chair)
    (task,) = open_tasks()
    assert (task.kind.value, "Nobody leads improvement there yet." in task.details) == ("decide", True)
    assert chair.open("/en/tasks").words("h2") == "See to it that an idea goes on"
    page = chair.open(f"/en/ideas/{idea.reference}/read")
    chair.open(page.link("Write down the answer of Wenbrook Hospital"))
    chair.send(answer="yes", words="Omar, 01632 960 222.")
    assert (len(keys.letters("huddle/accepted")), kinds()) == (1, [])


def test_nobody_answers_for_an_organisation_of_others(app: Flask, chair: Visitor, lena: Visitor) -> None:
    idea = asked(chair, "Tarrow Carers")
    otto = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "otto@example.org", organisation=make.organisation("Elsewhere"))
    there = lena.open("/en/my-organisation").link("Will you try idea")
    assert (otto.open(there).status, lena.open(there).status) == (404, 200)
    assert otto.open(f"/en/ideas/{idea.reference}/read").status == 200, "Several try it: every lead reads it."


def test_several_try_it_when_all_have_said_yes_and_the_chair_goes_on_without_one(app: Flask, chair: Visitor, lena: Visitor) -> None:
    mia = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "mia@example.org", organisation=make.organisation("Tarrow Carers"))
    idea = asked(chair, "Tarrow Carers", "Skylark Practice")
    plan()
    assert "Where we try it: From the ward to home" in text_of("huddle/decision")
    answer(lena, answer="yes", words="Omar, 01632 960 222.")
    page = chair.open(f"/en/ideas/{idea.reference}/read")
    chair.open(page.link("Write down the answer of Skylark Practice"))
    chair.send(answer="yes", words="Dr Iqbal, 01632 960 333.")
    assert keys.letters("huddle/accepted") == []
    answer(mia, answer="no", words="We are two people.")
    assert (keys.now(idea).stage, any("Go on without them" in task.details for task in open_tasks())) == (Stage.DECIDED, True)
    chair.open(f"/en/ideas/{idea.reference}/read")
    chair.press("Go on without them: Tarrow Carers")
    told = text_of("huddle/accepted")
    assert ("Dr Iqbal" in told, "We are two people" in told) == (True, False)


def test_whoever_brought_the_idea_hears_that_one_of_several_said_no_and_what_happens_next(
    app: Flask, chair: Visitor, lena: Visitor, visitor: Visitor
) -> None:
    mia = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "mia@example.org", organisation=make.organisation("Tarrow Carers"))
    idea = asked(chair, "Tarrow Carers", "Skylark Practice")
    answer(lena, answer="yes", words="Omar, 01632 960 222.")
    answer(mia, answer="no", words="We are two people.")
    told = text_of("huddle/said_no")
    lines = ("Tarrow Carers said no", "We are two people.", "The others that we asked may go on without them.", "We tell you what happens.")
    assert [words for words in lines if words not in told] == []
    page = keys.hold_key(visitor, idea).open(f"/en/my-idea/{idea.reference}")
    assert (page.has("Tarrow Carers said no"), page.has("We are two people.")) == (True, True)
    in_days(20)
    take_silence_for_no()
    take_silence_for_no()
    assert len(keys.letters("huddle/said_no")) == 2
    assert "Skylark Practice to try your idea. They have not answered us. We are sorry." in text_of("huddle/said_no")
    chair = keys.staff(app, RoleName.CHAIR, "nadia@example.org")  # the visit of some days ago has ended
    chair.open(f"/en/ideas/{idea.reference}/read")
    chair.press("Go on without them: Skylark Practice")
    page = keys.hold_key(visitor, idea).open(f"/en-easy/my-idea/{idea.reference}")
    assert (page.has("Skylark Practice did not answer"), page.has("The others go on without Skylark Practice")) == (True, True)
    public = visitor.open(f"/en/ideas/{idea.reference}")
    assert [words for words in ("said no", "two people", "did not answer") if words in public.text] == []


def test_whoever_brought_the_idea_hears_a_no_also_when_no_huddle_is_planned(chair: Visitor, lena: Visitor) -> None:
    asked(chair)
    with db.transaction():
        for meeting in queries.coming():
            meeting.status = MeetingStatus.CANCELLED
    answer(lena, answer="no", words="Our eye clinic moves in May.")
    assert "So the team talks about your idea again. We tell you what happens." in text_of("huddle/said_no")


FAULTS = {
    "Choose at least one organisation more that takes part": {"partners": []},
    "Say along which way of care it is tried": {"pathway_words": " "},
    "Write which work it joins, or the number of the idea": {"route": "already_being_done"},
    "Choose the day when we ask if it was done, within 6 months": {"route": "just_do_it", "follow_up_on": "2020-01-01"},
}


@pytest.mark.parametrize("sentence", FAULTS)
def test_what_a_route_asks_for_is_said_and_nothing_is_lost(chair: Visitor, sentence: str) -> None:
    idea = asked(chair, "Tarrow Carers", **FAULTS[sentence])
    assert chair.page
    assert (chair.page.status, chair.page.faults(), keys.now(idea).stage) == (422, [sentence], Stage.LISTED)
    assert SAID["reason"] in chair.page.words("textarea")


def test_the_organisation_that_came_after_one_that_closed_is_asked(app: Flask, chair: Visitor) -> None:
    old, new = make.organisation("Old Trust"), make.organisation("New Trust")
    idea = listed()
    chair.open(f"/en/ideas/{idea.reference}/decision")
    with db.transaction():
        from app.people.queries import organisation

        end_or_merge(organisation(old), organisation(new))
    chair.send(**(SAID | {"route": "provider_project", "organisation": str(old)}))
    assert "We have asked New Trust to try it." in text_of("huddle/decision")


def end_or_merge(old: Any, new: Any) -> None:
    from app.people.actions.organisations import merge

    merge(old, new, reason="They are one now.", by=make_staff("ada@example.org", "Ada", RoleName.ADMINISTRATOR, by=None))


# ---- other routes ----


def test_somebody_asks_on_its_day_if_it_was_done_and_the_proposer_hears_how_it_went(app: Flask, chair: Visitor) -> None:
    idea = listed()
    on = calendar.today() + dt.timedelta(days=10)
    decide(chair, idea, doer="Omar of Alder Ward", follow_up_on=on.isoformat())
    assert "Who does it: Omar of Alder Ward" in text_of("huddle/decision")
    ask_if_done()
    assert kinds() == []
    calendar.set_clock(lambda: dt.datetime.combine(on, dt.time(9), dt.UTC))
    ask_if_done()
    ask_if_done()
    assert kinds() == ["ask_if_done"]
    chair = keys.staff(app, RoleName.CHAIR, "nadia@example.org")  # the visit of ten days ago has ended
    page = chair.open(f"/en/ideas/{idea.reference}/read")
    chair.open(page.link("Say if it was done"))
    chair.send(answer="no", words="The printer broke.")
    assert chair.page
    assert chair.page.faults() == ["Choose the day when we ask again, within 6 months"]
    chair.send(answer="no", words="The printer broke.", ask_on=(on + dt.timedelta(days=7)).isoformat())
    assert ("The printer broke." in text_of("huddle/not_done"), kinds()) == (True, [])
    chair.open(f"/en/ideas/{idea.reference}/done")
    chair.send(answer="yes", words="All letters are new.")
    assert "All letters are new." in text_of("huddle/done")
    assert chair.open(f"/en/ideas/{idea.reference}/done").status == 409


def test_an_idea_that_is_not_public_is_never_named_to_whoever_joins_it(chair: Visitor, visitor: Visitor) -> None:
    public, secret = make.public_idea(), make.idea()
    for other, named in ((public, True), (secret, False)):
        idea = listed()
        decide(chair, idea, route="already_being_done", joins=str(other.reference))
        mine = keys.hold_key(visitor, idea).open(f"/en/my-idea/{idea.reference}").words()
        shown = f"{str(other.reference)[:2]}\u00a0{str(other.reference)[2:]}"
        assert (shown in text_of("huddle/decision"), shown.replace("\u00a0", " ") in mine.replace("\u00a0", " ")) == (named, named)
        assert chair.open(f"/en/ideas/{idea.reference}/read").has(f"It joins: {other.reference}")


def test_whoever_calls_first_and_by_when_is_a_task(chair: Visitor) -> None:
    decide(chair, listed(), route="more_coaching", caller="Priya")
    (task,) = open_tasks()
    assert (task.kind.value, "Priya" in task.details, "Priya calls you first, by" in text_of("huddle/decision")) == (
        "call_back",
        True,
        True,
    )


# ---- corrections and objections ----


def test_the_chair_corrects_a_decision_and_the_new_letter_says_what_was_wrong(chair: Visitor, visitor: Visitor) -> None:
    idea = listed()
    decide(chair, idea)
    page = chair.open(f"/en/ideas/{idea.reference}/read")
    page = chair.open(page.link("Correct the decision"))
    assert SAID["reason"] in page.words("textarea")
    on = (calendar.today() + dt.timedelta(days=30)).isoformat()
    chair.send(route="not_now", revisit_on=on, reason="The clinic closes.")
    assert chair.page
    assert chair.page.faults() == ["Say what was wrong, in plain words"]
    chair.send(route="not_now", revisit_on=on, reason="The clinic closes.", why_changed="We named the wrong clinic.")
    assert chair.page.has("Recorded. The letter is on its way.")
    told = text_of("huddle/decision")
    lines = ("We have corrected our answer.", "We named the wrong clinic.", "The clinic closes.", "We cannot do this now")
    assert [words for words in lines if words not in told] == []
    assert keys.now(idea).stage is Stage.IDEA_BANK
    mine = keys.hold_key(visitor, idea).open(f"/en/my-idea/{idea.reference}")
    assert [
        words for words in ("We corrected our answer", "We named the wrong clinic.", "The team answered you") if not mine.has(words)
    ] == []
    assert chair.page.has("The huddle decided"), "What was decided first is kept."


def test_a_decision_on_which_somebody_works_is_not_corrected(chair: Visitor, lena: Visitor) -> None:
    idea = asked(chair)
    answer(lena, answer="yes", words="Omar, 01632 960 222.")
    page = chair.open(f"/en/ideas/{idea.reference}/correct-decision")
    assert (page.status, page.has("Somebody works on this idea already.")) == (409, True)
    assert not chair.open(f"/en/ideas/{idea.reference}/read").has("Correct the decision")


def test_an_objection_is_read_by_somebody_new_and_its_words_are_before_the_huddle(app: Flask, chair: Visitor, visitor: Visitor) -> None:
    idea = listed()
    decide(chair, idea)
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/look-again", reason="You did not read the second part.")
    sam, wim = (keys.staff(app, RoleName.HUDDLE_MEMBER, f"{name}@example.org") for name in ("sam", "wim"))
    page = sam.send(f"/en/ideas/{idea.reference}/screen", fit="yes")
    assert (page.status, page.has("You read or decided this idea before.")) == (409, True)
    page = chair.send(f"/en/ideas/{idea.reference}/screen", fit="yes")
    assert page.status == 409
    page = wim.open(f"/en/ideas/{idea.reference}/read")
    assert (page.has("You did not read the second part."), page.has("Somebody who neither read nor decided it before")) == (True, True)
    assert wim.send(f"/en/ideas/{idea.reference}/screen", fit="yes").status == 200
    number = plan()
    wim.send(f"/en/ideas/{idea.reference}/read", meeting=str(number))
    assert chair.open(f"/en/ideas/{idea.reference}/decision").has("You did not read the second part.")


def test_where_everybody_of_the_team_read_it_before_anybody_reads_it_again(app: Flask, visitor: Visitor) -> None:
    idea = make.public_idea()
    nadia = keys.staff(app, RoleName.CHAIR, "nadia@example.org")
    with db.transaction():
        found = make.again(idea)
        found.stage = Stage.SIGNPOSTED
        from app.history.actions import record
        from app.people.queries import by_email

        record(
            "proposal",
            idea.id,
            "decide",
            by=(by_email("nadia@example.org") or make.staff()).id,
            move=("listed", "signposted"),
            facts={"news": "We will"},
        )
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/look-again", reason="Please.")
    assert nadia.open(f"/en/ideas/{idea.reference}/read").has("Everybody of the team has read or decided it before.")
    assert nadia.send(f"/en/ideas/{idea.reference}/screen", fit="yes").status == 200


def test_anybody_reads_how_we_decide(visitor: Visitor) -> None:
    page = visitor.open("/en/how-we-decide")
    assert len(page.all("h2")) >= 4
    assert visitor.open("/en/about").link("How we decide") == "/en/how-we-decide"


def test_whoever_brought_the_idea_does_not_answer_for_the_organisation_that_is_asked(app: Flask, chair: Visitor, lena: Visitor) -> None:
    idea = asked(chair)
    there = lena.open("/en/my-organisation").link("Will you try idea")
    with db.transaction():
        whole = make.again(idea)
        person = db.session.scalars(select(Person).where(Person.display_name == "Lena")).one()
        involve(whole, person.id, Part.CO_LEAD)
    assert lena.open(there).status == 404
