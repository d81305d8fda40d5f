"""One idea as the huddle reads it: original words, people's needs, the whole story, what can be done."""

from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.forms import Plain
from app.core.web import open_to, page
from app.huddle import queries as huddle
from app.huddle.forms import ListForm
from app.huddle.routes import WORDS
from app.journey import queries
from app.journey.views import journey
from app.people import queries as people
from app.proposals import permissions
from app.proposals import queries as proposals
from app.proposals.actions.moving import title_of
from app.proposals.forms import TOPIC_WORDS
from app.proposals.moves import PUBLIC_WORDS
from app.proposals.views.showing import answer_rows

ABOUT = frozenset({"capacities", "involvement_wish", "display_name", "support_needs", "contact", "publish", "safe_to_leave_message"})


@journey.route("/ideas/<ref:reference>/read")
@open_to("huddle member")
def read_idea(reference: str) -> Response:
    """Everything the huddle needs on one page."""
    proposal = proposals.proposal(reference, by=current_user, to=permissions.work_on)
    rows = answer_rows(proposals.given(proposal.answers), easy=False)
    form = ListForm()
    form.offer(huddle.coming())
    return page(
        "journey/read_idea.html",
        proposal=proposal,
        title=title_of(proposal.title, proposal.answers),
        said=[
            r
            for r in rows
            if r["field"] not in ABOUT and r["field"] not in {"email", "phone", "mobile", "address", "supporter", "team_read"}
        ],
        more=[a.text for a in proposal.answers if a.field == "more_info" and a.text],
        about=[r for r in rows if r["field"] in ABOUT],
        entries=queries.story(proposal.id),
        person=people.person(proposal.person_id) if proposal.person_id else None,
        easy=proposals.needs_easy_words(proposal),
        form=form,
        plain=Plain(),
        words=WORDS,
        topic=TOPIC_WORDS[proposal.topic] if proposal.topic else "",
        may={verb: permissions.possible(verb, proposal) for verb in ("ask_for_more", "list_for_huddle", "take_off_list", "decide")},
        screens=permissions.screen(current_user, proposal),
        decides=permissions.decide(current_user, proposal),
        stage_words=PUBLIC_WORDS,
    )
