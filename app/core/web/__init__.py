"""What every view uses: open_to(...), page(...), go_to(...)."""

from app.core.web.answering import go_to, here_in, keep, page, tell_next
from app.core.web.converters import row_number
from app.core.web.door import open_to

__all__ = ["go_to", "here_in", "keep", "open_to", "page", "row_number", "tell_next"]
