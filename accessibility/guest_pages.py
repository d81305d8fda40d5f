"""The pages of what comes before a meeting: guests, and the pack."""

from collections.abc import Iterator

from accessibility.states import Line, line, send


def lines() -> Iterator[Line]:
    """The pages of guests in every reading, those of members in English."""
    yield Line("invitation, to open", "huddle.open_invitation", "/huddle-guest/{guest_link}")
    yield Line("invitation, taken back", "huddle.open_invitation", "/huddle-guest/{ended_link}", status=404)
    yield Line("invitation, no such link", "huddle.open_invitation", "/huddle-guest/1-nothing", status=404)
    yield Line("guest", "huddle.guest", "/huddle-guests/{invitation}", "huddle guest", wide=True)
    yield Line("guest, answered with very long words", "huddle.guest", "/huddle-guests/{answered_invitation}", "huddle guest")
    yield Line("guest, no answer", "huddle.guest", "/huddle-guests/{invitation}", "huddle guest", done=send(), status=422)
    yield Line("guest, ended", "huddle.guest", "/huddle-guests/{ended_invitation}", "huddle guest", status=404)
    guests = "/huddles/{meeting}/items/{place}/guests"
    yield line("guests of an idea", "huddle.invite", guests)
    yield line("guests of an idea, nobody chosen", "huddle.invite", guests, done=send(), wide=False, status=422)
    yield line("what a guest told us", "huddle.note_answer", "/huddles/invitations/{invitation}/answer")
    yield line("what a guest told us, nothing", "huddle.note_answer", "/huddles/invitations/{invitation}/answer", done=send(), status=422)
    yield line("pack", "huddle.pack", "/huddles/{meeting}/pack")
    yield line("pack, empty", "huddle.pack", "/huddles/{empty_meeting}/pack", wide=False)
    yield line("pack, one idea", "huddle.pack_item", "/huddles/{meeting}/pack/{place}")
    yield line("pack, the PDF waits", "huddle.pack_pdf", "/huddles/{meeting}/pack.pdf", wide=False)
