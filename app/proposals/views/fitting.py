"""What an idea fits, and what kind of work it is: said by the team, told to whoever brought it, a bar to nothing."""

from flask import url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.priorities import queries as register
from app.proposals import actions, permissions, queries
from app.proposals.forms.fitting import FitForm, KindForm, offered
from app.proposals.kinds import consequences
from app.proposals.views import proposals


@proposals.route("/ideas/<ref:reference>/fits", methods=["GET", "POST"])
@open_to("huddle member")
def fits(reference: str) -> Response:
    """Which priorities an idea fits, and which programmes it is for."""
    proposal = queries.proposal(reference, by=current_user, to=permissions.screen)
    before, places = queries.fits_of(proposal.id), queries.places_of(proposal.id)
    every = {one.id: one for one in [*register.programmes(), *(place.programme for place in places)]}
    form = FitForm(data={"priorities": [str(one.id) for one in before], "programmes": [str(one.programme.id) for one in places]})
    form.offer(offered(register.standing(), [(one.id, one.title) for one in before]), queries.how_they_stand(list(every.values())))
    if form.validate_on_submit():
        priorities, programmes = form.chosen()
        actions.say_what_it_fits(proposal, priorities=priorities, programmes=programmes, by=current_user)
        tell_next(for_staff("Saved. Whoever brought the idea can read it on their page."))
        return go_to(url_for("journey.read_idea", reference=reference))
    keeps = current_user.holds("chair", "administrator")
    return page("proposals/fits.html", form=form, proposal=proposal, keeps=keeps, status=422 if form.errors else 200)


@proposals.route("/ideas/<ref:reference>/kind-of-work", methods=["GET", "POST"])
@open_to("huddle member")
def kind(reference: str) -> Response:
    """Four questions tell improvement, clinical audit, service evaluation and research apart, with what follows."""
    proposal = queries.proposal(reference, by=current_user, to=permissions.screen)
    row, _by = queries.kind_of_work(proposal.id)
    form = KindForm(data=row.answers if row else None)
    if form.validate_on_submit():
        told = actions.say_kind_of_work(proposal, form.said(), by=current_user)
        tell_next(" ".join(for_staff(words) for words in consequences(told)))
        return go_to(url_for("journey.read_idea", reference=reference))
    return page("proposals/kind.html", form=form, proposal=proposal, status=422 if form.errors else 200)
