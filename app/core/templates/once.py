"""`{% once … %}`: a part of a page that is the same for many readers is drawn once and kept."""

from collections.abc import Callable
from typing import Any

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup

HERE = "\ue000"  # stands for the address of the page where a kept part says it; no page of ours has this letter
MOST = 3_000  # parts, of about a thousand characters each


class Once(Extension):
    """`{% once "head", reading %}…{% endonce %}`: what stands between is drawn anew only for a name and facts that were not seen yet.

    The facts must hold all that the part depends on. Where the part links to its own page in another reading, it says
    `here_mark(reading)`, and the address of this page is put in each time.
    """

    tags = {"once"}  # noqa: RUF012 as jinja2 declares it

    def __init__(self, environment: Any) -> None:
        super().__init__(environment)
        self.kept: dict[Any, str] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        """Reads name and facts, then the part."""
        line = next(parser.stream).lineno
        facts = parser.parse_tuple()
        part = parser.parse_statements(("name:endonce",), drop_needle=True)
        here = nodes.Name("here", "load")
        return nodes.CallBlock(self.call_method("drawn", [facts, here]), [], [], part).set_lineno(line)

    def drawn(self, facts: tuple[Any, ...], here: Callable[[], str], caller: Callable[[], str]) -> Markup:
        """The part; `here` gives the address of the page, escaped."""
        part = self.kept.get(facts)
        if part is None:
            part = str(caller())
            if len(self.kept) >= MOST:
                self.kept.clear()
            self.kept[facts] = part
        return Markup(part.replace(HERE, here()) if HERE in part else part)  # noqa: S704 drawn with autoescaping
