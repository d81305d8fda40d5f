"""What was done to an idea, by whom, and where it stands: the words of the pages for staff."""

from app.core.i18n import mark_for_staff

DONE = {
    "send": mark_for_staff("The idea arrived"),
    "start_screening": mark_for_staff("Screening began"),
    "ask_for_more": mark_for_staff("We asked the proposer a question"),
    "answer_question": mark_for_staff("The proposer answered our question"),
    "list_for_huddle": mark_for_staff("Listed for a huddle"),
    "take_off_list": mark_for_staff("Taken off the list"),
    "decide": mark_for_staff("The huddle decided"),
    "easy_words": mark_for_staff("The decision was written in easy words"),
    "start_coaching": mark_for_staff("Coaching began"),
    "start_testing": mark_for_staff("Testing began"),
    "evaluate": mark_for_staff("Evaluation began"),
    "adopt": mark_for_staff("Adopted"),
    "adapt": mark_for_staff("Adapted"),
    "abandon": mark_for_staff("Abandoned"),
    "pause": mark_for_staff("Paused"),
    "resume": mark_for_staff("Resumed"),
    "stop": mark_for_staff("Stopped"),
    "object": mark_for_staff("The proposer asked us to look again"),
    "withdraw": mark_for_staff("The proposer took the idea back"),
    "bring_back": mark_for_staff("The proposer brought the idea back"),
    "rename": mark_for_staff("The proposer gave it another title"),
    "allow_publishing": mark_for_staff("The proposer said yes to the website"),
    "stop_publishing": mark_for_staff("The proposer said no to the website"),
    "end_links": mark_for_staff("The proposer stopped links to the idea"),
    "claim": mark_for_staff("The person took the idea over from whoever helped"),
    "in_format": mark_for_staff("The letter went out in the form that they need"),
    "change_needs": mark_for_staff("The person changed the help that they need"),
    "revisit": mark_for_staff("The day came to look at it again"),
    "erase": mark_for_staff("Its words were deleted"),
    "look_at_file": mark_for_staff("Somebody looked at a file of this idea"),
    "write_down": mark_for_staff("What is said in a recording was written down"),
    "read_out": mark_for_staff("The choices were read out, and the answers written down"),
    "put_right": mark_for_staff("We put right what we wrote down, as the person told us"),
    "correct": mark_for_staff("The person changed what we wrote down"),
    "add_voice": mark_for_staff("The proposer wants to add a voice to another idea"),
    "voice_agreed": mark_for_staff("We told the proposer that the other side said yes: both ideas are shown together"),
    "ask_for_voice": mark_for_staff("Another idea like this one: we asked the proposer if both are shown together"),
    "show_together": mark_for_staff("The proposer said yes: show both ideas together"),
    "keep_apart": mark_for_staff("The proposer said no: keep the ideas apart"),
    "translate": mark_for_staff("Somebody put words of this idea into another language"),
    "check_translation": mark_for_staff("A second person checked a translation"),
    "update": mark_for_staff("News about this idea"),
    "milestone": mark_for_staff("A step in the plan"),
}
ROLES = {
    "proposer": mark_for_staff("proposer"),
    "huddle member": mark_for_staff("huddle member"),
    "chair": mark_for_staff("chair"),
    "coach": mark_for_staff("coach"),
    "system": mark_for_staff("the portal itself"),
}
WAYS = {
    "standard": mark_for_staff("standard"),
    "easy_read": mark_for_staff("easy words"),
    "quick": mark_for_staff("quick way"),
    "staff": mark_for_staff("staff"),
    "taken_down": mark_for_staff("taken down"),
}
REACHED_BY = {
    "email": mark_for_staff("Email"),
    "phone": mark_for_staff("Phone"),
    "sms": mark_for_staff("Text message"),
    "letter": mark_for_staff("Address"),
    "video": mark_for_staff("Video call"),
    "in_person": mark_for_staff("Meeting"),
    "supporter": mark_for_staff("Somebody who helps"),
}
HOW = {
    "phone": mark_for_staff("on the phone"),
    "in_person": mark_for_staff("in person"),
    "paper": mark_for_staff("on the paper form"),
}
VOICES = {  # whether two ideas are shown together
    "not_yet": mark_for_staff("Nobody was asked yet: one of them is not on the website."),
    "waiting": mark_for_staff("Whoever brought the older idea was asked."),
    "together": mark_for_staff("Both said yes: they are shown together."),
    "refused": mark_for_staff("They said no: the ideas stay apart."),
    "taken_back": mark_for_staff("The voice was taken back: the ideas stay apart."),
}
