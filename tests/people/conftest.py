"""Somebody of the team."""

import pytest
from flask import Flask

from tests import make


@pytest.fixture
def sam(app: Flask) -> str:
    make.staff()
    return "sam@example.org"
