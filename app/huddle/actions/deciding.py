"""The chair records what the huddle decided; it stands at once, or when somebody else has confirmed it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import ENGLISH, for_staff
from app.history.actions import record
from app.huddle import queries
from app.huddle.actions.confirming import CONFIRM_DAYS, drop_waiting
from app.huddle.actions.saying import check_free
from app.huddle.actions.standing import ASKS_OTHERS, stand, told_of, words_of_staff
from app.huddle.models import FEWEST, Decision, Item, Partner, Route, Waits
from app.huddle.routes import WORDS
from app.languages.models import Text
from app.notifications.actions import Written, written
from app.notifications.models import Letter
from app.people.actions import called
from app.people.models import Person
from app.people.queries import names, organisation_name, standing
from app.people.queries import person as person_of
from app.proposals.actions.moving import check_possible
from app.proposals.models import Proposal, Stage
from app.proposals.moves import ANSWERED, OPEN
from app.proposals.queries import number_of, reading_of

LONGEST_WAIT = dt.timedelta(days=184)
ASK_AFTER = 20  # working days until we ask whether it was done, where the chair says nothing else


@dataclass(frozen=True)
class Chosen:
    """What the chair wrote on the decision page.

    `partners`: organisations beside the one that leads. `detail`: as Decision has it. `joins`: the reference of an idea,
    or other work in words.
    """

    route: Route
    reason: str
    next_step: str
    contact_name: str
    contact_how: str
    reason_easy: str = ""
    next_step_easy: str = ""
    organisation: int | None = None
    revisit_on: dt.date | None = None
    partners: tuple[int, ...] = ()
    detail: str = ""
    joins: str = ""
    follow_up_on: dt.date | None = None


def check_listed(proposal: Proposal, *, by: Person) -> None:
    """Raises NotAllowed for an idea that cannot be decided, or not by this person; of one that is still to be listed it says so."""
    if proposal.stage in OPEN and proposal.stage is not Stage.LISTED:
        raise NotAllowed(for_staff("Put it before a huddle first."))
    made = queries.decision_of(proposal.id) if proposal.stage in ANSWERED else None
    if made is not None:
        raise NotAllowed(_recorded_already(made))
    check_possible(proposal, "decide")
    check_free(proposal, queries.item_of(proposal.id), by=by)


def _recorded_already(made: Decision) -> str:
    told = {"name": names([made.decided_by]).get(made.decided_by, ""), "route": for_staff(WORDS[made.route].label)}
    return for_staff("%(name)s recorded the decision before you: “%(route)s”. Nothing was changed.") % told


def check_newest(proposal: Proposal, seen: str) -> None:
    """Raises NotAllowed where another chair recorded a decision that waits, since this page was opened; `seen`: the one it showed."""
    waiting = queries.waiting_of(proposal)
    if waiting is not None and seen != str(waiting.id):
        raise NotAllowed(_recorded_already(waiting))


def decide(proposal: Proposal, chosen: Chosen, *, by: Person) -> tuple[Decision, tuple[str, ...]]:
    """Records what the huddle decided and tells the proposer. Gives what it waits for; mostly nothing.

    It waits to be confirmed where too few had a say, or where an idea is passed on; then it moves nothing and nobody is told.
    """
    check_chosen(proposal, chosen)
    item = queries.item_of(proposal.id)
    check_possible(proposal, "decide")
    check_free(proposal, item, by=by)
    drop_waiting(proposal)
    made = made_of(proposal, chosen, by, lambda body: words_of_staff(proposal, body, by))
    made.meeting_id = item.meeting_id if item else None
    made.waits = _to_confirm(proposal, chosen, item)
    db.session.add(made)
    db.session.flush()
    if made.waits is None:
        return made, stand(proposal, made, by=by)
    made.confirm_by = calendar.add_working_days(calendar.today(), CONFIRM_DAYS)
    there = sorted(queries.had_a_say(made, item.id if item else None))  # as it was: who leaves the room now was there all the same
    facts = {"decision": made.id, "confirm_by": made.confirm_by.isoformat(), "there": there}
    record("proposal", proposal.id, "decide_provisionally", by=by.id, role="chair", reason=chosen.reason, facts=facts)
    return made, (made.waits.value,)


def check_to_pass_on(proposal: Proposal, *, by: Person) -> None:
    """Raises NotAllowed for an idea that nobody reads now, that somebody passes on already, or not for this person."""
    check_possible(proposal, "pass_on")
    check_free(proposal, None, by=by)
    if queries.waiting_of(proposal) is not None:
        raise NotAllowed(for_staff("Somebody wants to pass this idea on already. Nothing was changed."))


def pass_on_first(proposal: Proposal, chosen: Chosen, *, by: Person) -> Decision:
    """Whoever reads an idea first says who can answer it; it is passed on when a second person agrees, and no huddle is needed."""
    check_to_pass_on(proposal, by=by)
    check_chosen(proposal, chosen)
    made = made_of(proposal, chosen, by, lambda body: words_of_staff(proposal, body, by))
    made.waits, made.confirm_by = Waits.SECOND, calendar.add_working_days(calendar.today(), CONFIRM_DAYS)
    db.session.add(made)
    db.session.flush()
    facts = {"decision": made.id, "confirm_by": made.confirm_by.isoformat()}
    record("proposal", proposal.id, "pass_on_first", by=by.id, role="huddle member", reason=chosen.reason, facts=facts)
    return made


def _to_confirm(proposal: Proposal, chosen: Chosen, item: Item | None) -> Waits | None:
    if item is None or not queries.quorum_of(item, proposal).met:
        return Waits.QUORUM
    return Waits.SECOND if chosen.route is Route.SIGNPOST else None


def made_of(proposal: Proposal, chosen: Chosen, by: Person, words: Callable[[str], Text]) -> Decision:
    """The row of what was chosen, without what another route asks for."""
    route, today = chosen.route, calendar.today()
    joined = number_of(chosen.joins) if route is Route.ALREADY_BEING_DONE else None
    return Decision(
        proposal_id=proposal.id,
        route=route,
        reason=words(chosen.reason),
        reason_easy=words(chosen.reason_easy) if chosen.reason_easy else None,
        next_step=words(chosen.next_step),
        next_step_easy=words(chosen.next_step_easy) if chosen.next_step_easy else None,
        contact_name=chosen.contact_name,
        contact_how=chosen.contact_how,
        organisation_id=standing(chosen.organisation),
        revisit_on=chosen.revisit_on,
        decided_by=by.id,
        decided_at=calendar.now(),
        why_changed="",
        detail=chosen.detail,
        joins_id=joined,
        joins="" if joined or route is not Route.ALREADY_BEING_DONE else chosen.joins,
        follow_up_on=(chosen.follow_up_on or calendar.add_working_days(today, ASK_AFTER)) if route is Route.JUST_DO_IT else None,
        partners=_asked(chosen),
    )


def _asked(chosen: Chosen) -> list[Partner]:
    """A row for each organisation that is asked, the leading one first; when it must answer is said when it is asked."""
    others = chosen.partners if chosen.route is Route.INTEGRATED_PROJECT else ()
    wanted = (chosen.organisation, *others) if chosen.route in ASKS_OTHERS else ()
    numbers = dict.fromkeys(found for number in wanted if (found := standing(number)) is not None)
    first = standing(chosen.organisation)
    return [Partner(organisation_id=number, leads=number == first, answer_by=calendar.today(), words="") for number in numbers]


def letter_first(proposal: Proposal, chosen: Chosen, *, by: Person) -> tuple[Letter, Written]:
    """The very letter that this decision would send, and its words; nothing is recorded. Raises Refused as `decide` does."""
    check_chosen(proposal, chosen)
    check_free(proposal, queries.item_of(proposal.id), by=by)
    return as_letter(proposal, made_of(proposal, chosen, by, lambda body: Text(body=body, lang=ENGLISH.lang)))


def as_letter(proposal: Proposal, made: Decision) -> tuple[Letter, Written]:
    """The letter of a decision that nobody was told yet, and its words."""
    name = called(person_of(proposal.person_id)) if proposal.person_id else ""
    kept = [one.name for one in queries.partners_of(made.id)] if made.id else None
    asked = kept if kept is not None else [organisation_name(one.organisation_id) for one in made.partners]
    facts = told_of(proposal, made, asked) | {"reference": proposal.reference, "path": f"/my-idea/{proposal.reference}", "name": name}
    letter = Letter(name="huddle/decision", facts=facts, reading=reading_of(proposal), kind="proposal")
    return letter, written(letter)


def check_chosen(proposal: Proposal, chosen: Chosen) -> None:
    """Raises Refused where something is missing that the route asks for."""
    today = calendar.today()
    if not chosen.reason:
        raise Refused(for_staff("Write the reason in plain words"), field="reason")
    if chosen.route is Route.NOT_NOW and not (chosen.revisit_on and today < chosen.revisit_on <= today + LONGEST_WAIT):
        raise Refused(for_staff("Choose the day when we look again, within 6 months"), field="revisit_on")
    if chosen.follow_up_on and chosen.route is Route.JUST_DO_IT and not today < chosen.follow_up_on <= today + LONGEST_WAIT:
        raise Refused(for_staff("Choose the day when we ask if it was done, within 6 months"), field="follow_up_on")
    if chosen.route in ASKS_OTHERS:
        _check_asked(chosen)
    if chosen.route is Route.ALREADY_BEING_DONE:
        if not chosen.joins:
            raise Refused(for_staff("Write which work it joins, or the number of the idea"), field="joins")
        if number_of(chosen.joins) == proposal.id:
            raise Refused(for_staff("That is this idea itself. Write which other work it joins"), field="joins")


def _check_asked(chosen: Chosen) -> None:
    if chosen.organisation is None:
        raise Refused(for_staff("Choose the organisation that will try it"), field="organisation")
    if standing(chosen.organisation) is None:
        raise Refused(for_staff("That organisation has closed. Choose another one"), field="organisation")
    if chosen.route is Route.INTEGRATED_PROJECT:
        if len(_asked(chosen)) < FEWEST:
            raise Refused(for_staff("Choose at least one organisation more that takes part"), field="partners")
        if not chosen.detail:
            raise Refused(for_staff("Say along which way of care it is tried"), field="pathway_words")
