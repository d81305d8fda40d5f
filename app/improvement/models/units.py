"""What the unit of a measure says of its values."""

import re
from typing import Final

PER_CENT: Final = re.compile(r"\s*(%|per\s?cents?\b|percentages?\b|pct\b)", re.IGNORECASE)


def reads_as_per_cent(unit: str) -> bool:
    """Whether a unit is per cent, as people write it: "%", "per cent of patients", "Percent"."""
    return PER_CENT.match(unit) is not None
