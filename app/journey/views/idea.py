"""One public idea, and asking for it in another language."""

from flask import request, session, url_for
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from app.core import calendar, i18n
from app.core.forms import Plain
from app.core.web import first_in_an_hour, go_to, open_to, page, tell_next
from app.improvement.queries.begun import begun
from app.journey import actions, queries
from app.journey.queries import PUBLIC_FIELDS
from app.journey.views import journey
from app.languages.forms.translating import METHODS
from app.proposals import queries as proposals
from app.proposals.actions.moving import title_of
from app.proposals.forms import TOPIC_WORDS
from app.proposals.moves import LATER, PUBLIC_WORDS, stage_told
from app.proposals.views.showing import answer_rows, file_rows

WORDS = ("problem", "change_idea", "aim", "measure_words", "related_work")
ASKED, MOST_ASKED = "translation_wishes", 10  # in an hour by one browser, so that none uses up what all readers may ask for
_HOUR = 3600  # seconds


@journey.route("/ideas/<ref:reference>")
@open_to("everyone", kept=True, knows=("show=original",), spoken="always")
def idea(reference: str) -> Response:
    """An idea in its own words, where it stands, what has happened."""
    proposal = proposals.published_idea(reference)
    story = queries.story_for(proposal.id, queries.PUBLIC_VERBS)
    shown = proposals.files_of(proposal.id, proposal.answers, fit_only=True)
    rows = answer_rows(proposals.given(proposal.answers), easy=i18n.reading().easy, only=PUBLIC_FIELDS, files=shown)
    lang = i18n.reading().lang
    words = queries.foreign(proposal.title, proposal.answers, lang)
    told = queries.in_other_words(proposal.id, words, story.answer, lang)
    return page(
        "journey/idea.html",
        spoken_in=proposal.lang,
        proposal=proposal,
        title=title_of(proposal.title, proposal.answers),
        said=[row for row in rows if row["field"] in WORDS and (row["text"] or row["files"])],
        facts=[row for row in rows if row["field"] not in WORDS and (row["text"] or row["choices"])],
        added=file_rows(proposals.added_later(proposal.id, fit_only=True), above=rows) if story.added else [],
        foreign=bool(words),
        told={} if request.args.get("show") == "original" else {slot: one for slot, one in told.items() if not one.stale},
        made=queries.made_by(told, words),
        methods=dict(METHODS),
        entries=story.entries,
        answer=story.answer,
        prepared=story.prepared,
        voices=proposals.shown_with(proposal.id) if story.voiced else [],
        fits=proposals.fits_of(proposal.id) if story.fitted else [],
        topic=i18n.gettext(TOPIC_WORDS[proposal.topic]) if proposal.topic else "",
        later=LATER,
        try_out=begun(proposal),
        stage_words=PUBLIC_WORDS,
        stage_told=stage_told,
    )


@journey.route("/ideas/<ref:reference>/translation", methods=["GET", "POST"])
@open_to("everyone")
def ask_for_translation(reference: str) -> Response:
    """A reader asks for an idea in the language of the page. Asking twice is asking once."""
    proposal, lang = proposals.published_idea(reference), i18n.reading().lang
    words = queries.foreign(proposal.title, proposal.answers, lang)
    there = url_for("journey.idea", reference=reference)
    if not words:
        return go_to(there)
    if Plain().validate_on_submit():
        told = queries.in_other_words(proposal.id, words, None, lang)
        before, wish = _asked_lately(), f"{reference} {lang}"
        if wish not in before:
            again = queries.made_by(told, words)["stale"]
            counts = first_in_an_hour(wish)
            if len(before) >= MOST_ASKED or not actions.ask_for_translation(proposal.id, lang, again=again, counts=counts):
                raise TooManyRequests
            session[ASKED] = before | {wish: int(calendar.now().timestamp())}
        tell_next(i18n.gettext("Thank you. You asked for a translation. You find it on this page when it is ready."))
        return go_to(there)
    return page("journey/ask_translation.html", proposal=proposal, lang=lang, title=title_of(proposal.title, proposal.answers))


def _asked_lately() -> dict[str, int]:
    """What this browser asked for in the last hour, and when; only its own cookie knows."""
    since = calendar.now().timestamp() - _HOUR
    return {wish: at for wish, at in session.get(ASKED, {}).items() if at > since}
