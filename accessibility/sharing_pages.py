"""The pages of a try-out for people outside the team, and what the team shows them."""

from collections.abc import Iterator

from accessibility.huddle_pages import refused
from accessibility.states import Line, line, send_from

PRIVATE = "Mrs Jane Smith (07700 900123, jane@example.org) waits 3 hours, not 5. Ask Mr Ali Khan, (01632) 960 123."


def lines() -> Iterator[Line]:
    """Paused, with everything that can be shown; at its end; and before anything was written."""
    yield Line("how it goes", "improvement.how_it_goes", "/ideas/{paused}/how-it-goes", wide=True)
    yield Line("how it goes, at its end", "improvement.how_it_goes", "/ideas/{judged}/how-it-goes")
    yield Line("my try-out", "improvement.my_try_out", "/my-idea/{paused}/how-it-goes", who="proposer", wide=True)
    yield Line("how it goes, nothing yet", "improvement.how_it_goes", "/ideas/{tried}/how-it-goes")
    yield line("what people outside see", "improvement.shown_outside", "/ideas/{paused}/try-out/shown")
    yield line("what people outside see, nothing yet", "improvement.shown_outside", "/ideas/{tried}/try-out/shown", wide=False)
    private = send_from("main form#aim > button", words=PRIVATE, easy="We utilise 07700 900123.")
    yield refused("aim, with what looks private", "improvement.aim", "/ideas/{tried}/try-out/aim", "member", private)
    gone = "/ideas/{paused}/try-out/aims/{old_aim}/take-away"
    yield line("take the words of an aim away", "improvement.take_aim_words_away", gone, wide=False)
    yield refused("take the words of an aim away, no reason", "improvement.take_aim_words_away", gone, "member")
