"""The browser and the filled portals, and the report of the matrix."""

from accessibility.report import report
from tests.browser import browser, filled, stretched

__all__ = ["browser", "filled", "report", "stretched"]
