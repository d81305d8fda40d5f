"""The life of one idea: begun, sent, read, asked about, listed, decided, worked on or taken back."""

import datetime as dt
from collections.abc import Callable
from random import Random
from typing import Any

from werkzeug.datastructures import MultiDict

from app.core import calendar, db, i18n
from app.history.actions import record
from app.huddle import queries as huddle
from app.huddle.actions import Chosen, confirm, decide, list_proposal, send_in_format
from app.huddle.models import Route
from app.journey.demo.afterwards import finish_old_tasks, post_letters
from app.journey.demo.diary import huddle_day
from app.journey.demo.meeting import answer_for_organisations, seat_huddle
from app.journey.demo.scene import Scene
from app.people.models import Guest
from app.proposals import actions, queries
from app.proposals.actions.drafting import say_language
from app.proposals.forms import read_page
from app.proposals.models import Proposal, Topic
from app.proposals.moves import LATER
from app.proposals.pathways import pathway
from app.proposals.permissions import Keyholder, work_on

Idea = dict[str, Any]
_FIELD_OF_CONTACT = {"email": "email", "phone": "phone", "sms": "mobile", "letter": "address"}
_SAME = ("problem", "aim", "change_idea", "related_work", "place_name", "settings", "beneficiaries", "capacities")
_BETWEEN = dt.timedelta(days=2)  # from screening to the next huddle that can take an idea
_LISTED_BEFORE = dt.timedelta(days=7)  # an idea is not put before a huddle earlier
_WITH_AN_ORGANISATION = {Route.PROVIDER_PROJECT, Route.INTEGRATED_PROJECT}


def sent_on(idea: Idea, today: dt.date) -> dt.date:
    """The day on which an idea was sent."""
    if "sent_on" in idea:
        return dt.date.fromisoformat(idea["sent_on"])
    return today - dt.timedelta(days=idea["days_ago"])


def tell(idea: Idea, scene: Scene) -> None:
    """Everything that has happened to one idea, in one transaction."""
    chance = Random(f"demo {idea['key']}")  # noqa: S311 no secret
    day = sent_on(idea, scene.diary.today)
    scene.diary.turn_to(day, chance.randint(7, 20), chance.randint(0, 49))
    with db.transaction():
        proposal = _send(idea, scene)
        if idea["screener"]:
            actions.confirm_key(actions.find_link(proposal))
            _screen(proposal, idea, scene, chance)
            if "joins" in idea:
                _be_joined(proposal, idea, scene, chance)
            _ENDS.get("decided" if "route" in idea else idea["stage"], _leave)(proposal, idea, scene, chance)
            for step in idea.get("moves", ()):
                _work_on(proposal, step, idea["contact_person"], scene, chance)
        if "updates" in idea:
            _chronicle(proposal, idea, scene)
        post_letters(proposal)
        finish_old_tasks(proposal, scene, by=idea["screener"] or "sam")


def _send(idea: Idea, scene: Scene) -> Proposal:
    quick, easy = idea["pathway"] == "quick", idea["reading"].endswith("-easy")
    with i18n.reading_as(idea["reading"]) as reading:
        proposal, _token = actions.begin_draft(reading=reading.tag, lang=reading.lang, quick=quick)
        form = _answers(idea, quick=quick)
        short = pathway(quick=quick, easy=easy).pages
        for page in pathway(quick=False, easy=easy).pages:
            empty = not any(form.getlist(ask.field) for ask in page.every_ask())
            if page.asks and (page in short or not empty):
                scene.diary.go_on_a_little()
                seen = sum(a.saves for a in proposal.answers)
                actions.save_answers(proposal, page, read_page(page, form, skip=empty), seen_saves=seen)
        if idea["lang"] != reading.lang:
            say_language(proposal, idea["lang"])
        if "joins" in idea:
            actions.wish_to_join(proposal, scene.given[idea["joins"]], by=Guest())
        scene.given[idea["key"]] = next(scene.references)
        return actions.send_proposal(proposal, by=None, reading=reading.tag, easy=easy, reference=scene.given[idea["key"]])


def _answers(idea: Idea, *, quick: bool) -> MultiDict[str, str]:
    """One form with everything that this person gave. An empty answer is a skip, so it is not there."""
    given: dict[str, Any] = {field: idea[field] for field in _SAME if idea.get(field)}
    more = {
        "display_name": idea["name"],
        "involvement_wish": idea["involvement_wish"],
        "support_needs": idea["support_needs"],
        "measure_words": idea.get("measure_ideas"),
        "measure_ideas": idea.get("measure_choices"),
        "contact": idea["contact"],
        _FIELD_OF_CONTACT.get(idea["contact"], ""): idea["contact_value"],
        "safe_to_leave_message": "yes" if idea["contact"] == "phone" else "",
        "team_read": "yes",
        "publish": "" if quick else idea["publish"],
        "public_name": idea["name"] if idea["publish"] == "public_name" else "",
    }
    return MultiDict(given | {field: value for field, value in more.items() if value})


def _screen(proposal: Proposal, idea: Idea, scene: Scene, chance: Random) -> None:
    screener = scene.member(idea["screener"])
    scene.diary.go_on_after(chance.randint(1, 2), chance)
    actions.read_by(proposal, by=screener)
    scene.diary.go_on_a_little()
    actions.screen(
        proposal,
        title=idea["working_title"],
        title_en=idea.get("title_en", ""),
        topic=Topic(idea["topic"]),
        place=proposal.place,
        organisation=scene.organisations[idea["organisation"]],
        fit=idea["fit_to_publish"],
        by=screener,
    )


def _be_joined(proposal: Proposal, idea: Idea, scene: Scene, chance: Random) -> None:
    """Whoever brought the older idea was asked if both are shown together, and says yes, or nothing yet."""
    other = queries.proposal(scene.given[idea["joins"]], by=scene.member("nadia"), to=work_on)
    if idea["joined"]:
        scene.diary.go_on_after(1, chance)
        whose = Keyholder(other.person_id or 0, other.id)
        with i18n.reading_as(other.reading) as reading:
            actions.show_together(other, proposal.id, reading=reading.tag, by=whose)
    post_letters(other)


def _leave(_proposal: Proposal, _idea: Idea, _scene: Scene, _chance: Random) -> None:
    """It is being read; nothing more has happened."""


def _ask(proposal: Proposal, idea: Idea, scene: Scene, _chance: Random) -> None:
    scene.diary.go_on_a_little()
    actions.ask_for_more(proposal, idea["question"], easy=idea["question_easy"], by=scene.member(idea["screener"]))


def _list(proposal: Proposal, idea: Idea, scene: Scene, chance: Random) -> None:
    """Before the next huddle of the story; of those that wait today, the next one from today on."""
    waits = idea["stage"] == "listed"
    late = dt.timedelta(weeks=idea.get("huddles_later", 0))
    day = huddle_day(scene.diary.today if waits else scene.diary.day + _BETWEEN + late)
    if scene.diary.day < day - _LISTED_BEFORE:
        scene.diary.go_on(day - _LISTED_BEFORE, chance.randint(9, 15), chance.randint(0, 59))
    else:
        scene.diary.go_on_a_little()
    meeting = huddle.meeting_on(day)
    if meeting is None:
        raise LookupError(f"No huddle is planned on {day}.")
    list_proposal(proposal, meeting, by=scene.member(idea["screener"]))


def _decide(proposal: Proposal, idea: Idea, scene: Scene, chance: Random) -> None:
    _list(proposal, idea, scene, chance)
    item = huddle.item_of(proposal.id)
    day = item.meeting.on if item else scene.diary.day
    scene.diary.go_on(day, 13, 4 + 5 * (item.position if item else 0))
    route, contact = Route(idea["route"]), scene.member(idea["contact_person"])
    chosen = Chosen(
        route=route,
        reason=idea["reason"].strip(),
        reason_easy=idea["reason_easy"].strip(),
        next_step=idea["next_step"].strip(),
        next_step_easy=idea["next_step"].strip(),  # every one is in easy words
        contact_name=contact.display_name,
        contact_how=contact.contacts[0].value,
        organisation=scene.organisations[idea["organisation"]] if route in _WITH_AN_ORGANISATION else None,
        partners=tuple(scene.organisations[key] for key in idea.get("partners", ())),
        detail=idea.get("pathway_words", ""),
        joins=idea.get("joins_work", ""),
        revisit_on=day + dt.timedelta(days=idea["revisit_in_days"]) if route is Route.NOT_NOW else None,
    )
    seat_huddle(scene, item)
    made, waits = decide(proposal, chosen, by=scene.member("nadia"))
    if made.waits is not None:
        made, waits = confirm(proposal, seen=made.id, by=scene.member("gwen"))
    if waits:
        scene.diary.go_on_after(1, chance)
        send_in_format(proposal, by=scene.member("nadia"))
    answer_for_organisations(proposal, idea, scene)


def _work_on(proposal: Proposal, step: Idea, coach: str, scene: Scene, chance: Random) -> None:
    """One move after the decision: by whoever coaches it, or by the chair at a huddle."""
    who = LATER[step["verb"]].who
    if who == "chair":
        scene.diary.go_on(huddle_day(calendar.add_working_days(scene.diary.day, step["after"])), 14, chance.randint(0, 29))
    else:
        scene.diary.go_on_after(step["after"], chance)
    why = {field: step.get(field, "").strip() for field in ("reason", "reason_easy")}
    actions.go_on(proposal, step["verb"], by=scene.member("nadia" if who == "chair" else coach), role=who, **why)


def _withdraw(proposal: Proposal, _idea: Idea, scene: Scene, chance: Random) -> None:
    scene.diary.go_on_after(chance.randint(1, 3), chance)
    actions.withdraw(proposal, "", by=Keyholder(proposal.person_id or 0, proposal.id))


def _chronicle(proposal: Proposal, idea: Idea, scene: Scene) -> None:
    """What the founding idea planned and reported, each on its own date."""
    moved = idea["milestones_moved_because"]
    plan = {"text": idea["plan"], "help_wanted": idea["help_wanted"], "priorities": idea["priorities"]}
    rows = [(scene.diary.day.isoformat(), "plan", plan, "")]
    rows += [(on, "milestone", {"text": text, "planned_on": on}, moved) for on, text in idea["milestones"]]
    rows += [(on, "update", {"text": text}, "") for on, text in idea["updates"]]
    for on, verb, facts, reason in rows:
        scene.diary.go_on(dt.date.fromisoformat(on), 12)
        record("proposal", proposal.id, verb, by=proposal.person_id, role="proposer", reason=reason, facts=facts)


_ENDS: dict[str, Callable[[Proposal, Idea, Scene, Random], None]] = {
    "more_info": _ask,
    "listed": _list,
    "decided": _decide,
    "withdrawn": _withdraw,
}
