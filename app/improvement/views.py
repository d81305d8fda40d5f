"""The edge of improvement: its commands."""

from flask import Blueprint

improvement = Blueprint("improvement", __name__, cli_group=None)
