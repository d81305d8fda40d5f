"""Addresses without a page."""

NO_PAGES = {  # addresses that a browser asks for, but nobody reads
    "huddle.meeting_calendar": "for calendars",
    "huddle.calendar_feed": "for calendars",
    "huddle.decisions_csv": "for spreadsheets",
    "huddle.actions_csv": "for spreadsheets",
    "improvement.values_csv": "for spreadsheets",
    "improvement.export_csv": "for spreadsheets",
    "improvement.export_json": "for other programs",
    "improvement.drivers_as_sheet": "for spreadsheets",
    "improvement.drivers_as_text": "a file to take along",
    "healthz": "for machines",
    "robots": "for machines",
    "journey.idea_of_task": "leads on to the idea",
    "proposals.captions": "for players",
    "proposals.file": "a recording, photo or video by itself",
    "journey.recording_sound": "a recording by itself",
    "proposals.small_file": "a photo in small",
    "journey.idea_of_booking": "leads on to the idea",
    "tasks.letter_done": "leads on to the task of a letter",
}
