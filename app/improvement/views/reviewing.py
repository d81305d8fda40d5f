"""Reviews: the page of one, writing and closing it, and those that are due."""

from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import calendar
from app.core.errors import Refused
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import actions, permissions, queries
from app.improvement.actions import reviewing as writing
from app.improvement.actions.early import is_review_early
from app.improvement.forms.reviewing import WORDS, ReviewForm
from app.improvement.queries import reviewing
from app.improvement.queries import reviews_due as due
from app.improvement.views import improvement
from app.proposals.actions.moving import title_of
from app.proposals.queries import needs_easy_words

if TYPE_CHECKING:
    from app.improvement.models import Project, Review
    from app.improvement.queries.reviewing import Standing
    from app.proposals.models import Proposal


@improvement.route("/ideas/<ref:reference>/try-out/reviews/<int:number>")
@open_to("huddle member", "provider QI lead")
def review(reference: str, number: int) -> Response:
    """A review on one page, for the screen and for paper."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    standing = reviewing.standing(project, number)
    told = reviewing.versions(standing.review)
    gathered = reviewing.Gathered.of(told[0][0].gathered) if told else reviewing.gathered(project, number)
    return page(
        "improvement/review.html",
        **_about(proposal, standing),
        told=told,
        gathered=gathered,
        aims=queries.aims(project),
        writes=permissions.write(current_user, proposal),
        words=WORDS,
    )


@improvement.route("/ideas/<ref:reference>/try-out/reviews/<int:number>/write", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def write_review(reference: str, number: int) -> Response:
    """Writing a review: saved at any time, closed by a button of its own."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    standing = reviewing.standing(project, number)
    actions.check_open(proposal, by=current_user)
    form, easy = ReviewForm(), needs_easy_words(proposal)
    form.ask_early(early=is_review_early(standing.on, standing.told))
    closing, saves, other = request.form.get("close") == "yes", form.seen_saves(), None
    if form.validate_on_submit() and (not closing or form.can_close(easy=easy)):
        try:
            return _saved(proposal, project, form, number, closing=closing)
        except Refused as refusal:
            form.refuse(refusal)
            other = _meanwhile(project, number, saves)
            saves = other.saves if other else saves
    elif standing.review and not request.form:
        form.begin_with(standing.review)
        saves = standing.review.saves
    return page(
        "improvement/write_review.html",
        form=form,
        **_about(proposal, standing),
        today=project.day(calendar.today()),
        easy=easy,
        saves=saves,
        other=other,
        gathered=reviewing.gathered(project, number),
        words=WORDS,
        status=422 if form.faults() else 200,
    )


def _meanwhile(project: "Project", number: int, saves: int) -> "Review | None":
    """What somebody else saved since a page was opened; None where nobody did."""
    stands = reviewing.standing(project, number).review
    return stands if stands is not None and stands.saves != saves else None


def _saved(proposal: "Proposal", project: "Project", form: ReviewForm, number: int, *, closing: bool) -> Response:
    seen, written = form.seen_saves(), form.written()
    if closing:
        writing.close(proposal, project, number, written, form.why_changed.data or "", seen_saves=seen, by=current_user)
        tell_next(for_staff("The review is closed. Whoever brought the idea hears of it, and so do those who work on it."))
    else:
        writing.save(project, number, written, seen_saves=seen, by=current_user)
        tell_next(for_staff("Saved. Close the review when you are ready."))
    return go_to(url_for("improvement.review", reference=proposal.reference, number=number))


def _about(proposal: "Proposal", standing: "Standing") -> dict[str, Any]:
    title = title_of(proposal.title, proposal.answers)
    return {
        "proposal": proposal,
        "standing": standing,
        "title": title,
        "title_lang": proposal.title.lang if proposal.title else proposal.lang,
    }


@improvement.route("/try-outs/reviews")
@open_to("huddle member", "provider QI lead")
def reviews_due() -> Response:
    """Reviews that are due or late, and those that were closed lately."""
    return page("improvement/reviews_due.html", rows=due.due_for(current_user), closed=due.closed_lately(current_user))
