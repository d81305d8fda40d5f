"""Somebody of the team."""

import pytest
from flask import Flask

from app.people.models import RoleName
from tests import keys
from tests.visitor import Visitor


@pytest.fixture
def sam(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)
