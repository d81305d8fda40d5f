"""On no page of ours do two sentences stand without a space between them."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from tests.browser import Portal
from tests.journeys.test_words_in_every_reading import Reader, pages

WITHIN_A_LINE = {"a", "abbr", "b", "bdi", "button", "em", "i", "span", "strong"}
NO_WORDS = {"script", "style", "svg", "textarea"}
JOINED = re.compile(r"\w*[a-z0-9”)][.?!:][A-Z“]\w*")
# Jinja eats the end of a line that ends with a block: words, the block, and then words again have no space between them.
EATEN = re.compile(
    r"""(\}\}|</bdi>)(\{%\ end\w+\ %\})+\n(\{%\ (if|for|set)\ [^%]*%\})*(\{\{\ (_|for_staff|count_for_staff|ngettext)\(|<bdi|<span\ class="meta")""",
    re.VERBOSE,
)


def paragraphs(element: Element) -> Iterator[str]:
    """The words of a page: a new line where another paragraph, heading or entry begins."""
    if element.tag in NO_WORDS:
        return
    end = "" if element.tag in WITHIN_A_LINE else "\n"
    yield end + (element.text or "")
    for child in element:
        yield from paragraphs(child)
        yield child.tail or ""
    yield end


def test_there_is_a_space_between_two_sentences_on_every_page(filled: Portal) -> None:
    joined, looked = {}, 0
    for line in pages():
        reader = Reader(filled, dict(filled.facts["cookies"][line.who]))
        seen = reader.ask(f"/en{line.address.format(**filled.facts)}")
        looked += 1
        if found := [one.group() for one in JOINED.finditer("".join(paragraphs(seen.tree)))]:
            joined[line.name] = found
    assert (joined, looked > 150) == ({}, True)


def test_no_line_of_a_template_ends_between_two_sentences_where_its_end_is_eaten() -> None:
    eaten = {path.name: found.group() for path in Path("templates").rglob("*.html") if (found := EATEN.search(path.read_text()))}
    assert eaten == {}
