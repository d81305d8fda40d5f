"""The portal: its domains, and its web application, which is loaded only where it is asked for; what starts the rest stays quick."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

DOMAINS = (
    "people",
    "notifications",
    "tasks",
    "languages",
    "population",
    "priorities",
    "proposals",
    "improvement",
    "huddle",
    "hub",
    "journey",
)


def create_app(*, testing: bool = False) -> "Flask":
    """The web application, on the settings of the environment. Raises BadSettings."""
    from app.portal import build

    return build(testing=testing)
