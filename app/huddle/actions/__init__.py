"""What the huddle does: it meets, puts ideas on its list, and decides."""

from app.huddle.actions.accepting import accept, check_asked, go_on_without, refuse, take_silence_for_no
from app.huddle.actions.agreeing import LONGEST_ACTION, agree
from app.huddle.actions.belonging import add_discipline, describe_member, new_calendar_address, seat
from app.huddle.actions.confirming import confirm, disagree, drop_unconfirmed, waiting_for
from app.huddle.actions.correcting import correct_decision, to_correct
from app.huddle.actions.deciding import (
    LONGEST_WAIT,
    Chosen,
    as_letter,
    check_listed,
    check_newest,
    check_to_pass_on,
    decide,
    letter_first,
    pass_on_first,
)
from app.huddle.actions.ending import do_action, drop_action, give_another_day, hand_action, open_action_again, remind_of_actions
from app.huddle.actions.following import ask_if_done, say_if_done, to_be_done
from app.huddle.actions.forgetting import forget_with_ideas
from app.huddle.actions.handing import hand_post
from app.huddle.actions.inviting import (
    GuestTold,
    Reply,
    answer_invitation,
    end_where_taken_back,
    forget_guests,
    invite,
    take_invitation_back,
    what_happens_next,
    why_nobody_is_invited,
)
from app.huddle.actions.listing import give_minutes, list_proposal, order_by_urgency, put_off, put_off_rest, reorder, take_off
from app.huddle.actions.meeting import Setting, call_off, group, hold, meet_weekly, move_meeting, plan_meeting, plan_weeks, set_up
from app.huddle.actions.reading import mark_as_read
from app.huddle.actions.reflecting import LONGEST_REFLECTION, check_over, reflect
from app.huddle.actions.room import LONGEST_NOTE, begin, note_presence, pause, stop_talking, talk_about, talk_about_next, write_note
from app.huddle.actions.saying import View, bar_organisation, check_free, declare_interest, place_of, say, score
from app.huddle.actions.standing import EASY_WORDS
from app.huddle.actions.waiting import add_easy_words, in_the_making, look_again_on_the_day, send_in_format

__all__ = [
    "EASY_WORDS",
    "LONGEST_ACTION",
    "LONGEST_NOTE",
    "LONGEST_REFLECTION",
    "LONGEST_WAIT",
    "Chosen",
    "GuestTold",
    "Reply",
    "Setting",
    "View",
    "accept",
    "add_discipline",
    "add_easy_words",
    "agree",
    "answer_invitation",
    "as_letter",
    "ask_if_done",
    "bar_organisation",
    "begin",
    "call_off",
    "check_asked",
    "check_free",
    "check_listed",
    "check_newest",
    "check_over",
    "check_to_pass_on",
    "confirm",
    "correct_decision",
    "decide",
    "declare_interest",
    "describe_member",
    "disagree",
    "do_action",
    "drop_action",
    "drop_unconfirmed",
    "end_where_taken_back",
    "forget_guests",
    "forget_with_ideas",
    "give_another_day",
    "give_minutes",
    "go_on_without",
    "group",
    "hand_action",
    "hand_post",
    "hold",
    "in_the_making",
    "invite",
    "letter_first",
    "list_proposal",
    "look_again_on_the_day",
    "mark_as_read",
    "meet_weekly",
    "move_meeting",
    "new_calendar_address",
    "note_presence",
    "open_action_again",
    "order_by_urgency",
    "pass_on_first",
    "pause",
    "place_of",
    "plan_meeting",
    "plan_weeks",
    "put_off",
    "put_off_rest",
    "reflect",
    "refuse",
    "remind_of_actions",
    "reorder",
    "say",
    "say_if_done",
    "score",
    "seat",
    "send_in_format",
    "set_up",
    "stop_talking",
    "take_invitation_back",
    "take_off",
    "take_silence_for_no",
    "talk_about",
    "talk_about_next",
    "to_be_done",
    "to_correct",
    "waiting_for",
    "what_happens_next",
    "why_nobody_is_invited",
    "write_note",
]
