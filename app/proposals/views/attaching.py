"""Saying, showing or filming an answer: a page for each, and the files themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request, url_for
from werkzeug.wrappers import Response

from app.core import files, i18n
from app.core.errors import NotFound, Refused
from app.core.files import NotTaken, Reason, Sort, Taken
from app.core.i18n import gettext
from app.core.i18n import mark as _
from app.core.web import go_to, open_to, page, tell_next
from app.core.web.headers import POLICY
from app.proposals import actions, permissions, queries
from app.proposals.pathways import page_for
from app.proposals.private import FREE
from app.proposals.spoken import as_captions
from app.proposals.views import proposals
from app.proposals.views.cookies import draft_here, keep_draft, seen_here, who_opens
from app.proposals.views.showing import rest_of

if TYPE_CHECKING:
    from app.core.questions import Page
    from app.proposals.models import Attachment, Proposal

MOST_AT_ONCE = 510 * 1024**2  # ten of the largest photos: what is too big is read, so that its sentence can be shown
KINDS = ("audio", "photo", "drawing", "video")
_TYPES = {"audio": ("audio/mpeg", "mp3"), "video": ("video/mp4", "mp4")}
_PHOTO = ("image/jpeg", "jpg")
_RECORDS = {"Permissions-Policy": "camera=(), geolocation=(), microphone=(self), payment=(), usb=(), browsing-topics=()"}
_HEARS_ITSELF = POLICY.replace("media-src 'self'", "media-src 'self' blob:")
FAULTS = {
    Reason.EMPTY: _("That file is empty. Please choose another one."),
    Reason.UNKNOWN: _("We cannot open that file. You can send a photo, a video or a sound."),
    Reason.BROKEN: _("We cannot open that photo. It may be damaged. Please choose another one."),
    Reason.HARMFUL: _("A check found something harmful in that file. We did not keep it. Please send another one."),
    Reason.TOO_LARGE: _("That photo has too many dots for us to open. Please send a smaller one."),
}
TOO_BIG = {
    Sort.PHOTO: _("That photo is too big. It can have 50 MB at most."),
    Sort.SOUND: _("That recording is too big. It can have 50 MB at most. You can send a shorter one. Or ask us to phone you."),
    Sort.FILM: _("That video is too big. It can have 300 MB at most. You can send a shorter one. Or ask us to phone you."),
}
TOO_LONG = {
    Sort.SOUND: _("That recording is longer than 5 minutes. You can send a shorter one. Or ask us to phone you."),
    Sort.FILM: _("That video is longer than 2 minutes. You can send a shorter one. Or ask us to phone you."),
}
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
    try:
        token = _take(field, kind)
    except (NotTaken, Refused, files.NoRoom) as fault:
        return _shown(step, kind, _sentence(fault))
    tell_next(gettext(DONE[kind]))
    answer = go_to(url_for("proposals.question", slug=slug, **rest_of(request.values)))
    return keep_draft(answer, token) if token else answer


def _take(field: str, kind: str) -> str:
    """Keeps what came; gives the token of a draft that begins with it. All of it or nothing: what was kept before a fault goes again."""
    taken: list[Taken] = []
    came = files.received("file")
    if not came:
        raise Refused(gettext(NOTHING[kind]))
    try:
        taken.extend(files.take(one) for one in came)
        return _keep(field, taken, drawn=kind == "drawing")
    except BaseException:
        files.drop(*(key for one in taken for key in one.keys))
        raise


def _keep(field: str, taken: list[Taken], *, drawn: bool) -> str:
    """Adds the files to the draft of this device; gives the token of a draft that begins with them."""
    found = draft_here()
    draft, token = (found[0], "") if found else (None, "")
    if draft is None:
        draft, token = actions.begin_draft(reading=i18n.reading().tag, lang=i18n.reading().lang, quick=request.form.get("way") == "quick")
    actions.attach(draft, field, taken, drawn=drawn)
    return token


def _sentence(fault: NotTaken | Refused | files.NoRoom) -> str:
    if isinstance(fault, Refused):
        return fault.sentence
    if isinstance(fault, files.NoRoom):
        return gettext("We cannot take files just now. Your words are safe. You can write, or ask us to phone you.")
    words = {Reason.TOO_BIG: TOO_BIG, Reason.TOO_LONG: TOO_LONG}.get(fault.reason)
    return gettext(words[fault.sort] if words else FAULTS[fault.reason])


def _shown(step: Page, kind: str, fault: str) -> Response:
    answer = page(
        "proposals/add_file.html", step=step, medium=kind, fault=fault, rest=rest_of(request.values), status=422 if fault else 200
    )
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
