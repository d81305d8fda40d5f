"""Built files: pre-compressed, hashed names, immutable. Answered before the app is asked."""

import mimetypes
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from app.core.config import settings
from app.core.web.headers import secured
from app.core.web.readings import Wsgi

mimetypes.add_type("font/woff2", ".woff2")


class Statics:
    """Plain WSGI around an app: `/static/vendor/<hashed>` from the built folder, all else inside."""

    def __init__(self, inner: Wsgi, folder: Path) -> None:
        self.inner = inner
        self.folder = folder

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answers a built file, or asks the app."""
        path = environ.get("PATH_INFO", "")
        if not path.startswith("/static/vendor/"):
            return self.inner(environ, start)
        name = path.removeprefix("/static/vendor/")
        file = self._known(name)
        if file is None or environ.get("REQUEST_METHOD") not in {"GET", "HEAD"}:
            return self.inner(environ, start)
        body, encoding = self._best(file, environ.get("HTTP_ACCEPT_ENCODING", ""))
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        headers = [
            ("Content-Type", kind),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "public, max-age=31536000, immutable"),
            ("Vary", "Accept-Encoding"),
        ]
        start("200 OK", headers + ([("Content-Encoding", encoding)] if encoding else []) + secured(settings().secure))
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]

    def _known(self, name: str) -> Path | None:
        """The built file of that name; None for any other, and for a name that no file can have."""
        try:
            file = (self.folder / name).resolve()
            inside = file.is_file() and self.folder.resolve() in file.parents
        except (ValueError, OSError):
            return None
        return file if inside and file.suffix in {".css", ".js", ".woff2", ".svg", ".png", ".txt"} else None

    @staticmethod
    def _best(file: Path, accepted: str) -> tuple[bytes, str]:
        for token, ending in (("br", ".br"), ("gzip", ".gz")):
            pressed = file.with_name(file.name + ending)
            if token in accepted and pressed.is_file():
                return pressed.read_bytes(), token
        return file.read_bytes(), ""
