"""The browser and the filled portal; what axe could not decide and we did; the report of the matrix."""

from accessibility.report import report
from tests.browser import browser, filled

__all__ = ["browser", "filled", "report"]
