"""Somebody who is helped, and what was said by whom."""

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.people.models import RoleName
from app.proposals.models import Answer, AuthoredBy
from app.tasks.models import Task
from tests import keys
from tests.visitor import Visitor

WHOSE = "Whose words are these?"
HELPERS = "Some of these words are from the helper"
TOLD = "A helper wrote down what the person said"


def helped(visitor: Visitor, kind: str = "helped", reading: str = "en") -> Visitor:
    """A draft begun with somebody's help."""
    visitor.send(f"/{reading}/share/helper", assisted_by=kind)
    return visitor


def sent(visitor: Visitor) -> str:
    """Sends what is there; gives the reference."""
    visitor.send("/en/share/contact", contact=["none"])
    visitor.send("/en/share/your-choice", team_read="yes")
    visitor.send("/en/share/check", form=0, button=("go", "send"))
    assert visitor.page
    return visitor.page.address.split("/")[3]


def tasks() -> list[str]:
    with db.reading() as session:
        return [task.kind.value for task in session.scalars(select(Task)) if task.kind.value == "follow_up"]


def test_whoever_is_alone_is_asked_nothing_more(visitor: Visitor) -> None:
    helped(visitor, "self")
    assert visitor.page
    assert visitor.page.h1 == "What is not working as well as it could?"
    assert not visitor.page.has(WHOSE)


def test_the_helper_says_who_they_are_and_under_each_answer_whose_words_it_is(visitor: Visitor) -> None:
    helped(visitor)
    assert visitor.page
    assert visitor.page.h1 == "About the person who helps"
    visitor.send(supporter_relation="friend", supporter_name="Ali")
    assert (visitor.page.h1, visitor.page.has(WHOSE)) == ("What is not working as well as it could?", True)
    visitor.send(problem="The letters are small.")
    visitor.send("/en/share/change", change_idea="Print them in 16 point.", change_idea_by="helper_words")
    chosen = [i.get("value") for i in visitor.open("/en/share/change").all("input") if i.get("checked") is not None]
    assert chosen == ["helper_words"]
    check = visitor.open("/en/share/check")
    assert (check.has(TOLD), check.has(HELPERS), check.has("I am a friend"), check.has("Ali")) == (True, True, True, True)


@pytest.mark.parametrize("reading", ["en-easy", "ar", "pl-easy"])
def test_whose_words_it_is_stays_when_the_reading_changes(visitor: Visitor, reading: str) -> None:
    helped(visitor)
    visitor.send("/en/share/not-good", problem="The letters are small.", problem_by="helper_words")
    visitor.send(f"/{reading}/share/not-good", button=("go", "next"))
    with db.reading() as session:
        assert session.scalars(select(Answer.authored_by).where(Answer.field == "problem")).all() == [AuthoredBy.HELPER_WORDS]


def test_the_team_reads_whose_words_it_is_and_who_helped_and_the_public_reads_neither(
    app: Flask, visitor: Visitor, another: Visitor
) -> None:
    helped(visitor)
    visitor.send("/en/share/helper-about", supporter_relation="paid", supporter_name="Ali")
    visitor.send("/en/share/not-good", problem="The letters are small.", problem_by="helper_words")
    visitor.send("/en/share/website", publish="unnamed")
    reference = sent(visitor)
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    read = member.open(f"/en/ideas/{reference}/read")
    assert (read.has(HELPERS), read.has("I am paid to support them"), read.has("Ali")) == (True, True, True)
    member.send(f"/en/ideas/{reference}/screen", title="Letters", topic="other", fit="yes")
    public = another.open(f"/en/ideas/{reference}")
    assert (public.status, public.has("The letters are small."), public.has("helper"), public.has("Ali")) == (200, True, False, False)


@pytest.mark.parametrize(("knows", "follow_ups"), [("yes", 0), ("no", 1), ("cannot_tell", 1), ("", 1)])
def test_an_idea_for_somebody_else_is_sent_at_once_and_somebody_finds_out_how_the_person_takes_part(
    visitor: Visitor, knows: str, follow_ups: int
) -> None:
    helped(visitor, "on_behalf")
    assert visitor.page
    visitor.send("/en/share/helper-about")
    assert visitor.page.h1 == "Does this person know you are doing this?"
    visitor.send(**({"person_knows": knows} if knows else {}))
    visitor.send("/en/share/not-good", problem="The letters are small.")
    assert len(sent(visitor)) == 6
    assert len(tasks()) == follow_ups


def test_somebody_who_had_help_and_goes_on_alone_keeps_what_was_said_by_whom(visitor: Visitor) -> None:
    helped(visitor)
    visitor.send("/en/share/not-good", problem="The letters are small.")
    helped(visitor, "self")
    visitor.send("/en/share/change", change_idea="Print them bigger.")
    with db.reading() as session:
        found = dict(session.execute(select(Answer.field, Answer.authored_by).where(Answer.field.in_(["problem", "change_idea"]))).all())
    assert found == {"problem": AuthoredBy.WITH_HELP, "change_idea": AuthoredBy.SELF}


def test_whoever_helps_several_people_begins_anew_and_loses_nothing(visitor: Visitor, another: Visitor) -> None:
    visitor.send("/en/share/not-good", problem="The letters are small.")
    visitor.open("/en/share/stop")
    seen = visitor.send(form=1, button=("go", "words"), name="Dee")
    words = " ".join("".join(seen.all("b")[0].itertext()).split())
    visitor.open("/en/share/another")
    assert visitor.send().address == "/en/share/how"
    visitor.send("/en/share/not-good", problem="Nobody answers the phone.")
    assert not visitor.open("/en/share/not-good").has("The letters are small.")
    another.open("/en/share/words")
    another.send(words=words, who="Dee")
    assert another.open("/en/share/not-good").has("The letters are small.")


@pytest.mark.parametrize(("way", "onward"), [("Start", "/en/share/how"), ("The quick way: 3 questions", "/en/share/not-good?way=quick")])
def test_where_nothing_is_begun_the_way_in_leads_straight_to_the_first_question(visitor: Visitor, way: str, onward: str) -> None:
    visitor.open(visitor.open("/en/share").link(way))
    assert visitor.page
    assert visitor.page.address == onward


@pytest.mark.parametrize("reading", ["en", "en-easy", "pl", "ar-easy"])
def test_an_advocate_with_a_draft_open_chooses_to_go_on_or_to_begin_anew_and_reads_the_way_back(
    visitor: Visitor, another: Visitor, reading: str
) -> None:
    visitor.send("/en/share/not-good", problem="The letters are small.")
    seen = visitor.open(f"/{reading}/share/another")
    assert seen.has("The letters are small.")
    way_back = next(word for word in seen.words().split() if "/share/back/" in word).partition("8000")[2]
    assert f"/{reading}/share/where" in [a.get("href") for a in seen.all("a")]
    begun = visitor.send(form=0)
    assert begun.address == f"/{reading}/share/how"
    visitor.send("/en/share/not-good", problem="Nobody answers the phone.")
    another.open(way_back)
    another.send()
    assert another.open("/en/share/not-good").has("The letters are small.")


def test_a_draft_with_a_way_back_does_not_show_its_link_again(visitor: Visitor) -> None:
    visitor.send("/en/share/not-good", problem="The letters are small.")
    visitor.send("/en/share/stop", form=0, button=("go", "email"), email="dee@example.org")
    seen = visitor.open("/en/share/another")
    assert (seen.has("/share/back/"), seen.has("You come back to it by its link or by its 3 words.")) == (False, True)


def test_whoever_sent_an_idea_for_somebody_finds_the_words_the_copy_and_the_next_idea(visitor: Visitor) -> None:
    helped(visitor, "on_behalf")
    visitor.send("/en/share/not-good", problem="The letters are small.")
    sent(visitor)
    assert visitor.page
    ways = [visitor.page.link(way) for way in ("Give this idea", "Keep my copy", "Start another idea for somebody else")]
    assert [way.rsplit("/", 1)[1] for way in ways] == ["hand-over", "copy", "another"]
    assert visitor.open(ways[2]).address == "/en/share/how"


def test_a_saved_idea_is_offered_only_where_there_is_one(visitor: Visitor, another: Visitor) -> None:
    way = visitor.open("/en/share").link("Go on with a saved idea")
    assert not visitor.open(way).has("An idea is saved on this device.")
    another.send("/en/share/not-good", problem="The letters are small.")
    seen = another.open(way)
    assert another.open(seen.link("Go on with this idea")).address == "/en/share/where"
    assert visitor.open("/en/share/check").h1 == "Nothing is saved on this device"


@pytest.mark.parametrize(
    ("reading", "sentence"), [("en", "“You” means the person you help."), ("pl-easy", "„Ty” oznacza osobę, której pomagasz.")]
)
def test_a_helper_reads_on_each_question_who_is_meant(visitor: Visitor, reading: str, sentence: str) -> None:
    assert not visitor.open(f"/{reading}/share/not-good").has(sentence)
    helped(visitor, "on_behalf")
    assert [visitor.open(f"/{reading}/share/{slug}").has(sentence) for slug in ("not-good", "contact", "website", "helper-about")] == [
        True,
        True,
        True,
        False,
    ]


def test_what_is_needed_is_not_among_what_can_be_left_out(visitor: Visitor) -> None:
    visitor.send("/en/share/not-good", problem="The letters are small.")
    seen = visitor.open("/en/share/check")
    needed, rest = seen.words().split("You can leave these out")
    question = "Can our team read and discuss your idea?"
    assert (question in needed.split("Please answer these before you send it")[1], question in rest) == (True, False)


def test_only_free_words_say_who_wrote_them_down(visitor: Visitor) -> None:
    helped(visitor)
    visitor.send("/en/share/helper-about", supporter_name="Alex")
    visitor.send("/en/share/not-good", problem="The letters are small.")
    assert visitor.open("/en/share/check").words().count("A helper wrote down what the person said") == 1


def test_a_page_that_asks_nothing_is_no_question_of_so_many(visitor: Visitor) -> None:
    assert not visitor.open("/en-easy/share/done-1").has("Question")
