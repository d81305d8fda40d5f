"""What axe could not decide and a person did: `reviewed.toml`, a rule, a pattern and a reason each."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).with_name("reviewed.toml")


class Review(NamedTuple):
    """A rule of axe, a pattern for the selector or the beginning of the element, and why it is right as it is."""

    rule: str
    pattern: str
    reason: str


@cache
def reviews() -> tuple[Review, ...]:
    """Everything that was looked at."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(Review(**entry) for entry in told.get("reviewed", []))


def open_questions(incomplete: list[dict[str, Any]]) -> list[str]:
    """What axe could not decide and nobody has looked at, one sentence for each element."""
    return [_sentence(found["id"], node) for found in incomplete for node in found["nodes"] if not _is_reviewed(found["id"], node)]


def broken(violations: list[dict[str, Any]]) -> list[str]:
    """What axe knows to be wrong, one sentence for each element."""
    return [_sentence(found["id"], node) for found in violations for node in found["nodes"]]


def _is_reviewed(rule: str, node: dict[str, Any]) -> bool:
    return any(r.rule == rule and (re.search(r.pattern, node["target"]) or re.search(r.pattern, node["html"])) for r in reviews())


def _sentence(rule: str, node: dict[str, Any]) -> str:
    why = " ".join((node["why"] or "").split())
    return f"{rule}: {node['target']} {node['html']} {why}"
