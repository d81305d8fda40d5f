"""What a demo system holds, whole."""

from typing import Any

from app.core import db
from app.journey.demo.scene import told

IDEAS: list[dict[str, Any]] = told("ideas.toml")["ideas"]


def every(statement: Any) -> list[Any]:
    """What a select gives, in a read of its own."""
    with db.reading() as session:
        return list(session.execute(statement).all())
