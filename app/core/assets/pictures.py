"""Pictures: taken out of the icon packages by name, in the colour of the text around them."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path("app/languages/pictures")


class NoSuchPicture(RuntimeError):
    """The registry asks for a drawing that is not in its set; the message names both."""


def drawings(root: Path, pictures: Mapping[str, str]) -> dict[str, str]:
    """The inline drawing of each picture by its name; `pictures` says its icon. Raises NoSuchPicture."""
    sets = {name: _icons(root / "node_modules", name) for name in ("healthicons", "openmoji")}
    drawn: dict[str, str] = {}
    for name, icon in sorted(pictures.items()):
        kind, _, key = icon.partition(":")
        if kind == "drawn":
            svg = (root / FOLDER / f"drawn/{key}.svg").read_text(encoding="utf-8").strip()
            drawn[name] = svg.replace(' xmlns="http://www.w3.org/2000/svg"', ' aria-hidden="true" focusable="false"')
            continue
        if key not in sets[kind]:
            raise NoSuchPicture(f"The picture “{name}” asks for {icon}, which is not in its set.")
        size, body = (48, sets[kind][key]) if kind == "healthicons" else (72, _outline(sets[kind][key]))
        drawn[name] = f'<svg viewBox="0 0 {size} {size}" aria-hidden="true" focusable="false">{body}</svg>'
    return drawn


def _icons(modules: Path, name: str) -> dict[str, str]:
    data = json.loads((modules / f"@iconify-json/{name}/icons.json").read_text(encoding="utf-8"))
    return {key: icon["body"] for key, icon in data["icons"].items()}


def _outline(body: str) -> str:
    """An OpenMoji drawing without its colours: the lines, heavier, in the colour of the text around it."""
    tree = ET.fromstring(f"<g>{body}</g>")  # noqa: S314  from a package whose hash is locked
    _keep_lines(tree, {"fill": "#000", "stroke": "none"})
    return ET.tostring(tree, encoding="unicode")


def _keep_lines(parent: ET.Element, inherited: Mapping[str, str]) -> None:
    for child in list(parent):
        style = {key: child.attrib.pop(key, inherited[key]) for key in ("fill", "stroke")}
        solid, line = style["fill"] in {"#000", "black", "currentColor"}, style["stroke"] != "none"
        if child.tag == "g":
            child.attrib.pop("stroke-width", None)
            _keep_lines(child, style)
            useless = len(child) == 0
        else:
            child.set("fill", "currentColor" if solid else "none")
            child.attrib.update({"stroke": "currentColor", "stroke-width": "3"} if line else {})
            useless = child.tag in {"defs", "use"} or not (solid or line)
        if useless:
            parent.remove(child)
