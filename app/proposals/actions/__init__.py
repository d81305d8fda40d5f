"""What can be done with an idea."""

from app.proposals.actions.adding import add_later, check_takes_more, drop_scan, keep_scan
from app.proposals.actions.attaching import PREPARE, attach, claim, detach, finish, look_at, prepare
from app.proposals.actions.closing import end_links
from app.proposals.actions.drafting import (
    FINE,
    IDEA_LINK,
    add_link,
    begin_draft,
    choose_quick,
    delete_draft,
    mail_draft_link,
    open_draft,
    remind_of_drafts,
    save_answers,
    say_fine,
)
from app.proposals.actions.fitting import say_kind_of_work, say_what_it_fits
from app.proposals.actions.forgetting import sweep_drafts, sweep_files, sweep_sounds, sweep_withdrawn
from app.proposals.actions.handing import end_supporters, take_over
from app.proposals.actions.moving import check_possible, confirm_key, find_link, involve, move, refresh_public, retell_clock
from app.proposals.actions.needing import as_answers, confirm_needs, say_needs, write_needs
from app.proposals.actions.owning import answer_question, ask_again, bring_back, choose_publishing, rename, withdraw
from app.proposals.actions.returning import find_by_words, forget_tries, known_by, show_words, words_to_claim
from app.proposals.actions.screening import ask_for_more, hand_reading, hand_writing, read_by, screen
from app.proposals.actions.sending import missing_before_sending, needs_given, send_proposal
from app.proposals.actions.taking_down import begin_taking_down, correct, mark_of, send_taken_down, write_down
from app.proposals.actions.translating import check_translation
from app.proposals.actions.voicing import keep_apart, show_together, wish_to_join
from app.proposals.actions.working import go_on

__all__ = [
    "FINE",
    "IDEA_LINK",
    "PREPARE",
    "add_later",
    "add_link",
    "answer_question",
    "as_answers",
    "ask_again",
    "ask_for_more",
    "attach",
    "begin_draft",
    "begin_taking_down",
    "bring_back",
    "check_possible",
    "check_takes_more",
    "check_translation",
    "choose_publishing",
    "choose_quick",
    "claim",
    "confirm_key",
    "confirm_needs",
    "correct",
    "delete_draft",
    "detach",
    "drop_scan",
    "end_links",
    "end_supporters",
    "find_by_words",
    "find_link",
    "finish",
    "forget_tries",
    "go_on",
    "hand_reading",
    "hand_writing",
    "involve",
    "keep_apart",
    "keep_scan",
    "known_by",
    "look_at",
    "mail_draft_link",
    "mark_of",
    "missing_before_sending",
    "move",
    "needs_given",
    "open_draft",
    "prepare",
    "read_by",
    "refresh_public",
    "remind_of_drafts",
    "rename",
    "retell_clock",
    "save_answers",
    "say_fine",
    "say_kind_of_work",
    "say_needs",
    "say_what_it_fits",
    "screen",
    "send_proposal",
    "send_taken_down",
    "show_together",
    "show_words",
    "sweep_drafts",
    "sweep_files",
    "sweep_sounds",
    "sweep_withdrawn",
    "take_over",
    "wish_to_join",
    "withdraw",
    "words_to_claim",
    "write_down",
    "write_needs",
]
