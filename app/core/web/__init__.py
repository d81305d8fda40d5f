"""What every view uses: open_to(...), page(...), go_to(...)."""

from app.core.web.answering import (
    forget_device,
    go_to,
    here,
    here_in,
    keep,
    let_in,
    let_others_write,
    only_read,
    page,
    shows_a_link,
    tell_next,
)
from app.core.web.converters import day_and_row, row_number, whole_references
from app.core.web.door import open_to
from app.core.web.limits import Cleaning, first_in_an_hour
from app.core.web.listening import words_at

__all__ = [
    "Cleaning",
    "day_and_row",
    "first_in_an_hour",
    "forget_device",
    "go_to",
    "here",
    "here_in",
    "keep",
    "let_in",
    "let_others_write",
    "only_read",
    "open_to",
    "page",
    "row_number",
    "shows_a_link",
    "tell_next",
    "whole_references",
    "words_at",
]
