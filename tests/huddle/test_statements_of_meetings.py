"""How many questions the pages of a meeting ask the database: few, and as many for sixty ideas and people as for one.

The numbers stand in docs/measurements.md.
"""

from flask import Flask

from app.core.web.guests import shelf
from app.people.models import RoleName
from tests import keys
from tests.huddle.crowded import Crowd
from tests.visitor import Visitor

HTMX = {"HX-Request": "true"}
LIST, ROOM = 8, 40
WITH_TRY_OUTS = 11  # a list, and beside it what of try-outs comes before the huddle
WITH_REVIEWS = 21  # the ideas with all that was said of each, and of try-outs the reviews and what waits for a decision


def pages(crowd: Crowd) -> dict[str, tuple[str, int, str]]:
    """By their names in the table of measurements: the address, at most how many questions, and what there are sixty of, `{}` their number."""
    now, before = (f"/en/huddles/{number}" for number in (crowd.now, crowd.before))
    return {
        "a meeting": (now, WITH_TRY_OUTS, "Idea {}"),
        "a meeting that is over": (before, WITH_TRY_OUTS, "Idea {}"),
        "its pack": (f"{now}/pack", WITH_REVIEWS, "change_idea {}"),
        "its room": (f"{now}/room", ROOM, "Idea {}"),
        "its room, what is new": (f"{now}/room?seen=0&pace=5", ROOM, "Idea {}"),
        "its room when it is over": (f"{before}/room", 30, "Idea {}"),
        "its minutes": (f"{before}/minutes", 15, "Idea {}"),
        "its public minutes": (f"/en/minutes/{crowd.before}", 12, "Idea {}"),
        "its decisions as a sheet": (f"{before}/decisions.csv", 15, ""),
        "its actions as a sheet": (f"{before}/actions.csv", 15, ""),
        "all meetings": ("/en/huddles", LIST, "{} ideas"),
        "all public minutes": ("/en/minutes", 4, "{} ideas"),
        "all members": ("/en/huddles/members", LIST, "Organisation {last}"),
        "my actions": ("/en/actions", LIST, ""),
        "all actions": ("/en/actions?view=open", LIST, "({both})"),
        "my calendar": ("/en/huddles/my-calendar", LIST, ""),
        "a meeting for my calendar": (f"{now}/calendar", LIST, ""),
        "figures": ("/en/huddles/figures", 20, ""),
        "an idea on a list": ("/en/ideas/KT2223/read", 12, ""),
        "the page of its decision": ("/en/ideas/KT2223/decision", 20, ""),
    }


def asked(who: Visitor, address: str, shown: str, **headers: str) -> int:
    shelf.clear()
    with keys.statements() as ran:
        seen = who.open(address, inspect=False, **headers)
    assert (seen.status, shown in seen.words() or not shown) == (200, True), (address, shown, seen.words())
    return len(ran)


def looks_again(who: Visitor, crowd: Crowd) -> int:
    """Statements of a look at a room in which nothing is new."""
    page = who.open(f"/en/huddles/{crowd.now}/room")
    address = next(part.get("hx-get", "") for part in page.all("div") if part.get("hx-get"))
    with keys.statements() as ran:
        assert who.client.get(address, headers={"Host": "127.0.0.1:8000", **HTMX}).status_code == 204
    return len(ran)


def test_the_pages_of_a_meeting_ask_as_often_for_sixty_ideas_and_people_as_for_one(app: Flask, visitor: Visitor) -> None:
    chair, crowd = keys.staff(app, RoleName.CHAIR, "nadia@example.org"), Crowd()
    counts = dict[str, list[int]]()
    for upto in (1, 10, 60):
        crowd.grow(upto)
        for name, (address, _most, shown) in pages(crowd).items():
            reader = visitor if "public" in name else chair
            words = shown.format(upto, last=upto - 1, both=2 * upto) if upto > 1 else ""
            counts.setdefault(name, []).append(asked(reader, address, words, **(HTMX if "new" in name else {})))
        counts.setdefault("its room, nothing new", []).append(looks_again(chair, crowd))
    most = {name: most for name, (_address, most, _shown) in pages(crowd).items()} | {"its room, nothing new": LIST}
    assert {name: some for name, some in counts.items() if len(set(some)) > 1} == {}
    assert {name: some[0] for name, some in counts.items() if some[0] > most[name]} == {}
