"""The addresses of the huddle: a part of the table in test_doors.py."""

from tests.house.doors import CHAIR, EVERYONE, NOBODY, TEAM, answering

TABLE = {
    "huddle.action_again": ("POST", answering(404, TEAM)),  # nothing was agreed yet
    "huddle.action_day": ("GET", answering(404, TEAM)),  # likewise
    "huddle.action_done": ("POST", answering(404, TEAM)),  # likewise
    "huddle.actions_csv": ("GET", TEAM),
    "huddle.add_field": ("POST", answering(422, CHAIR)),  # no name was written
    "huddle.asked": ("GET", answering(404, CHAIR)),  # nobody was asked to try it
    "huddle.calendar_feed": ("GET", NOBODY),  # this address was never given to anybody
    "huddle.call_off": ("GET", CHAIR),
    "huddle.confirm": ("GET", answering(409, TEAM)),  # nothing waits to be confirmed
    "huddle.correct_decision": ("GET", answering(409, CHAIR)),  # nothing is decided yet
    "huddle.confirm_outcome": ("GET", answering(409, TEAM)),  # nobody tries it
    "huddle.judge": ("GET", answering(409, CHAIR)),  # likewise
    "huddle.to_judge": ("GET", TEAM),
    "huddle.decide": ("GET", answering(409, CHAIR)),  # it is on no list
    "huddle.decisions_csv": ("GET", TEAM),
    "huddle.drop_action": ("GET", answering(404, TEAM)),  # nothing was agreed yet
    "huddle.easy_words": ("GET", answering(404, TEAM)),  # nothing is decided yet
    "huddle.every_action": ("GET", TEAM),
    "huddle.every_minutes": ("GET", EVERYONE),
    "huddle.figures": ("GET", CHAIR),
    "huddle.full_minutes": ("GET", TEAM),
    "huddle.go_on_without": ("POST", answering(404, CHAIR)),  # nobody was asked to try it
    "huddle.guest": ("GET", NOBODY),  # nobody of these holds the link of a guest
    "huddle.hand_action": ("GET", answering(404, TEAM)),  # nothing was agreed yet
    "huddle.held": ("POST", answering(409, CHAIR)),  # it is still to come
    "huddle.here": ("POST", answering(303, TEAM)),  # nobody was named
    "huddle.huddles": ("GET", TEAM),
    "huddle.in_format": ("POST", answering(409, TEAM)),  # no letter waits
    "huddle.interest": ("GET", TEAM),
    "huddle.invite": ("GET", TEAM),
    "huddle.list_idea": ("POST", answering(422, TEAM)),  # no huddle was chosen
    "huddle.meeting": ("GET", TEAM),
    "huddle.meeting_calendar": ("GET", TEAM),
    "huddle.member": ("GET", (302, 302, 302, 404, 200, 404, 404)),  # a member describes nobody but themselves
    "huddle.members": ("GET", TEAM),
    "huddle.minutes": ("GET", answering(404, CHAIR)),  # nothing is on its list
    "huddle.move": ("GET", CHAIR),
    "huddle.my_calendar": ("GET", TEAM),
    "huddle.note_answer": ("GET", TEAM),
    "huddle.open_invitation": ("GET", EVERYONE),
    "huddle.order": ("POST", answering(303, CHAIR)),
    "huddle.own_organisation": ("POST", answering(409, CHAIR)),  # it is on no list
    "huddle.pack": ("GET", TEAM),
    "huddle.pack_item": ("GET", TEAM),
    "huddle.pack_pdf": ("GET", TEAM),
    "huddle.pass_on": ("GET", TEAM),
    "huddle.plan_weeks": ("GET", TEAM),
    "huddle.public_minutes": ("GET", NOBODY),  # it is still to come
    "huddle.put_off": ("POST", answering(422, CHAIR)),  # no later huddle was chosen
    "huddle.queue": ("GET", TEAM),
    "huddle.reflection": ("GET", answering(409, TEAM)),  # it is still to come
    "huddle.room": ("GET", TEAM),
    "huddle.say": ("GET", answering(409, TEAM)),  # it is on no list
    "huddle.say_if_done": ("GET", answering(409, TEAM)),  # nobody said that they do it
    "huddle.says": ("GET", answering(409, TEAM)),  # likewise
    "huddle.score": ("GET", answering(409, TEAM)),  # likewise
    "huddle.set_up": ("GET", CHAIR),
    "huddle.take_off": ("POST", answering(409, TEAM)),  # it is on no list
    "huddle.talk": ("POST", answering(303, TEAM)),  # nothing was pressed
    "huddle.weekly": ("GET", CHAIR),
}
NUMBERED = {  # what stands in an address with a number
    "huddle.actions_csv": "meeting",
    "huddle.asked": "meeting",
    "huddle.call_off": "meeting",
    "huddle.decisions_csv": "meeting",
    "huddle.full_minutes": "meeting",
    "huddle.go_on_without": "meeting",
    "huddle.held": "meeting",
    "huddle.here": "meeting",
    "huddle.meeting": "meeting",
    "huddle.meeting_calendar": "meeting",
    "huddle.member": "reader",
    "huddle.minutes": "meeting",
    "huddle.move": "meeting",
    "huddle.order": "meeting",
    "huddle.public_minutes": "meeting",
    "huddle.put_off": "meeting",
    "huddle.reflection": "meeting",
    "huddle.room": "meeting",
    "huddle.set_up": "meeting",
    "huddle.talk": "meeting",
}
