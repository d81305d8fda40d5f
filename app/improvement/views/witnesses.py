"""Asking what came out of a small test: whom the team asks, and the page that their link opens."""

from typing import TYPE_CHECKING

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.config import settings
from app.core.errors import NotAllowed, NotFound, Refused
from app.core.forms import Plain
from app.core.i18n import ENGLISH, for_staff, gettext, mark_for_staff, reading
from app.core.i18n import mark as _
from app.core.web import go_to, open_to, page, row_number, tell_next
from app.improvement.actions import witnesses
from app.improvement.actions.hearing import ask_for_english
from app.improvement.forms.asked_when import LETTERS, when_asked
from app.improvement.forms.witnesses import SAW, WHO, AnswerForm, AskForm
from app.improvement.queries import witnesses as queries
from app.improvement.queries.in_time import Goes, in_time
from app.improvement.queries.told_to_witnesses import about_test
from app.improvement.queries.ways import way_shown
from app.improvement.queries.witnesses import Standing
from app.improvement.queries.wording import easy_words, easy_words_of_last, to_read
from app.improvement.queries.written_down import written_down
from app.improvement.views import improvement
from app.improvement.views.cycles import at_work
from app.improvement.views.hearing import said_of
from app.languages.forms.translating import METHODS

if TYPE_CHECKING:
    from app.improvement.models import Asked, Cycle
    from app.proposals.models import Proposal

_DAYS = 60 * 86_400
WHEN = {
    Goes.ON_THE_DAY: mark_for_staff("They are asked on the last day of the test."),
    Goes.AT_ONCE: mark_for_staff("They are asked within the hour: the last day of the test has come."),
    Goes.ONCE_BEGUN: mark_for_staff("They are asked once the test has begun."),
}
ENDED = {
    Standing.TAKEN_BACK: _("Our team does not need your answer any more. Thank you."),
    Standing.STUDIED: _("Our team has looked at this test. Thank you."),
    Standing.ENDED: _("Nobody works on this idea now. Thank you."),
}


@improvement.route("/small-tests/<int:number>/ask", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def ask(number: int) -> Response:
    """Who is asked what came out, and what they said; one more can be asked until the test is studied."""
    proposal, found = at_work(number)
    if found.studied_at is not None and request.method == "GET":
        tell_next(for_staff("This small test was studied. Nobody is asked any more."))
        return go_to(url_for("improvement.cycle", number=number))
    witnesses.check_askable(found)
    form = AskForm()
    form.offer()
    form.ask_of(found)
    words, of_last = easy_words(found), {}
    if not words:
        of_last = easy_words_of_last(found)
    if not request.form:
        form.begin_with(words or of_last)
    if not _stopped(found) and form.validate_on_submit():
        try:
            asked = witnesses.ask(found, proposal, form.whom(), form.easy(), by=current_user)
            _say_when(proposal, found, asked)
            return go_to(url_for("improvement.ask", number=number))
        except Refused as refusal:
            form.refuse(refusal)
    return page(
        "improvement/ask.html",
        form=form,
        found=found,
        as_whom=WHO,
        of_last=of_last,
        **said_of(proposal, found),
        status=422 if form.errors else 200,
    )


def _say_when(proposal: "Proposal", found: "Cycle", asked: "Asked") -> None:
    """When they are asked, and that they read it in English where nobody can translate it before; of who has answered, that no letter goes."""
    if asked.answered_at is not None:
        tell_next(for_staff("They have answered already, so no letter goes. Their link opens again, and they can change their answer."))
        return
    time = in_time(proposal, found)
    way = next(way_shown(one)[0] for one in queries.all_asked(found) if one.id == asked.id)
    tell_next(for_staff(WHEN[time.goes]) if way in LETTERS and time.goes in WHEN else when_asked(time, way))
    if way in LETTERS and time.too_short and not queries.read_in(asked).startswith(ENGLISH.lang):
        tell_next(for_staff("There is no time to translate it first: they read it in English."))


def _stopped(found: "Cycle") -> bool:
    """Whether the button beside somebody who is asked was pressed: their link opens nothing any more, and what was typed stays in the form."""
    if "stop" not in request.form or not Plain().validate_on_submit():
        return False
    number = row_number(request.form["stop"])
    one = next((one for one in queries.all_asked(found) if one.id == number and one.as_whom.value != "team"), None)
    if one is not None:
        witnesses.stop_asking(one, by=current_user)
        tell_next(for_staff("Taken back. Their link opens nothing now."))
    return True


@improvement.route("/small-tests/<int:number>/translate-answers", methods=["POST"])
@open_to("huddle member", "provider QI lead")
def translate_answers(number: int) -> Response:
    """Somebody is asked to put into English what was said in other languages."""
    _proposal, found = at_work(number)
    if not Plain().validate_on_submit():
        raise NotAllowed
    ask_for_english(found, queries.all_asked(found))
    tell_next(for_staff("We asked for a translation. You see it here when it is there."))
    return go_to(url_for("improvement.cycle", number=number))


@improvement.route("/small-test-answer/<token>", methods=["GET", "POST"])
@open_to("everyone", spoken="never")
def open_answer(token: str) -> Response:
    """The link of a letter: GET shows a button, POST sets a cookie for this one test."""
    row = queries.asked_of(token)
    if row is None:
        return page("improvement/old_link.html", status=404)
    proposal, found = row
    standing = queries.standing_of(proposal, found)
    if standing in ENDED:
        return page("improvement/not_asked.html", sentence=gettext(ENDED[standing]), status=404)
    if Plain().validate_on_submit():
        answer = go_to(url_for("improvement.answer", number=found.id))
        answer.set_cookie(_cookie(found.id), token, max_age=_DAYS, httponly=True, samesite="Lax", secure=settings().secure)
        return answer
    return page("improvement/open_answer.html", form=Plain(), name=found.person.display_name)


@improvement.route("/small-test-answers/<int:number>", methods=["GET", "POST"])
@open_to("everyone", spoken="never")
def answer(number: int) -> Response:
    """What somebody reads and answers: one small test, what was expected, what they saw; nothing else of the try-out."""
    row = queries.asked_of(request.cookies.get(_cookie(number), ""))
    if row is None or row[1].id != number:
        raise NotFound
    proposal, found = row
    standing = queries.standing_of(proposal, found)
    if standing in ENDED:
        return page("improvement/not_asked.html", sentence=gettext(ENDED[standing]), status=404)
    form = AnswerForm()
    form.keep(found.cycle.questions)
    if form.validate_on_submit():
        try:
            witnesses.answer(found, form.answers(found))
            tell_next(gettext("Thank you. We have your answer."))
            return go_to(url_for("improvement.answer", number=number))
        except Refused as refusal:
            form.refuse(refusal)
    elif not request.form:
        form.begin_with(found)
    return page(
        "improvement/answer.html",
        form=form,
        asked=found,
        test=to_read(found.cycle, reading().lang),
        about=about_test(proposal, found),
        late=standing is Standing.LATE,
        methods=dict(METHODS),
        done=found.answered_at is not None and not request.form and not request.args.get("change"),
        given=queries.questions_of(found),
        written_down=written_down(found.cycle, [found]),
        saw=SAW,
        status=422 if form.errors else 200,
    )


def _cookie(number: int) -> str:
    return f"small-test-{number}"
