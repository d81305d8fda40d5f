"""Recordings by a person: what was recorded of each page, a page's words with the form for its recording, and taking one away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import files, voices
from app.core.errors import NotFound
from app.core.files import NotTaken, Reason
from app.core.forms import Plain
from app.core.i18n import for_staff, mark_for_staff
from app.core.web import go_to, let_others_write, open_to, page, tell_next, words_at
from app.journey import queries
from app.journey.forms import RecordingForm
from app.journey.views import journey
from app.languages import actions
from app.people import queries as people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.journey.queries import Recordable

MOST = 60 * 1024**2  # somewhat more than a recording may have: what is too big is read, so that its sentence can be shown
FAULTS = {
    Reason.EMPTY: mark_for_staff("That file is empty. Choose another one."),
    Reason.UNKNOWN: mark_for_staff("That file is not a sound that we can open. Choose an MP3, WAV or M4A file."),
    Reason.BROKEN: mark_for_staff("That recording is damaged. Choose another one."),
    Reason.HARMFUL: mark_for_staff("A check found something harmful in that file. It was not kept."),
    Reason.TOO_BIG: mark_for_staff("That recording is too big. It can have 50 MB at most."),
    Reason.TOO_LONG: mark_for_staff("That recording is longer than 30 minutes."),
}


@journey.route("/recordings/<edition>")
@open_to("huddle member")
def recordings(edition: str) -> Response:
    """Every page of an edition that can be listened to, and what was recorded of it."""
    found = queries.edition(edition, by=current_user)
    rows = [(one, kept, bool(kept and _changed(kept, _words(one)))) for one in queries.pages_of(found) for kept in (one.recording,)]
    return page("journey/recordings.html", edition=found, rows=rows)


def _words(one: Recordable) -> Sequence[voices.Said]:
    """Nothing where a guest does not find the page just now."""
    try:
        return words_at(one.address)
    except LookupError:
        return ()


def _changed(kept: voices.Recording, words: Sequence[voices.Said]) -> bool:
    return kept.words != voices.words_hash(words)


@journey.route("/recordings/<edition>/pages/<slug>", methods=["GET", "POST"])
@open_to("huddle member", files=MOST)
def recording(edition: str, slug: str) -> Response:
    """The words of one page to be read aloud, what was recorded of it, and the form for a recording."""
    found = queries.page_of(edition, slug, by=current_user)
    words = _words(found)
    form = RecordingForm()
    if form.validate_on_submit():
        if form.words.data == voices.words_hash(words):
            form.file.errors = _kept(found, words, form)
        else:
            form.file.errors = [for_staff("The words of the page have changed since you opened this. Look at them again.")]
        if not form.file.errors:
            tell_next(for_staff("The recording is kept. People who listen to this page hear it from now on."))
            return go_to(url_for("journey.recording", edition=edition, slug=slug))
    form.words.data = voices.words_hash(words)
    return _shown(found, words, form)


def _kept(one: Recordable, words: Sequence[voices.Said], form: RecordingForm) -> list[str]:
    """Keeps what came; gives the sentence of what is wrong with it."""
    let_others_write()
    try:
        actions.keep_recording(one.address, words, files.where_it_lies(form.file.data), read_by=form.read_by.data or "", by=current_user)
    except NotTaken as fault:
        return [for_staff(FAULTS[fault.reason])]
    except (files.NoRoom, files.NoPlayer):
        return [for_staff("The disk is nearly full, or the program that looks at sounds is missing. Tell whoever runs this service.")]
    return []


def _shown(one: Recordable, words: Sequence[voices.Said], form: RecordingForm) -> Response:
    kept = one.recording
    return page(
        "journey/recording.html",
        one=one,
        words=words,
        form=form,
        kept=kept,
        changed=bool(kept and _changed(kept, words)),
        kept_by=people.name_of(kept.kept_by) if kept else "",
        status=422 if form.errors else 200,
    )


@journey.route("/recordings/<edition>/sound/<slug>")
@open_to("huddle member")
def recording_sound(edition: str, slug: str) -> Response:
    """What was recorded of a page, in these or older words."""
    kept = queries.page_of(edition, slug, by=current_user).recording
    if kept is None:
        raise NotFound
    return files.send_path(kept.path, kind="audio/mpeg", name="recording.mp3", etag=kept.path.stem)


@journey.route("/recordings/<edition>/take-away/<slug>", methods=["GET", "POST"])
@open_to("huddle member")
def take_away_recording(edition: str, slug: str) -> Response:
    """Asks whether a recording shall go, then takes it away. Where there is none, goes to the page."""
    found = queries.page_of(edition, slug, by=current_user)
    kept = found.recording
    if kept is None:
        return go_to(url_for("journey.recording", edition=edition, slug=slug))
    if Plain().validate_on_submit():
        actions.take_away_recording(found.address, by=current_user)
        tell_next(for_staff("The recording is gone."))
        return go_to(url_for("journey.recording", edition=edition, slug=slug))
    return page("journey/take_away_recording.html", one=found, kept=kept)
