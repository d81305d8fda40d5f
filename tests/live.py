"""A visitor whose browser has htmx: a page asks by itself for what is new, and the parts that come take their places in it."""

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from xml.etree.ElementTree import Element

from tests.markup import parsed
from tests.visitor import HEADERS, Seen, Visitor, inspect_page

BY_HTMX = HEADERS | {"HX-Request": "true"}


class Live(Visitor):
    """One browser with htmx, before a page that refreshes itself."""

    def look(self) -> Seen:
        """What the page asks after some seconds. When nothing is new nothing comes, and the page stays as it is."""
        assert self.page is not None
        asking = next(part for part in self.page.all("div") if part.get("hx-get"))
        form = next(part for part in self.page.all("form") if part.get("id") == "write")
        told = self.standing(form, self.page.tree)
        goes_along = {name: told[name] for name in ("words", "about", "drawn") if name != "words" or not told["words"]}
        return self._swap(
            self.client.get(urlsplit(asking.get("hx-get", "")).path, query_string=_asked(asking) | goes_along, headers=BY_HTMX)
        )

    def types(self, words: str) -> None:
        """Begins to write; nothing is sent yet."""
        assert self.page is not None
        self.page.all("textarea")[0].text = words

    def press(self, words: str, /, **answers: Any) -> Seen:
        """Presses a button: one that htmx sends changes parts of the page, every other one brings a new page."""
        form, button = self._button(words)
        if not button.get("hx-post"):
            return super().press(words, **answers)
        told = self._pressed(form, button, answers)
        if "words" in answers:  # what was typed stays: no part holds the box
            self.types(answers["words"])
        return self._swap(self.client.post(button.get("hx-post", ""), data=told, headers=BY_HTMX))

    def _swap(self, got: Any) -> Seen:
        assert self.page is not None
        places = {part.get("id"): part for part in self.page.tree.iter() if part.get("id")}
        for part in parsed(got.get_data(as_text=True)).iter():
            if part.get("hx-swap-oob") == "innerHTML":
                _fill(places[part.get("id")], part)
        self.page = replace(self.page, status=got.status_code)
        inspect_page(self.page)
        return self.page


def _asked(part: Element) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(part.get("hx-get", "")).query))


def _fill(place: Element, part: Element) -> None:
    for old in list(place):
        place.remove(old)
    place.text = part.text
    place.extend(list(part))
