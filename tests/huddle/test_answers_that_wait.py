"""Answers that nobody has heard yet, and ideas whose day comes later."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import calendar, db
from app.core.questions import Given
from app.huddle.actions import list_proposal, plan_meeting
from app.huddle.jobs import look_again_on_the_day
from app.languages.models import Text
from app.notifications.actions import written
from app.notifications.models import Letter
from app.people.actions import found_organisation
from app.people.models import OrganisationKind, RoleName
from app.tasks.models import Task
from tests import keys, make, quorum
from tests.huddle.test_decisions import SAID, decide, listed
from tests.visitor import Visitor

BRAILLE = Given(choices=("braille",))
FIRST = "The team has decided. Whoever brought this idea hears it first."


def open_tasks() -> list[Task]:
    with db.reading() as session:
        found = list(session.scalars(select(Task).where(Task.done_at.is_(None)).order_by(Task.id)))
        session.expunge_all()
        return found


def kinds() -> list[str]:
    return [task.kind.value for task in open_tasks()]


def made_for(letter: Letter) -> list[str]:
    """The tasks that stand for a letter."""
    return [task.kind.value for task in open_tasks() if task.letter_id == letter.id]


@pytest.mark.parametrize("need", ["braille", "audio", "bsl", "large_print"])
def test_the_letter_of_a_decision_waits_until_it_is_there_in_the_form_that_the_person_reads(chair: Visitor, need: str) -> None:
    idea = listed(support_needs=Given(choices=(need,)))
    decide(chair, idea)
    assert chair.page
    assert chair.page.has("Recorded. The letter waits until it is made in the form that they need.")
    (letter,) = keys.letters("huddle/decision")
    assert (letter.state.value, keys.now(idea).answered_at, made_for(letter)) == ("held", None, ["format"])
    chair.open("/en/tasks")
    assert chair.page.has("Make a letter in another form")
    chair.open(f"/en/ideas/{idea.reference}/read")
    chair.open(chair.page.link("It is made: I gave it to them"))
    assert chair.page.has("Needs:")
    chair.send()
    assert (chair.page.status, chair.page.faults()) == (422, ["Say whether their needs were met"])
    chair.send(met="met")
    assert chair.page.has("Thank you. They have it now.")
    (letter,) = keys.letters("huddle/decision")
    assert (letter.state.value, keys.now(idea).promise_kept, kinds()) == ("sent", True, [])


def test_a_person_who_needs_easy_words_and_braille_gets_the_letter_when_both_are_there(chair: Visitor) -> None:
    idea = listed("en-easy", support_needs=Given(choices=("easy_read", "braille")))
    decide(chair, idea)
    (letter,) = keys.letters("huddle/decision")
    assert ("easy_words" in kinds(), made_for(letter)) == (True, [])
    chair.send(f"/en/ideas/{idea.reference}/decision/easy-words", reason_easy="Others said it too.", next_step_easy="A coach calls you.")
    assert chair.page
    assert chair.page.has("Saved. The letter still waits for its form.")
    (letter,) = keys.letters("huddle/decision")
    assert (letter.held_by, made_for(letter)) == ("in_format", ["format"])
    chair.send(f"/en/ideas/{idea.reference}/decision/in-format", met="met")
    (letter,) = keys.letters("huddle/decision")
    assert (letter.state.value, letter.in_form, "Others said it too." in written(letter).text) == ("sent", "braille,easy_read", True)


def test_nobody_reads_an_answer_before_whoever_brought_the_idea(chair: Visitor, visitor: Visitor, another: Visitor) -> None:
    idea = listed(support_needs=BRAILLE)
    decide(chair, idea, route="not_now", revisit_on=(calendar.today() + dt.timedelta(days=30)).isoformat())
    for reading in ("en", "en-easy"):
        public = another.open(f"/{reading}/ideas/{idea.reference}")
        assert (public.has(FIRST), public.has(SAID["reason"]), public.has("We cannot do this now")) == (True, False, False)
    assert another.open("/en/ideas").has("The team will talk about it")
    assert not another.open("/en/ideas").has("Not now")
    mine = keys.hold_key(visitor, idea).open(f"/en/my-idea/{idea.reference}")
    assert (mine.has("We have decided. We are making our answer ready"), mine.has(SAID["reason"]), mine.has("answered you")) == (
        True,
        False,
        False,
    )
    assert chair.open(f"/en/ideas/{idea.reference}/read").has(SAID["reason"]), "The team knows what it decided."


def test_a_decision_in_english_for_somebody_who_reads_polish_raises_a_task_to_translate_it(chair: Visitor) -> None:
    decide(chair, listed("pl"))
    (task,) = open_tasks()
    assert (task.kind.value, "Polish" in task.details) == ("translate", True)
    decide(chair, listed())
    assert kinds() == ["translate"]


def test_a_call_says_which_language_and_what_the_person_needs(chair: Visitor) -> None:
    needs = Given(choices=("interpreter", "quiet"))
    phone = {"contact": Given(choices=("phone",)), "phone": Given(text="01632 960 999")}
    make.idea("ar", support_needs=needs, language_spoken=Given(text="Kurdish"), **phone)
    told = chair.open("/en/tasks")
    lines = ("Find an interpreter for the call.", "Arabic", "Interpreter: Kurdish.", "A quiet place.")
    assert [line for line in lines if not told.has(line)] == []


def test_the_letter_names_the_organisation_that_was_asked(chair: Visitor, another: Visitor) -> None:
    with db.transaction():
        number = found_organisation("Tarrow Hospital", OrganisationKind.ACUTE).id
    idea = listed()
    decide(chair, idea, route="provider_project", organisation=str(number))
    (letter,) = keys.letters("huddle/decision")
    for words in (written(letter).text, written(letter).html, another.open(f"/en/ideas/{idea.reference}").words()):
        assert "We have asked Tarrow Hospital to try it." in words.replace("<bdi>", "").replace("</bdi>", "")


def test_an_idea_that_had_to_wait_comes_back_on_its_day_once_and_its_task_ends_when_it_is_listed(app: Flask, chair: Visitor) -> None:
    idea = listed()
    day = calendar.today() + dt.timedelta(days=30)
    decide(chair, idea, route="not_now", revisit_on=day.isoformat())
    look_again_on_the_day()
    assert kinds() == []
    calendar.set_clock(lambda: dt.datetime.combine(day, dt.time(9), dt.UTC))
    look_again_on_the_day()
    look_again_on_the_day()
    assert kinds() == ["revisit"]
    again = keys.staff(app, RoleName.HUDDLE_MEMBER)
    assert again.open("/en/tasks").has("Put it before the next huddle.")
    sam = make.staff()
    with db.transaction():
        list_proposal(make.again(idea), plan_meeting(day + dt.timedelta(days=7), by=None), by=sam)
    assert kinds() == []


def test_new_words_that_were_looked_at_end_their_task(app: Flask, visitor: Visitor) -> None:
    idea = make.public_idea()
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/title", title="Letters in big writing")
    assert kinds() == ["look_again"]
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    member.post(f"/en/tasks/{open_tasks()[0].id}/done", {})
    assert kinds() == ["look_again"], "It ends on the page of the idea, not before."
    member.send(f"/en/ideas/{idea.reference}/screen", fit="yes")
    assert (kinds(), keys.now(idea).public) == ([], True)


def test_no_huddle_is_planned_for_a_day_that_is_over(chair: Visitor) -> None:
    chair.send("/en/huddles", on=(calendar.today() - dt.timedelta(days=1)).isoformat())
    assert chair.page
    assert (chair.page.status, chair.page.faults()) == (422, ["Choose a day that is still to come."])


def test_a_decision_that_came_too_late_shows_what_the_chair_wrote(chair: Visitor) -> None:
    idea = listed()
    chair.open(f"/en/ideas/{idea.reference}/decision")
    page = chair.page
    chair.send(**SAID)
    chair.page = page
    chair.send(**(SAID | {"reason": "A reason that took half an hour to write."}))
    assert chair.page
    assert (chair.page.status, chair.page.has("A reason that took half an hour to write.")) == (409, True)
    assert chair.page.link("Read the idea") == f"/en/ideas/{idea.reference}/read"
    assert chair.open(f"/en/ideas/{idea.reference}/decision").status == 409, "No form for what is not possible."


def test_a_task_that_nobody_can_do_any_more_ends_with_the_idea_and_comes_back_with_it(chair: Visitor, visitor: Visitor) -> None:
    idea = listed(support_needs=BRAILLE)
    decide(chair, idea)
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/take-back")
    about = [
        letter.name for letter in keys.letters() for task in open_tasks() if task.kind.value == "format" and task.letter_id == letter.id
    ]
    assert about == ["proposals/withdrawn"], "Only what tells them so is still made for them."
    visitor.send(f"/en/my-idea/{idea.reference}/bring-back")
    about = {
        letter.name for letter in keys.letters() for task in open_tasks() if task.kind.value == "format" and task.letter_id == letter.id
    }
    assert {"huddle/decision", "proposals/brought_back"} <= about


def test_to_look_at_the_letter_first_writes_nothing(chair: Visitor) -> None:
    idea = listed()
    with db.reading() as session:
        before = session.scalar(select(func.count()).select_from(Text))
    decide(chair, idea, preview="1")
    assert chair.page
    assert (chair.page.has(SAID["reason"]), chair.page.has("Hello Dee")) == (True, False), "Nobody has proven that address yet."
    with db.reading() as session:
        assert session.scalar(select(func.count()).select_from(Text)) == before


def test_no_filter_tells_an_answer_that_nobody_has_heard_yet(chair: Visitor, another: Visitor) -> None:
    idea = listed(support_needs=BRAILLE)
    decide(chair, idea, route="just_do_it")
    found = {name: idea.reference in another.open(f"/en/ideas?stage={name}").text for name in ("new", "answered", "done")}
    assert found == {"new": True, "answered": False, "done": False}
    assert chair.page
    chair.send(f"/en/ideas/{idea.reference}/decision/in-format", met="met")
    found = {name: idea.reference in another.open(f"/en/ideas?stage={name}").text for name in ("new", "done")}
    assert found == {"new": False, "done": True}


def test_nothing_follows_an_answer_that_nobody_has_heard_yet(app: Flask, chair: Visitor, visitor: Visitor) -> None:
    idea = listed(support_needs=BRAILLE)
    decide(chair, idea, route="signpost")
    quorum.confirm(idea)
    app.config["WTF_CSRF_ENABLED"] = False
    with db.transaction():
        number = plan_meeting(dt.date(2099, 4, 2), by=None).id
    answer = chair.post(f"/en/ideas/{idea.reference}/list", {"meeting": str(number)})
    assert (answer.status, answer.has("The letter with the decision has not gone yet.")) == (409, True)
    assert not chair.open(f"/en/ideas/{idea.reference}/read").has("Which huddle")
    mine = keys.hold_key(visitor, idea)
    assert mine.open(f"/en/my-idea/{idea.reference}/look-again").status == 409
    assert not mine.open(f"/en/my-idea/{idea.reference}").has("Please look again")
    assert keys.now(idea).stage.value == "signposted"


def test_nobody_is_phoned_about_an_idea_that_was_taken_back_but_to_say_so(visitor: Visitor) -> None:
    phone = {"contact": Given(choices=("phone",)), "email": Given(), "phone": Given(text="01632 960 999")}
    idea = make.idea(**phone)
    assert kinds() == ["phone"]
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/take-back", reason="")
    (task,) = open_tasks()
    last = keys.letters("proposals/withdrawn")[0]
    assert (task.kind.value, task.letter_id) == ("phone", last.id)


# ---- what the walks found ----


def test_easy_words_that_are_there_are_not_asked_for_again_and_the_chair_changes_them(app: Flask, chair: Visitor) -> None:
    idea = listed("en-easy")
    decide(chair, idea, reason_easy="Others said it too.", next_step_easy="A coach calls you.")
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    read = f"/en/ideas/{idea.reference}/read"
    assert (member.open(read).has("in easy words"), chair.open(read).has("Change the easy words of the decision")) == (False, True)
    page = chair.open(f"/en/ideas/{idea.reference}/decision/easy-words")
    assert (page.has("has gone"), "Others said it too." in keys.words_on(page), page.has("Save and send the letter")) == (True, True, False)
    chair.send(reason_easy="Many said it.", next_step_easy="A coach calls you.")
    assert (chair.page and chair.page.has("Saved."), len(keys.letters("huddle/decision"))) == (True, 1)


def test_no_letter_promises_a_day_that_is_over(app: Flask) -> None:
    idea = make.idea()
    make.screened(idea)
    day = calendar.now() + dt.timedelta(days=40)
    calendar.set_clock(lambda: day)
    member = keys.staff(app, RoleName.CHAIR)
    with db.transaction():
        plan_meeting(calendar.today() + dt.timedelta(days=3), by=None)
    member.open(f"/en/ideas/{idea.reference}/read")
    member.send(
        form=[f.get("action", "") for f in member.page.all("form") if f.get("method") == "post"][1:].index(
            f"/en/ideas/{idea.reference}/list"
        )
    )
    words = written(keys.letters("huddle/listed")[0]).text
    assert ("We are late, and we are sorry." in words, "You get an answer by" in words) == (True, False)


def test_an_idea_on_no_list_is_not_decided_and_the_page_says_what_comes_first(chair: Visitor) -> None:
    page = chair.open(f"/en/ideas/{make.idea().reference}/decision")
    assert (page.status, page.has("Put it before a huddle first.")) == (409, True)


def test_a_question_in_english_offers_an_interpreter_to_whoever_reads_another_language(app: Flask) -> None:
    for reading in ("pl", "en"):
        idea = make.idea(reading)
        keys.staff(app, RoleName.HUDDLE_MEMBER).send(f"/en/ideas/{idea.reference}/question", question="Which clinic?")
    polish, english = (written(letter).text for letter in keys.letters("proposals/more_info"))
    assert ("znajdziemy dla Ciebie tłumacza" in polish, "interpreter" in english) == (True, False)


def test_whoever_asks_somebody_who_wants_no_contact_is_told_so_first(app: Flask) -> None:
    quiet = make.idea(contact=Given(choices=("none",)), email=Given())
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    said = "This person asked us not to contact them."
    assert [member.open(f"/en/ideas/{idea.reference}/question").has(said) for idea in (quiet, make.idea())] == [True, False]
