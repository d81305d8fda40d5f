"""The exact set of security headers; a test asserts each of them."""

from flask import Flask, request
from werkzeug.wrappers import Response

_RULES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
POLICY = "; ".join(_RULES)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


STRICT = ("Strict-Transport-Security", "max-age=31536000; includeSubDomains")


def secured(secure: bool, /) -> list[tuple[str, str]]:  # noqa: FBT001 secured(True) reads well
    """The same headers for an answer that Flask does not give. `secure`: it goes over https."""
    return [*HEADERS.items(), STRICT] if secure else list(HEADERS.items())


def _add(response: Response) -> Response:
    own = {name for name, _value in response.headers}
    response.headers.extend([header for header in secured(request.is_secure) if header[0] not in own])
    return response


def dress(app: Flask) -> None:
    """Puts the headers on every answer of an app."""
    app.after_request(_add)
