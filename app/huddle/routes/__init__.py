"""The seven routes in words: for the chair, and for whoever brought the idea."""

from dataclasses import dataclass

from app.core.i18n import mark as _
from app.huddle.models import Route


@dataclass(frozen=True)
class RouteWords:
    """`label` and `means` are read by the chair, `news` by the proposer and the public."""

    label: str
    means: str
    news: str


WORDS = {
    Route.PROVIDER_PROJECT: RouteWords(
        "Try it in one organisation", "They hear which organisation tries it and who to talk to.", _("We want to try your idea")
    ),
    Route.INTEGRATED_PROJECT: RouteWords(
        "Try it across several organisations", "They hear who takes part and who leads.", _("We want to try your idea in several places")
    ),
    Route.MORE_COACHING: RouteWords(
        "Work on it some more first", "A coach calls them to make the idea ready to try.", _("We want to work on your idea with you")
    ),
    Route.JUST_DO_IT: RouteWords("Just do it", "They hear who does it and by which day. No try-out needed.", _("We will do what you said")),
    Route.ALREADY_BEING_DONE: RouteWords(
        "It is already being done",
        "They can join that work. Their idea stays visible, with their name.",
        _("Somebody is already working on this, and you can join"),
    ),
    Route.SIGNPOST: RouteWords(
        "Somebody else can answer this",
        "They get a name, a way to reach them and the reason. They can ask us to look again.",
        _("Somebody else can help with your idea"),
    ),
    Route.NOT_NOW: RouteWords(
        "Not now", "They hear the honest reason and the day we look again, within 6 months.", _("We cannot do this now")
    ),
}
