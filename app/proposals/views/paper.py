"""The form on paper: every question of the pathway, drawn from the same definitions."""

from typing import Any

from werkzeug.wrappers import Response

from app.core import i18n
from app.core.i18n import mark as _
from app.core.questions import Answers, Given, Page
from app.core.web import open_to, page
from app.proposals.pathways import pathway
from app.proposals.views import proposals
from app.proposals.views.showing import question_facts

HELPED: Answers = {"assisted_by": Given(choices=("helped",))}  # paper cannot know, so it asks whose words an answer is
ONLY_IF = {  # paper cannot branch: what a page's `when` asks, said in words
    "helper-about": _("Only if someone helps you, or you do this for someone else."),
    "person-knows": _("Only if you do this for someone else."),
    "your-work": _("Only if you work in health or care."),
}
ROOM = {"problem": 8, "change_idea": 8, "aim": 6, "address": 2, "supporter": 2}  # lines to write on; others have as many as their kind
ROOM_OF_KIND = {"words": 4, "line": 1}


@proposals.route("/paper")
@open_to("everyone", kept=True)
def paper() -> Response:
    """The whole form to print, in the edition of the reading."""
    easy = i18n.reading().easy
    return page("proposals/paper.html", steps=steps_on_paper(easy=easy), room=ROOM, room_of=ROOM_OF_KIND)


def asking_pages(*, easy: bool) -> list[tuple[int, Page]]:
    """The pages that ask something, each with its number on paper."""
    return list(enumerate((step for step in pathway(quick=False, easy=easy).pages if step.asks and step.slug != "how"), 1))


def steps_on_paper(*, easy: bool) -> list[dict[str, Any]]:
    """Each question as paper.html draws it."""
    steps = []
    for number, step in asking_pages(easy=easy):
        facts = question_facts(step, HELPED, quick=False, easy=easy)
        only = ONLY_IF.get(step.slug)
        told = {"step": step, "number": number, "only": i18n.gettext(only) if only else ""}
        steps.append(told | {"controls": facts["controls"], "english": facts["english"], "part": facts["part_name"]})
    return steps
