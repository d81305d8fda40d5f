"""What we look for now, and which programmes take ideas in; for anyone, and never a bar."""

from werkzeug.wrappers import Response

from app.core.web import open_to, page
from app.journey.views import journey
from app.priorities import queries as register
from app.proposals import queries as proposals


@journey.route("/priorities")
@open_to("everyone", kept=True)
def priorities() -> Response:
    """Each priority in its words; each programme with its window, its places, and how long one waits."""
    standing = register.standing()
    return page(
        "journey/priorities.html",
        priorities=standing,
        names=register.names_of_organisations(standing),
        programmes=proposals.how_they_stand(register.programmes()),
    )
