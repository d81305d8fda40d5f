"""Whoever asks for other words on any page of ours finds what they typed there."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import Request, urlopen
from xml.etree.ElementTree import Element

from accessibility.pages import LINES
from accessibility.states import Line
from tests.browser import Portal
from tests.markup import parsed
from tests.visitor import Seen, Visitor

BOXES = {"text", "email", "tel"}


@dataclass
class Reader:
    """One person before the portal, with their cookies."""

    portal: Portal
    cookies: dict[str, str]

    def ask(self, address: str, told: list[tuple[str, str]] | None = None) -> Seen:
        """A page, or what answers a form."""
        whole = urljoin(self.portal.address, address)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            answer = urlopen(Request(whole, None if told is None else urlencode(told).encode(), {"Cookie": cookies}))
        except HTTPError as fault:
            answer = fault
        with answer:
            kept = [told.partition(";")[0].partition("=") for told in answer.headers.get_all("Set-Cookie") or []]
            self.cookies |= {name: value for name, _is, value in kept}
            text = answer.read().decode()
        return Seen(answer.status, text, {}, address, parsed(text))


def pages() -> Iterator[Line]:
    """One page of each kind, for somebody who may write there."""
    seen = set()
    for line in LINES:
        if line.done is None and line.status == 200 and "en" in line.readings and line.endpoint not in seen:
            seen.add(line.endpoint)
            yield line


def boxes(form: Element) -> list[Element]:
    return [box for box in form.iter() if box.get("name") and (box.tag == "textarea" or box.get("type") in BOXES)]


def test_words_that_were_typed_are_there_in_easy_words_on_every_page(filled: Portal) -> None:
    lost, looked = {}, 0
    for line in pages():
        reader = Reader(filled, dict(filled.facts["cookies"][line.who]))
        seen = reader.ask(f"/en{line.address.format(**filled.facts)}")
        along = next((one for one in seen.all("button") if (one.get("name"), one.get("value")) == ("go", "edition")), None)
        form = next((one for one in seen.all("form") if along is not None and one.get("id") == along.get("form")), None)
        if along is None or form is None or not boxes(form):
            continue
        told = Visitor.standing(form, seen.tree)
        for place, box in enumerate(boxes(form)):
            told[box.get("name", "")] = f"Typed {place}."
        after = reader.ask(along.get("formaction", ""), [*told.items(multi=True), ("go", "edition")])
        missing = [name for name, words in told.items() if words.startswith("Typed ") and words not in after.text]
        looked += 1
        if after.status != 200 or missing:
            lost[line.name] = (after.status, missing)
    assert (lost, looked > 60) == ({}, True)
