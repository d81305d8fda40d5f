"""Fixed public pages: how it works, your information, accessibility, languages, hard words."""

from collections.abc import Iterable

from flask import Blueprint
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.web import open_to, page
from app.hub.glossary import TRYING, WORDS

hub = Blueprint("hub", __name__)


@hub.route("/about")
@open_to("everyone", kept=True)
def about() -> Response:
    """Who answers, how, by when."""
    return page("hub/about.html")


@hub.route("/how-we-decide")
@open_to("everyone", kept=True)
def how_we_decide() -> Response:
    """What the huddle asks about each idea, who must have a say, how to object."""
    return page("hub/how_we_decide.html")


@hub.route("/privacy")
@open_to("everyone", kept=True)
def privacy() -> Response:
    """What we keep, who sees it, for how long."""
    return page("hub/privacy.html")


@hub.route("/accessibility")
@open_to("everyone", kept=True)
def accessibility() -> Response:
    """What works, what does not yet, whom to tell."""
    return page("hub/accessibility.html", every=_editions())


@hub.route("/languages")
@open_to("everyone", kept=True)
def languages() -> Response:
    """Every reading by its own name, with its review state."""
    return page("hub/languages.html", every=_editions())


def _editions() -> list[i18n.Reading]:
    return [one for one in i18n.readings().values() if not one.language.pseudo]


@hub.route("/hard-words")
@open_to("everyone", kept=True)
def hard_words() -> Response:
    """What the hard words mean."""
    return page("hub/hard_words.html", words=_explained(WORDS), trying=_explained(TRYING))


def _explained(words: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    return [(i18n.gettext(word), i18n.gettext(means), drawn) for word, means, drawn in words]
