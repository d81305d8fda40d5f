"""What the huddle does: it meets, puts ideas on its list, and decides."""

from app.huddle.actions.accepting import accept, check_asked, go_on_without, refuse, take_silence_for_no
from app.huddle.actions.belonging import (
    add_discipline,
    describe_member,
    new_calendar_address,
    seat,
)
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
from app.huddle.actions.following import ask_if_done, say_if_done, to_be_done
from app.huddle.actions.listing import (
    give_minutes,
    list_proposal,
    order_by_urgency,
    put_off,
    put_off_rest,
    reorder,
    take_off,
)
from app.huddle.actions.meeting import (
    Setting,
    call_off,
    group,
    hold,
    meet_weekly,
    move_meeting,
    plan_meeting,
    plan_weeks,
    set_up,
)
from app.huddle.actions.saying import View, bar_organisation, check_free, declare_interest, place_of, say, score
from app.huddle.actions.standing import EASY_WORDS
from app.huddle.actions.waiting import add_easy_words, in_the_making, look_again_on_the_day, send_in_format

__all__ = [
    "EASY_WORDS",
    "LONGEST_WAIT",
    "Chosen",
    "Setting",
    "View",
    "accept",
    "add_discipline",
    "add_easy_words",
    "as_letter",
    "ask_if_done",
    "bar_organisation",
    "call_off",
    "check_asked",
    "check_free",
    "check_listed",
    "check_newest",
    "check_to_pass_on",
    "confirm",
    "correct_decision",
    "decide",
    "declare_interest",
    "describe_member",
    "disagree",
    "drop_unconfirmed",
    "give_minutes",
    "go_on_without",
    "group",
    "hold",
    "in_the_making",
    "letter_first",
    "list_proposal",
    "look_again_on_the_day",
    "meet_weekly",
    "move_meeting",
    "new_calendar_address",
    "order_by_urgency",
    "pass_on_first",
    "place_of",
    "plan_meeting",
    "plan_weeks",
    "put_off",
    "put_off_rest",
    "refuse",
    "reorder",
    "say",
    "say_if_done",
    "score",
    "seat",
    "send_in_format",
    "set_up",
    "take_off",
    "take_silence_for_no",
    "to_be_done",
    "to_correct",
    "waiting_for",
]
