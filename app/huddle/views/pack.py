"""What members read before a meeting: all its ideas to print, and each by itself with the button that says so."""

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import i18n, queue
from app.core.forms import Plain
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.huddle import actions, packs, queries
from app.huddle.packs import shelf
from app.huddle.views import huddle
from app.huddle.views.inviting import door
from app.proposals import permissions


@huddle.route("/huddles/<int:number>/pack")
@open_to("huddle member")
def pack(number: int) -> Response:
    """Every idea of a meeting, one sheet each, to print or to read."""
    meeting = queries.meeting(number, by=current_user)
    read = {item for item, people in queries.readers(number).read.items() if current_user.id in people}
    contents = packs.contents(meeting)
    return page("huddle/pack.html", meeting=meeting, **contents.without(contents.own(current_user)), read=read)


@huddle.route("/huddles/<int:number>/pack/<int:item>", methods=["GET", "POST"])
@open_to("huddle member")
def pack_item(number: int, item: int) -> Response:
    """The sheet of one idea, and one press that says that it was read; whoever reads the whole pack goes on in it."""
    meeting, place, proposal = door(number, item, to=permissions.work_on)
    if Plain().validate_on_submit():
        actions.mark_as_read(place, by=current_user)
        if request.form.get("back") == "pack":
            return go_to(url_for("huddle.pack", number=number, _anchor=f"sheet-{item}"))
        tell_next(for_staff("Thank you. You have read it."))
        return go_to(url_for("huddle.meeting", number=number, _anchor=f"item-{item}"))
    own = queries.own_among(number, current_user)
    sheet = queries.sheets([item], own)[0]
    told = packs.told(sheet, easy=i18n.reading().easy)
    return page("huddle/pack_item.html", meeting=meeting, s=told, proposal=proposal, mine=queries.has_read(item, current_user.id))


@huddle.route("/huddles/<int:number>/pack.pdf")
@open_to("huddle member")
def pack_pdf(number: int) -> Response:
    """The same as a PDF. The worker makes it, and the page says so until it is there."""
    meeting = queries.meeting(number, by=current_user)
    contents = packs.contents(meeting)
    wish = shelf.Wish(number, i18n.reading().tag, tuple(sorted(contents.own(current_user))))
    made = shelf.pdf_of(wish, shelf.drawn(wish, meeting, contents))
    if made is None:
        shelf.ask(wish)
        queue.Nudge(shelf.MAKE)()
        return page("huddle/pack_waits.html", meeting=meeting)
    answer = Response(made.read_bytes(), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="huddle-{meeting.on.isoformat()}.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
