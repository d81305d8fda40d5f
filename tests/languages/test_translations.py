"""What people write is read in other languages: asked for by readers, claimed and written by the team, checked by a second person."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import calendar, db
from app.core.questions import Given
from app.languages.models import About, Text, Translation, TranslationWish
from app.notifications.actions import written
from app.people.models import RoleName
from app.proposals import actions
from app.proposals.models import Involvement, Part, Proposal
from app.proposals.permissions import Keyholder
from app.tasks.models import Task, TaskKind
from tests import keys, make, quorum
from tests.huddle.test_decisions import decide
from tests.visitor import Visitor

POLISH = {"problem": Given(text="Nie rozumiem listów ze szpitala. Są za długie."), "change_idea": Given(text="Krótsze listy, proszę.")}
IN_ENGLISH = {
    "title": "Letters that I understand",
    "problem": "I do not understand the letters from the hospital.",
    "change_idea": "Shorter letters.",
}


@pytest.fixture
def idea(app: Flask) -> Proposal:
    return make.public_idea("pl", "Listy, które rozumiem", **POLISH)


@pytest.fixture
def member(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


@pytest.fixture
def second(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER, "bea@example.org")


def wishes() -> list[TranslationWish]:
    with db.reading() as session:
        return list(session.scalars(select(TranslationWish).order_by(TranslationWish.id)))


def rows(table: type[db.Model]) -> int:
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def ask(visitor: Visitor, idea: Proposal, reading: str = "en") -> int:
    visitor.open(visitor.open(f"/{reading}/ideas/{idea.reference}").link("Ask for a translation"))
    visitor.send()
    return wishes()[-1].id


def translate(member: Visitor, number: int, method: str = "volunteer", **words: str) -> None:
    member.open(f"/en/translations/{number}")
    member.send(form=0)
    member.send(method=method, **(words or IN_ENGLISH))


def later(hours: int) -> None:
    moment = calendar.now() + dt.timedelta(hours=hours)
    calendar.set_clock(lambda: moment)


def answered(app: Flask, reading: str = "pl") -> Proposal:
    """An idea in Polish that the huddle has answered in English."""
    from tests.huddle.test_decisions import listed

    found = listed(reading=reading)
    decide(keys.staff(app, RoleName.CHAIR, "nadia@example.org"), found, route="signpost")
    quorum.confirm(found)
    return found


def test_a_reader_asks_and_many_who_ask_are_one_wish(visitor: Visitor, another: Visitor, idea: Proposal) -> None:
    ask(visitor, idea)
    assert visitor.page
    assert visitor.page.has("Thank you. You asked for a translation. You find it on this page when it is ready.")
    ask(visitor, idea)
    another.client.environ_base["REMOTE_ADDR"] = "203.0.113.9"
    ask(another, idea)
    assert [(w.about, w.lang, w.readers, w.due_on) for w in wishes()] == [
        (About.IDEA, "en", 2, calendar.add_working_days(calendar.today(), 10))
    ]


def test_whoever_forgets_their_cookies_and_asks_again_is_not_counted_again(visitor: Visitor, idea: Proposal) -> None:
    for _n in range(3):
        visitor.client.delete_cookie("session", domain="127.0.0.1")
        ask(visitor, idea)
    assert [w.readers for w in wishes()] == [1]


def test_nobody_asks_for_words_that_are_in_their_language_already(visitor: Visitor, idea: Proposal) -> None:
    seen = visitor.open(f"/pl/ideas/{idea.reference}/translation")
    assert (seen.address, len(wishes())) == (f"/pl/ideas/{idea.reference}", 0)


def test_too_many_wishes_in_an_hour_for_one_language_are_refused_and_those_for_others_are_not(visitor: Visitor, idea: Proposal) -> None:
    with db.transaction() as session:
        due = calendar.today()
        session.add_all(
            TranslationWish(kind="proposal", thing_id=10_000 + n, about=About.IDEA, lang="en", readers=1, due_on=due) for n in range(60)
        )
    visitor.open(f"/en/ideas/{idea.reference}/translation")
    assert (visitor.send().status, len(wishes())) == (429, 60)
    visitor.open(f"/ro/ideas/{idea.reference}/translation")
    assert (visitor.send().status, len(wishes())) == (200, 61)


def test_one_browser_does_not_use_up_what_all_readers_may_ask_for(visitor: Visitor, another: Visitor, idea: Proposal) -> None:
    for _n in range(10):
        ask(visitor, make.public_idea("pl", "Listy", **POLISH))
    visitor.open(f"/en/ideas/{idea.reference}/translation")
    assert (visitor.send().status, len(wishes())) == (429, 10)
    ask(another, idea)
    later(hours=1)
    ask(visitor, make.public_idea("pl", "Listy", **POLISH))
    assert len(wishes()) == 12


def test_a_reader_sees_the_translation_with_who_made_it_and_the_original_by_one_press(
    visitor: Visitor, member: Visitor, idea: Proposal
) -> None:
    translate(member, ask(visitor, idea))
    seen = visitor.open(f"/en/ideas/{idea.reference}")
    assert (seen.h1, seen.all("h1")[0].get("lang")) == (IN_ENGLISH["title"], "en")
    assert seen.has("Translated by a volunteer. Nobody has checked it yet.")
    assert {(q.get("lang"), q.get("dir")) for q in seen.all("blockquote")} == {("en", "ltr")}
    assert not seen.has("Ask for a translation")
    original = visitor.open(seen.link("Show the original"))
    assert ({q.get("lang") for q in original.all("blockquote")}, original.has("Są za długie.")) == ({"pl"}, True)
    assert visitor.open(original.link("Show the translation")).has(IN_ENGLISH["problem"])


def test_the_writer_reads_their_own_words(visitor: Visitor, member: Visitor, idea: Proposal) -> None:
    translate(member, ask(visitor, idea))
    seen = visitor.open(f"/pl/ideas/{idea.reference}")
    assert ({q.get("lang") for q in seen.all("blockquote")}, IN_ENGLISH["problem"] in seen.text) == ({"pl"}, False)


def test_a_second_person_checks_it_and_the_page_says_so(visitor: Visitor, member: Visitor, second: Visitor, idea: Proposal) -> None:
    number = ask(visitor, idea)
    translate(member, number)
    second.open(second.open("/en/translations").link("Check the translation"))
    second.send(good="yes")
    assert visitor.open(f"/en/ideas/{idea.reference}").has("Translated by a volunteer. Checked by a second person.")
    assert second.open("/en/translations").has("Nothing waits for a translation.")


def test_whoever_translated_it_does_not_check_it(visitor: Visitor, member: Visitor, idea: Proposal) -> None:
    number = ask(visitor, idea)
    translate(member, number)
    assert member.open("/en/translations").has("You translated it. Somebody else checks it.")
    assert member.open(f"/en/translations/{number}/check").status == 409
    assert member.post(f"/en/translations/{number}/check", {"good": "yes"}).status in {400, 409}
    assert visitor.open(f"/en/ideas/{idea.reference}").has("Nobody has checked it yet.")


def test_what_is_sent_back_is_hidden_and_written_again(visitor: Visitor, member: Visitor, second: Visitor, idea: Proposal) -> None:
    number = ask(visitor, idea)
    translate(member, number)
    second.open(f"/en/translations/{number}/check")
    second.send(good="no")
    assert second.page
    assert second.page.faults() == ["Write what is not right"]
    second.send(good="no", note="It says months, not weeks.")
    assert visitor.open(f"/en/ideas/{idea.reference}").has("These are the writer’s own words.")
    assert member.open(f"/en/translations/{number}").has("It says months, not weeks.")
    translate(member, number)
    assert visitor.open(f"/en/ideas/{idea.reference}").has(IN_ENGLISH["problem"])


def test_a_claim_ends_by_itself_after_48_hours(visitor: Visitor, member: Visitor, second: Visitor, idea: Proposal) -> None:
    number = ask(visitor, idea)
    member.open(f"/en/translations/{number}")
    member.send(form=0)
    assert member.page
    assert member.page.has("You have it until")
    later(47)
    assert second.open("/en/translations").has("Sam has it until")
    assert second.post(f"/en/translations/{number}/claim", {}).status in {400, 409}
    later(2)
    second.open(f"/en/translations/{number}")
    second.send(form=0)
    assert second.page
    assert second.page.has("You have it until")
    member.open(f"/en/translations/{number}")
    assert member.page
    assert member.page.has("Somebody else has it until")


def test_words_are_not_lost_when_somebody_else_has_claimed_meanwhile(
    visitor: Visitor, member: Visitor, second: Visitor, idea: Proposal
) -> None:
    number = ask(visitor, idea)
    member.open(f"/en/translations/{number}")
    member.send(form=0)
    later(49)
    second.open(f"/en/translations/{number}")
    second.send(form=0)
    seen = member.send(method="volunteer", **IN_ENGLISH)
    assert (seen.status, IN_ENGLISH["problem"] in seen.text, rows(Translation)) == (422, True, 0)
    assert seen.faults() == ["Somebody else has this translation now. Keep your words, and talk to them."]


def test_it_can_be_given_back(visitor: Visitor, member: Visitor, second: Visitor, idea: Proposal) -> None:
    number = ask(visitor, idea)
    member.open(f"/en/translations/{number}")
    member.send(form=0)
    member.send(form=1)
    assert second.open(f"/en/translations/{number}").has("Claim it: I translate this")


def test_what_is_missing_is_said_and_what_was_written_stays(visitor: Visitor, member: Visitor, idea: Proposal) -> None:
    number = ask(visitor, idea)
    member.open(f"/en/translations/{number}")
    member.send(form=0)
    seen = member.send(title="Letters", problem="", change_idea="Shorter")
    assert (seen.status, seen.faults()) == (422, ["Write the translation", "Choose who translated this"])
    assert "Shorter" in seen.text


def test_a_machine_is_nobody_whom_the_team_can_name(visitor: Visitor, member: Visitor, idea: Proposal) -> None:
    number = ask(visitor, idea)
    translate(member, number, method="machine")
    assert (member.page and member.page.status, rows(Translation)) == (422, 0)


def test_words_that_changed_since_say_so_and_can_be_asked_for_again(visitor: Visitor, member: Visitor, idea: Proposal) -> None:
    number = ask(visitor, idea)
    translate(member, number)
    with db.transaction():
        found = make.again(idea)
        old = next(a for a in found.answers if a.field == "problem")
        assert old.text
        new = Text(body="Nie rozumiem.", lang="pl", lang_source=old.text.lang_source, content_hash="", kind="proposal", thing_id=found.id)
        found.answers.append(type(old)(field="problem", version=old.version + 1, text=new))
        actions.refresh_public(found)
    seen = visitor.open(f"/en/ideas/{idea.reference}")
    assert (seen.has("The words have changed since then."), seen.has(IN_ENGLISH["change_idea"])) == (True, True)
    assert not seen.has(IN_ENGLISH["problem"]), "What the person took out of their words is nowhere else."
    assert seen.has("Nie rozumiem.")
    ask(visitor, idea)
    ask(Visitor(member.client.application), idea)
    assert [(w.written_at, w.claimed_by) for w in wishes()] == [(None, None)]
    translate(member, number, **(IN_ENGLISH | {"problem": "I do not understand."}))
    seen = visitor.open(f"/en/ideas/{idea.reference}")
    assert (seen.has("The words have changed since then."), seen.has("I do not understand.")) == (False, True)


def test_our_decision_is_shown_to_its_person_when_a_second_one_has_checked_it(
    app: Flask, visitor: Visitor, member: Visitor, second: Visitor
) -> None:
    found = answered(app)
    (wish,) = wishes()
    assert (wish.about, wish.lang, wish.due_on) == (About.DECISION, "pl", calendar.add_working_days(calendar.today(), 2))
    translate(member, wish.id, "professional", reason="Bo tak mówią inni.", next_step="Klinika zmieni listy.")
    keys.hold_key(visitor, found)
    place = f"/pl/my-idea/{found.reference}"
    assert not visitor.open(place).has("Bo tak mówią inni.")
    second.open(f"/en/translations/{wish.id}/check")
    second.send(good="yes")
    seen = visitor.open(place)
    assert (seen.has("Bo tak mówią inni."), seen.has("Klinika zmieni listy.")) == (True, True)
    originals = [d for d in seen.all("details") if "Others" in "".join(d.itertext()) or "letters" in "".join(d.itertext())]
    assert originals
    letters = keys.letters("proposals/moved")
    assert [(one.reading, f"/pl/my-idea/{found.reference}/open/" in written(one).text) for one in letters] == [("pl", True)]
    with db.reading() as session:
        assert [t.done_at is not None for t in session.scalars(select(Task).where(Task.kind == TaskKind.TRANSLATE))] == [True]


def test_whoever_is_phoned_with_an_interpreter_needs_no_translation_any_more(app: Flask, member: Visitor) -> None:
    answered(app)
    (wish,) = wishes()
    with db.transaction() as session:
        task = session.scalars(select(Task).where(Task.kind == TaskKind.TRANSLATE)).one()
        task.done_at = calendar.now()
    assert member.open("/en/translations").has("Nothing waits for a translation.")
    assert member.open(f"/en/translations/{wish.id}").status == 404


def test_our_question_is_read_in_the_language_of_its_person(app: Flask, visitor: Visitor, member: Visitor, second: Visitor) -> None:
    found = make.idea("pl", **POLISH)
    make.screened(found)
    member.send(f"/en/ideas/{found.reference}/question", question="Which clinic was it?")
    (wish,) = wishes()
    translate(member, wish.id, question="Która to była poradnia?")
    second.open(f"/en/translations/{wish.id}/check")
    second.send(good="yes")
    keys.hold_key(visitor, found)
    seen = visitor.open(f"/pl/my-idea/{found.reference}")
    assert (seen.has("Która to była poradnia?"), seen.has("Which clinic was it?")) == (True, True)
    seen = visitor.open(f"/pl/my-idea/{found.reference}/answer")
    assert (seen.has("Która to była poradnia?"), seen.has("Which clinic was it?")) == (True, True)


def test_nobody_translates_words_that_are_not_there_for_them(app: Flask, visitor: Visitor, member: Visitor, idea: Proposal) -> None:
    number = ask(visitor, idea)
    keys.hold_key(visitor, idea).send(f"/pl/my-idea/{idea.reference}/website", publish="no")
    assert member.open("/en/translations").has("Nothing waits for a translation.")
    addresses = (f"/en/translations/{number}", f"/en/translations/{number}/check", "/en/translations/9999")
    assert {member.open(address).status for address in addresses} == {404}
    assert visitor.open(f"/en/ideas/{idea.reference}/translation").status == 404
    app.config["WTF_CSRF_ENABLED"] = False
    assert {member.post(f"/en/translations/{number}/{act}", {}).status for act in ("claim", "give-back", "check")} == {404}


def test_nobody_translates_for_their_own_idea_or_one_that_was_taken_back(app: Flask, member: Visitor) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    found = answered(app)
    (wish,) = wishes()
    sam = make.staff().id
    with db.transaction():
        mine = next(i for i in make.again(found).involvements if i.part is Part.PROPOSER)
        mine.person_id = sam
    assert (member.post(f"/en/translations/{wish.id}/claim", {}).status, member.open("/en/translations").has("Nothing waits")) == (
        404,
        True,
    )
    other = answered(app)
    with db.transaction():
        gone = make.again(other)
        actions.withdraw(gone, "", by=Keyholder(gone.person_id or 0, gone.id))
    assert member.post(f"/en/translations/{wishes()[-1].id}/claim", {}).status == 404


def test_whoever_supports_somebody_translates_nothing_of_their_idea(app: Flask, member: Visitor, visitor: Visitor, idea: Proposal) -> None:
    number = ask(visitor, idea)
    assert (member.open(f"/en/translations/{number}").status, member.open("/en/translations").has("Nothing waits")) == (200, False)
    sam = make.staff().id
    with db.transaction():
        helped = make.again(idea)
        helped.involvements.append(Involvement(person_id=sam, part=Part.SUPPORTER))
    app.config["WTF_CSRF_ENABLED"] = False
    assert (member.open(f"/en/translations/{number}").status, member.open("/en/translations").has("Nothing waits")) == (404, True)
    assert {member.post(f"/en/translations/{number}/{act}", {}).status for act in ("claim", "give-back", "check")} == {404}


def test_translations_go_with_the_words_of_an_idea(visitor: Visitor, member: Visitor, idea: Proposal) -> None:
    translate(member, ask(visitor, idea))
    with db.transaction():
        found = make.again(idea)
        actions.withdraw(found, "", by=Keyholder(found.person_id or 0, found.id))
    later(366 * 24)
    with db.transaction():
        assert actions.sweep_withdrawn() == 1
    assert (rows(Translation), rows(TranslationWish)) == (0, 0)
