"""Two windows, a back button, a second idea: both texts stay, and it is said."""

from app.core import db
from app.proposals import queries
from tests import keys, make
from tests.keys import kept, words_on
from tests.visitor import HEADERS, Visitor


def begun(visitor: Visitor) -> Visitor:
    visitor.send("/en/share/not-good", problem="The letters are small.")
    return visitor


def test_two_windows_that_wrote_different_words_keep_both_and_say_so(visitor: Visitor) -> None:
    begun(visitor)
    old_window = visitor.open("/en/share/not-good")
    visitor.send(problem="What the second window says.")
    visitor.page = old_window
    visitor.send(problem="What the first window says.")
    assert visitor.page.address == "/en/share/not-good"
    assert visitor.page.has("You wrote something else in another window")
    assert words_on(visitor.page) == "What the first window says."
    assert visitor.page.words("blockquote") == "What the second window says."
    assert kept(visitor) == "What the first window says."


def test_an_old_empty_window_takes_no_newer_words_away_and_says_so(visitor: Visitor) -> None:
    visitor.send("/en/share/where", settings="gp")
    old_window = visitor.open("/en/share/not-good")
    visitor.send(problem="What the second window says.")
    visitor.page = old_window
    visitor.send(problem="")
    assert visitor.page.address == "/en/share/not-good"
    assert visitor.page.has("This page was open in another window. We kept what you wrote there.")
    assert words_on(visitor.page) == kept(visitor) == "What the second window says."


def test_ticks_of_two_windows_are_both_kept_and_it_is_said(visitor: Visitor) -> None:
    begun(visitor)
    old_window = visitor.open("/en/share/who")
    visitor.send(beneficiaries=["carers", "staff"])
    visitor.page = old_window
    visitor.send(beneficiaries=["children"])
    assert visitor.page.address == "/en/share/who"
    assert visitor.page.has("You wrote something else in another window")
    assert [item for item in ("Carers and families", "Staff") if item in visitor.page.words("ul")] == ["Carers and families", "Staff"]
    assert [i.get("value") for i in visitor.page.all("input") if i.get("checked") is not None] == ["children"]


def test_an_old_window_without_ticks_takes_none_away(visitor: Visitor) -> None:
    begun(visitor)
    old_window = visitor.open("/en/share/who")
    visitor.send(beneficiaries=["carers"])
    visitor.page = old_window
    visitor.send()
    assert visitor.page.address == "/en/share/who"
    assert [i.get("value") for i in visitor.page.all("input") if i.get("checked") is not None] == ["carers"]
    visitor.send(beneficiaries=[])
    assert visitor.page.address == "/en/share/better", "From the page that shows them they can be taken away."


def test_the_same_words_from_two_windows_are_no_clash(visitor: Visitor) -> None:
    begun(visitor)
    old_window = visitor.open("/en/share/not-good")
    visitor.send(problem="The same.")
    visitor.page = old_window
    visitor.send(problem="The same.")
    assert visitor.page.h1 == "Where does this happen?"


def test_a_draft_that_was_sent_in_another_window_answers_a_late_save_with_thanks(visitor: Visitor) -> None:
    _draft, token = make.draft()
    keys.hold_draft(visitor, token)
    late = visitor.open("/en/share/not-good")
    visitor.send("/en/share/check", button=("go", "send"))
    visitor.page = late
    visitor.send(problem="Too late.")
    assert visitor.page.h1 == "Thank you. We have your idea."
    with db.reading():
        found = queries.draft(token)
        assert found
        assert queries.given(found[0].answers)["problem"].text == make.DEE["problem"].text


def test_after_one_idea_the_same_device_can_bring_another(visitor: Visitor) -> None:
    _draft, token = make.draft()
    keys.hold_draft(visitor, token).send("/en/share/check", button=("go", "send"))
    visitor.send("/en/share/not-good", problem="My second idea is about parking.")
    assert visitor.page
    assert visitor.page.h1 == "Where does this happen?"
    assert kept(visitor) == "My second idea is about parking."
    assert visitor.open("/en/share/check").has("My second idea is about parking.")


def test_a_page_in_a_browsers_cache_is_asked_for_anew_where_answers_stand(visitor: Visitor) -> None:
    begun(visitor)
    for address in ("/en/share/not-good", "/en/share/check", "/en/share/stop"):
        assert visitor.client.get(address, headers=HEADERS).headers["Cache-Control"] == "private, no-store"


def test_an_old_window_of_a_sent_idea_does_not_write_into_the_next_one(visitor: Visitor) -> None:
    _draft, token = make.draft()
    old_window = keys.hold_draft(visitor, token).open("/en/share/not-good")
    visitor.send("/en/share/check", button=("go", "send"))
    visitor.send("/en/share/not-good", problem="My second idea is about parking.")
    visitor.page = old_window
    visitor.send(problem="Words of the first idea.")
    assert visitor.page.has("We already have this idea. It was sent.")
    assert visitor.page.has("Words of the first idea.")
    assert kept(visitor) == "My second idea is about parking."
