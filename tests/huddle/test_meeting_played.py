"""A whole meeting played by seven people at once: at its end everything that was said is there, exactly once, and where it belongs."""

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import BrokenBarrierError
from xml.etree.ElementTree import Element

from flask import Flask

from app.core.i18n import long_date
from app.core.sheets import MARK
from app.huddle.models import Route
from app.huddle.routes import WORDS
from app.notifications.actions import written
from app.people.models import RoleName
from tests import keys
from tests.huddle.played import (
    BEGINS,
    IDEAS,
    INTEREST,
    JOINED,
    MEMBERS,
    NORTH,
    PEOPLE,
    PRIVATE,
    SECONDED,
    SOUTH,
    Played,
    confirm,
    day,
    decision,
    invite,
    lead,
    route,
    take_part,
    write_down,
)
from tests.huddle.test_answers_that_wait import kinds
from tests.live import Live
from tests.visitor import Seen, Visitor

ALREADY = 4  # the place of the idea that joins another one
PARTS = ("now", "about-it", "here", "rest")
Chapter = dict[str, list[str]]


def test_a_meeting_of_seven_people_and_twelve_ideas_is_told_whole_and_once(app: Flask) -> None:
    played = invite(app)
    play(played)
    assert played.talked_about == [f"Idea {n + 1}" for n in range(IDEAS)]
    for who in played.people.values():
        if isinstance(who, Live):
            sees_what_is_there(who, played)
    chair, public, wim = played.people["Nadia"], Visitor(app), Visitor(app)
    chair.open(played.room)
    assert chair.press("It is over").has("Nothing more can be written down here.")

    before = public.open(f"/en/minutes/{played.number}")
    assert [before.has(words) for words in ("Reason 10.", "Idea 12", "Reason 11.")] == [True, False, False], "It waits for somebody absent."
    keys.come_in(wim, RoleName.HUDDLE_MEMBER, "wim@example.org")
    confirm(wim, played.ideas[-1])

    the_full_minutes_have_all_of_it(wim.open(f"/en/huddles/{played.number}/minutes"), played)
    anyone_reads_what_is_theirs_to_read(public.open(f"/en/minutes/{played.number}"), played)
    the_sheets_have_all_of_it(wim, played)
    everybody_is_told_once(played)


def play(played: Played) -> None:
    """Seven threads; when one fails nobody waits for it."""

    def part(act: Callable[..., None], *more: str) -> None:
        try:
            act(played, *more)
        except BaseException:
            played.at_once.abort()
            raise

    with ThreadPoolExecutor(len(PEOPLE)) as room:
        parts = [room.submit(part, lead), room.submit(part, write_down), *(room.submit(part, take_part, name) for name in MEMBERS)]
    for one in sorted(parts, key=lambda p: isinstance(p.exception(), BrokenBarrierError)):  # what went wrong before whoever waited for it
        one.result()


def sees_what_is_there(who: Live, played: Played) -> None:
    """A page that refreshed itself through the whole meeting says the same as one that is opened now."""
    page = who.look()
    stood = [text(next(part for part in page.tree.iter() if part.get("id") == name)) for name in PARTS]
    page = who.open(played.room)
    assert stood == [text(next(part for part in page.tree.iter() if part.get("id") == name)) for name in PARTS]


# ---- what was said, and what the minutes tell ----


def text(part: Element) -> str:
    return " ".join("".join(part.itertext()).split())


def chapters(page: Seen, heading: str) -> dict[str, Chapter]:
    """What stands below each idea, by its title: lists of sentences by the smaller headings, those before the first by an empty one."""
    told = dict[str, Chapter]()
    for item in page.all("li"):
        titles = list(item.iter(heading))
        if len(titles) == 1:
            told[text(titles[0])] = _chapter(item, titles[0])
    return told


def _chapter(item: Element, title: Element) -> Chapter:
    chapter, now = Chapter({"": []}), ""
    for part in _in_order(item):
        if part is title:
            continue
        if part.tag in {"h3", "h4"}:
            chapter[now := text(part)] = []
        else:
            chapter[now].append(text(part))
    return {name: sorted(said) for name, said in chapter.items()}


def _in_order(item: Element) -> Iterable[Element]:
    """The headings and sentences of an idea; a list item is one sentence."""
    for part in item:
        if part.tag in {"h2", "h3", "h4", "p", "li"}:
            yield part
        else:
            yield from _in_order(part)


# ---- what the minutes owe ----


def asked(n: int) -> list[str]:
    """The organisations that are asked to try an idea, whoever leads first."""
    return {Route.PROVIDER_PROJECT: [NORTH], Route.INTEGRATED_PROJECT: [SOUTH, NORTH]}.get(route(n), [])


def shown(played: Played, n: int) -> str:
    reference = str(played.ideas[n].reference)
    return f"{reference[:2]} {reference[2:]}"


def joins(played: Played, n: int) -> str:
    """What an idea joins, as people see it: another idea, or other work in words."""
    return shown(played, JOINED) if n == ALREADY else str(decision(played, n).get("joins", ""))


def told_in_full(played: Played, n: int) -> Chapter:
    """All that was said of one idea."""
    said, title = decision(played, n), f"Idea {n + 1}"
    then = [said["next_step"], f"They can talk to {said['contact_name']}: {said['contact_how']}"]
    then += [f"Asked to try it: {', '.join(asked(n))}"] if asked(n) else []
    then += [
        f"{words} {said[field]}"
        for field, words in (("pathway_words", "Where it is tried:"), ("doer", "Who does it:"), ("caller", "Who calls them first:"))
        if field in said
    ]
    then += [f"It joins: {joins(played, n)}"] if "joins" in said else []
    then += [f"We ask on {long_date(day(30 + n))} if it was done."] if "follow_up_on" in said else []
    then += [f"We look at it again on {long_date(day(60 + n))}."] if "revisit_on" in said else []
    confirmed = [f"Confirmed on {long_date(BEGINS.date())}."] if n in {SECONDED, IDEAS - 1} else []
    notes = [f"{one.words}{one.name}{', only for the huddle' if one.private else ''}" for one in played.notes if one.about == title]
    do = [f"{a.words}{a.owner}. To do by {long_date(a.due_on)}. Still to do" for a in played.actions if a.about == title]
    chapter = {"": [shown(played, n), WORDS[route(n)].label, *confirmed], "Why": [said["reason"]], "What happens next": then}
    chapter |= {"Declared interests": [f"Femi: {INTEREST}"] if n == IDEAS - 1 else [], "Notes": notes, "Actions": do}
    return {name: sorted(words) for name, words in chapter.items() if words}


def the_full_minutes_have_all_of_it(page: Seen, played: Played) -> None:
    assert sorted(chapters(page, "h3").items()) == sorted((f"Idea {n + 1}", told_in_full(played, n)) for n in range(IDEAS))
    about = {part.get("aria-labelledby"): [text(li) for li in part.iter("li")] for part in page.all("section")}
    notes = [f"{one.words}{one.name}{', only for the huddle' if one.private else ''}" for one in played.notes if not one.about]
    do = [f"{a.words}{a.owner}. To do by {long_date(a.due_on)}. Still to do" for a in played.actions if not a.about]
    assert (sorted(about["notes"]), about["actions"]) == (sorted(notes), do)
    names = [line.partition(",")[0] for line in about["there"]]
    assert [name for name in names if name in PEOPLE] == sorted(PEOPLE)
    assert page.has("Enough members were in the room.")


def told_in_public(played: Played, n: int) -> Chapter:
    """What anyone may read of one idea: the answer and what is for the minutes; no names, no actions, nothing private."""
    said, title = decision(played, n), f"Idea {n + 1}"
    one = len(asked(n)) == 1
    why = [f"We have asked {NORTH} to try it."] if one else ["We have asked these organisations to try it:", *asked(n)] if asked(n) else []
    why += [f"It joins this idea: {joins(played, n)}"] if n == ALREADY else []
    then = [f"We look at it again on {long_date(day(60 + n))}."] if "revisit_on" in said else []
    notes = [one.words for one in played.notes if one.about == title and not one.private]
    chapter = {"": [WORDS[route(n)].news], "Why": [said["reason"], *why], "What happens next": [said["next_step"], *then]}
    return {name: sorted(words) for name, words in (chapter | {"What was said about it": notes}).items() if words}


def anyone_reads_what_is_theirs_to_read(page: Seen, played: Played) -> None:
    open_ones = [n for n in range(IDEAS) if n != PRIVATE]
    assert sorted(chapters(page, "h2").items()) == sorted((f"Idea {n + 1}", told_in_public(played, n)) for n in open_ones)
    (notes,) = (part for part in page.all("section") if part.get("aria-labelledby") == "notes")
    assert sorted(text(p) for p in notes.iter("p")) == sorted(one.words for one in played.notes if not one.about and not one.private)
    assert page.has("1 idea that is not on the website was answered too.")
    assert page.has(f"{len(PEOPLE)} people of the team were there.")
    hidden = [one.words for one in played.notes if one.private or one.about == f"Idea {PRIVATE + 1}"]
    hidden += [*(one.words for one in played.actions), INTEREST, *(f"Contact {n}" for n in range(IDEAS)), f"Work {IDEAS - 1}"]
    assert [words for words in (*hidden, f"Reason {PRIVATE}.") if words in page.text] == []
    said = {one.words.removesuffix(".") for one in played.notes}  # names stand in what they said, and nowhere else
    left = page.words("main")
    for words in sorted(said, key=len, reverse=True):
        left = left.replace(words, "")
    assert [name for name in PEOPLE if name in left] == []


def the_sheets_have_all_of_it(who: Visitor, played: Played) -> None:
    rows = sheet(who, played, "decisions")
    for n, row in enumerate(rows):
        said, reference = decision(played, n), str(played.ideas[n].reference)
        detail = next((said[field] for field in ("pathway_words", "doer", "caller") if field in said), "")
        joined = str(played.ideas[JOINED].reference) if n == ALREADY else said.get("joins", "")
        days = (said.get("follow_up_on", ""), said.get("revisit_on", ""))
        reach, made = (said["contact_name"], said["contact_how"]), (WORDS[route(n)].label, said["reason"], said["next_step"])
        told = (reference, f"Idea {n + 1}", *made, "; ".join(asked(n)), detail, joined, *days, *reach, "Stands", "")
        assert row == [BEGINS.date().isoformat(), *told]
    numbers = {f"Idea {n + 1}": str(idea.reference) for n, idea in enumerate(played.ideas)} | {"": ""}
    do = [[numbers[a.about], a.words, a.owner, a.due_on.isoformat(), "Still to do", ""] for a in played.actions]
    assert (len(rows), sorted(row[1:] for row in sheet(who, played, "actions"))) == (IDEAS, sorted(do))


def sheet(who: Visitor, played: Played, kind: str) -> list[list[str]]:
    got = who.open(f"/en/huddles/{played.number}/{kind}.csv").text
    return list(csv.reader(io.StringIO(got.removeprefix(MARK))))[1:]


def everybody_is_told_once(played: Played) -> None:
    """One letter of each decision with what its route asks for, and one to whoever leads improvement where there is somebody."""
    letters = keys.letters("huddle/decision")
    assert sorted(str(letter.facts["reference"]) for letter in letters) == sorted(str(idea.reference) for idea in played.ideas)
    told = {letter.facts["reference"]: " ".join(written(letter).text.split()) for letter in letters}
    for n, idea in enumerate(played.ideas):
        said = decision(played, n)
        owed = [WORDS[route(n)].news, *(said[field] for field in ("reason", "next_step", "contact_name", "contact_how"))]
        owed += [*asked(n), *(said[field] for field in ("pathway_words", "doer", "caller") if field in said)]
        owed += [joins(played, n)] if "joins" in said else []
        owed += [long_date(dt.date.fromisoformat(said[field])) for field in ("follow_up_on", "revisit_on") if field in said]
        assert [words for words in owed if words not in told[idea.reference]] == [], n
    tried = [str(idea.reference) for n, idea in enumerate(played.ideas) if asked(n)]
    assert sorted((one.address, one.facts["reference"]) for one in keys.letters("huddle/asked")) == [
        ("lena@example.org", reference) for reference in sorted(tried)
    ]
    assert Counter(kinds()) == {"decide": sum(1 for n in range(IDEAS) if SOUTH in asked(n)), "call_back": 2}, "South has no lead to ask."
    assert keys.letters("huddle/put_off") == []
