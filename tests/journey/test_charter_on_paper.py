"""The charter of each try-out of the demo system is one sheet of A4, as Chromium prints it."""

import base64
import re
from collections.abc import Iterator
from threading import Thread

import pytest
from sqlalchemy import select
from werkzeug.serving import make_server

from app import create_app
from app.core import db, tokens
from app.core.config import settings
from app.core.web.guests import SIGNED_IN
from app.improvement.models import Project, Wording
from app.people import queries as people
from app.people.actions import start_visit
from app.proposals.queries import reference_of
from tests.browser import Browser, browser

__all__ = ["browser"]


@pytest.fixture
def served(made: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The demo system at an address, for one browser."""
    server = make_server("127.0.0.1", 0, create_app(testing=True), threaded=True)
    monkeypatch.setenv("PORT", str(server.port))
    settings.cache_clear()
    server.app = create_app(testing=True)  # which answers at this port
    serving = Thread(target=server.serve_forever)
    serving.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    serving.join()
    server.server_close()


def come_in(browser: Browser, address: str) -> None:
    """As Priya of the team."""
    with db.transaction():
        priya = people.by_email("priya@example.org")
        assert priya
        visit = start_visit(priya.id)
    browser.base = address
    browser.cdp("Network.clearBrowserCookies")
    browser.cdp("Network.setCookie", name=SIGNED_IN, value=tokens.mint("visit", visit.id, visit.salt), url=address)


def test_every_charter_of_the_demo_prints_on_one_sheet(served: str, browser: Browser) -> None:
    with db.reading():
        written = set(db.session.scalars(select(Wording.project_id)))
        tried = {one.id: reference_of(one.proposal_id) for one in db.session.scalars(select(Project))}
    assert (len(written), len(tried) > len(written)) == (2, True)
    come_in(browser, served)
    sheets = {}
    for number, reference in tried.items():
        page = browser.open(f"/en/ideas/{reference}/try-out/charter")
        assert (page.status, page.has("Not written yet") or number in written) == (200, True)
        printed = base64.b64decode(browser.cdp("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])
        assert re.findall(rb"/MediaBox \[0 0 (\d+)\S* (\d+)", printed)[0] == (b"594", b"841")
        sheets[reference] = len(re.findall(rb"/Type\s*/Page[^s]", printed))
    assert set(sheets.values()) == {1}, sheets
