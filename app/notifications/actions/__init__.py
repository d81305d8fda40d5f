"""What is done with letters: written into the outbox, held, released, sent, erased."""

from app.notifications.actions.draining import drain
from app.notifications.actions.fitting import fit_letters, hand_over, held_without_a_task
from app.notifications.actions.holding import held_about, read_out, release_about, wait_on
from app.notifications.actions.outbox import (
    DRAIN,
    erase_about,
    erase_to,
    keep_on_page,
    lead_by,
    release,
    retry,
    retry_all,
    send_letter,
    unsent_with,
)
from app.notifications.actions.texting import as_text, segments
from app.notifications.actions.writing import Written, link_of, shown_on_a_page, subject_of, written
from app.notifications.models import IN_FORMAT

__all__ = [
    "DRAIN",
    "IN_FORMAT",
    "Written",
    "as_text",
    "drain",
    "erase_about",
    "erase_to",
    "fit_letters",
    "hand_over",
    "held_about",
    "held_without_a_task",
    "keep_on_page",
    "lead_by",
    "link_of",
    "read_out",
    "release",
    "release_about",
    "retry",
    "retry_all",
    "segments",
    "send_letter",
    "shown_on_a_page",
    "subject_of",
    "unsent_with",
    "wait_on",
    "written",
]
