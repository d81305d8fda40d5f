"""Somebody of the team, an idea that one organisation tries, and the portal on a PostgreSQL of its own."""

import pytest
from flask import Flask

from app.people.models import RoleName
from app.proposals.models import Proposal
from tests import keys, make
from tests.improvement.trying import tried
from tests.postgres import on_postgres
from tests.visitor import Visitor

__all__ = ["on_postgres"]


@pytest.fixture
def sam(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


@pytest.fixture
def place() -> int:
    return make.organisation("Wenbrook Hospital")


@pytest.fixture
def idea(place: int) -> Proposal:
    return tried("5 4 3", place=place)[0]
