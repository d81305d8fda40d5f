"""The browser and the filled portals, and the report of the matrix."""

import pytest

from accessibility.report import clear, finish, report
from tests.browser import browser, filled, stretched

__all__ = ["browser", "filled", "report", "stretched"]


def _shares_out(session: pytest.Session) -> bool:
    return not hasattr(session.config, "workerinput")


def pytest_sessionstart(session: pytest.Session) -> None:
    """The process that shares the looks out begins the report of the matrix anew."""
    if _shares_out(session) and session.config.getoption("markexpr") == "matrix":
        clear()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """The same process writes it."""
    if _shares_out(session):
        finish()
