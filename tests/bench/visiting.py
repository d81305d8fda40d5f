"""A first visit: what a browser with an empty cache asks for, and how many bytes of it come over the wire.

A real browser (Chromium, without and with JavaScript) says which files a page needs; the bytes are those of the bodies as
the server sends them to a browser that takes brotli.
"""

import http.client
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.bench.serving import Server
from tests.bench.telling import laid, missed

READINGS = ("en", "en-easy", "pl", "ro", "ur", "ar", "pa")
PAGES = {"front page": "/", "share page": "/share", "question page": "/share/not-good", "list": "/ideas"}
WITH_SCRIPT = {"list"}
PLAIN, SCRIPTED, EASY_MORE, REQUESTS = 45, 61, 25, 8  # KB of 1,024 bytes, and requests, in English
_BROWSER, _DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


def tell(server: Server) -> list[str]:
    """The table of first visits; a sentence where there is no browser."""
    if not (_BROWSER.exists() and _DRIVER.exists()):
        return ["", "First visits: not measured, for there is no Chromium here."]
    rows = [["first visit", "reading", "requests", "KB", "page", "styles", "fonts", "script", "rest", "at most KB"]]
    with _browser() as driver:
        for name, path in PAGES.items():
            addresses = {reading: f"http://127.0.0.1:{server.port}/{reading}{path}" for reading in READINGS}
            rows += [_row(name, reading, _sizes(server.port, _asked(driver, address))) for reading, address in addresses.items()]
    return ["", "## First visits, brotli", "", *laid(rows)]


def _row(name: str, reading: str, sizes: dict[str, int]) -> list[str]:
    """One line; only English has a budget, in standard and in easy words."""
    kinds = {"page": 0, "css": 0, "woff2": 0, "js": 0, "rest": 0}
    for path, size in sizes.items():
        kind = path.rpartition(".")[2]
        kinds[kind if kind in kinds else "rest" if path.startswith("/static/") else "page"] += size
    most = (SCRIPTED if name in WITH_SCRIPT else PLAIN) + (EASY_MORE if reading.endswith("-easy") else 0)
    budget = most if reading.startswith("en") else None
    total = missed(sum(sizes.values()) / 1024, budget)
    return [
        name,
        reading,
        f"{len(sizes)}{'!' if len(sizes) > REQUESTS else ''}",
        total,
        *(f"{kinds[kind] / 1024:.1f}" for kind in kinds),
        str(budget or "-"),
    ]


@contextmanager
def _browser() -> Iterator[Any]:
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    with tempfile.TemporaryDirectory(prefix="browser-") as folder:
        options = ChromeOptions()
        options.binary_location = str(_BROWSER)
        for flag in (*_FLAGS, f"--user-data-dir={folder}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
        driver = Chrome(options=options, service=Service(str(_DRIVER)))
        try:
            driver.execute_cdp_cmd("Network.enable", {})
            yield driver
        finally:
            driver.quit()


def _asked(driver: Any, address: str) -> list[str]:
    """Every path that the browser asked our server for, with nothing kept from before."""
    driver.get("about:blank")
    driver.execute_cdp_cmd("Network.clearBrowserCache", {})
    driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
    driver.get_log("performance")
    driver.get(address)
    driver.execute_async_script("const done = arguments[0]; document.fonts.ready.then(() => setTimeout(done, 100))")
    said = [json.loads(line["message"])["message"] for line in driver.get_log("performance")]
    sent = [urlsplit(one["params"]["request"]["url"]) for one in said if one["method"] == "Network.requestWillBeSent"]
    return list(dict.fromkeys(one.path for one in sent if one.hostname == "127.0.0.1"))


def _sizes(port: int, paths: list[str]) -> dict[str, int]:
    """The bytes of each body as it is sent."""
    found = {}
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for path in paths:
        for _again in range(2):  # the first reader of a page has it pressed in haste
            line.request("GET", path, headers={"Accept-Encoding": "br"})
            found[path] = len(line.getresponse().read())
    line.close()
    return found
