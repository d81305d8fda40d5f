"""The chair."""

import pytest
from flask import Flask

from app.people.models import RoleName
from tests import keys
from tests.visitor import Visitor


@pytest.fixture
def chair(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.CHAIR, "nadia@example.org")
