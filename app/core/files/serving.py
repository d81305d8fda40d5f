"""Taking files out of a request, and giving them back: the half that knows Flask."""

from pathlib import Path
from typing import IO

import flask
from flask import request
from werkzeug.datastructures import FileStorage
from werkzeug.utils import send_file
from werkzeug.wrappers import Response

from app.core.files.store import incoming, path_of

MOST_PARTS = 40  # fields and files of one form that takes files
_SANDBOX = "default-src 'none'; img-src 'self'; media-src 'self'; sandbox"


class ToDisk(flask.Request):
    """A request whose files go straight to the disk where they will stay; nothing of them is held in memory."""

    takes_files = False

    def _get_file_stream(self, *told: object, **more: object) -> IO[bytes]:
        return incoming() if self.takes_files else super()._get_file_stream(*told, **more)  # type: ignore[arg-type] # as werkzeug gave it


def takes(most: int) -> None:
    """From here on this request may bring files, so many bytes in all."""
    request.takes_files = True  # type: ignore[attr-defined] # ours, see above
    request.max_content_length = most
    request.max_form_parts = MOST_PARTS


def received(*names: str) -> list[FileStorage]:
    """The files that came under these names, without the inputs that were left empty."""
    return [file for name in names for file in request.files.getlist(name) if file.filename]


def send(key: str, *, kind: str, name: str) -> Response:
    """A file for whoever may see it, whole or the part that a player asks for. It can do nothing but be looked at."""
    return send_path(path_of(key), kind=kind, name=name, etag=key)


def send_path(path: Path, *, kind: str, name: str, etag: str) -> Response:
    """The same for a file that lies elsewhere."""
    answer = send_file(path, request.environ, mimetype=kind, download_name=name, conditional=True, etag=etag, max_age=None)
    answer.headers["Content-Security-Policy"] = _SANDBOX
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
