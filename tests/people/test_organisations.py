"""Organisations are renamed, merge, split, end and open again; nothing is lost, and everything says who and why."""

import pytest
from flask import Flask

from app.core import db
from app.core.errors import NotAllowed
from app.history.queries import entries
from app.people import actions, queries
from app.people.actions import Told
from app.people.models import OrganisationKind, Person, RoleName
from tests import keys, make
from tests.visitor import Visitor

WHY = {"reason": "The board decided it."}


@pytest.fixture
def ada(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.ADMINISTRATOR, "ada@example.org")


def person(address: str) -> Person:
    with db.transaction():
        found = queries.by_email(address)
        return queries.person(found.id if found else 0)


def told(number: int) -> list[tuple[str, str]]:
    with db.reading():
        return [(entry.verb, entry.reason) for entry in entries("organisation", number)]


def leads(app: Flask, number: int, address: str = "lena@example.org") -> Visitor:
    return keys.staff(app, RoleName.PROVIDER_QI_LEAD, address, organisation=number)


def test_an_organisation_is_added_with_a_code_in_capitals(ada: Visitor) -> None:
    seen = ada.send("/en/organisations/add", name="Wenbrook Hospitals", kind="acute", ods_code=" rx 1 ")
    assert (seen.status, seen.h1, seen.has("RX1")) == (200, "Wenbrook Hospitals", True)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Write the name of the organisation"),
        ({"kind": ""}, "Choose a kind"),
        ({"kind": "circus"}, "Choose a kind"),
        ({"ods_code": "R"}, "Check the code. It has 3 to 10 letters and figures, such as RX1"),
        ({"ods_code": "RX1-9"}, "Check the code. It has 3 to 10 letters and figures, such as RX1"),
        ({"ods_code": "rx9"}, "Another organisation has this code"),
        ({"name": "Tarrow Trust"}, "Another organisation has this name. Choose another one"),
    ],
)
def test_what_cannot_be_is_refused(ada: Visitor, wrong: dict[str, str], sentence: str) -> None:
    with db.transaction():
        actions.found_organisation("Tarrow Trust", OrganisationKind.ACUTE, ods_code="RX9")
    seen = ada.send("/en/organisations/add", **{"name": "Wenbrook", "kind": "acute", "ods_code": "RX1"} | wrong)
    assert (seen.status, seen.faults()) == (422, [sentence])


def test_two_organisations_without_a_code_are_no_clash(ada: Visitor) -> None:
    for name in ("Wenbrook Voices", "Tarrow Carers"):
        assert ada.send("/en/organisations/add", name=name, kind="charity").status == 200


def test_a_renamed_organisation_is_found_by_both_names_and_shows_the_old_one(ada: Visitor) -> None:
    number = make.organisation("Wenbrook Infirmary")
    ada.send(f"/en/organisations/{number}/change", name="Wenbrook Hospitals", **WHY)
    for words in ("infirmary", "HOSPITALS"):
        seen = ada.query("/en/organisations", q=words)
        assert (seen.has("Wenbrook Hospitals"), seen.has("formerly Wenbrook Infirmary")) == (True, True)
    assert ada.query("/en/organisations", q="100%").has("We found no organisation like that.")
    assert told(number)[0] == ("change", "The board decided it.")
    assert ada.open(f"/en/organisations/{number}").has("Name: Wenbrook Infirmary, now Wenbrook Hospitals")


def test_saving_what_is_there_already_writes_no_history(ada: Visitor) -> None:
    number = make.organisation()
    ada.send(f"/en/organisations/{number}/change", **WHY)
    assert [verb for verb, _why in told(number)] == ["add"]


def test_nothing_is_changed_without_a_reason(ada: Visitor) -> None:
    number, other = make.organisation(), make.organisation("Tarrow Trust")
    for what, more in {"change": {"name": "New"}, "merge": {"into": str(other)}, "split": {"first": "A", "second": "B"}, "end": {}}.items():
        seen = ada.send(f"/en/organisations/{number}/{what}", reason=" ", **more)
        assert (what, seen.status, seen.faults()[-1]) == (what, 422, "Write why")
    assert [verb for verb, _why in told(number)] == ["add"]


def test_roles_follow_to_the_successor_and_back(app: Flask, ada: Visitor) -> None:
    one, two, three = (make.organisation(name) for name in ("One", "Two", "Three"))
    leads(app, one)
    steps = [person("lena@example.org").leads]
    for old, new in ((one, two), (two, three)):
        ada.send(f"/en/organisations/{old}/merge", into=str(new), **WHY)
        steps.append(person("lena@example.org").leads)
    ada.send(f"/en/organisations/{two}/open-again", **WHY)
    steps.append(person("lena@example.org").leads)
    ada.send(f"/en/organisations/{one}/open-again", **WHY)
    steps.append(person("lena@example.org").leads)
    assert steps == [{one}, {one, two}, {one, two, three}, {one, two}, {one}]
    assert [verb for verb, _why in told(one)] == ["open_again", "merge", "add"]


def test_merging_twice_is_merging_once_and_no_two_go_into_each_other(ada: Visitor) -> None:
    one, two = make.organisation("One"), make.organisation("Two")
    by = person("ada@example.org")
    with db.transaction():
        for _twice in range(2):
            actions.merge(queries.organisation(one), queries.organisation(two), reason="Why", by=by)
    assert [verb for verb, _why in told(one)] == ["merge", "add"]
    assert ada.send(f"/en/organisations/{two}/merge", into=str(one), **WHY).faults() == ["Choose an organisation that is still there"]
    assert ada.send(f"/en/organisations/{two}/merge", into=str(two), **WHY).faults() == ["Choose an organisation that is still there"]
    assert ada.send(f"/en/organisations/{one}/change", name="New", **WHY).status == 409


def test_a_split_asks_where_each_role_goes_and_the_ideas_go_to_the_first(app: Flask, ada: Visitor) -> None:
    old = make.organisation("Old")
    leads(app, old)
    role = person("lena@example.org").roles[0].id
    form = {"first": "North", "second": "South", **WHY}
    assert ada.send(f"/en/organisations/{old}/split", **form).faults() == ["Choose a new organisation for each role"]
    assert ada.send(f"/en/organisations/{old}/split", **form, **{f"role_{role}": "third"}).status == 422  # there is no third
    assert ada.send(f"/en/organisations/{old}/split", **form | {"second": "north", f"role_{role}": "first"}).faults() == [
        "Write at least 2 names that differ"
    ]
    assert ada.send(f"/en/organisations/{old}/split", **form, **{f"role_{role}": "second"}).status == 200
    north, south = make.organisation("North"), make.organisation("South")
    assert person("lena@example.org").leads == {south}
    with db.reading():
        assert queries.standing(old) == north
    assert ada.send(f"/en/organisations/{old}/end", **WHY).status == 409


def test_roles_end_with_an_organisation_and_go_on_when_it_opens_again(app: Flask, ada: Visitor) -> None:
    number = make.organisation()
    lena = leads(app, number)
    assert lena.open("/en/my-organisation").status == 200
    ada.send(f"/en/organisations/{number}/end", **WHY)
    assert lena.open("/en/my-organisation").status == 404
    ada.send(f"/en/organisations/{number}/open-again", **WHY)
    assert (lena.open("/en/my-organisation").status, person("lena@example.org").roles[0].until) == (200, None)


def test_a_role_that_somebody_ended_does_not_come_back_with_its_organisation(app: Flask, ada: Visitor) -> None:
    import datetime as dt

    from app.core import calendar

    number = make.organisation()
    leads(app, number)
    ada.send(f"/en/organisations/{number}/end", **WHY)
    with db.transaction():
        queries.person(person("lena@example.org").id).roles[0].until = calendar.today() - dt.timedelta(days=9)
    ada.send(f"/en/organisations/{number}/open-again", **WHY)
    assert person("lena@example.org").leads == frozenset()


def test_whoever_works_in_the_huddle_keeps_their_role_when_their_organisation_ends(app: Flask, ada: Visitor) -> None:
    number = make.organisation()
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER, organisation=number)
    ada.send(f"/en/organisations/{number}/end", **WHY)
    assert sam.open("/en/queue").status == 200


def test_a_closed_organisation_is_offered_for_nothing(ada: Visitor, app: Flask) -> None:
    number = make.organisation("Old Trust")
    ada.send(f"/en/organisations/{number}/end", **WHY)
    idea = make.idea()
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    assert not sam.open(f"/en/ideas/{idea.reference}/screen").has("Old Trust")
    assert not ada.open("/en/roles/give").has("Old Trust")
    assert ada.open("/en/organisations").has("Closed")


def test_a_screener_does_not_lose_an_organisation_that_went_into_another(ada: Visitor, app: Flask) -> None:
    from app.proposals import actions as proposals
    from app.proposals.models import Topic

    old, new = make.organisation("Old"), make.organisation("New")
    idea, sam = make.idea(), make.staff()
    with db.transaction():
        words = {"title": "Letters", "title_en": "", "topic": Topic.LETTERS, "place": "", "fit": None}
        proposals.screen(make.again(idea), organisation=old, by=sam, **words)  # type: ignore[arg-type] # words of several kinds
    ada.send(f"/en/organisations/{old}/merge", into=str(new), **WHY)
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    assert member.open("/en/queue").has("New")
    member.send(f"/en/ideas/{idea.reference}/screen")
    assert keys.now(idea).organisation_id == new


def test_the_list_counts_ideas_of_those_that_went_into_it(ada: Visitor) -> None:
    old, new = make.organisation("Old"), make.organisation("New")
    for number in (old, old, new):
        idea = make.idea()
        with db.transaction():
            make.again(idea).organisation_id = number
    ada.send(f"/en/organisations/{old}/merge", into=str(new), **WHY)
    cells = {row.find("th/a/bdi").text: row.findall("td")[2].text for row in ada.open("/en/organisations").all("tr")[1:]}  # type: ignore[union-attr]
    assert cells == {"Old": "2", "New": "3"}


def test_a_list_of_organisations_asks_the_database_as_often_for_one_as_for_three(ada: Visitor) -> None:
    counts = []
    for name in ("One", "Two", "Three"):
        make.organisation(name)
        with keys.statements() as ran:
            ada.open("/en/organisations")
        counts.append(len(ran))
    assert counts[0] == counts[1] == counts[2]


def test_rows_that_lead_in_a_circle_lead_nowhere(app: Flask) -> None:
    one, two = make.organisation("One"), make.organisation("Two")
    by = make.staff(RoleName.ADMINISTRATOR, "ada@example.org", "Ada")
    with db.transaction():
        actions.merge(queries.organisation(one), queries.organisation(two), reason="Why", by=by)
        actions.end(queries.organisation(two), reason="Why", by=by)
        queries.organisation(two).successor_id = one
    with db.reading():
        assert (queries.standing(one), queries.gone_into([one])) == (None, frozenset())


def test_what_is_closed_is_not_changed(app: Flask) -> None:
    number = make.organisation()
    by = make.staff(RoleName.ADMINISTRATOR, "ada@example.org", "Ada")
    with db.transaction():
        actions.end(queries.organisation(number), reason="Why", by=by)
        actions.end(queries.organisation(number), reason="Why", by=by)  # twice is once
        with pytest.raises(NotAllowed):
            actions.change_organisation(queries.organisation(number), Told("New", OrganisationKind.GP), reason="Why", by=by)
    assert [verb for verb, _why in told(number)] == ["end", "add"]


@pytest.mark.parametrize(
    "twin",
    ["wenbrook hospitals", "Wenbrook  Hospitals", "Wen\u200bbrook Hospitals", "\uff37enbrook Hospitals", "Wenbrook\u00a0Hospitals\u200f"],
)
def test_no_two_organisations_have_names_that_read_alike(ada: Visitor, twin: str) -> None:
    make.organisation("Wenbrook Hospitals")
    seen = ada.send("/en/organisations/add", name=twin, kind="acute")
    assert (seen.status, seen.faults()) == (422, ["Another organisation has this name. Choose another one"])
