"""Listen: a page at its own address with `?listen=1` has a player, and with `?listen=sound` is that sound.

So whoever may not see a page cannot hear it, nobody can have other words spoken than those of a page, and a page that changes is made anew.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask, current_app, g, request
from werkzeug.wrappers import Response

from app.core import files, i18n, queue, voices
from app.core.config import settings
from app.core.errors import NotFound

WORD, SOUND = "listen", "sound"
TURNS = ("1", "2")  # looking again is another address, else a browser would only move to the part it names
NEVER, EASY, ALWAYS = "never", "easy", "always"
MAKE = "app.languages.jobs.make_sounds"
_LONGEST_QUERY = 300


@dataclass(frozen=True)
class Listen:
    """What a page says about listening. `state`: nothing until somebody asked; ready, making or none."""

    href: str
    sound: str
    state: str = ""
    by_person: bool = False


def asked() -> bool:
    """Whether this request is for a page with its player, or for the sound."""
    return request.args.get(WORD) in {*TURNS, SOUND}


def offered(also_in: str = "") -> Listen | None:
    """What the page that is being answered says; None where it cannot be listened to. `also_in`: the language of the words that it is about."""
    view = current_app.view_functions.get(request.endpoint or "")
    wanted = getattr(view, "spoken", NEVER)
    if wanted == NEVER or (wanted == EASY and not i18n.reading().easy) or not _spoken(also_in):
        return None
    turn = TURNS[1] if request.args.get(WORD) == TURNS[0] else TURNS[0]
    return Listen(f"{_address(turn)}#{WORD}", _address(SOUND))


def _spoken(also_in: str) -> bool:
    tags = {i18n.reading().lang, also_in or i18n.reading().lang}
    return (all(map(voices.has_voice, tags)) and voices.can_speak()) or voices.has_recording(_bare())


def _bare() -> str:
    return f"/{i18n.reading().tag}{request.path}"


def _address(value: str) -> str:
    rest = [(name, text) for name, text in request.args.items(multi=True) if name != WORD]
    query = urlencode([*rest, (WORD, value)])
    return f"{quote(_bare())}?{query if len(query) <= _LONGEST_QUERY else urlencode({WORD: value})}"


def heard(body: str, told: Listen) -> Response | Listen:
    """The sound of a page, or what its player needs. Raises NotFound for a sound that is not there (yet)."""
    view: Any = current_app.view_functions[request.endpoint or ""]
    words = voices.words_of(body, lang=i18n.reading().lang, own=view.says_own)
    person = voices.recorded(words)
    if request.args[WORD] == SOUND:
        return _sent(person or _made(words, view))
    g.private = True  # a page that waits for its sound is kept for nobody
    if person:
        return replace(told, state=voices.State.READY, by_person=True)
    sound = _sound(words, view)
    if sound is None:
        return replace(told, state=voices.State.NONE)
    if sound.state is voices.State.MAKING and voices.ask(sound):
        queue.Nudge(MAKE)()
    return replace(told, state=sound.state)


def _sound(words: tuple[voices.Said, ...], view: Any) -> voices.Sound | None:
    if not voices.can_speak():
        return None
    reference = (request.view_args or {}).get("reference", "")
    shelf = (reference or voices.PAGES) if view.kept else voices.OWN
    return voices.sound_of(words, easy=i18n.reading().easy, shelf=shelf, of=reference)


def _made(words: tuple[voices.Said, ...], view: Any) -> Path | None:
    sound = _sound(words, view)
    if sound is None or sound.state is not voices.State.READY:
        return None
    voices.used(sound)
    return sound.path


def words_at(address: str) -> tuple[voices.Said, ...]:
    """The words of a page as a guest meets it, for whoever records it. Raises LookupError where a guest meets none."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined] # noqa: SLF001 the one way to take an app along
    with ThreadPoolExecutor(1) as aside:  # a request of its own: it shares neither session nor reading with the one that asks
        return aside.submit(_words_at, app, address).result()


def _words_at(app: Flask, address: str) -> tuple[voices.Said, ...]:
    host = settings().hosts[0]
    _empty, tag, path = address.partition("?")[0].split("/", 2) if address.count("/") > 1 else ("", "", "")
    answer = app.test_client().get(address, headers={"Host": host})
    if tag not in i18n.readings() or answer.status_code != HTTPStatus.OK:
        raise LookupError(address)
    endpoint, _values = app.url_map.bind(host).match(f"/{path}")
    view: Any = app.view_functions[endpoint]
    return voices.words_of(answer.get_data(as_text=True), lang=i18n.readings()[tag].lang, own=view.says_own)


def _sent(path: Path | None) -> Response:
    if path is None:
        raise NotFound
    return files.send_path(path, kind="audio/mpeg", name="listen.mp3", etag=path.stem)
