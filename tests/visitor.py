"""A visitor without JavaScript, who fills in forms as they stand and inspects every page."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from tests.markup import parsed

HOST = "127.0.0.1:8000"
HEADERS = {"Host": HOST}


@dataclass
class Seen:
    """A page as it came."""

    status: int
    text: str
    headers: Any
    address: str
    tree: Element

    def all(self, name: str) -> list[Element]:
        return list(self.tree.iter(name))

    def words(self, name: str = "body") -> str:
        return " ".join(" ".join("".join(part.itertext()).split()) for part in self.all(name))

    @property
    def h1(self) -> str:
        return self.words("h1")

    def has(self, sentence: str) -> bool:
        return sentence in self.words()

    def link(self, words: str) -> str:
        """Where the first link with these words leads. Raises AssertionError that names the links of the page."""
        told = [(" ".join("".join(a.itertext()).split()), a.get("href", "")) for a in self.all("a")]
        found = [address for said, address in told if words in said]
        assert found, f"No link “{words}” on {self.address}. There are: {[said for said, _address in told]}"
        return found[0]

    def faults(self) -> list[str]:
        box = next((d for d in self.all("div") if "nhsuk-error-summary" in (d.get("class") or "").split()), None)
        return [" ".join("".join(a.itertext()).split()) for a in box.iter("a")] if box is not None else []


class Visitor:
    """One browser: its cookies, its pages."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()
        self.page: Seen | None = None

    def open(self, address: str, *, inspect: bool = True, **headers: str) -> Seen:
        """GET, following redirects."""
        got = self.client.get(address, headers=HEADERS | headers, follow_redirects=True)
        return self._see(got, inspect=inspect)

    def send(
        self,
        address: str | None = None,
        *,
        form: int | None = None,
        button: tuple[str, str] | None = None,
        follow: bool = True,
        **answers: Any,
    ) -> Seen:
        """Fills in the form of the page last seen (or of `address`) and presses its button.

        `form` counts the POST forms of the page, the one with most fields when left out.
        """
        seen = self.open(address) if address else self.page
        assert seen is not None
        chosen = self._form(seen, form)
        told = self.standing(chosen, seen.tree)
        for name, value in answers.items():
            told.setlist(name, value if isinstance(value, list) else [value])
        if button:
            told.setlist(button[0], [button[1]])
        action = chosen.get("action") or seen.address
        got = self.client.post(action, data=told, headers=HEADERS, follow_redirects=follow)
        return self._see(got, inspect=follow)

    def press(self, words: str, /, **answers: Any) -> Seen:
        """Presses the button that reads `words`, on the page last seen, with what stands in its form and these answers."""
        form, button = self._button(words)
        told = self._pressed(form, button, answers)
        assert self.page is not None
        action = next((a for a in (button.get("formaction"), form.get("action")) if a and not a.startswith("#")), self.page.address)
        got = self.client.post(action, data=told, headers=HEADERS, follow_redirects=True)
        return self._see(got, inspect=True)

    def _button(self, words: str) -> tuple[Element, Element]:
        """The button that reads `words`, and the form that it sends."""
        assert self.page is not None
        forms = [f for f in self.page.all("form") if f.get("method") == "post"]
        theirs = [(f, b) for f in forms for b in f.iter("button")]
        theirs += [(f, b) for f in forms for b in self.page.all("button") if f.get("id") and b.get("form") == f.get("id")]
        found = next((pair for pair in theirs if " ".join("".join(pair[1].itertext()).split()) == words), None)
        assert found is not None, f"No button reads {words!r} on {self.page.address}: {self.page.words()[:300]}"
        return found

    def _pressed(self, form: Element, button: Element, answers: dict[str, Any]) -> MultiDict[str, str]:
        """What a form sends when this button is pressed."""
        assert self.page is not None
        told = self.standing(form, self.page.tree)
        for name, value in answers.items():
            told.setlist(name, value if isinstance(value, list) else [value])
        if button.get("name"):
            told.setlist(button.get("name", ""), [button.get("value", "")])
        return told

    def post(self, address: str, data: dict[str, Any], **headers: str) -> Seen:
        """A bare POST, as no honest browser would send it."""
        return self._see(self.client.post(address, data=data, headers=HEADERS | headers), inspect=False)

    def _see(self, got: Any, *, inspect: bool) -> Seen:
        tree = parsed(got.get_data(as_text=True)) if got.mimetype == "text/html" else Element("html")
        address = got.request.environ.get("SCRIPT_NAME", "") + got.request.path
        query = got.request.query_string
        self.page = Seen(
            got.status_code,
            got.get_data(as_text=True),
            got.headers,
            address + (f"?{query.decode()}" if isinstance(query, bytes) and query else f"?{query}" if query else ""),
            tree,
        )
        if inspect and got.mimetype == "text/html" and "<!DOCTYPE" in self.page.text:
            inspect_page(self.page)
        return self.page

    @staticmethod
    def _form(seen: Seen, number: int | None) -> Element:
        forms = [f for f in seen.all("form") if f.get("method") == "post" and "sign-out" not in (f.get("action") or "")]
        assert forms, f"No form to send on {seen.address} ({seen.status}): {seen.words()[:300]}"
        return (
            forms[number]
            if number is not None
            else max(forms, key=lambda f: len(list(f.iter("input"))) + len(list(f.iter("textarea"))) + len(list(f.iter("select"))))
        )

    @staticmethod
    def standing(form: Element, _tree: Element) -> MultiDict[str, str]:
        told: MultiDict[str, str] = MultiDict()
        for field in form.iter():
            name = field.get("name")
            if not name:
                continue
            kind = field.get("type", "text")
            if field.tag == "input" and kind in {"checkbox", "radio"}:
                if field.get("checked") is not None:
                    told.add(name, field.get("value", "on"))
            elif field.tag == "input" and kind not in {"submit", "button", "file"}:
                told.add(name, field.get("value", ""))
            elif field.tag == "textarea":
                told.add(name, "".join(field.itertext()).removeprefix("\n"))
            elif field.tag == "select":
                options = list(field.iter("option"))
                picked = next((o for o in options if o.get("selected") is not None), options[0] if options else None)
                told.add(name, picked.get("value", "") if picked is not None else "")
        return told

    def query(self, address: str, **asked: str) -> Seen:
        """Sends a GET form."""
        return self.open(f"{address}?{urlencode(asked)}")


def inspect_page(seen: Seen) -> None:
    """What every page owes its reader, whatever it is about."""
    where = f"{seen.address} ({seen.status})"
    headings = seen.all("h1")
    assert len(headings) == 1, f"{where} has {len(headings)} main headings"
    title = seen.words("title")
    assert title.startswith(seen.h1[:60]), f"{where}: the title {title!r} does not begin with the heading {seen.h1!r}"
    html = seen.all("html")[0]
    assert html.get("lang"), f"{where} has no language"
    assert html.get("dir") in {"ltr", "rtl"}, f"{where} has no direction"
    ids = [e.get("id") for e in seen.tree.iter() if e.get("id")]
    assert len(ids) == len(set(ids)), f"{where} uses an id twice: {[i for i in ids if ids.count(i) > 1]}"
    _labelled(seen, where, set(ids))
    for form in seen.all("form"):
        assert form.get("method") in {"post", "get"}, f"{where}: a form without a method"
        assert form.get("action") is not None, f"{where}: a form without an action"
    _faults_in_order(seen, where, ids)
    for link in seen.all("a"):
        assert link.get("href") not in {None, "", "#"}, f"{where}: a link to nowhere, {''.join(link.itertext())!r}"
    assert "{{" not in seen.text and "{%" not in seen.text, f"{where}: template code in the page"  # noqa: PT018 one promise
    assert not [e for e in seen.tree.iter() if e.get("style") or any(name.startswith("on") for name in e.attrib)], (
        f"{where}: inline style or script"
    )


def _faults_in_order(seen: Seen, where: str, ids: list[str | None]) -> None:
    """The summary of what to put right follows the page."""
    boxes = [d for d in seen.all("div") if "nhsuk-error-summary" in (d.get("class") or "").split()]
    targets = [(link.get("href") or "").removeprefix("#") for box in boxes for link in box.iter("a")]
    places = [ids.index(target) for target in targets if target in ids]
    assert places == sorted(places), f"{where}: the summary of faults is not in the order of the page, {targets}"


def _labelled(seen: Seen, where: str, ids: set[str | None]) -> None:
    labelled = {label.get("for") for label in seen.all("label")}
    inside = {id(field) for label in seen.all("label") for field in label.iter()}
    for field in [*seen.all("input"), *seen.all("textarea"), *seen.all("select")]:
        if field.get("type") in {"hidden", "submit"} or field.get("aria-hidden") == "true":
            continue
        named = field.get("id") in labelled or id(field) in inside or field.get("aria-label")
        assert named, f"{where}: a field without a label, {field.get('name')}"
        for described in (field.get("aria-describedby") or "").split():
            assert described in ids, f"{where}: {field.get('name')} is described by {described}, which is not there"
