"""A box by which somebody says that what a page asks about is right as it is."""

import hashlib
from collections.abc import Sequence
from typing import Any

from app.core.forms import Ticks, offers


class RightAsItIs(Ticks):
    """It holds for the very things that the page asked about: where another one comes to them, it is asked again. `yes`: what the box says."""

    data: list[str] | None

    def __init__(self, label: str, *, yes: str, **more: Any) -> None:
        super().__init__(label, choices=[], coerce=str, validate_choice=False, **more)
        self.yes = yes

    def settles(self, about: Sequence[str]) -> bool:
        """Whether nothing is asked about, or somebody ticked the box for just this. It stays ticked where the page comes back for something else."""
        key = hashlib.sha256("\n".join(about).encode()).hexdigest()[:12]
        self.data = [key] if about and key in (self.data or ()) else []
        self.choices = offers([(key, self.yes)]) if about else []
        return not about or bool(self.data)
