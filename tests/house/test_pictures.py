"""In easy words a picture stands beside each idea: on every public page, by each heading and each step."""

import re
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from xml.etree.ElementTree import Element

import pytest

from accessibility.pages import LINES, Line
from app.core.assets import picture
from app.core.questions import Given
from app.languages.pictures import PICTURES
from app.proposals.models import Stage
from app.proposals.moves import PICTURES as OF_STAGES
from app.proposals.pathways.easy import EASY_READ
from tests import keys, make
from tests.browser import Portal, filled
from tests.markup import parsed
from tests.visitor import Visitor

__all__ = ["filled"]

READINGS = ("en-easy", "ar-easy")  # a draft of a translation shows the English words too
PUBLIC = [line for line in LINES if set(READINGS) <= set(line.readings) and line.done is None]
ALONE = {  # headings that stand without a picture, and why
    "note": "the one warning of a page, set apart by its colour",
    "nhsuk-error-summary": "what to correct, with links to the answers that have the pictures",
}
NONE = {  # pages without pictures, and why
    "letters of the demo": "in English for whoever tries the portal, not written in easy words",
    "letter of the demo": "the same",
    "letter of the demo in Arabic": "the same",
}


def _page(line: Line, portal: Portal, reading: str) -> Element:
    facts = {name: fact for name, fact in portal.facts.items() if name != "cookies"}
    cookies = "; ".join(f"{name}={value}" for name, value in portal.facts["cookies"][line.who].items())
    ask = Request(f"{portal.address}/{reading}{line.address.format(**facts)}", headers={"Cookie": cookies})
    try:
        with urlopen(ask) as answer:
            status, text = answer.status, answer.read()
    except HTTPError as answer:
        status, text = answer.code, answer.read()
    assert status == line.status, f"{line.name} in {reading}: {status}"
    main = parsed(text.decode()).find(".//main")
    assert main is not None
    return main


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def _pictures(element: Element) -> int:
    return sum(1 for inside in element.iter() if "pic" in _classes(inside) and inside.find("{*}svg[@aria-hidden='true']") is not None)


def _headings(element: Element) -> int:
    return sum(1 for inside in element.iter() if inside.tag in {"h1", "h2"})


def _ways(element: Element, above: tuple[Element, ...] = ()) -> Iterator[tuple[Element, ...]]:
    """Each heading and each step, with everything that it stands in, the nearest first."""
    for child in element:
        around = (element, *above)
        if child.tag == "h2" or "steps" in _classes(element):
            yield (child, *around)
        yield from _ways(child, around)


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())[:60]


def bare(main: Element) -> list[str]:
    """What of a page has no picture of its own: a heading's is in the part that has no other heading, a step's inside it."""
    found = [] if _pictures(main) else ["the whole page"]
    for heading, *around in _ways(main):
        if any(name in ALONE for part in around for name in _classes(part)):
            continue
        nearest = next((part for part in [heading, *around] if _pictures(part)), main)
        if (nearest is not heading) if heading.tag == "li" else _headings(nearest) > 1:
            found.append(_words(heading))
    return found


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("line", PUBLIC, ids=lambda line: line.name)
def test_a_reader_of_easy_words_finds_a_picture_beside_each_idea(line: Line, reading: str, filled: Portal) -> None:
    missing = bare(_page(line, filled, reading))
    if line.name in NONE:
        assert missing[:1] == ["the whole page"], f"{line.name} has pictures now: take it out of NONE"
    else:
        assert missing == [], "Put it beside a picture: components/beside.html, points.html or steps.html"


@pytest.mark.parametrize("reading", ["en", "ar"])
def test_a_reader_of_standard_words_gets_the_same_pages_without_pictures(reading: str, filled: Portal) -> None:
    plain = [line for line in PUBLIC if reading in line.readings]
    assert [line.name for line in plain if _pictures(_page(line, filled, reading))] == []


@pytest.mark.parametrize(
    ("html", "missing"),
    [
        ("<h1>Ideas</h1><p>Words</p>", ["the whole page"]),
        ("<h1>Ideas</h1><div class=pic><svg aria-hidden=true></svg></div>", []),
        ("<h1>Ideas</h1><div class=pic><svg aria-hidden=true></svg></div><h2>More</h2>", ["More"]),
        ("<h1>Ideas</h1><section><div class=pic><svg aria-hidden=true></svg></div><h2>More</h2></section>", []),
        ("<h1>Ideas</h1><div class=pic><svg></svg></div>", ["the whole page"]),
        ("<h1>Ideas</h1><div class=pic><svg aria-hidden=true></svg></div><ol class=steps><li>One</li></ol>", ["One"]),
        ("<h1>Ideas</h1><ol class=steps><li><div class=pic><svg aria-hidden=true></svg></div>One</li></ol>", []),
        ("<h1>Ideas</h1><div class=pic><svg aria-hidden=true></svg></div><div class=note><h2>Private?</h2></div>", []),
    ],
)
def test_a_missing_picture_is_noticed(html: str, missing: list[str]) -> None:
    main = parsed(f"<main>{html}</main>").find(".//main")
    assert main is not None
    assert bare(main) == missing


def test_every_stage_and_every_easy_question_has_a_picture_that_exists() -> None:
    assert set(OF_STAGES) == set(Stage)
    asked = [page.picture for page in EASY_READ.pages]
    chosen = [choice.picture for page in EASY_READ.pages for ask in page.asks for choice in ask.choices]
    unknown = sorted({*OF_STAGES.values(), *asked, *chosen} - set(PICTURES))
    assert unknown == [], (
        "Choose a name that stands in app/languages/pictures/registry.json; an empty one is a question or a choice without a picture."
    )


def test_whoever_checks_an_answer_sees_what_they_chose_beside_the_picture_they_chose_it_by(visitor: Visitor) -> None:
    _draft, token = make.draft("en-easy", answers=make.DEE | {"settings": Given(choices=("home", "hospital"))})
    seen = keys.hold_draft(visitor, token).open("/en-easy/share/check")
    shown = re.findall(r'<div class="pic">(<svg.*?</svg>)</div><div>(.*?)</div>', seen.text, re.DOTALL)
    beside = {" ".join(re.sub(r"<[^>]+>", " ", words).split()): str(drawing) for drawing, words in shown}
    wanted = {"At home": "home", "At a hospital": "hospital", "Email": "email", "dee@example.org": "email", "Dee": "me"}
    assert {words: beside.get(words) for words in wanted} == {words: str(picture(name)) for words, name in wanted.items()}
