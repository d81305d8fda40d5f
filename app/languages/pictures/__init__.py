"""The pictures of the easy edition: which names there are, what each is drawn from, and which ones we want to mend.

The registry is a file, so that the asset build can read it without knowing this domain.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True)
class Picture:
    """One picture: `icon` is "healthicons:...", "openmoji:..." or "drawn:..." (our own, beside this file)."""

    name: str
    icon: str
    note: str = ""
    weak: bool = False


def _read(path: Path) -> Mapping[str, Picture]:
    entries = json.loads(path.read_text(encoding="utf-8"))
    return MappingProxyType({name: Picture(name=name, **entry) for name, entry in entries.items()})


PICTURES = _read(Path(__file__).with_name("registry.json"))

# A picture that people may misread: to be replaced when a group of people with a learning disability has chosen.
WEAK = frozenset(name for name, picture in PICTURES.items() if picture.weak)
