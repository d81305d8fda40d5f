"""The web application: where the pieces meet."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from flask import Flask, Response, g, request
from flask_login import LoginManager
from flask_wtf.csrf import CSRFProtect, generate_csrf
from htmx_flask import Htmx
from htmx_flask.requests import HtmxAwareRequest
from werkzeug.middleware.proxy_fix import ProxyFix

from app import DOMAINS
from app.core import calendar, db, i18n, reviews
from app.core.assets import VENDOR
from app.core.config import ROOT, Settings, settings
from app.core.files import ToDisk
from app.core.templates import furnish
from app.core.web import addresses, answering, converters, door, guests, headers, here, here_in, mishaps, open_to, readings, statics
from app.core.web.limits import limit
from app.journey.menu import menu, staff_name, who_reads
from app.languages.signed import signed_for

MOST_IN_A_REQUEST = 4 * 1024 * 1024


class Portal(Flask):
    """Flask, told once that no view and no hook of ours is a coroutine; it would ask on every page, nineteen times."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function as it is."""
        return func


class PortalRequest(ToDisk, HtmxAwareRequest):  # type: ignore[misc] # htmx-flask has no types
    """A request that knows htmx, and whose files go to the disk."""


def build(*, testing: bool = False) -> Flask:
    """The web application, on the settings of the environment. Raises BadSettings."""
    chosen = settings()
    reviews.recorded()  # a record that cannot be read is told at the start
    db.connect()
    app = Portal("app", template_folder=str(ROOT / "templates"), static_folder=None)
    app.config.update(_flask_settings(chosen, testing=testing))
    app.testing = testing
    app.wsgi_app = guests.Front(app.wsgi_app)  # type: ignore[assignment, method-assign] # Flask documents this way of wrapping
    if chosen.trusted_proxies:
        hops = chosen.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=0)  # type: ignore[method-assign] # Flask documents this way of wrapping
    furnish(app.jinja_env)
    app.jinja_env.globals["url_for"] = addresses.url_for
    converters.convert(app)
    readings.take_off(app)
    app.wsgi_app = statics.Statics(app.wsgi_app, VENDOR)  # type: ignore[assignment, method-assign] # likewise
    answering.answer(app)
    limit(app)
    CSRFProtect(app)
    Htmx(app)
    app.request_class = PortalRequest
    _sign_ins(app)
    door.stand(app)
    headers.dress(app)  # before the shelf, for what is done after a request runs from the last to the first
    guests.keep(app)
    mishaps.be_calm(app)
    for domain in DOMAINS:
        app.register_blueprint(getattr(import_module(f"app.{domain}.views"), domain))
    app.context_processor(_for_every_page)
    app.add_url_rule("/healthz", "healthz", _healthz)
    app.add_url_rule("/robots.txt", "robots", _robots)
    return app


def _flask_settings(chosen: Settings, *, testing: bool) -> dict[str, object]:
    return {
        "SECRET_KEY": chosen.secret_key,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": chosen.secure,
        "SESSION_COOKIE_NAME": "session",
        "MAX_CONTENT_LENGTH": MOST_IN_A_REQUEST,
        "MAX_FORM_MEMORY_SIZE": MOST_IN_A_REQUEST,
        "MAX_FORM_PARTS": 500,
        "TRUSTED_HOSTS": chosen.hosts,
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_SSL_STRICT": False,
        "TESTING": testing,
    }


def _sign_ins(app: Flask) -> None:
    from app.people.models import Guest
    from app.people.views import who_is_here

    manager = LoginManager(app, add_context_processor=False)  # no template asks for the person; views do
    manager.anonymous_user = Guest
    manager.session_protection = None
    manager.request_loader(who_is_here)


def _for_every_page() -> dict[str, object]:
    now = i18n.reading()
    every = [r for r in i18n.readings().values() if r.easy == now.easy]
    return {
        "reading": now,
        "languages": every,
        "other_edition": i18n.twin(now, easy=not now.easy) if door.easy_here() else None,
        "here": here,
        "here_in": here_in,
        "csrf_token": _private_token,
        "page_uses_htmx": False,
        "working_days_left": lambda due: calendar.working_days_between(calendar.today(), due) if due else 0,
        "menu": menu,
        "who": who_reads(),
        "staff_name": staff_name(),
        "signed_here": signed_for(request.endpoint, (request.view_args or {}).get("slug", "")),
    }


def _private_token() -> str:
    g.private = True
    return str(generate_csrf())


@open_to("everyone")
def _healthz() -> Response:
    """For whoever watches the server: the database answers."""
    db.session.connection()
    return Response("ok", content_type="text/plain")


@open_to("everyone")
def _robots() -> Response:
    """Public pages may be found; staff, draft and personal ones ask not to be."""
    return Response(
        "User-agent: *\nDisallow: /*/share\nDisallow: /*/my-idea\nDisallow: /*/demo\nDisallow: /*?*listen=\n", content_type="text/plain"
    )
