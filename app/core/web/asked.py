"""The arguments of an address that a page for everybody knows. Others are as if nobody had written them.

Else each made-up argument would be another page to make and to keep.
"""

from urllib.parse import quote, urlencode

from flask import current_app, request

from app.core.web.listening import SOUND, TURNS, WORD

_TO_LISTEN = tuple(f"{WORD}={value}" for value in (*TURNS, SOUND))
_READ_ONCE = ("args", "values", "full_path", "url")  # what a request works out of its query, once


def known_of(asked: list[tuple[str, str]], knows: tuple[str, ...]) -> list[tuple[str, str]]:
    """Names and values that a page knows, in the order in which it knows them, each name once.

    `knows`: a name, or a name with its one value as in `show=original`.
    """
    fit = [(name, value) for known in (*knows, *_TO_LISTEN) for name, value in asked if known in {name, f"{name}={value}"}]
    return [one for place, one in enumerate(fit) if one[0] not in {name for name, _value in fit[:place]}]


def forget_unknown() -> None:
    """Before each request: a page that is kept for guests reads the arguments that it knows, and no other, written in one way."""
    if request.method not in {"GET", "HEAD"} or not request.query_string:
        return
    knows = getattr(current_app.view_functions.get(request.endpoint or ""), "knows", None)
    if knows is None:
        return
    left = urlencode(known_of(list(request.args.items(multi=True)), knows), quote_via=quote)
    if left.encode() == request.query_string:
        return
    request.environ["QUERY_STRING"] = left
    request.query_string = left.encode()
    for name in _READ_ONCE:
        request.__dict__.pop(name, None)
