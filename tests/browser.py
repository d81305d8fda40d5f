"""A real portal and a real browser: Chromium without a window, its pages inspected like every other.

One browser and one filled portal live as long as the pytest session; `portal()` starts one more where
a test changes what others read.
"""

import base64
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from accessibility.hearing import heard
from app.core.config import ROOT
from tests.markup import parsed
from tests.visitor import Seen, inspect_page

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--use-fake-ui-for-media-stream",  # a microphone that hums, and nobody asks
    "--use-fake-device-for-media-stream",
    "--force-color-profile=srgb",
)
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa", "best-practice", "experimental")
PATIENCE = 120.0  # seconds after which nothing will come any more; a busy machine takes its time
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""  # WCAG 1.4.12
_AXE_RUN = """
const done = arguments[arguments.length - 1];
const rules = Object.fromEntries(axe.getRules(arguments[0]).map(r => [r.ruleId, {enabled: true}]));
const options = {runOnly: {type: "tag", values: arguments[0]}, rules, resultTypes: ["violations", "incomplete"]};
const short = list => list.map(r => ({id: r.id, help: r.help, nodes: r.nodes.map(n => ({
  target: n.target.flat().join(" "), html: n.html.slice(0, 200), why: n.failureSummary}))}));
axe.run(document, options).then(
  r => done({violations: short(r.violations), incomplete: short(r.incomplete)}), e => done({error: String(e)}));
"""


# ---- the portal ----


@dataclass(frozen=True)
class Portal:
    """Where a running portal answers, and what is in it."""

    address: str
    facts: dict[str, Any]
    folder: Path


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/healthz", timeout=5) as answer:
            return answer.status == 200
    except (URLError, OSError):
        return False


@contextmanager
def portal(folder: Path, **settings: str) -> Iterator[Portal]:
    """A filled demo portal in a process of its own, on a free port, for as long as the block lasts."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    ours = {"DATA_DIR": str(folder), "PORT": str(port), "BASE_URL": address, "DEMO": "1", "PYTHONPATH": str(ROOT)}
    environ = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ} | ours | settings
    log = folder / f"portal-{port}.log"
    with log.open("wb") as out:
        process = subprocess.Popen([sys.executable, "-m", "accessibility.serving"], cwd=ROOT, env=environ, stdout=out, stderr=out)
    try:
        until(lambda: process.poll() is not None or _answers(address))
        assert process.poll() is None, f"The portal did not start: {log.read_text(encoding='utf-8')}"
        yield Portal(address, json.loads((folder / "facts.json").read_text(encoding="utf-8")), folder)
    finally:
        process.terminate()
        process.wait()


def until(condition: Callable[[], Any], *, step: float = 0.02) -> Any:
    """Waits for something to become true, and gives it. Fails when it never does.

    A piece of the page that was exchanged between being found and being read is not true yet.
    """
    end = time.monotonic() + PATIENCE
    while True:
        with suppress(StaleElementReferenceException):
            if found := condition():
                return found
        assert time.monotonic() < end, f"Waited {PATIENCE:.0f} seconds in vain."
        time.sleep(step)


# ---- the browser ----


@dataclass
class Browser:
    """One window. It stands before one portal and is one person at a time."""

    driver: webdriver.Chrome
    base: str = ""
    status: int = 200
    media: dict[str, str] = field(default_factory=dict)

    # -- who and where --

    def stand_before(self, portal: Portal, cookies: Mapping[str, str] | None = None) -> None:
        """A fresh visitor of a portal, who holds these cookies and nothing else."""
        self.base = portal.address
        self.cdp("Network.clearBrowserCookies")
        for name, value in (cookies or {}).items():
            self.cdp("Network.setCookie", name=name, value=value, url=self.base, httpOnly=True, sameSite="Lax")

    def cookies(self) -> dict[str, str]:
        """What this visitor would keep, to come back with."""
        return {cookie["name"]: cookie["value"] for cookie in self.cdp("Network.getCookies", urls=[self.base])["cookies"]}

    def open(self, address: str, *, inspect: bool = True) -> Seen:
        """Opens an address of the portal and looks at the page."""
        self.driver.get(address if address.startswith(("http", "file", "data")) else self.base + address)
        return self.see(inspect=inspect)

    def see(self, *, inspect: bool = True) -> Seen:
        """The page as it stands now, inspected by the same rules as in every other test."""
        told = self.run(
            "const n = performance.getEntriesByType('navigation')[0];"
            "return [document.documentElement.outerHTML, n ? n.responseStatus : 200, location.pathname + location.search]"
        )
        text, self.status, address = told
        tree = parsed(f"<!DOCTYPE html>{text}")
        seen = Seen(self.status, text, {}, address, tree)
        if inspect:
            inspect_page(seen)
        return seen

    @property
    def address(self) -> str:
        """Path and query of the page that is open."""
        return self.driver.current_url.removeprefix(self.base)

    def run(self, script: str, *arguments: Any) -> Any:
        """The value of a script in the page."""
        return self.driver.execute_script(script, *arguments)

    def cdp(self, command: str, /, **facts: Any) -> Any:
        """A command of Chrome's own protocol."""
        return self.driver.execute_cdp_cmd(command, facts)

    # -- what a person does --

    def one(self, selector: str) -> WebElement:
        """The first element of a CSS selector."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def fill(self, **answers: str | list[str]) -> None:
        """Types into fields by their names, and chooses what has these values."""
        for name, value in answers.items():
            for one in value if isinstance(value, list) else [value]:
                self._answer(name, one)

    def _answer(self, name: str, value: str) -> None:
        element = self.one(f'main [name="{name}"]:not([type=hidden])')
        kind = element.get_attribute("type")
        if kind in {"radio", "checkbox"}:
            self.one(f'main [name="{name}"][value="{value}"]').click()
        elif element.tag_name == "select":
            self.one(f'main [name="{name}"] option[value="{value}"]').click()
        elif kind == "date":
            self.run("arguments[0].value = arguments[1]", element, value)
        else:
            element.clear()
            element.send_keys(value)

    def press(self, words: str, *, within: str = "body", inspect: bool = True) -> Seen:
        """Presses the button or follows the link of these words, and looks at the page that comes."""
        until(lambda: self.leave_by(self.control(words, within=within)) or True)  # again where it was exchanged under the finger
        return self.see(inspect=inspect)

    def leave_by(self, control: WebElement) -> None:
        """Presses what leads to another page, and waits until this one is gone."""
        self.run("window.before = true")
        control.click()
        until(self.arrived)

    def arrived(self) -> bool:
        """Whether another document stands where one was left; a question asked between the two has no answer."""
        with suppress(WebDriverException):
            return bool(self.run("return !window.before && document.readyState === 'complete'"))
        return False

    def control(self, words: str, *, within: str = "body") -> WebElement:
        """The shown button or link that says these words, or begins with them."""
        found = self.run(
            """const says = e => e.textContent.replace(/\\s+/g, " ").trim();
            const all = [...document.querySelector(arguments[1]).querySelectorAll("a[href], button, summary")].filter(e => e.checkVisibility());
            return all.find(e => says(e) === arguments[0]) || all.find(e => says(e).startsWith(arguments[0])) || null""",
            words,
            within,
        )
        assert found is not None, f"Nothing says {words!r} on {self.address}"
        return found  # type: ignore[no-any-return]

    def key(self, name: str, *, shift: bool = False) -> None:
        """Presses one key: Tab, Enter, Escape, ArrowDown ..."""
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowUp": 38, "ArrowDown": 40, " ": 32}
        facts = {
            "key": name,
            "code": "Space" if name == " " else name,
            "windowsVirtualKeyCode": codes[name],
            "modifiers": 8 if shift else 0,
        }
        if name in {"Enter", " "}:
            facts["text"] = "\r" if name == "Enter" else " "
        self.cdp("Input.dispatchKeyEvent", type="keyDown" if "text" in facts else "rawKeyDown", **facts)
        self.cdp("Input.dispatchKeyEvent", type="keyUp", **facts)

    def gone(self, element: WebElement) -> bool:
        """Whether an element has left the page."""
        try:
            return not self.run("return arguments[0].isConnected", element)
        except WebDriverException:  # stale, or between two documents
            return True

    # -- how a person looks --

    def script_off(self) -> None:
        """The page's own scripts do not run from here on."""
        self.cdp("Emulation.setScriptExecutionDisabled", value=True)

    def script_on(self) -> None:
        """They run again, from the next page on."""
        self.cdp("Emulation.setScriptExecutionDisabled", value=False)

    def size(self, width: int, height: int, scale: float = 1) -> None:
        """The size of the window in CSS pixels; `scale` device pixels to each."""
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False)

    def zoomed_to_400(self) -> None:
        """A window of 1280 by 1024 pixels at 400 per cent (WCAG 1.4.10)."""
        self.size(320, 256, 4)

    def prefer(self, **features: str) -> None:
        """Media features: forced_colors="active", prefers_reduced_motion="reduce", prefers_color_scheme="dark"."""
        told = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.cdp("Emulation.setEmulatedMedia", media="", features=told)

    def spaced_text(self) -> None:
        """The text spacing that WCAG 1.4.12 lets every reader choose."""
        self.run("const s = new CSSStyleSheet(); s.replaceSync(arguments[0]); document.adoptedStyleSheets = [s]", SPACED)

    def as_usual(self) -> None:
        """Script on, a phone's width, no wishes about media."""
        self.script_on()
        self.prefer()
        self.size(320, 640)

    # -- what machines see --

    def axe(self) -> dict[str, list[dict[str, Any]]]:
        """Violations and what axe could not decide, on the page that is open."""
        self.script_on()
        if not self.run("return Boolean(window.axe)"):
            self.run(AXE.read_text(encoding="utf-8"))
        told = self.driver.execute_async_script(_AXE_RUN, list(TAGS))
        assert "error" not in told, told
        return told  # type: ignore[no-any-return]

    def heard(self) -> str:
        """What a screen reader hears, in its order, as text."""
        return heard(self.cdp("Accessibility.getFullAXTree")["nodes"])

    def picture(self, clip: Mapping[str, float] | None = None, *, whole: bool = False) -> bytes:
        """A PNG of the window, of the whole page, or of a part of the page."""
        facts: dict[str, Any] = {"format": "png", "optimizeForSpeed": True}
        if whole:
            width, height = self.run("return [document.documentElement.clientWidth, document.documentElement.scrollHeight]")
            clip = {"x": 0, "y": 0, "width": width, "height": min(height, 12_000)}
        if clip:
            facts |= {"clip": {**clip, "scale": 1}, "captureBeyondViewport": True}
        return base64.b64decode(self.cdp("Page.captureScreenshot", **facts)["data"])


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser with a fresh profile, which leaves nothing behind."""
    profile = tempfile.mkdtemp(prefix="chromium-")
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_script_timeout(PATIENCE)
    try:
        browser = Browser(driver)
        browser.as_usual()
        yield browser
    finally:
        driver.quit()
        shutil.rmtree(profile, ignore_errors=True)


# ---- one of each for the whole session, whichever folder's tests come first ----


@cache
def _for_session(config: pytest.Config, what: str) -> Any:
    """Opened at the first wish, closed when pytest ends."""
    if what == "browser":
        return _until_the_end(config, chromium())
    if what == "stretched":
        return _until_the_end(config, portal(_for_session(config, "portal").folder, PSEUDO_READINGS="1"))
    folder = Path(tempfile.mkdtemp(prefix="portal-"))
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    return _until_the_end(config, portal(folder))


def _until_the_end(config: pytest.Config, context: Any) -> Any:
    opened = context.__enter__()
    config.add_cleanup(lambda: context.__exit__(None, None, None))
    return opened


@pytest.fixture
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """The browser of this session, as usual again after each test."""
    shared: Browser = _for_session(request.config, "browser")
    yield shared
    shared.as_usual()


@pytest.fixture
def filled(request: pytest.FixtureRequest) -> Portal:
    """The filled portal of this session. Tests read it and leave every idea as it was."""
    shared: Portal = _for_session(request.config, "portal")
    return shared


@pytest.fixture
def stretched(request: pytest.FixtureRequest) -> Portal:
    """The same portal with the two readings that nobody speaks: 60 per cent longer, and right to left."""
    shared: Portal = _for_session(request.config, "stretched")
    return shared
