"""Who has a stake in a try-out stands in four groups, is added, changed and taken away, and nobody writes over somebody unseen."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from app.core import calendar, db
from app.core.errors import NotAllowed
from app.improvement.actions import stakeholders as mapping
from app.improvement.models import Involved, Quadrant
from app.improvement.queries import stakeholders
from app.people.models import RoleName
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.going import begun, facts, of, said, shown, verbs
from tests.improvement.trying import sent
from tests.visitor import Seen, Visitor

PORTERS = {
    "name": "The night porters",
    "organisation": "Wenbrook Hospital",
    "matters": "Fewer ways at night.",
    "influence": "low",
    "interest": "high",
    "involved": "involve",
    "owner": "Priya",
}
GROUPS = {
    ("high", "high"): "Manage closely",
    ("high", "low"): "Keep satisfied",
    ("low", "high"): "Keep informed",
    ("low", "low"): "Monitor",
}


def page_of(idea: Proposal) -> str:
    return f"/en/ideas/{idea.reference}/try-out/stakeholders"


def add(sam: Visitor, idea: Proposal, **other: str) -> Seen:
    return sam.send(f"{page_of(idea)}/new", **(PORTERS | other))


def groups(page: Seen) -> dict[str, list[str]]:
    """The names in each group that has somebody."""
    found = {}
    for section in page.all("section"):
        names = [shown(th.find("bdi")) for th in section.iter("th") if th.get("scope") == "row"]
        if names:
            found[shown(section.find("h2"))] = names
    return found


@pytest.mark.parametrize(("influence", "interest"), GROUPS)
def test_somebody_is_added_and_stands_in_their_group(sam: Visitor, influence: str, interest: str) -> None:
    idea = begun()
    sam.open(sam.open(page_of(idea)).link("Add a person or group"))
    page = sam.press("Save", **(PORTERS | {"influence": influence, "interest": interest, "last_contact_on": "2026-03-02"}))
    assert groups(page) == {GROUPS[influence, interest]: ["The night porters"]}
    assert [page.has(words) for words in ("Wenbrook Hospital", "Fewer ways at night.", "Not known yet", "Last on Monday 2 March 2026")] == [
        True
    ] * 4
    assert said(sam.open(f"/en/ideas/{idea.reference}/try-out"), "Who has a stake in it") == "1 person or group is on the map."


def test_each_of_the_four_groups_says_what_it_means_in_their_order(sam: Visitor) -> None:
    idea = begun()
    page = add(sam, idea)
    assert [shown(h) for h in page.all("h2")] == list(GROUPS.values())
    assert page.has("It matters much to them, and they can do little alone.")
    assert [quadrant.value for quadrant in Quadrant] == ["manage_closely", "keep_satisfied", "keep_informed", "monitor"]


def test_somebody_moves_to_another_group_and_what_stood_before_is_kept(sam: Visitor) -> None:
    idea = begun()
    page = add(sam, idea)
    sam.open(page.link("Change: The night porters"))
    page = sam.press("Save", influence="high", matters="To be asked first.")
    assert (groups(page), page.has("To be asked first.")) == ({"Manage closely": ["The night porters"]}, True)
    changed = facts("project", 1)[-1]
    assert (verbs("project", 1)[-1], changed["before"]["matters"], changed["before"]["influential"]) == (
        "change_stakeholder",
        "Fewer ways at night.",
        False,
    )


def test_taking_away_asks_first_and_can_be_sent_twice(sam: Visitor) -> None:
    idea = begun()
    where = add(sam, idea).link("Take away: The night porters")
    asks = sam.open(where)
    assert (asks.has("The night porters"), groups(sam.open(page_of(idea)))) == (True, {"Keep informed": ["The night porters"]})
    for _time in range(2):
        sam.page = asks
        page = sam.press("Take them away")
    assert (page.status, groups(page), verbs("project", 1).count("take_stakeholder_away")) == (200, {}, 1)


def test_the_same_sent_twice_is_one_and_another_of_the_same_name_is_refused(sam: Visitor) -> None:
    idea = begun()
    add(sam, idea)
    assert groups(add(sam, idea)) == {"Keep informed": ["The night porters"]}
    again = add(sam, idea, matters="Something else")
    assert (again.status, again.faults()) == (422, ["This person or group is on the map already. Change it there"])
    page = add(sam, idea, organisation="Elsewhere")
    assert groups(page) == {"Keep informed": ["The night porters"] * 2}
    sam.open(page.link("Change: The night porters, Elsewhere"))
    assert sam.press("Save", organisation="Wenbrook Hospital").faults() == ["This person or group is on the map already. Change it there"]


WRONG = {
    "Write which person or group": {"name": " "},
    "Use at most 200 characters": {"organisation": "x" * 201},
    "Write what matters to them": {"matters": "\n"},
    "Use at most 2,000 characters": {"effect": "x" * 2001},
    "Choose how much they can do": {"influence": "some"},
    "Choose how much it matters to them": {"interest": ""},
    "Choose how they take part": {"involved": "manage"},
    "Write who of the team talks to them": {"owner": ""},
    "Write a date, or leave it empty": {"last_contact_on": "last Monday"},
    "This day is still to come. Write a day that has been": {"last_contact_on": "2099-01-01"},
    "This day is more than 20 years ago. Check the year": {"last_contact_on": "1926-03-02"},
}


@pytest.mark.parametrize("sentence", WRONG)
def test_what_cannot_be_kept_is_pointed_at_and_the_rest_stays_in_its_box(sam: Visitor, sentence: str) -> None:
    idea = begun()
    page = add(sam, idea, **WRONG[sentence])
    assert (page.status, page.faults()) == (422, [sentence])
    typed = {
        box.get("name"): box.get("value") or ""
        for box in page.all("input")
        if box.get("name") in WRONG[sentence] and box.get("type") != "radio"
    }
    assert typed == {name: value.strip() for name, value in WRONG[sentence].items() if name in typed}
    assert groups(sam.open(page_of(idea))) == {}


def test_a_map_is_full_at_sixty(app: Flask) -> None:
    idea = begun()
    with db.transaction():
        project, sam = of(make.again(idea)), make.staff()
        for number in range(mapping.MOST_STAKEHOLDERS):
            who = mapping.Described(f"Group {number}", "", "Beds", False, False, "", Involved.INFORM, "Sam")
            mapping.add_stakeholder(project, who, by=sam)
        with pytest.raises(NotAllowed):
            mapping.add_stakeholder(project, mapping.Described("One more", "", "Beds", False, False, "", Involved.INFORM, "Sam"), by=sam)


# ---- two at once ----


def test_who_changes_what_somebody_else_has_just_changed_sees_it_and_loses_no_word(app: Flask, sam: Visitor) -> None:
    ana = keys.staff(app, RoleName.HUDDLE_MEMBER, "ana@example.org")
    idea = begun()
    where = add(sam, idea).link("Change: The night porters")
    sam.open(where)
    ana.open(where)
    sam.press("Save", matters="To be asked first.")
    page = ana.press("Save", effect="They carry all bags at once.")
    assert (page.status, page.faults()) == (422, ["Somebody changed this while you wrote. See what stands now. Then save again"])
    assert (said(page, "What matters to them"), keys.words_on(page, 1)) == ("To be asked first.", "They carry all bags at once.")
    page = ana.press("Save", matters="To be asked first.")
    assert (page.status, page.has("To be asked first."), page.has("They carry all bags at once.")) == (200, True, True)


@pytest.mark.parametrize("version", ["", "x", "²", "9" * 5000, "0"])
def test_a_version_that_nobody_had_before_them_changes_nothing(sam: Visitor, version: str) -> None:
    idea = begun()
    sam.open(add(sam, idea).link("Change: The night porters"))
    assert sam.press("Save", version=version, matters="To be asked first.").status == 422
    assert not sam.open(page_of(idea)).has("To be asked first.")


def test_who_changes_somebody_that_was_taken_away_hears_so(app: Flask, sam: Visitor) -> None:
    idea = begun()
    page = add(sam, idea)
    form = sam.open(page.link("Change: The night porters"))
    sam.open(page.link("Take away: The night porters"))
    sam.press("Take them away")
    sam.page = form
    assert sam.press("Save", matters="To be asked first.").status == 404


def test_three_who_add_the_same_group_at_the_same_moment_add_one(app: Flask) -> None:
    people = [keys.staff(app, RoleName.HUDDLE_MEMBER, f"{name}@example.org") for name in ("ana", "ben", "cho")]
    idea = begun()
    for who in people:
        who.open(f"{page_of(idea)}/new")
    with ThreadPoolExecutor(3) as room:
        told = list(room.map(lambda who: who.press("Save", **PORTERS).status, people))
    assert (told, groups(people[0].open(page_of(idea)))) == ([200] * 3, {"Keep informed": ["The night porters"]})


# ---- who gets there ----


def test_somebody_on_the_map_of_another_try_out_is_not_there(sam: Visitor) -> None:
    where = add(sam, begun()).link("Change: The night porters")
    number = where.split("/")[-2]
    assert [sam.open(f"{page_of(begun())}/{number}/{what}").status for what in ("change", "take-away")] == [404, 404]


def test_what_has_ended_is_read_and_not_changed(sam: Visitor) -> None:
    idea = begun()
    where = add(sam, idea).link("Change: The night porters")
    with db.transaction():
        make.again(idea).stage = Stage.STOPPED
    page = sam.open(page_of(idea))
    assert (groups(page), page.has("Take away"), page.has("Add a person")) == ({"Keep informed": ["The night porters"]}, False, False)
    assert [sent(sam, address) for address in (where, f"{page_of(idea)}/new", where.replace("change", "take-away"))] == [409] * 3


def test_the_page_asks_the_database_as_often_for_nine_as_for_one(sam: Visitor) -> None:
    idea = begun()

    def asked() -> int:
        with keys.statements() as ran:
            assert sam.open(page_of(idea)).status == 200
        return len(ran)

    add(sam, idea)
    sam.open(page_of(idea))
    one = asked()
    with db.transaction():
        project, by = of(make.again(idea)), make.staff()
        for number in range(8):
            day = calendar.today() - dt.timedelta(days=number)
            who = mapping.Described(f"Group {number}", "", "Beds", number % 2 == 0, number < 4, "", Involved.LEAD, "Sam", day)
            mapping.add_stakeholder(project, who, by=by)
        assert len(stakeholders.everybody(project)) == 9
    assert asked() == one
