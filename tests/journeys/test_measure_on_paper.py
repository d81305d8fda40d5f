"""The page of a measure on paper: its table is a table, and a link to a place on the same sheet prints no address."""

from accessibility.pages import LINES
from tests.browser import Browser, Portal, browser, filled

__all__ = ["browser", "filled"]

PAPER = 703  # CSS pixels between the margins of A4
TABLE = "return [...document.querySelectorAll('table.points, .points tr')].map(part => getComputedStyle(part).display)"
SAID = "return [...document.querySelectorAll('main a')].map(a => [a.getAttribute('href'), getComputedStyle(a, '::after').content])"


def test_a_measure_prints_its_table_as_a_table_and_no_address_of_its_own_page(browser: Browser, filled: Portal) -> None:
    line = next(one for one in LINES if one.name == "measure, run chart")
    line.open(browser, filled, "en")
    browser.cdp("Emulation.setEmulatedMedia", media="print")
    browser.cdp("Emulation.setDeviceMetricsOverride", width=PAPER, height=900, deviceScaleFactor=1, mobile=False)
    try:
        displayed, said = browser.run(TABLE), browser.run(SAID)
    finally:
        browser.cdp("Emulation.clearDeviceMetricsOverride")
        browser.cdp("Emulation.setEmulatedMedia", media="")
    assert (displayed[0], set(displayed[1:])) == ("table", {"table-row"})
    own = [content for address, content in said if address.startswith("#")]
    assert (set(own), any("Link" in content for _address, content in said)) == ({"none"}, True)
