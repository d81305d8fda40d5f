"""Organisations are asked to try an idea; each says yes or no, or nothing."""

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff, gettext, mark_for_staff
from app.core.templates import plain_reference
from app.history.actions import record
from app.history.models import Entry
from app.huddle import notices, queries
from app.huddle.actions.listing import list_proposal
from app.huddle.models import FEWEST, Decision, Partner, Reply, Route
from app.improvement.actions import start_project
from app.people.actions import tell
from app.people.models import Person
from app.people.queries import leads_of, standing
from app.people.queries import person as person_of
from app.proposals.actions.moving import find_link, tell_proposer
from app.proposals.models import Proposal, Stage
from app.proposals.queries import whole
from app.tasks.actions import finish_about, raise_once
from app.tasks.models import TaskKind

ANSWER_IN = {Route.PROVIDER_PROJECT: 5, Route.INTEGRATED_PROJECT: 10}  # working days (reference methods 15)
LEAD = "provider QI lead"


def ask_partners(proposal: Proposal, made: Decision) -> None:
    """Whoever leads improvement there is asked, or somebody of the team asks where nobody does; counted from today, once."""
    by = calendar.add_working_days(calendar.today(), ANSWER_IN[made.route])
    asked = set[int]()
    for one in queries.partners_of(made.id):
        today = standing(one.partner.organisation_id) or one.partner.organisation_id
        if today in asked:  # one went into the other meanwhile
            db.session.delete(one.partner)
            db.session.flush()
            continue
        asked.add(today)
        if one.partner.reply is not Reply.ASKED:
            continue
        one.partner.answer_by, one.partner.organisation_id = by, today
        facts = {"organisation": one.name, "partner": one.partner.id}
        entry = record("proposal", proposal.id, "ask_organisation", by=made.decided_by, role="chair", facts=facts)
        leads = leads_of(one.partner.organisation_id)
        for lead in leads:
            tell(
                person_of(lead.id), "huddle/asked", notices.asked(proposal, one.partner, one.name, together=_together(made)), because=entry
            )
        if not leads:
            told = mark_for_staff("Nobody leads improvement there yet. Ask them, and write down what they say.")
            _task(proposal, one.name, told)


def _together(made: Decision) -> bool:
    return made.route is Route.INTEGRATED_PROJECT


def _task(proposal: Proposal, organisation: str, told: str) -> None:
    details = f"{plain_reference(str(proposal.reference))}\n{organisation}\n{told}"
    raise_once(TaskKind.DECIDE, "proposal", proposal.id, days=2, details=details)


def check_asked(proposal: Proposal, partner: Partner) -> None:
    """Raises NotAllowed for an organisation that has answered, or an idea that went another way meanwhile."""
    if partner.reply is not Reply.ASKED or proposal.stage is not Stage.DECIDED or proposal.unheard:
        raise NotAllowed(gettext("This was answered already, or the idea went another way. Nothing was changed."))


def accept(proposal: Proposal, number: int, words: str, *, by: Person) -> None:
    """The organisation will try it; `words`: who works on it. Whoever brought it hears when all have said yes."""
    made, one = queries.asked_of(proposal, number)
    check_asked(proposal, one.partner)
    if not words:
        raise Refused(gettext("Write who works on it, and how to reach them"), field="words")
    facts = _reply(one.partner, Reply.YES, words, by) | {"organisation": one.name}
    entry = record("proposal", proposal.id, "organisation_yes", by=by.id, role=LEAD, reason=words, facts=facts)
    _tell_if_all(proposal, made, entry)


def _tell_if_all(proposal: Proposal, made: Decision, entry: Entry) -> None:
    asked = queries.partners_of(made.id)
    if all(one.partner.reply is Reply.YES for one in asked):
        finish_about(TaskKind.DECIDE, "proposal", proposal.id, by=entry.person_id)
        together = [one.partner.organisation_id for one in asked]
        start_project(proposal, by=person_of(entry.person_id) if entry.person_id else None, together=together)
        said = [{"organisation": one.name, "words": one.partner.words} for one in asked]
        tell_proposer(proposal, "huddle/accepted", notices.accepted(proposal, find_link(proposal), said), because=entry)


def refuse(proposal: Proposal, number: int, words: str, *, by: Person) -> None:
    """The organisation says no, and why; whoever brought the idea hears it.

    One that was asked alone: the idea is talked about again. Of several: the chair sees to it.
    """
    made, one = queries.asked_of(proposal, number)
    check_asked(proposal, one.partner)
    if not words:
        raise Refused(gettext("Say why, in plain words. Whoever brought the idea reads it"), field="words")
    facts = _reply(one.partner, Reply.NO, words, by) | {"organisation": one.name}
    entry = record("proposal", proposal.id, "organisation_no", by=by.id, role=LEAD, reason=words, facts=facts)
    _back(proposal, made, one, entry, by=by)


def _reply(partner: Partner, reply: Reply, words: str, by: Person) -> dict[str, object]:
    partner.reply, partner.words = reply, words
    partner.replied_at, partner.replied_by = calendar.now(), by.id
    return {"partner": partner.id}


def _back(proposal: Proposal, made: Decision, one: queries.Asked, entry: Entry, *, by: Person | None) -> None:
    name, told = one.name, notices.Instead(one.name, one.partner.words)
    if _together(made):
        _tell_of_no(proposal, told, entry, together=True)
        _task(proposal, name, mark_for_staff("They do not take part. Go on without them, or put the idea before the huddle again."))
        return
    coming = [meeting for meeting in queries.coming() if meeting.on > calendar.today()]
    if coming:
        list_proposal(proposal, coming[0], by=by, instead=told)
        _task(proposal, name, mark_for_staff("They do not try it. The idea is on the list of the next huddle again."))
    else:
        _tell_of_no(proposal, told, entry, together=False)
        _task(proposal, name, mark_for_staff("They do not try it. Plan a huddle, and put the idea before it again."))


def _tell_of_no(proposal: Proposal, told: notices.Instead, entry: Entry, *, together: bool) -> None:
    tell_proposer(proposal, "huddle/said_no", notices.said_no(proposal, find_link(proposal), told, together=together), because=entry)


def take_silence_for_no() -> None:
    """Organisations that have not answered by their day: the idea goes on as if they had said no."""
    for partner, found in queries.silent(calendar.today()):
        proposal = whole(found)
        made, one = queries.asked_of(proposal, partner.id)
        partner.reply, partner.replied_at = Reply.SILENT, calendar.now()
        facts = {"partner": partner.id, "organisation": one.name}
        entry = record("proposal", proposal.id, "organisation_silent", by=None, role="system", facts=facts)
        _back(proposal, made, one, entry, by=None)


def go_on_without(proposal: Proposal, number: int, *, by: Person) -> None:
    """The others try it together, without one that said no or nothing. Raises NotAllowed for the one that leads, and for the last one."""
    made, one = queries.asked_of(proposal, number)
    left = [other for other in queries.partners_of(made.id) if other.partner.id != number]
    needed = one.partner.leads or one.partner.reply in {Reply.ASKED, Reply.YES} or len(left) < FEWEST
    if made.route is not Route.INTEGRATED_PROJECT or needed:
        raise NotAllowed(for_staff("The others cannot go on without this one. Put the idea before the huddle again."))
    facts = {"organisation": one.name}
    entry = record("proposal", proposal.id, "go_on_without", by=by.id, role="chair", facts=facts)
    db.session.delete(one.partner)
    db.session.flush()
    _tell_if_all(proposal, made, entry)
