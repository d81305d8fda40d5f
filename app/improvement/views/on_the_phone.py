"""Asking what came out of a small test on the phone: a member of the team writes the answer down."""

from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotAllowed, NotFound, Refused
from app.core.i18n import for_staff, mark_for_staff
from app.core.web import go_to, open_to, page, row_number, tell_next
from app.improvement.actions.on_the_phone import write_down as keep
from app.improvement.forms.on_the_phone import OnThePhoneForm
from app.improvement.forms.witnesses import SAW
from app.improvement.queries import witnesses as queries
from app.improvement.queries.hearing import heard
from app.improvement.queries.wording import to_read
from app.improvement.queries.written_down import said_last, times_said
from app.improvement.views import improvement
from app.improvement.views.cycles import at_work
from app.languages.forms.translating import METHODS
from app.support.queries import flag

if TYPE_CHECKING:
    from app.improvement.models import Asked, Cycle

SAVED = mark_for_staff("Thank you. Their answer is written down.")
UNCHANGED = mark_for_staff("You have changed nothing. Their answer stays as they gave it.")


@improvement.route("/small-tests/<int:number>/said", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def write_down(number: int) -> Response:
    """What somebody said on the phone, who is asked about this test: the same questions as by their link."""
    proposal, found = at_work(number)
    person = row_number(request.args.get("person", ""))
    asked = next((one for one in queries.all_asked(found) if one.person_id == person), None)
    if asked is None:
        raise NotFound
    if asked.as_whom.value == "team":
        return go_to(url_for("improvement.cycle", number=number))
    if asked.id not in queries.answerable(proposal, [asked]):
        raise NotAllowed(for_staff("They are not asked any more."))
    form, needs = OnThePhoneForm(), flag(asked.person_id)
    form.ask_of(found, needs=needs is not None)
    seen, facts = form.seen(), {"asked": asked, "found": found, "flag": needs, **_standing(found, asked)}
    stands = form.catch_up(times_said(asked))
    if form.validate_on_submit():
        try:
            changed = keep(asked, form.answers(asked), form.needs_met(), seen=seen, by=current_user)
            tell_next(for_staff(SAVED if changed else UNCHANGED))
            return go_to(url_for("improvement.cycle", number=number))
        except Refused as refusal:
            form.refuse(refusal)
    if not request.form:
        form.begin_with(asked)
    return page("improvement/write_down.html", form=form, stands=stands, **facts, status=422 if form.errors else 200)


def _standing(found: "Cycle", asked: "Asked") -> dict[str, Any]:
    """What they read, and what they have said so far."""
    test = to_read(found, "en")["easy" if asked.person.reading.endswith("easy") else "standard"]
    given = {question.position: said for question, said in queries.questions_of(asked) if said is not None}
    told = {"given": given, "saw": SAW, "in_english": heard(found, [asked]).in_english, "methods": dict(METHODS)}
    return {"test": test, "last": said_last(found, asked), **told}
