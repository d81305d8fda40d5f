"""Videos in British Sign Language: which public page or question has which one. None yet; the registry is a plain file.

A key is a page by the name of its view, such as `hub.about`, and for a question its word too: `proposals.question/where`. A video is
made by a Deaf-led supplier with registered staff (NHS digital service manual, "BSL"), and says so:

    {"hub.about": {"address": "/bsl/about.mp4", "signed_by": "...", "supplier": "...", "deaf_led": true,
                   "checked_on": "2026-12-01", "transcript": "The words that are signed, paragraph by paragraph."}}

An address on our own host is played in the page; any other is a link, so that no page asks another host for anything.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True)
class Signed:
    """One video: where it is, who signs, who made it and whether they are Deaf-led, and its words in English."""

    address: str
    signed_by: str
    supplier: str
    deaf_led: bool
    checked_on: str
    transcript: str

    @property
    def ours(self) -> bool:
        """Whether it is played in the page."""
        return self.address.startswith("/") and not self.address.startswith("//")


def read(path: Path) -> Mapping[str, Signed]:
    """The registry of a file. Raises TypeError when a video does not say all that it must."""
    return MappingProxyType({key: Signed(**entry) for key, entry in json.loads(path.read_text(encoding="utf-8")).items()})


VIDEOS = read(Path(__file__).with_name("registry.json"))


def signed_for(endpoint: str | None, slug: str = "", *, videos: Mapping[str, Signed] = VIDEOS) -> Signed | None:
    """The video of a page; none where none was made."""
    return videos.get(f"{endpoint}/{slug}" if slug else f"{endpoint}")
