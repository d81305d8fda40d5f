"""A file to take along."""

from werkzeug.wrappers import Response


def download(name: str, words: str, kind: str) -> Response:
    """The words as a file of this name; `kind` is its media type. Nobody keeps it on the way."""
    answer = Response(words, content_type=f"{kind}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
