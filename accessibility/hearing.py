"""Chrome's accessibility tree as text: what a screen reader hears, in its order."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Node = Mapping[str, Any]
SILENT = {"generic", "none", "InlineTextBox", "LineBreak", "ListMarker", "RootWebArea", "paragraph", "Legend", "LabelText"}
LEAVES = {"textbox", "searchbox"}  # their words are told as their value
STATES = (
    "level",
    "checked",
    "expanded",
    "selected",
    "pressed",
    "disabled",
    "required",
    "invalid",
    "readonly",
    "live",
    "autocomplete",
    "focused",
)
NOT_SAID = {"false", "", "none"}


def heard(nodes: Sequence[Node]) -> str:
    """One line for each thing that is said: role, name in quotes, states and description in brackets."""
    by_id = {node["nodeId"]: node for node in nodes}
    top = next(node for node in nodes if not node.get("parentId"))
    return "\n".join(_lines(top, by_id, 0, "")) + "\n"


def _lines(node: Node, by_id: Mapping[str, Node], depth: int, within: str) -> Iterator[str]:
    role, name = _value(node, "role"), " ".join(_value(node, "name").split())
    if role == "StaticText":
        if name and name not in within:
            yield "  " * depth + name
        return
    said = not node.get("ignored") and role not in SILENT
    if role == "RootWebArea":
        yield f"page {name!r}"
    elif said:
        yield "  " * depth + _line(node, role, name)
    for child in node.get("childIds", []):
        if child in by_id and role not in LEAVES:
            yield from _lines(by_id[child], by_id, depth + said, name if said and name else within)


def _line(node: Node, role: str, name: str) -> str:
    states = {p["name"]: str(p["value"].get("value", "")) for p in node.get("properties", [])}
    told = [
        f"{state} {states[state]}"
        for state in STATES
        if states.get(state, "").lower() not in NOT_SAID and (state, role) != ("level", "listitem")
    ]
    told = [words.removesuffix(" True").removesuffix(" true") for words in told]
    value = _value(node, "value")
    told += [f"value {value!r}"] if value and role not in {"checkbox", "radio", "listitem"} else []
    described = " ".join(_value(node, "description").split())
    told += [described] if described else []
    return " ".join(filter(None, [role, f'"{name}"' if name else "", f"({'; '.join(told)})" if told else ""]))


def _value(node: Node, what: str) -> str:
    return str(node.get(what, {}).get("value", ""))
