"""One public idea."""

from werkzeug.wrappers import Response

from app.core import i18n
from app.core.web import open_to, page
from app.journey import queries
from app.journey.views import journey
from app.proposals import queries as proposals
from app.proposals.actions.moving import title_of
from app.proposals.forms import TOPIC_WORDS
from app.proposals.moves import LATER, PUBLIC_WORDS, stage_told
from app.proposals.views.showing import answer_rows

PUBLIC_FIELDS = frozenset(
    {"problem", "settings", "place_name", "beneficiaries", "aim", "measure_words", "measure_ideas", "change_idea", "related_work"}
)
WORDS = ("problem", "change_idea", "aim", "measure_words", "related_work")


@journey.route("/ideas/<ref:reference>")
@open_to("everyone", kept=True, spoken="always")
def idea(reference: str) -> Response:
    """An idea in its own words, where it stands, what has happened."""
    proposal = proposals.published_idea(reference)
    story = queries.story_for(proposal.id, queries.PUBLIC_VERBS)
    shown = proposals.files_of(proposal.id, proposal.answers, fit_only=True)
    rows = answer_rows(proposals.given(proposal.answers), easy=i18n.reading().easy, only=PUBLIC_FIELDS, files=shown)
    return page(
        "journey/idea.html",
        spoken_in=proposal.lang,
        proposal=proposal,
        title=title_of(proposal.title, proposal.answers),
        said=[row for row in rows if row["field"] in WORDS and (row["text"] or row["files"])],
        facts=[row for row in rows if row["field"] not in WORDS and (row["text"] or row["choices"])],
        entries=story.entries,
        answer=story.answer,
        prepared=story.prepared,
        voices=proposals.shown_with(proposal.id) if story.voiced else [],
        topic=i18n.gettext(TOPIC_WORDS[proposal.topic]) if proposal.topic else "",
        later=LATER,
        stage_words=PUBLIC_WORDS,
        stage_told=stage_told,
    )
