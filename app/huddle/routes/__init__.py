"""The seven routes in words: for the chair, and for whoever brought the idea."""

from dataclasses import dataclass

from app.core.i18n import mark as _
from app.core.i18n import mark_for_staff
from app.huddle.models import Reply, Route


@dataclass(frozen=True)
class RouteWords:
    """`label` and `means` are read by the chair, `news` by the proposer and the public."""

    label: str
    means: str
    news: str


WORDS = {
    Route.PROVIDER_PROJECT: RouteWords(
        mark_for_staff("Try it in one organisation"),
        mark_for_staff("They hear which organisation tries it and who to talk to."),
        _("We want to try your idea"),
    ),
    Route.INTEGRATED_PROJECT: RouteWords(
        mark_for_staff("Try it across several organisations"),
        mark_for_staff("They hear who takes part and who leads."),
        _("We want to try your idea in several places"),
    ),
    Route.MORE_COACHING: RouteWords(
        mark_for_staff("Work on it some more first"),
        mark_for_staff("A coach calls them to make the idea ready to try."),
        _("We want to work on your idea with you"),
    ),
    Route.JUST_DO_IT: RouteWords(
        mark_for_staff("Just do it"),
        mark_for_staff("They hear who does it and by which day. No try-out needed."),
        _("We will do what you said"),
    ),
    Route.ALREADY_BEING_DONE: RouteWords(
        mark_for_staff("It is already being done"),
        mark_for_staff("They can join that work. Their idea stays visible, with their name."),
        _("Somebody is already working on this, and you can join"),
    ),
    Route.SIGNPOST: RouteWords(
        mark_for_staff("Somebody else can answer this"),
        mark_for_staff("They get a name, a way to reach them and the reason. They can ask us to look again."),
        _("Somebody else can help with your idea"),
    ),
    Route.NOT_NOW: RouteWords(
        mark_for_staff("Not now"),
        mark_for_staff("They hear the honest reason and the day we look again, within 6 months."),
        _("We cannot do this now"),
    ),
}
REPLIES = {
    Reply.ASKED: mark_for_staff("Asked."),
    Reply.YES: mark_for_staff("Said yes."),
    Reply.NO: mark_for_staff("Said no."),
    Reply.SILENT: mark_for_staff("Did not answer by its day."),
}
