"""Saying, showing or filming an answer: a page for each, and the files themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request, url_for
from werkzeug.wrappers import Response

from app.core import files, i18n
from app.core.errors import NotFound
from app.core.i18n import gettext
from app.core.i18n import mark as _
from app.core.web import go_to, let_in, open_to, page, tell_next
from app.core.web.headers import POLICY
from app.proposals import actions, permissions, queries
from app.proposals.pathways import page_for
from app.proposals.private import FREE
from app.proposals.spoken import as_captions
from app.proposals.views import proposals
from app.proposals.views.cookies import draft_here, keep_draft, seen_here, who_opens
from app.proposals.views.receiving import FAULTY, MOST_AT_ONCE, all_or_nothing, came, sentence_of
from app.proposals.views.showing import rest_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.core.files import Taken
    from app.core.questions import Page
    from app.proposals.models import Attachment, Proposal

KINDS = ("audio", "photo", "drawing", "video")
_TYPES = {"audio": ("audio/mpeg", "mp3"), "video": ("video/mp4", "mp4")}
_PHOTO = ("image/jpeg", "jpg")
_RECORDS = {"Permissions-Policy": "camera=(), geolocation=(), microphone=(self), payment=(), usb=(), browsing-topics=()"}
_HEARS_ITSELF = POLICY.replace("media-src 'self'", "media-src 'self' blob:")
NOTHING = {
    "audio": _("Record something, or choose a recording"),
    "photo": _("Take a photo, or choose one"),
    "drawing": _("Take a photo of your drawing, or choose a picture"),
    "video": _("Make a video, or choose one"),
}
DONE = {
    "audio": _("We have your recording."),
    "photo": _("We have your photo."),
    "drawing": _("We have your drawing."),
    "video": _("We have your video."),
}


def _step(slug: str, kind: str) -> tuple[Page, str]:
    """The question and its free answer, empty where it has none in this edition. Raises NotFound for no question at all."""
    step = page_for(slug, quick=False, easy=i18n.reading().easy)
    if step is None or kind not in KINDS:
        raise NotFound
    return step, next((ask.field for ask in step.asks if ask.field in FREE), "") if step.slug == slug else ""


@proposals.route("/share/<slug>/add/<kind>", methods=["GET", "POST"])
@open_to("everyone", files=MOST_AT_ONCE)
def add_file(slug: str, kind: str) -> Response:
    """Say it or show it instead of writing it, or beside it."""
    step, field = _step(slug, kind)
    if not field:
        return go_to(url_for("proposals.question", slug=step.slug, **rest_of(request.values)))
    if request.method == "GET":
        return _shown(step, kind, "")
    seen = let_in(seen_here)
    try:
        token = all_or_nothing(
            came(NOTHING[kind]), lambda taken: _keep(field, taken, drawn=kind == "drawing"), of=seen.id if seen else None
        )
    except FAULTY as fault:
        return _shown(step, kind, sentence_of(fault))
    tell_next(gettext(DONE[kind]))
    answer = go_to(url_for("proposals.question", slug=slug, **rest_of(request.values)))
    return keep_draft(answer, token) if token else answer


def _keep(field: str, taken: Sequence[Taken], *, drawn: bool) -> str:
    """Adds the files to the draft of this device; gives the token of a draft that begins with them."""
    found = draft_here()
    draft, token = (found[0], "") if found else (None, "")
    if draft is None:
        draft, token = actions.begin_draft(reading=i18n.reading().tag, lang=i18n.reading().lang, quick=request.form.get("way") == "quick")
    actions.attach(draft, field, taken, drawn=drawn)
    return token


def _shown(step: Page, kind: str, fault: str) -> Response:
    rest = rest_of(request.values)
    return may_record(page("proposals/add_file.html", step=step, medium=kind, fault=fault, rest=rest, status=422 if fault else 200), kind)


def may_record(answer: Response, kind: str) -> Response:
    """The page that has the recorder may use the microphone, and play what was recorded before it is sent."""
    if kind == "audio":
        answer.headers.update(_RECORDS)
        answer.headers["Content-Security-Policy"] = _HEARS_ITSELF
    return answer


@proposals.route("/files/<int:number>")
@open_to("everyone")
def file(number: int) -> Response:
    """A recording, photo, drawing or video, for whoever may see it."""
    found = _seen(number)
    kind, ending = _TYPES.get(found.medium.value, _PHOTO)
    return files.send(found.shown, kind=kind, name=f"{found.medium.value}-{found.id}.{ending}")


@proposals.route("/files/<int:number>/small")
@open_to("everyone")
def small_file(number: int) -> Response:
    """A photo or drawing in small."""
    found = _seen(number)
    if not found.small:
        raise NotFound
    return files.send(found.small, kind=_PHOTO[0], name=f"{found.medium.value}-{found.id}-small.jpg")


@proposals.route("/files/<int:number>/captions")
@open_to("everyone")
def captions(number: int) -> Response:
    """What is said in a video as captions (WebVTT), each sentence at about its time."""
    found = _seen(number)
    if found.said is None or not found.said.body:
        raise NotFound
    answer = Response(as_captions(found.said.body, found.seconds), content_type="text/vtt; charset=utf-8")
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _seen(number: int) -> Attachment:
    found, idea = queries.attachment(number)
    if not _is_own_draft(idea) and not permissions.see_file(who_opens(idea.reference or ""), found, idea):
        raise NotFound
    if not found.shown:
        raise NotFound
    return found


def _is_own_draft(idea: Proposal) -> bool:
    here = seen_here() if idea.is_draft else None
    return here is not None and here.id == idea.id
