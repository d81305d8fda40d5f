"""Pages about letters: those that did not arrive, and the mailbox of a demo."""

from flask import Blueprint, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.config import settings
from app.core.web import go_to, open_to, page, row_number, tell_next
from app.notifications import actions, permissions, queries
from app.support import queries as support

notifications = Blueprint("notifications", __name__)


def _reading_of(tag: str) -> i18n.Reading:
    return i18n.readings().get(tag, i18n.ENGLISH)


def _before() -> int | None:
    return row_number(request.args.get("before", ""))


@notifications.get("/letters/undelivered")
@open_to("administrator")
def undelivered() -> Response:
    """Letters that are dead or stuck, with the reason and a button."""
    letters = queries.undelivered(before=_before())
    return page(
        "notifications/undelivered.html",
        letters=letters[: queries.PAGE],
        older=letters[queries.PAGE - 1].id if len(letters) > queries.PAGE else None,
        dead=queries.how_many_dead(),
        no_server=queries.mail_server_missing(),
    )


@notifications.post("/letters/<int:number>/try-again")
@open_to("administrator")
def try_again(number: int) -> Response:
    """One letter goes once more."""
    letter = queries.letter(number, by=current_user, to=permissions.look_after)
    actions.retry(letter, by=current_user.id)
    tell_next(f"The message to {letter.address} is being sent again.")
    return go_to(url_for("notifications.undelivered"))


@notifications.post("/letters/try-all-again")
@open_to("administrator")
def try_all_again() -> Response:
    """Every dead letter goes once more."""
    count = actions.retry_all(by=current_user.id)
    tell_next("1 message is being sent again." if count == 1 else f"{count} messages are being sent again.")
    return go_to(url_for("notifications.undelivered"))


@notifications.get("/letters/<int:number>")
@open_to("huddle member")
def letter_to_read(number: int) -> Response:
    """A letter that somebody of the team reads out on the phone, or prints and posts."""
    letter = queries.letter(number, by=current_user, to=permissions.read_out)
    return page(
        "notifications/letter_to_read.html",
        letter=letter,
        words=actions.shown_on_a_page(letter),
        flag=support.flag(letter.person_id),
        language=_reading_of(letter.reading),
    )


@notifications.get("/demo/letters")
@open_to("everyone")
def demo_letters() -> Response:
    """The mailbox of a demo."""
    letters = queries.demo_letters(before=_before())
    older = letters[queries.PAGE - 1].id if len(letters) > queries.PAGE else None
    shown = [(letter, actions.subject_of(letter), _reading_of(letter.reading)) for letter in letters[: queries.PAGE]]
    return page("notifications/demo_letters.html", letters=shown, older=older)


@notifications.get("/demo/letters/<int:number>")
@open_to("everyone")
def demo_letter(number: int) -> Response:
    """One letter of a demo, as its reader would have it."""
    letter = queries.demo_letter(number)
    link = actions.link_of(letter).removeprefix(settings().base_url)
    return page(
        "notifications/demo_letter.html",
        letter=letter,
        words=actions.shown_on_a_page(letter) if letter.channel.value in {"phone", "post"} else actions.written(letter),
        text=actions.as_text(letter) if letter.channel.value == "sms" else "",
        link=link,
        language=_reading_of(letter.reading),
    )
