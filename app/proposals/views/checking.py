"""Check the answers, then send: the only step that may refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.forms import Plain
from app.core.questions import Answers, Given
from app.core.web import go_to, keep, open_to, page
from app.languages.actions import guess
from app.proposals import actions, queries
from app.proposals.actions.drafting import say_language, token_of
from app.proposals.actions.sending import name_to_show, who_sees
from app.proposals.actions.voicing import OFFER
from app.proposals.forms.taking_down import CHOICES_OF_LANGUAGE
from app.proposals.moves import PICTURES, PUBLIC_WORDS, stage_told
from app.proposals.pathways import every_ask, pathway
from app.proposals.private import private_details
from app.proposals.views import proposals
from app.proposals.views.cookies import draft_here, keep_key, references_here
from app.proposals.views.drafting import _in_reading
from app.proposals.views.showing import answer_rows, left_out

if TYPE_CHECKING:
    from app.proposals.models import Proposal


@proposals.route("/share/check", methods=["GET", "POST"])
@open_to("everyone", spoken="always")
def check() -> Response:
    """All answers with a way to change each; one button."""
    found = draft_here()
    if found is None:
        return page("proposals/nothing_saved.html")
    draft, _link = found
    if not draft.is_draft:
        return redirect(url_for("journey.sent", reference=draft.reference), 303)
    form = Plain()
    if not form.validate_on_submit():
        return _shown(draft, [])
    if request.form.get("lang") in CHOICES_OF_LANGUAGE and request.form["lang"] != request.form.get("lang_was"):
        say_language(draft, request.form["lang"])
    if "voice" in request.form:
        actions.wish_to_join(draft, request.form["voice"], by=current_user)
    go = request.form.get("go", "send")
    if go.startswith("reading:"):
        return _in_reading(go.removeprefix("reading:"), "/share/check")
    if go.startswith("fine:"):
        actions.say_fine(draft, go.removeprefix("fine:"))
    if go in {"stop", "help", "back", "listen"} or go.startswith("fine:"):
        return go_to(_way_off(go, draft))
    return _send(draft)


def _way_off(go: str, draft: Proposal) -> str:
    if go == "back":
        way = pathway(quick=draft.pathway == "quick", easy=i18n.reading().easy)
        return url_for("proposals.question", slug=way.pages[-1].slug)
    if go == "listen":
        return url_for("proposals.check", listen="1", _anchor="listen")
    return url_for({"stop": "proposals.stop", "help": "journey.ask_for_help"}.get(go, "proposals.check"))


def _send(draft: Proposal) -> Response:
    faults = actions.missing_before_sending(queries.given(draft.answers))
    if faults:
        return _shown(draft, faults)
    actions.send_proposal(
        draft, by=current_user if current_user.is_authenticated else None, reading=i18n.reading().tag, easy=i18n.reading().easy
    )
    # its own: the one in the letter proves the address
    link = actions.add_link(draft, actions.IDEA_LINK, person=draft.person_id, device=True)
    answer = go_to(url_for("journey.sent", reference=draft.reference))
    return keep_key(answer, str(draft.reference), token_of(link))


def _shown(draft: Proposal, faults: list[tuple[str, str]]) -> Response:
    easy = i18n.reading().easy
    answers: Answers = queries.given(draft.answers)
    pages = every_ask(easy=easy)
    problems = [
        {"text": i18n.gettext(sentence), "href": url_for("proposals.question", slug=pages[field][0].slug, then="check")}
        for field, sentence in faults
    ]
    rows = answer_rows(answers, easy=easy, files=queries.files_of(draft.id, draft.answers))
    first = next((answers[f] for f in ("problem", "change_idea") if answers.get(f)), None)
    lang = first.lang if first and first.lang else guess("", draft.lang)[0]
    status = 422 if faults else 200
    if faults:
        keep()
    return page(
        "proposals/check.html",
        rows=rows,
        problems=problems,
        needed=left_out(answers, quick=draft.pathway == "quick", easy=easy, needed=True),
        left_out=left_out(answers, quick=draft.pathway == "quick", easy=easy),
        lang=lang,
        langs=_languages(lang),
        who_sees=who_sees(answers),
        name_shown=name_to_show(answers, answers.get("display_name", Given()).text),
        alike=queries.ideas_alike(draft.id, answers, by=current_user, but=references_here()),
        voice_offer=OFFER,
        stage_words=PUBLIC_WORDS,
        stage_told=stage_told,
        pictures=PICTURES,
        warnings=private_details(rows, answers.get(actions.FINE, Given()).choices),
        status=status,
    )


def _languages(lang: str) -> list[dict[str, str]]:
    tags = dict.fromkeys([lang, *CHOICES_OF_LANGUAGE])
    return [{"value": tag, "label": i18n.language_name(tag)} for tag in tags]
