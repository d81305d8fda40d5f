"""Every page, for each person who sees it, in each state that it can be in. A new route needs a line here.

An address may name facts of the filled portal (`/ideas/{answered}`); what is `done` there brings the
page into its state. Pages for staff exist in English only, those of the huddle also in easy words (decision 7). `wide`: at 1280 pixels the page
is not the same one made wider, so that `make test` looks at both.
"""

from collections.abc import Iterator

from accessibility import adding, gates_pages, guest_pages, organisations, recording, room_pages, trying_pages, witnesses_pages
from accessibility.deciding_pages import decided
from accessibility.filling import LONG_WORD
from accessibility.helping_pages import helping
from accessibility.huddle_pages import meetings, views
from accessibility.looking_for_pages import looked_for
from accessibility.meeting_over_pages import meetings_over
from accessibility.states import (
    ADMINISTRATOR,
    EASY,
    HEARD,
    PUBLIC,
    Line,
    check_words,
    forged,
    in_other_words,
    letter_first,
    line,
    look_for,
    older_in_other_words,
    other_view,
    send,
    send_down,
    send_forged,
    send_from,
    show_all,
    show_backgrounds,
    show_words,
    too_often,
)


def guests() -> Iterator[Line]:
    """What anyone may read."""
    yield Line("front", "journey.home", "/", wide=True)
    yield Line("how we answer", "hub.about", "/about")
    yield Line("your information", "hub.privacy", "/privacy")
    yield Line("accessibility", "hub.accessibility", "/accessibility")
    yield Line("languages", "hub.languages", "/languages")
    yield Line("hard words", "hub.hard_words", "/hard-words")
    yield Line("ideas", "journey.ideas", "/ideas", wide=True)
    yield Line("ideas, more choices", "journey.ideas", "/ideas?topic=waiting&stage=new&lang=en")
    yield Line("ideas, nothing found", "journey.ideas", "/ideas?q=xylophone")
    yield Line("ideas, after a swap", "journey.ideas", "/ideas", done=look_for("ward"))
    yield Line("ideas, swapped for nothing", "journey.ideas", "/ideas", done=look_for("xylophone"))
    yield Line("ideas, a long search", "journey.ideas", f"/ideas?q={LONG_WORD}{LONG_WORD}")
    yield Line("one idea", "journey.idea", "/ideas/{answered}", wide=True)
    yield Line("one idea, new", "journey.idea", "/ideas/{screening}")
    yield Line("one idea in Polish", "journey.idea", "/ideas/{polish}")
    yield Line("one idea in Arabic", "journey.idea", "/ideas/{arabic}", wide=True)
    yield Line("one idea, very long words", "journey.idea", "/ideas/{long}", wide=True)
    yield Line("one idea, paused", "journey.idea", "/ideas/{paused}")
    yield Line("one idea, an answer that is being made ready", "journey.idea", "/ideas/{waiting}")
    yield Line("one idea, not now", "journey.idea", "/ideas/{not_now}")
    yield Line("one idea, said and shown", "journey.idea", "/ideas/{shown}", wide=True)
    yield Line("I need help", "journey.ask_for_help", "/help")
    yield Line("I need help, nothing filled in", "journey.ask_for_help", "/help", done=send(), status=422)
    yield Line("I need help, in the other edition", "journey.ask_for_help", "/help", done=in_other_words)
    yield Line("I need help, while writing", "journey.ask_for_help", "/help", who="drafter")
    yield Line("interpreter", "journey.ask_for_interpreter", "/interpreter", wide=True)
    yield Line("interpreter, nothing filled in", "journey.ask_for_interpreter", "/interpreter", done=send(), status=422)
    yield Line("interpreter, while writing", "journey.ask_for_interpreter", "/interpreter", who="drafter")
    yield Line("interpreter is coming", "journey.interpreter_is_coming", "/interpreter/asked")
    yield Line("help is coming", "journey.help_is_coming", "/help/asked")
    yield Line("help is coming, while writing", "journey.help_is_coming", "/help/asked", who="drafter")
    yield Line("more about you", "population.more_about_you", "/more-about-you", wide=True)
    yield Line("more about you, everything open", "population.more_about_you", "/more-about-you", done=show_backgrounds, wide=True)
    yield Line("more about you, in the other edition", "population.more_about_you", "/more-about-you", done=older_in_other_words)
    yield Line("more about you, what was never offered", "population.more_about_you", "/more-about-you", done=send_forged, status=422)
    yield Line("more about you, thank you", "population.thank_you", "/more-about-you/thank-you")
    yield Line("sign in", "people.sign_in", "/sign-in")
    yield Line("sign in, no address", "people.sign_in", "/sign-in", done=send(email="nobody"), status=422)
    yield Line("sign in, by code", "people.code", "/sign-in/code")
    yield Line("sign in, wrong code", "people.code", "/sign-in/code", done=send(code="123 456"), status=422)
    yield Line("sign in, by link", "people.use_link", "/sign-in/{sign_in}")
    yield Line("sign in, old link", "people.use_link", "/sign-in/1-nothing", status=404)
    yield Line("signed in, not yet", "journey.after_sign_in", "/signed-in")
    yield Line("letters of the demo", "notifications.demo_letters", "/demo/letters")
    yield Line("letter of the demo", "notifications.demo_letter", "/demo/letters/{letter}")
    yield Line("letter of the demo in Arabic", "notifications.demo_letter", "/demo/letters/{letter_ar}")


def listeners() -> Iterator[Line]:
    """Whoever has a page read aloud."""
    yield Line("listen to an idea", "journey.idea", "/ideas/{answered}?listen=1", readings=HEARD, wide=True)
    yield Line("listen to an idea, the sound is being made", "journey.idea", "/ideas/{screening}?listen=1")
    yield Line("listen", "journey.help_is_coming", "/help/asked?listen=1", readings=EASY)
    yield Line("listen, the sound cannot be made", "hub.privacy", "/privacy?listen=1", readings=EASY)
    yield Line("I need help, listen", "journey.ask_for_help", "/help?listen=1", readings=EASY)
    yield Line("question where, listen", "proposals.question", "/share/where?listen=1", wide=True)


def writers() -> Iterator[Line]:
    """Whoever brings an idea, from the first question to "sent"."""
    yield Line("share an idea", "proposals.share", "/share")
    yield Line("the form on paper", "proposals.paper", "/paper", wide=True)
    for slug in (
        "how",
        "helper",
        "not-good",
        "who",
        "better",
        "know",
        "change",
        "about-you",
        "your-work",
        "join-in",
        "contact",
        "name",
        "help-you-need",
    ):
        yield Line(f"question {slug}", "proposals.question", f"/share/{slug}", wide=slug == "not-good")
    yield Line("question where", "proposals.question", "/share/where", wide=True)
    yield Line("question helper about", "proposals.question", "/share/helper-about", who="helped")
    yield Line("question person knows", "proposals.question", "/share/person-knows", who="helped")
    yield Line("question, whose words", "proposals.question", "/share/not-good", who="helped", wide=True)
    yield Line("check, with a helper", "proposals.check", "/share/check", who="helped")
    for kind in ("audio", "photo", "drawing", "video"):
        yield Line(f"add {kind}", "proposals.add_file", f"/share/not-good/add/{kind}", wide=kind == "audio")
    yield Line("add a video, nothing chosen", "proposals.add_file", "/share/not-good/add/video", done=send(), status=422)
    yield Line("question, said and shown", "proposals.question", "/share/not-good", who="shower", wide=True)
    yield Line("question, a recording that is made ready", "proposals.question", "/share/not-good", who="still waits")
    yield Line("check, said and shown", "proposals.check", "/share/check", who="shower", wide=True)
    yield Line("come back with 3 words", "proposals.come_back", "/share/words")
    yield Line(
        "come back with 3 words, wrong", "proposals.come_back", "/share/words", done=send(words="apple apple apple", who="Ann"), status=422
    )
    yield Line("save and stop, 3 words", "proposals.stop", "/share/stop", who="drafter", done=show_words)
    yield Line("save and stop, no name for 3 words", "proposals.stop", "/share/stop", who="beginner", done=show_words, status=422)
    yield Line("question related work", "proposals.question", "/share/related-work", readings=PUBLIC[::2])
    yield Line("question done-1", "proposals.question", "/share/done-1", readings=PUBLIC[1::2])
    yield Line("question your choice", "proposals.question", "/share/your-choice", who="drafter", wide=True)
    yield Line("question website", "proposals.question", "/share/website", who="drafter")
    yield Line("the quick way", "proposals.question", "/share/not-good?way=quick")
    yield Line("question with an answer", "proposals.question", "/share/not-good", who="drafter")
    yield Line("question with very long words", "proposals.question", "/share/not-good", who="wordy")
    yield Line("question where, everything chosen", "proposals.question", "/share/where", done=show_all)
    yield Line("question contact, everything chosen", "proposals.question", "/share/contact", done=show_all)
    yield Line("question help you need, everything chosen", "proposals.question", "/share/help-you-need", done=show_all)
    yield Line("question contact, the quick way", "proposals.question", "/share/contact?way=quick")
    yield Line("question contact, wrong number", "proposals.question", "/share/contact", who="stumbler", done=send(mobile="12"), status=422)
    yield Line("question, two windows", "proposals.question", "/share/not-good", who="two windows")
    yield Line("check", "proposals.check", "/share/check", who="drafter", wide=True)
    yield Line("check, nothing yet", "proposals.check", "/share/check", who="beginner")
    yield Line("check, something is missing", "proposals.check", "/share/check", who="beginner", done=send(), status=422)
    yield Line("check, a wrong number", "proposals.check", "/share/check", who="stumbler", done=send(), status=422)
    yield Line("check, the team may not read", "proposals.check", "/share/check", who="refuser", done=send(), status=422)
    yield Line("check, private details", "proposals.check", "/share/check", who="careless")
    yield Line("check, very long words", "proposals.check", "/share/check", who="wordy", wide=True)
    yield Line("save and stop", "proposals.stop", "/share/stop", who="drafter")
    yield Line("save and stop, wrong address", "proposals.stop", "/share/stop", who="drafter", done=send(email="dee"), status=422)
    wrong = send_from("#send-helper button", helper="nobody")
    yield Line("save and stop, no such helper", "proposals.stop", "/share/stop", who="drafter", done=wrong, status=422)
    yield Line("another idea", "proposals.another", "/share/another", who="drafter")
    yield Line("nothing is saved", "proposals.stop", "/share/stop")
    yield Line("forgotten", "proposals.forgotten", "/share/forgotten")
    yield Line("delete my draft", "proposals.delete", "/share/delete", who="drafter")
    yield Line("deleted", "proposals.deleted", "/share/deleted")
    yield Line("back to my draft", "proposals.back", "/share/back/{draft}")
    yield Line("back, old link", "proposals.back", "/share/back/1-nothing", status=404)


def proposers() -> Iterator[Line]:
    """Whoever brought an idea, by its link or signed in."""
    yield Line("sent", "journey.sent", "/my-idea/{received}/sent", who="proposer", wide=True)
    yield Line("my idea", "journey.my_idea", "/my-idea/{received}", who="proposer")
    yield Line("my idea, answered", "journey.my_idea", "/my-idea/{answered}", who="proposer", wide=True)
    yield Line("my idea, an answer that is being made ready", "journey.my_idea", "/my-idea/{waiting}", who="proposer")
    yield Line("answer, nobody asked", "proposals.answer", "/my-idea/{received}/answer", who="proposer", status=409)
    yield Line("my idea, not now", "journey.my_idea", "/my-idea/{not_now}", who="proposer")
    yield Line("my idea, passed on", "journey.my_idea", "/my-idea/{signposted}", who="proposer")
    yield Line("my idea, a question to me", "journey.my_idea", "/my-idea/{asked}", who="proposer", wide=True)
    yield Line("my idea, listed", "journey.my_idea", "/my-idea/{listed}", who="proposer")
    yield Line("my idea, taken back", "journey.my_idea", "/my-idea/{taken_back}", who="proposer")
    yield Line("my idea, paused", "journey.my_idea", "/my-idea/{paused}", who="proposer", wide=True)
    yield Line("my idea, very long words", "journey.my_idea", "/my-idea/{long}", who="proposer", wide=True)
    yield Line("my idea, in Arabic", "journey.my_idea", "/my-idea/{arabic}", who="proposer")
    yield Line("my idea, in easy words", "journey.my_idea", "/my-idea/{easy}", who="proposer")
    yield Line("messages", "journey.messages", "/my-idea/{answered}/messages", who="proposer", wide=True)
    yield Line("messages, about an idea in Arabic", "journey.messages", "/my-idea/{arabic}/messages", who="proposer")
    yield Line("my copy", "journey.copy", "/my-idea/{answered}/copy", who="proposer")
    yield Line("my copy, said and shown", "journey.copy", "/my-idea/{shown}/copy", who="proposer")
    yield Line("my copy, very long words", "journey.copy", "/my-idea/{long}/copy", who="proposer")
    yield Line("open my idea", "proposals.open_idea", "/my-idea/{answered}/open/{token}")
    yield Line("open my idea, old link", "proposals.open_idea", "/my-idea/{answered}/open/1-nothing", status=404)
    yield Line("links", "proposals.links", "/my-idea/{answered}/links", who="proposer", wide=True)
    yield Line("links, of a phoner", "proposals.links", "/my-idea/{phoned}/links", who="proposer")
    yield Line("stop a link", "proposals.stop_link", "/my-idea/{answered}/links/{device_link}/stop", who="proposer")
    yield Line("stop the link in use", "proposals.stop_link", "/my-idea/{answered}/links/{link}/stop", who="proposer")
    yield Line("stop other links", "proposals.stop_other_links", "/my-idea/{answered}/links/stop-others", who="proposer")
    yield Line("stop other links, none", "proposals.stop_other_links", "/my-idea/{received}/links/stop-others", who="proposer")
    yield Line("link stopped", "proposals.link_stopped", "/link-stopped")
    yield Line("answer the question", "proposals.answer", "/my-idea/{asked}/answer", who="proposer")
    yield Line("answer, empty", "proposals.answer", "/my-idea/{asked}/answer", who="proposer", done=send(), status=422)
    yield Line("title", "proposals.title", "/my-idea/{answered}/title", who="proposer")
    yield Line("title, empty", "proposals.title", "/my-idea/{answered}/title", who="proposer", done=send(title=""), status=422)
    yield Line("take it back", "proposals.take_back", "/my-idea/{received}/take-back", who="proposer")
    yield Line("take it back, others work on it", "proposals.take_back", "/my-idea/{answered}/take-back", who="proposer")
    yield Line("bring it back", "proposals.bring_back", "/my-idea/{taken_back}/bring-back", who="proposer")
    yield Line("bring it back, answered before", "proposals.bring_back", "/my-idea/{given_up}/bring-back", who="proposer")
    yield Line("look again", "proposals.look_again", "/my-idea/{answered}/look-again", who="proposer")
    yield Line("look again, no reason", "proposals.look_again", "/my-idea/{answered}/look-again", who="proposer", done=send(), status=422)
    yield Line("on the website", "proposals.website", "/my-idea/{answered}/website", who="proposer")
    yield Line("my needs", "journey.my_needs", "/my-idea/{received}/help-you-need", who="proposer", wide=True)
    yield Line("my needs, much", "journey.my_needs", "/my-idea/{needy}/help-you-need", who="proposer")
    yield Line("interpreter, for my idea", "journey.ask_for_interpreter", "/interpreter?idea={received}", who="proposer")
    yield Line("my idea, written down by us", "journey.my_idea", "/my-idea/{told}", who="proposer")
    yield Line("what we wrote", "proposals.what_we_wrote", "/my-idea/{told}/what-we-wrote", who="proposer", wide=True)
    yield Line("correct it", "proposals.correct", "/my-idea/{told}/what-we-wrote/not-good", who="proposer")
    yield Line("correct who it helps", "proposals.correct", "/my-idea/{told}/what-we-wrote/who", who="proposer")
    yield Line("my ideas", "journey.my_ideas", "/my-ideas", who="dee")
    yield Line("my ideas, none yet", "journey.my_ideas", "/my-ideas", who="nobody")
    yield Line("front, signed in", "journey.home", "/", who="dee")


def helped() -> Iterator[Line]:
    """Whoever helped with an idea, and the person it goes over to."""
    yield Line("my idea, with a helper", "journey.my_idea", "/my-idea/{helped}", who="proposer")
    yield Line("hand over", "proposals.hand_over", "/my-idea/{helped}/hand-over", who="proposer", wide=True)
    yield Line("hand over, 3 words", "proposals.hand_over", "/my-idea/{helped}/hand-over", who="proposer", done=send())
    yield Line("take over", "proposals.take_over", "/my-idea/{helped}/take-over", who="proposer", wide=True)
    yield Line("take over, nothing chosen", "proposals.take_over", "/my-idea/{helped}/take-over", who="proposer", done=send(), status=422)
    yield Line("hand over, no name", "proposals.hand_over", "/my-idea/{nameless}/hand-over", who="proposer", done=send(), status=422)
    yield Line("take over, no name", "proposals.take_over", "/my-idea/{nameless}/take-over", who="proposer", done=send(), status=422)
    yield Line("my idea, of whoever helped", "journey.my_idea", "/my-idea/{taken_over}", who="helper")


def staff() -> Iterator[Line]:
    """The huddle, its chair and the administrator."""

    yield line("queue", "huddle.queue", "/queue")
    yield line("queue, late ones", "huddle.queue", "/queue?view=overdue")
    yield line("queue, nothing waits", "huddle.queue", "/queue?view=mine", who="chair", wide=False)
    yield line("queue, after a swap", "huddle.queue", "/queue", done=other_view, wide=False)
    yield line("read an idea", "journey.read_idea", "/ideas/{received}/read")
    for name in ("screening", "asked", "listed", "answered", "signposted", "easy", "taken_back", "arabic", "waiting"):
        yield line(f"read an idea, {name.replace('_', ' ')}", "journey.read_idea", f"/ideas/{{{name}}}/read", who="chair", wide=False)
    yield line("read an idea, very long words", "journey.read_idea", "/ideas/{long}/read", who="chair")
    yield line("read an idea, said and shown", "journey.read_idea", "/ideas/{shown}/read")
    yield line("look at a file", "proposals.look_at_file", "/ideas/{shown}/files/{recording}")
    yield line(
        "look at a file, nothing written down",
        "proposals.look_at_file",
        "/ideas/{shown}/files/{film}",
        done=send(fit="yes", said=""),
        wide=False,
        status=422,
    )
    yield line("screen, said and shown", "proposals.screen", "/ideas/{shown}/screen", wide=False)
    yield line("screen", "proposals.screen", "/ideas/{received}/screen")
    yield line("screen, in Arabic", "proposals.screen", "/ideas/{arabic}/screen", wide=False)
    yield line("screen, very long words", "proposals.screen", "/ideas/{long}/screen", done=send(title="", topic=""), status=422)
    yield line("ask", "proposals.ask", "/ideas/{received}/question")
    yield line("ask, nothing asked", "proposals.ask", "/ideas/{received}/question", done=send(), wide=False, status=422)
    yield line("ask, who reads easy words", "proposals.ask", "/ideas/{easy_reader}/question")
    only_standard = send(question="Which clinic was it, the one in town or the one by the river?")
    yield line("ask, easy words are missing", "proposals.ask", "/ideas/{easy_reader}/question", done=only_standard, wide=False, status=422)
    yield line("ask, words checked", "proposals.ask", "/ideas/{easy_reader}/question", done=check_words("question_easy"), wide=False)
    yield line("decide", "huddle.decide", "/ideas/{listed}/decision", who="chair")
    yield line("decide, nothing filled in", "huddle.decide", "/ideas/{listed}/decision", who="chair", done=send(), status=422)
    yield line("decide, the letter first", "huddle.decide", "/ideas/{listed}/decision", who="chair", done=letter_first)
    yield line("decide, words checked", "huddle.decide", "/ideas/{listed}/decision", who="chair", done=check_words("reason"))
    yield line("decide, very long words", "huddle.decide", "/ideas/{long}/decision", who="chair")
    yield line("easy words", "huddle.easy_words", "/ideas/{easy}/decision/easy-words")
    yield line("easy words, none", "huddle.easy_words", "/ideas/{easy}/decision/easy-words", done=send(), wide=False, status=422)


def voices() -> Iterator[Line]:
    """Ideas that are alike, before sending and afterwards."""
    yield Line("check, no idea alike", "proposals.check", "/share/check", who="lone")
    yield Line("check, ideas alike", "proposals.check", "/share/check", who="diner", wide=True)
    yield Line("one idea, with other voices", "journey.idea", "/ideas/{joined}", wide=True)
    yield Line("my idea, others want to join", "journey.my_idea", "/my-idea/{joined}", who="proposer", wide=True)
    for name in ("together", "apart", "asking", "not_yet"):
        yield Line(f"my idea, joining: {name.replace('_', ' ')}", "journey.my_idea", f"/my-idea/{{{name}}}", who="proposer")
    yield line("screen, it wants to join another", "proposals.screen", "/ideas/{not_yet}/screen")
    yield line("read an idea, others want to join", "journey.read_idea", "/ideas/{joined}/read")


def staff_for_people() -> Iterator[Line]:
    """Tasks, needs, interpreters, ideas that are written down for people."""
    yield line("who sends ideas", "population.who_sends_ideas", "/who-sends-ideas")
    yield line("tasks", "tasks.every_task", "/tasks")
    yield line("languages and editions", "languages.editions", "/editions", wide=True)
    yield line("tasks, done with needs", "tasks.done", "/tasks/{phone_task}/done")
    yield line("tasks, done with needs, not said", "tasks.done", "/tasks/{phone_task}/done", done=send(), wide=False, status=422)
    yield line("read an idea, needs much", "journey.read_idea", "/ideas/{needy}/read")
    yield line("needs of somebody", "journey.needs_of", "/people/{person}/needs")
    yield line("in another form", "huddle.in_format", "/ideas/{waiting}/decision/in-format")
    yield line("in another form, not said", "huddle.in_format", "/ideas/{waiting}/decision/in-format", done=send(), wide=False, status=422)
    yield line("letter in another form", "notifications.letter_to_read", "/letters/{held}", wide=False)
    yield line("book an interpreter", "languages.book_for", "/people/{person}/interpreter")
    yield line(
        "book an interpreter, which", "languages.book_for", "/people/{person}/interpreter", done=send(language=""), wide=False, status=422
    )
    yield line("booking", "languages.booking", "/interpreters/{booking}")
    yield line("booking, nothing filled in", "languages.booking", "/interpreters/{booking}", done=send(), wide=False, status=422)
    yield line("booking, not confirmed", "languages.booking", "/interpreters/{booked}")
    yield line("booking, confirmed", "languages.booking", "/interpreters/{confirmed}", wide=False)
    yield line("booking, off", "languages.off", "/interpreters/{confirmed}/off")
    yield line("booking, off, nothing said", "languages.off", "/interpreters/{confirmed}/off", done=send(), wide=False, status=422)
    yield line("write down", "proposals.write_down", "/write-down?task={asked_for}")
    yield line("write down, nothing chosen", "proposals.write_down", "/write-down", done=send(), wide=False, status=422)
    yield line("take down", "proposals.take_down", "/write-down/{half}")
    yield line("take down, from paper in Arabic", "proposals.take_down", "/write-down/{half_paper}")
    yield line("take down, not yet to be sent", "proposals.take_down", "/write-down/{half}", done=send_down, wide=False, status=422)
    yield line("read an idea, taken down", "journey.read_idea", "/ideas/{told}/read", wide=False)
    yield line("what we wrote, for the team", "proposals.what_we_wrote", "/my-idea/{told}/what-we-wrote")
    yield line("letter to read out", "notifications.letter_to_read", "/letters/{to_read}")
    yield Line(
        "letters that did not arrive",
        "notifications.undelivered",
        "/letters/undelivered",
        "administrator",
        readings=ADMINISTRATOR,
        wide=True,
    )


def translated() -> Iterator[Line]:
    """What people write, in other languages."""
    yield Line("one idea, translated", "journey.idea", "/ideas/{translated}", wide=True)
    yield Line("one idea, the original", "journey.idea", "/ideas/{translated}?show=original")
    yield Line("ask for a translation", "journey.ask_for_translation", "/ideas/{translated}/translation")
    yield Line("my idea, a question translated", "journey.my_idea", "/my-idea/{asked_arabic}", who="proposer")
    yield Line("my idea, an answer translated", "journey.my_idea", "/my-idea/{answered_arabic}", who="proposer", wide=True)
    yield line("translations", "journey.translations", "/translations")
    yield line("translations, none", "journey.translations", "/translations?after=2999-01-01_1", wide=False)
    yield line("translate", "journey.translation", "/translations/{wish_mine}")
    yield line("translate, nothing written", "journey.translation", "/translations/{wish_mine}", done=send(), wide=False, status=422)
    yield line("translate, to claim", "journey.translation", "/translations/{wish}")
    yield line("translate, somebody else has it", "journey.translation", "/translations/{wish_hers}", wide=False)
    yield line("check a translation", "journey.check_translation", "/translations/{wish_check}/check")
    yield line(
        "check a translation, not said",
        "journey.check_translation",
        "/translations/{wish_check}/check",
        done=send(),
        wide=False,
        status=422,
    )


def mishaps() -> Iterator[Line]:
    """What went wrong, said calmly."""
    yield Line("not found", "404", "/nothing-is-here", status=404)
    for code in (400, 403, 405, 409, 413, 422, 429, 500, 503):
        yield Line(f"mishap {code}", "mishap", f"/mishap/{code}", status=code)
    yield Line("not found, signed in", "404", "/letters/undelivered", who="member", readings=ADMINISTRATOR, status=404)
    yield Line("an old form, words kept", "400", "/help", done=forged, status=400)
    yield Line("not saved, words kept", "503", "/help", done=too_often("/en/mishap/503"), readings=("en",), status=503)


LINES: tuple[Line, ...] = (
    *guests(),
    *listeners(),
    *writers(),
    *proposers(),
    *helped(),
    *helping(),
    *staff(),
    *meetings(),
    *views(),
    *guest_pages.lines(),
    *meetings_over(),
    *decided(),
    *staff_for_people(),
    *adding.lines(),
    *voices(),
    *recording.lines(),
    *translated(),
    *looked_for(),
    *organisations.lines(),
    *room_pages.lines(),
    *trying_pages.lines(),
    *witnesses_pages.lines(),
    *gates_pages.lines(),
    *mishaps(),
)
