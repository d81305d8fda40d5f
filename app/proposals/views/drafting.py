"""One question a page. Every button saves first; saving never refuses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from flask import redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.config import settings
from app.core.errors import NotFound, Refused
from app.core.questions import Answers, Given, Page
from app.core.web import go_to, open_to, page, readings, row_number, tell_next
from app.proposals import actions, queries
from app.proposals.actions.sending import contact_fault
from app.proposals.forms import begun_with, cleaned, read_page
from app.proposals.pathways import page_for, pathway
from app.proposals.pathways.choices import PHONE_ME
from app.proposals.pathways.easy import UNSAFE
from app.proposals.views import proposals
from app.proposals.views.attaching import KINDS
from app.proposals.views.cookies import draft_here, keep_draft, seen_here
from app.proposals.views.showing import kept_beside, question_facts, rest_of

if TYPE_CHECKING:
    from app.proposals.models import Attachment, Proposal
    from app.proposals.queries import SeenDraft


@proposals.route("/share")
@open_to("everyone", kept=True)
def share() -> Response:
    """What it takes, and the ways in."""
    return page("proposals/share.html")


def _is_quick(draft: Proposal | SeenDraft | None) -> bool:
    asked = request.values.get("way")
    return asked == "quick" if asked else bool(draft and draft.pathway == "quick")


@proposals.route("/share/<slug>", methods=["GET", "POST"])
@open_to("everyone", spoken="always")
def question(slug: str) -> Response:
    """One question: shown, or its answer saved and the reader taken where they asked to go."""
    typed = cleaned(request.form)
    held = draft_here() if request.method == "POST" else None
    draft = held[0] if held else seen_here()
    draft = draft if draft and draft.is_draft else None
    step = page_for(slug, quick=_is_quick(draft), easy=i18n.reading().easy)
    if step is None:
        raise NotFound
    if step.slug != slug:
        return redirect(url_for("proposals.question", slug=step.slug, **rest_of(request.values)))
    return _saved(step, typed) if request.method == "POST" else _shown(step, draft)


def _shown(step: Page, draft: Proposal | SeenDraft | None, *, warned: tuple[str, str] | None = None, status: int = 200) -> Response:
    answers = queries.given(draft.answers) if draft else {}
    quick, link = _is_quick(draft), _link_of(draft)
    return page(
        "proposals/question.html",
        step=step,
        others=kept_beside(step, draft.answers) if draft else [],
        then=request.values.get("then", ""),
        way=request.values.get("way", ""),
        status=status,
        **question_facts(step, answers, quick=quick, easy=i18n.reading().easy, fault=warned, link=link, files=_files(draft)),
    )


def _files(draft: Proposal | SeenDraft | None) -> Mapping[str, Sequence[Attachment]]:
    return queries.files_of(draft.id, draft.answers) if draft else {}


def _link_of(draft: Proposal | SeenDraft | None) -> int:
    """The number of the link by which this device holds a draft; 0 for none, or for one that was begun just now."""
    if draft is None or isinstance(draft, queries.SeenDraft):
        return draft.link if draft else 0
    held = draft_here()
    return held[1].id if held else 0


def _saved(step: Page, typed: MultiDict[str, str]) -> Response:
    """Keeps the answers, then goes where the button says."""
    found = draft_here()
    draft = found[0] if found and found[0].is_draft else None
    marker = request.form.get("draft", "")
    if draft is None and found and marker == f"{found[1].id:x}":
        return redirect(url_for("journey.sent", reference=found[0].reference), 303)
    if draft and found and marker and not queries.same_draft(marker, draft, found[1]):
        raise Refused(i18n.gettext("We already have this idea. It was sent."))
    token = ""
    if draft is None:
        draft, token = actions.begin_draft(reading=i18n.reading().tag, lang=i18n.reading().lang, quick=request.form.get("way") == "quick")
    elif request.form.get("way"):
        actions.choose_quick(draft, quick=request.form["way"] == "quick")
    go = request.form.get("go", "next")
    given = _given(step, typed, go)
    seen = request.form.get("saves", "")
    clashes = actions.save_answers(draft, step, given, seen_saves=int(seen) if seen.isdecimal() and len(seen) < 9 else 0)  # noqa: PLR2004 no honest form counts further
    if clashes and not all(given[field] for field in clashes):
        tell_next(i18n.gettext("This page was open in another window. We kept what you wrote there. Look at it below."))
    answer = _onward(step, draft, go, clash=bool(clashes), given=given)
    return keep_draft(answer, token) if token else answer


def _given(step: Page, typed: MultiDict[str, str], go: str) -> Mapping[str, Given]:
    given = read_page(step, typed, skip=go == "skip")
    example = step.example(go.removeprefix("example:")) if go.startswith("example:") else None
    if example is None or example.value == UNSAFE:
        return given
    return begun_with(i18n.gettext(example.label), step.asks[0], given)


def _onward(step: Page, draft: Proposal, go: str, *, clash: bool, given: Answers) -> Response:
    here = url_for("proposals.question", slug=step.slug, **rest_of(request.values))
    kind, _, which = go.partition(":")
    if kind == "reading":
        return _in_reading(which, f"/share/{step.slug}")
    if clash or (kind == "example" and which != UNSAFE):
        return go_to(here)
    if kind == "add" and which in KINDS:
        return go_to(url_for("proposals.add_file", slug=step.slug, kind=which, **rest_of(request.values)))
    if kind == "remove":
        return _taken_away(draft, row_number(which) or 0, here)
    if leaves := _way_off(step, draft, go, given):
        return go_to(leaves)
    return _next(step, draft, given, here)


def _way_off(step: Page, draft: Proposal, go: str, given: Answers) -> str:
    """Where a button leads that is not the way on; nothing when it is."""
    by_phone = go == "next" and given.get("answer_medium", Given()).choices == (PHONE_ME,)
    if by_phone or go in {"help", f"example:{UNSAFE}"}:
        return url_for("journey.ask_for_help")
    if go == "back":
        way = pathway(quick=draft.pathway == "quick", easy=i18n.reading().easy)
        before = way.before(step, queries.given(draft.answers)) if step in way.pages else None
        return url_for("proposals.question", slug=before.slug) if before else url_for("proposals.share")
    if go == "listen":
        return url_for("proposals.question", slug=step.slug, listen="1", _anchor="listen", **rest_of(request.values))
    return url_for("proposals.stop") if go == "stop" else ""


def _next(step: Page, draft: Proposal, given: Answers, here: str) -> Response:
    fault = contact_fault(given) if step.slug == "contact" else None
    if fault and request.form.get("warned") != fault[0]:
        go_to(here)
        return _shown(step, draft, warned=fault, status=422)
    way = pathway(quick=draft.pathway == "quick", easy=i18n.reading().easy)
    onward = step in way.pages and request.form.get("then") != "check"
    after = way.after(step, queries.given(draft.answers)) if onward else None
    return go_to(url_for("proposals.question", slug=after.slug) if after else url_for("proposals.check"))


def _taken_away(draft: Proposal, number: int, here: str) -> Response:
    if actions.detach(draft, number):
        tell_next(i18n.gettext("It is gone. You can add another one."))
    return go_to(here)


def _in_reading(tag: str, path: str) -> Response:
    """The same page in another reading, which is remembered."""
    if tag not in i18n.readings():
        raise Refused(i18n.gettext("We do not have that language yet."))
    return readings.remember(go_to(f"/{tag}{path}"), tag, secure=settings().secure)
