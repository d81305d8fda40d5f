"""The pages that a person can read aloud for everybody, and what was recorded of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from app.core import voices
from app.core.errors import NotFound
from app.core.i18n import Reading, mark, mark_for_staff, readings
from app.languages.permissions import Holder, record_pages
from app.proposals.pathways import pathway

FRONT = "front"  # the one page whose path is empty
_QUESTION = "question-"
# Pages that are the same for every guest and can be heard in easy words. Those of ideas are not here: an idea may leave the website.
PAGES = {
    FRONT: mark_for_staff("The front page"),
    "about": mark("How we answer ideas"),
    "how-we-decide": mark("How we decide"),
    "minutes": mark("What the team decided"),
    "priorities": mark("What we look for now"),
    "share": mark("Share an idea to improve health and care"),
    "paper": mark("Share your idea on paper"),
    "help": mark("I need help"),
    "interpreter": mark("Ask us for an interpreter"),
    "privacy": mark("Your information"),
    "accessibility": mark("Accessibility"),
    "languages": mark("All languages"),
    "hard-words": mark("Hard words"),
}


@dataclass(frozen=True)
class Recordable:
    """A page in a reading. `slug` names it among them; `title`: its heading, to be looked up."""

    reading: Reading
    slug: str
    title: str

    @property
    def address(self) -> str:
        """Where a guest opens it."""
        path = "" if self.slug == FRONT else self.slug.replace(_QUESTION, "share/", 1) if self.slug.startswith(_QUESTION) else self.slug
        return f"/{self.reading.tag}/{path}"

    @property
    def recording(self) -> voices.Recording | None:
        """What was recorded of it, in these or older words."""
        return voices.recording_of(self.address)


def edition(tag: str, *, by: Holder) -> Reading:
    """The edition of that tag for whoever may record its pages. Raises NotFound."""
    found = readings().get(tag)
    if found is None or not record_pages(by):
        raise NotFound
    return found


def pages_of(reading: Reading) -> list[Recordable]:
    """Every page of an edition that can be listened to and is the same for everybody, in the order in which people meet them."""
    return [Recordable(reading, slug, title) for slug, title in _titles(easy=reading.easy).items()]


def page_of(tag: str, slug: str, *, by: Holder) -> Recordable:
    """One of these pages. Raises NotFound."""
    reading = edition(tag, by=by)
    title = _titles(easy=reading.easy).get(slug)
    if title is None:
        raise NotFound
    return Recordable(reading, slug, title)


@cache
def _titles(*, easy: bool) -> Mapping[str, str]:
    """In standard words only questions can be listened to."""
    questions = {f"{_QUESTION}{page.slug}": page.question for page in pathway(quick=False, easy=easy).pages}
    return (PAGES if easy else {}) | questions
