"""Every address of the portal, and who gets in: one table, which a new address must join."""

import datetime as dt
import re

import pytest
from flask import Flask

from app.core import db, tokens
from app.core.web.guests import SIGNED_IN
from app.huddle.actions import plan_meeting
from app.languages.actions import Asked, ask_for_interpreter, want
from app.languages.models import About, Mode
from app.people.actions import found_organisation, make_staff, shell_sign_in, start_visit
from app.people.models import OrganisationKind, RoleName
from app.priorities.actions import Looked, Offered, add_priority, add_programme
from app.proposals.actions import find_link
from app.proposals.actions.drafting import token_of
from app.tasks.actions import raise_task
from app.tasks.models import TaskKind
from tests import make
from tests.conftest import HOST
from tests.house import huddle_doors, improvement_doors, inviting, keeping_doors
from tests.house.doors import CHAIR, EVERYONE, GIVER, KEEPER, KEEPERS, LEAD, NOBODY, OWNER, STAFF, TEAM, WHO, answering

# endpoint: method, what each of WHO is answered about an idea that is being screened and not public
TABLE = (
    huddle_doors.TABLE
    | improvement_doors.TABLE
    | keeping_doors.TABLE
    | {
        "healthz": ("GET", EVERYONE),
        "robots": ("GET", EVERYONE),
        "hub.about": ("GET", EVERYONE),
        "hub.accessibility": ("GET", EVERYONE),
        "hub.hard_words": ("GET", EVERYONE),
        "hub.how_we_decide": ("GET", EVERYONE),
        "hub.languages": ("GET", EVERYONE),
        "hub.privacy": ("GET", EVERYONE),
        "journey.after_sign_in": ("GET", (303,) * 7),
        "journey.ask_for_help": ("GET", EVERYONE),
        "journey.ask_for_interpreter": ("GET", EVERYONE),
        "journey.ask_for_translation": ("GET", NOBODY),
        "journey.check_translation": ("GET", answering(409, TEAM)),  # nobody has written it yet
        "journey.claim_translation": ("POST", answering(303, TEAM)),
        "journey.copy": ("GET", OWNER),
        "journey.help_is_coming": ("GET", EVERYONE),
        "journey.home": ("GET", EVERYONE),
        "journey.idea": ("GET", NOBODY),
        "journey.ideas": ("GET", EVERYONE),
        "journey.idea_of_booking": ("GET", answering(404, TEAM)),  # it is about no idea
        "journey.idea_of_task": ("GET", answering(404, TEAM)),  # the task is about no idea
        "journey.interpreter_is_coming": ("GET", EVERYONE),
        "journey.hand_on_from": ("GET", CHAIR),  # the work of somebody else
        "journey.leaving": ("GET", (302, 302, 302, 303, 200, 404, 404)),  # a member goes on to what they have themselves
        "journey.my_organisation": ("GET", LEAD),
        "journey.organisation": ("GET", STAFF),
        "journey.organisations": ("GET", STAFF),
        "journey.messages": ("GET", OWNER),
        "journey.my_idea": ("GET", OWNER),
        "journey.my_ideas": ("GET", (303, 303, 303, 200, 200, 200, 200)),
        "journey.my_needs": ("GET", OWNER),
        "journey.needs_of": ("GET", TEAM),
        "journey.priorities": ("GET", EVERYONE),
        "journey.read_idea": ("GET", TEAM),
        "journey.recording": ("GET", TEAM),
        "journey.recording_sound": ("GET", answering(404, TEAM)),  # nobody has recorded it
        "journey.recordings": ("GET", TEAM),
        "journey.release_translation": ("POST", answering(303, TEAM)),
        "journey.sent": ("GET", OWNER),
        "journey.take_away_recording": ("GET", answering(303, TEAM)),  # nobody has recorded it
        "languages.editions": ("GET", TEAM),
        "journey.translation": ("GET", TEAM),
        "journey.translations": ("GET", TEAM),
        "languages.book_for": ("GET", answering(303, TEAM)),  # a booking is open already
        "languages.booking": ("GET", TEAM),
        "languages.confirm": ("POST", answering(409, TEAM)),  # nobody is booked yet
        "languages.off": ("GET", TEAM),
        "notifications.demo_letter": ("GET", NOBODY),  # this is no demo
        "notifications.demo_letters": ("GET", NOBODY),
        "notifications.letter_to_read": ("GET", (302, 302, 302, 404, 404, 404, 404)),  # an e-mail is no task
        "notifications.try_again": ("POST", answering(303, KEEPER)),
        "notifications.try_all_again": ("POST", answering(303, KEEPER)),
        "notifications.undelivered": ("GET", KEEPER),
        "people.add_organisation": ("GET", KEEPER),
        "people.change_organisation": ("GET", KEEPER),
        "people.end_organisation": ("GET", KEEPER),
        "people.end_role": ("GET", GIVER),  # a role of the huddle
        "people.give_a_role": ("GET", GIVER),
        "people.merge_organisation": ("GET", KEEPER),
        "people.open_again": ("GET", KEEPER),
        "people.roles": ("GET", GIVER),
        "people.split_organisation": ("GET", KEEPER),
        "people.code": ("GET", EVERYONE),
        "people.sign_in": ("GET", EVERYONE),
        "people.sign_out": ("POST", (303,) * 7),
        "people.use_link": ("GET", EVERYONE),
        "population.more_about_you": ("GET", EVERYONE),
        "population.thank_you": ("GET", EVERYONE),
        "population.who_sends_ideas": ("GET", TEAM),
        "priorities.add": ("GET", KEEPERS),
        "priorities.add_programme": ("GET", KEEPERS),
        "priorities.change": ("GET", KEEPERS),
        "priorities.change_programme": ("GET", KEEPERS),
        "priorities.end": ("POST", answering(303, KEEPERS)),
        "priorities.register": ("GET", KEEPERS),
        "proposals.add_file": ("GET", EVERYONE),
        "proposals.add_for_person": ("GET", TEAM),
        "proposals.add_later": ("GET", OWNER),
        "proposals.another": ("GET", (303,) * 7),  # no draft on this device
        "proposals.answer": ("GET", answering(409, OWNER)),  # nobody asked
        "proposals.ask": ("GET", TEAM),
        "proposals.back": ("GET", EVERYONE),
        "proposals.bring_back": ("GET", answering(409, OWNER)),  # it is not taken back
        "proposals.captions": ("GET", NOBODY),
        "proposals.check": ("GET", EVERYONE),
        "proposals.delete": ("GET", EVERYONE),
        "proposals.deleted": ("GET", EVERYONE),
        "proposals.file": ("GET", NOBODY),  # no file has this number
        "proposals.fits": ("GET", TEAM),
        "proposals.forget": ("POST", (303,) * 7),
        "proposals.forgotten": ("GET", EVERYONE),
        "proposals.keep_apart": ("POST", NOBODY),  # no other idea asked
        "proposals.kind": ("GET", TEAM),
        "proposals.link_stopped": ("GET", EVERYONE),
        "proposals.hand_over": ("GET", answering(404, OWNER)),  # nobody helped with it
        "proposals.take_over": ("GET", answering(404, OWNER)),  # likewise
        "proposals.links": ("GET", OWNER),
        "proposals.look_again": ("GET", answering(409, OWNER)),  # nothing is decided yet
        "proposals.look_at_file": ("GET", answering(404, TEAM)),  # this idea has no file
        "proposals.open_idea": ("GET", EVERYONE),
        "proposals.paper": ("GET", EVERYONE),
        "proposals.question": ("GET", EVERYONE),
        "proposals.read_it": ("POST", answering(303, TEAM)),
        "proposals.scan": ("GET", answering(404, TEAM)),  # its person wrote it
        "proposals.scan_of_draft": ("GET", answering(404, TEAM)),  # nobody writes it down
        "proposals.screen": ("GET", TEAM),
        "proposals.share": ("GET", EVERYONE),
        "proposals.show_together": ("POST", NOBODY),  # no other idea asked
        "proposals.small_file": ("GET", NOBODY),
        "proposals.stop": ("GET", EVERYONE),
        "proposals.come_back": ("GET", EVERYONE),
        "proposals.stop_link": ("GET", OWNER),
        "proposals.stop_other_links": ("GET", OWNER),
        "proposals.take_back": ("GET", OWNER),
        "proposals.title": ("GET", OWNER),
        "proposals.website": ("GET", OWNER),
        "proposals.correct": ("GET", answering(404, OWNER)),  # its person wrote it
        "proposals.take_down": ("GET", answering(404, TEAM)),  # nobody writes it down
        "proposals.what_we_wrote": ("GET", answering(404, OWNER)),  # its person wrote it
        "proposals.write_down": ("GET", TEAM),
        "tasks.done": ("POST", answering(303, TEAM)),
        "tasks.give_back": ("POST", answering(303, TEAM)),
        "tasks.take": ("POST", answering(409, TEAM)),  # it is done already
        "tasks.letter_done": ("GET", answering(404, TEAM)),  # an e-mail is no task
        "tasks.every_task": ("GET", TEAM),
    }
)


@pytest.fixture
def street(app: Flask) -> dict[str, object]:
    """What stands in the addresses: one idea that is being screened, and the tokens of its links."""
    app.config["WTF_CSRF_ENABLED"] = False
    idea, other = make.idea(), make.idea()
    make.screened(idea, fit=False)
    _draft, draft_token = make.draft()
    with db.transaction():
        meeting = plan_meeting(dt.date(2099, 3, 5), by=None)
        task = raise_task(TaskKind.MEET, "help", 0, days=2)
        asked = ask_for_interpreter(Asked("Mirpuri", Mode.PHONE), name="Noor", reach=("phone", "01632 960 321"), reading="en")
        priority = add_priority(Looked("Stroke", "Faster help.", "Faster help.", dt.date(2020, 1, 1)), by=None)
        programme = add_programme(Offered("Safer skin", "Ten wards.", "Ten wards.", dt.date(2020, 1, 1)), by=None)
        wish = want("proposal", idea.id, About.QUESTION, "pl", due_on=dt.date(2099, 3, 5))
        link, other_link = (find_link(make.again(one)) for one in (idea, other))
        key, other_key = token_of(link), token_of(other_link)
        place = found_organisation("Wenbrook Hospitals", OrganisationKind.ACUTE)
        gone = make_staff("gone@example.org", "Gone", RoleName.HUDDLE_MEMBER, by=None)
        measure = improvement_doors.a_measure(idea, by=gone)
        tested = improvement_doors.an_asked(idea, by=gone)
        drawn = improvement_doors.a_driver(idea, by=gone) | improvement_doors.agreed(idea, by=gone) | keeping_doors.kept(idea, by=gone)
    letter = shell_sign_in("sam@example.org")
    return (
        inviting.a_guest()
        | drawn
        | {
            "reference": idea.reference,
            "other": other.reference,
            "key": key,
            "other_key": other_key,
            "draft": draft_token,
            "sign_in": tokens.mint("sign-in", letter.id, letter.salt),
            "meeting": meeting.id,
            "measure": measure,
            **tested,
            "task": task.id,
            "booking": asked.id,
            "person": asked.person_id,
            "reader": make.staff().id,
            "priority": priority.id,
            "programme": programme.id,
            "link": link.id,
            "wish": wish.id,
            "organisation": place.id,
            "role": gone.roles[0].id,
            "gone": gone.id,
        }
    )


NUMBERED = (
    inviting.NUMBERED
    | huddle_doors.NUMBERED
    | improvement_doors.NUMBERED
    | keeping_doors.NUMBERED
    | {  # what stands in an address with a number
        "tasks.done": "task",
        "tasks.take": "task",
        "tasks.give_back": "task",
        "journey.hand_on_from": "gone",
        "journey.organisation": "organisation",
        "people.change_organisation": "organisation",
        "people.end_organisation": "organisation",
        "people.end_role": "role",
        "people.merge_organisation": "organisation",
        "people.open_again": "organisation",
        "people.split_organisation": "organisation",
        "journey.idea_of_task": "task",
        "proposals.stop_link": "link",
        "journey.idea_of_booking": "booking",
        "languages.booking": "booking",
        "languages.confirm": "booking",
        "languages.off": "booking",
        "journey.translation": "wish",
        "journey.claim_translation": "wish",
        "journey.release_translation": "wish",
        "journey.check_translation": "wish",
        "journey.needs_of": "person",
        "languages.book_for": "person",
        "priorities.change": "priority",
        "priorities.change_programme": "programme",
        "priorities.end": "priority",
    }
)


def address(app: Flask, endpoint: str, street: dict[str, object]) -> str:
    values = {
        "reference": street["reference"],
        "slug": "not-good" if endpoint == "proposals.add_file" else "question-where" if "recording" in endpoint else "where",
        "kind": "photo",
        "item": street["place"] if endpoint in inviting.NUMBERED else 1,
        "edition": "en-easy",
        "number": street.get(
            NUMBERED.get(endpoint, ""),
            1,
        ),
        "token": {
            "people.use_link": street["sign_in"],
            "proposals.back": street["draft"],
            "proposals.open_idea": street["key"],
            "huddle.open_invitation": street["guest_link"],
        }.get(endpoint, "1-nothing"),
    }
    rule = next(iter(app.url_map.iter_rules(endpoint)))
    with app.test_request_context("/", headers={"Host": HOST}):
        path = app.url_map.bind(HOST).build(endpoint, {name: values[name] for name in rule.arguments})
    return path if endpoint in {"healthz", "robots"} else f"/en{path}"


def as_one(app: Flask, who: str, street: dict[str, object]):
    """A browser of one of WHO."""
    client = app.test_client()
    roles = {
        "member": RoleName.HUDDLE_MEMBER,
        "chair": RoleName.CHAIR,
        "administrator": RoleName.ADMINISTRATOR,
        "lead": RoleName.PROVIDER_QI_LEAD,
    }
    if who in roles:
        place = int(str(street["organisation"])) if who == "lead" else None
        person = make.staff(roles[who], f"{who}@example.org", who, organisation=place)
        with db.transaction():
            visit = start_visit(person.id)
        client.set_cookie(SIGNED_IN, tokens.mint("visit", visit.id, visit.salt), domain="127.0.0.1")
    if who == "proposer":
        client.set_cookie(f"idea-{street['reference']}", str(street["key"]), domain="127.0.0.1")
    if who == "stranger":  # the key of another idea, even under the name of this one
        client.set_cookie(f"idea-{street['other']}", str(street["other_key"]), domain="127.0.0.1")
        client.set_cookie(f"idea-{street['reference']}", str(street["other_key"]), domain="127.0.0.1")
    return client


def test_every_address_stands_in_the_table(app: Flask) -> None:
    views = set(app.view_functions)
    assert (sorted(views - set(TABLE)), sorted(set(TABLE) - views)) == ([], []), (
        "Write a line for each new view into TABLE, who gets in; take old ones out."
    )


@pytest.mark.parametrize("who", WHO)
def test_everybody_gets_in_where_the_table_says_and_nowhere_else(app: Flask, street: dict[str, object], who: str) -> None:
    answers = {}
    for endpoint in sorted(set(TABLE) & set(app.view_functions), key=lambda e: (e == "people.sign_out", e)):
        client = as_one(app, who, street)
        answers[endpoint] = client.open(address(app, endpoint, street), method=TABLE[endpoint][0], headers={"Host": HOST}).status_code
    assert answers == {endpoint: TABLE[endpoint][1][WHO.index(who)] for endpoint in answers}


@pytest.mark.parametrize("who", WHO)
def test_whoever_may_not_open_a_form_may_not_send_it_either(app: Flask, street: dict[str, object], who: str) -> None:
    forms = [rule.endpoint for rule in app.url_map.iter_rules() if {"GET", "POST"} <= (rule.methods or set()) and rule.endpoint in TABLE]
    shut = {e: TABLE[e][1][WHO.index(who)] for e in forms if TABLE[e][1][WHO.index(who)] in {302, 404}}
    client = as_one(app, who, street)
    assert {e: client.post(address(app, e, street), headers={"Host": HOST}).status_code for e in shut} == shut


def test_every_view_says_whom_it_is_open_to(app: Flask) -> None:
    assert [e for e, view in app.view_functions.items() if not getattr(view, "open_to", None)] == []


def test_what_is_kept_for_guests_is_open_to_everyone(app: Flask) -> None:
    kept = {e: view.open_to for e, view in app.view_functions.items() if view.kept}  # type: ignore[attr-defined]
    assert set(kept.values()) == {("everyone",)}


def test_addresses_are_kebab_case_and_say_what_may_stand_in_them(app: Flask) -> None:
    part = re.compile(
        r"[a-z0-9]+(-[a-z0-9]+)*|<(ref:reference|int:number|int:item|token|slug|kind|edition)>|robots\.txt|(decisions|actions|values|<slug>)\.csv|export\.json|drivers\.(txt|csv)|pack\.pdf|"
    )
    odd = [str(r) for r in app.url_map.iter_rules() for piece in str(r)[1:].split("/") if not part.fullmatch(piece)]
    assert odd == []


def test_a_view_nobody_marked_is_not_there(app: Flask) -> None:
    app.add_url_rule("/forgotten-door", "forgotten_door", lambda: "inside")
    assert app.test_client().get("/en/forgotten-door", headers={"Host": HOST}).status_code == 404
