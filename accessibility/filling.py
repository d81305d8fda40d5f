"""A small portal in every state that a page can show, made through the actions themselves.

`fill()` gives what the list of pages needs: references, numbers and, for each persona, the cookies
of their browser. References and times are the same in each run.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from sqlalchemy import select

from accessibility import guests, huddling, joining, looking_for, meeting_over, organising, rooming, showing, translating, trying
from accessibility.longest import LONG, LONG_WORD
from app.core import calendar, db, i18n, tokens
from app.core.questions import Given
from app.huddle import actions as huddle
from app.huddle.models import Route
from app.journey.demo.equality import answer_questions
from app.languages.actions import interpreting
from app.languages.models import Mode, Wish
from app.notifications.models import Channel, Letter, LetterState
from app.people import actions as people
from app.people.models import OrganisationKind, Person, RoleName
from app.population.actions import add_to_count
from app.proposals import actions as proposals
from app.proposals import queries
from app.proposals.actions.drafting import token_of
from app.proposals.actions.moving import find_link, refresh_public
from app.proposals.models import How, Proposal, Stage, Topic
from app.proposals.moves import ANSWERED
from app.proposals.pathways.standard import STANDARD
from app.tasks.actions import raise_task
from app.tasks.models import Task, TaskKind
from tests import quorum
from tests.make import DEE, again
from tests.make import fill as answer

POLISH = "Nie rozumiem listów ze szpitala. Proszę o krótkie zdania i datę na początku."
ARABIC = "لا أستطيع قراءة الرسائل من عيادة العيون. الخط صغير جدا."
NHS_NUMBER = "943 476 5919"  # passes the check and was never given to anybody (NHS Data Dictionary)

_numbers = count()


HELPED = {"assisted_by": Given(choices=("on_behalf",))}


def _reference() -> str:
    """KT 2222, KT 2223 ... in figures without 0 and 1."""
    left, figures = next(_numbers), ""
    for _n in range(4):
        left, digit = divmod(left, 8)
        figures = "23456789"[digit] + figures
    return f"KT{figures}"


@contextmanager
def days_ago(days: int) -> Iterator[None]:
    """What happens inside happened so many days ago."""
    whole = calendar.now
    base = whole()
    calendar.set_clock(lambda: base - dt.timedelta(days=days))
    try:
        yield
    finally:
        from accessibility.serving import clock

        calendar.set_clock(clock)


def _draft(answers: dict[str, Given], *, in_another_window: str = "") -> str:
    with i18n.reading_as("en"), db.transaction():
        proposal, token = proposals.begin_draft(reading="en", lang="en", quick=False)
        answer(proposal, answers)
        if in_another_window:
            step = STANDARD.pages[0]
            proposals.save_answers(proposal, step, {"problem": Given(text=in_another_window)}, seen_saves=0)
    return token


def _idea(reading: str = "en", *, by: Person | None = None, **changed: Given) -> Proposal:
    with i18n.reading_as(reading) as now, db.transaction():
        proposal, _token = proposals.begin_draft(reading=reading, lang=now.lang, quick=False)
        answer(proposal, DEE | changed, easy=now.easy)
        proposals.send_proposal(proposal, by=by, reading=reading, easy=now.easy, reference=_reference())
    return proposal


def _taken_down(sam: Person, answers: dict[str, Given] = DEE, how: How = How.PHONE, said_in: str = "en", *, sent: bool = True) -> Proposal:
    """An idea that Sam wrote down for somebody, sent or half written."""
    with db.transaction():
        begun = proposals.begin_taking_down(how, said_in=said_in, easy=False, by=sam)
        idea, taken = queries.taken_down(begun.id, by=sam)
        proposals.write_down(idea, taken, answers, marks={}, kept_where="Cabinet 3" if how is How.PAPER else "", by=sam)
        if sent:
            proposals.send_taken_down(idea, taken, by=sam, reference=_reference())
    return begun


def _screened(
    proposal: Proposal, title: str, *, by: Person, topic: Topic = Topic.LETTERS, title_en: str = "", place: str = "Eye clinic"
) -> None:
    with db.transaction():
        proposals.screen(again(proposal), title=title, title_en=title_en, topic=topic, place=place, organisation=None, fit=True, by=by)


def _listed(proposal: Proposal, meeting: Any, *, by: Person) -> None:
    with db.transaction():
        huddle.list_proposal(again(proposal), meeting, by=by)


def _decided(proposal: Proposal, route: Route, *, by: Person, **more: Any) -> None:
    words = {"reason": "Other people told us the same.\nWe counted the letters.", "next_step": "The eye clinic changes its letters in May."}
    reach = {"contact_name": "Priya", "contact_how": "01632 960 124"}
    quorum.seat(proposal)
    with db.transaction():
        huddle.decide(again(proposal), huddle.Chosen(route=route, **words, **reach, **more), by=by)
    if route is Route.SIGNPOST:
        quorum.confirm(proposal)


def _key(proposal: Proposal) -> dict[str, str]:
    """The cookie that opens one idea."""
    with db.transaction():
        found = again(proposal)
        return {f"idea-{found.reference}": token_of(find_link(found))}


def _links(proposal: Proposal) -> dict[str, int]:
    """The link in the letters, which the proposer uses, and one on the device that sent the idea."""
    with db.transaction():
        found = again(proposal)
        on_device = proposals.add_link(found, proposals.IDEA_LINK, person=found.person_id, device=True)
        return {"link": find_link(found).id, "device_link": on_device.id}


def _signed_in(person: Person) -> dict[str, str]:
    with db.transaction():
        visit = people.start_visit(person.id)
        return {"sid": tokens.mint("visit", visit.id, visit.salt)}


def _staff() -> dict[str, Person]:
    with db.transaction():
        people.found_organisation("Wenbrook Hospitals", OrganisationKind.ACUTE)
        people.found_organisation("Wenbrook Community and Mental Health Partnership", OrganisationKind.COMMUNITY)
        return {
            "member": people.make_staff("sam@example.org", "Sam", RoleName.HUDDLE_MEMBER, by=None),
            "chair": people.make_staff("nadia@example.org", "Nadia", RoleName.CHAIR, by=None),
            "administrator": people.make_staff("ada@example.org", "Ada", RoleName.ADMINISTRATOR, by=None),
        }


def _public(sam: Person) -> None:
    """Enough for a second page, in three scripts, in every stage that has a public word."""
    stages = [stage for stage in Stage if stage not in {Stage.DRAFT, Stage.WITHDRAWN}]
    with days_ago(8):
        for number, stage in enumerate(stages + stages[:4]):
            proposal = _idea(problem=Given(text=f"The letters of ward {number + 1} are hard to read. The writing is small."))
            _screened(proposal, f"Letters of ward {number + 1} that I can read", by=sam, topic=list(Topic)[number % len(Topic)])
            with db.transaction():
                found = again(proposal)
                found.stage, found.answer_due_on = stage, calendar.add_working_days(calendar.today(), 10 + number)
                found.answered_at = calendar.now() if stage in ANSWERED else None
                found.promise_kept = True if found.answered_at else None
                refresh_public(found)


def _ideas(staff: dict[str, Person], meeting: Any) -> dict[str, Proposal]:
    """One idea for each thing that a page can say about one."""
    sam, nadia = staff["member"], staff["chair"]
    with days_ago(21):
        late = _idea(problem=Given(text="Nobody told us when the bus to the hospital stops."))
    made = {"late": late, "received": _idea(), "screening": _idea(), "listed": _idea(), "asked": _idea(), "taken_back": _idea()}
    made |= {"polish": _idea("pl", problem=Given(text=POLISH)), "arabic": _idea("ar", problem=Given(text=ARABIC))}
    made |= {"long": _idea(problem=Given(text=LONG), change_idea=Given(text=LONG), place_name=Given(text=LONG_WORD))}
    made |= {"phoned": _idea("ar", contact=Given(choices=("phone",)), phone=Given(text="01632 960 555"))}
    made |= {"answered": _idea(), "not_now": _idea(), "signposted": _idea(), "easy": _idea("en-easy")}
    made |= {"paused": _idea(), "given_up": _idea(), "needy": _needy(), "told": _taken_down(sam)}
    made |= {"easy_reader": _idea("en-easy"), "waiting": _idea(support_needs=Given(choices=("braille", "large_print")))}
    made |= {"translated": _idea("pl", problem=Given(text=POLISH)), "answered_arabic": _idea("ar"), "asked_arabic": _idea("ar")}
    _screened(made["translated"], "Listy, które rozumiem", by=sam)
    _screened(made["polish"], "Listy, które rozumiem", title_en="Letters that I understand", by=sam)
    _screened(made["arabic"], "رسائل أستطيع قراءتها", title_en="Letters that I can read", by=sam)
    _screened(made["long"], f"{LONG_WORD} {LONG_WORD.lower()}", by=sam, place=f"{LONG_WORD}{LONG_WORD.lower()}")
    for name in (
        "screening",
        "listed",
        "asked",
        "answered",
        "not_now",
        "signposted",
        "easy",
        "paused",
        "given_up",
        "waiting",
        "answered_arabic",
    ):
        _screened(made[name], f"Letters I can read ({name.replace('_', ' ')})", by=sam)
    for name in ("listed", "answered", "not_now", "signposted", "easy", "paused", "given_up", "long", "waiting", "answered_arabic"):
        _listed(made[name], meeting, by=sam)
    _decided(made["answered"], Route.JUST_DO_IT, by=nadia)
    _decided(made["not_now"], Route.NOT_NOW, by=nadia, revisit_on=calendar.today() + dt.timedelta(days=90))
    _decided(made["signposted"], Route.SIGNPOST, by=nadia)
    _decided(made["easy"], Route.JUST_DO_IT, by=nadia)
    _decided(made["paused"], Route.MORE_COACHING, by=nadia)
    _decided(made["given_up"], Route.JUST_DO_IT, by=nadia)
    _decided(made["waiting"], Route.JUST_DO_IT, by=nadia)
    _decided(made["answered_arabic"], Route.JUST_DO_IT, by=nadia)
    with db.transaction():
        proposals.go_on(again(made["paused"]), "start_testing", by=nadia, role="coach")
    with db.transaction():
        proposals.go_on(again(made["paused"]), "pause", by=nadia, role="coach", reason="The ward moves to another building in March.")
    with db.transaction():
        question, easy = (
            "Which letter was it? The one about the day, or the one after it?",
            "Which letter was it? Was it the first or the second?",
        )
        proposals.ask_for_more(again(made["asked"]), question, easy=easy, by=sam)
        proposals.ask_for_more(again(made["asked_arabic"]), question, by=sam)
    for name in ("taken_back", "given_up"):
        with db.transaction():
            gone = again(made[name])
            proposals.withdraw(gone, "I moved away.", by=_whose(gone))
    return made


def _needy() -> Proposal:
    """Somebody who needs much, whom we phone."""
    needs = Given(choices=("easy_read", "audio", "interpreter", "wheelchair", "breaks", "other"))
    phone = {"contact": Given(choices=("phone",)), "email": Given(), "phone": Given(text="01632 960 777")}
    return _idea("en-easy", support_needs=needs, language_spoken=Given(text="Mirpuri, from near Dadyal"), **phone)


def _interpreters(sam: Person, needy: Proposal) -> dict[str, int]:
    """A booking in each state; somebody with needs, a task of theirs, and a letter that is made in another form."""
    with db.transaction():
        asked = interpreting.Asked("Kurdish Sorani", Mode.IN_PERSON, dialect=LONG_WORD, wish=Wish.WOMAN, suits="Tuesday mornings")
        reach = ("phone", "01632 960 888")
        new = interpreting.ask_for_interpreter(asked, name="Shno", reach=reach, reading="en")
        other = interpreting.ask_for_interpreter(
            interpreting.Asked("BSL", Mode.VIDEO, signed=True), name="", reach=("email", "deaf@example.org"), reading="en"
        )
        interpreting.book(other, with_whom="Wenbrook Interpreters", when=calendar.now() + dt.timedelta(days=5), mode=Mode.VIDEO, by=sam)
        third = interpreting.ask_for_interpreter(
            interpreting.Asked("Urdu", Mode.PHONE), name="Noor", reach=("sms", "07700 900 888"), reading="en"
        )
        interpreting.book(third, with_whom="Wenbrook Interpreters", when=calendar.now() + dt.timedelta(days=6), mode=Mode.PHONE, by=sam)
        interpreting.confirm(third, by=sam)
        task = db.session.scalars(select(Task).where(Task.person_id == needy.person_id, Task.kind == TaskKind.PHONE)).first()
        held = db.session.scalars(select(Letter).where(Letter.state == LetterState.HELD).order_by(Letter.id)).first()
    return {
        "booking": new.id,
        "booked": other.id,
        "confirmed": third.id,
        "person": needy.person_id or 0,
        "phone_task": task.id if task else 0,
        "held": held.id if held else 0,
    }


def _equality() -> None:
    """Answers of some hundred people; of one group enough, but too few who said more about it."""
    answer_questions("accessibility")
    with db.transaction():
        add_to_count("2025-06", "ethnic_group", "mixed", 30)


def _whose(proposal: Proposal) -> Person:
    return db.session.get_one(Person, proposal.person_id)


def _drafts() -> dict[str, str]:
    """The token of one draft for each thing that can be wrong with one."""
    told = {
        "beginner": {"problem": Given(text="The letters are hard to read.")},
        "drafter": DEE,
        "stumbler": {
            "problem": Given(text="The letters are hard to read."),
            "contact": Given(choices=("sms",)),
            "mobile": Given(text="12"),
        },
        "careless": DEE | {"problem": Given(text=f"My number is {NHS_NUMBER}, I was born 03/04/1961, write to me@example.org")},
        "wordy": DEE | {"problem": Given(text=LONG), "place_name": Given(text=LONG_WORD)},
        "helped": DEE
        | {
            "assisted_by": Given(choices=("on_behalf",)),
            "problem": Given(text="She says that the letters are too small.", by="helper_words"),
        },
        "refuser": DEE | {"team_read": Given(choices=("no",))},
        "lone": DEE | {"problem": Given(text="Xylophones."), "change_idea": Given()},
        "diner": DEE | {"problem": Given(text="The menu in the day room has no pictures."), "change_idea": Given()},
    }
    made = {name: _draft(answers) for name, answers in told.items()}
    made |= {"still waits": showing.draft(ready=False), "shower": showing.draft(ready=True)}
    return made | {"two windows": _draft(DEE, in_another_window="Other words from the other window.")}


def _letters_and_tasks() -> dict[str, int]:
    """Two letters that nobody got, one of each kind of task."""
    with db.transaction():
        letters = db.session.scalars(select(Letter).where(Letter.name == "proposals/received").order_by(Letter.id)).all()
        for letter in letters[-2:]:
            letter.state, letter.attempts, letter.last_fault = LetterState.DEAD, 9, "550 5.1.1 The mailbox does not exist."
        raised = {}
        for kind in TaskKind:
            raised[kind] = raise_task(kind, "help", 0, days=2, details="Dee\n01632 960 555\nPlease phone after four.")
        by_phone = next(letter.id for letter in letters if letter.channel is Channel.PHONE)
        in_arabic = next(letter.id for letter in letters if letter.reading == "ar")
    return {"letter": letters[0].id, "letter_ar": in_arabic, "to_read": by_phone, "asked_for": raised[TaskKind.CALL_BACK].id}


def _crowd(meeting: Any, staff: dict[str, Person]) -> dict[str, Any]:
    """Three more ideas on a list, for which it has no time."""
    for number in range(3):
        more = _idea()
        _screened(more, f"Letters I can read (number {number})", by=staff["member"])
        _listed(more, meeting, by=staff["member"])
    return huddling.crowd(meeting.id, staff)


def _decisions(ideas: dict[str, Proposal], staff: dict[str, Person], places: list[int]) -> dict[str, Any]:
    """A decision that too few made, and one for which several organisations are asked; on a later list."""
    with db.transaction():
        places += [people.found_organisation(f"Tarrow {name}", OrganisationKind.CHARITY).id for name in ("Carers", LONG_WORD)]
        meeting = huddle.plan_meeting(calendar.today() + dt.timedelta(days=31), by=staff["chair"])
    for name in ("provisional", "together_asked"):
        ideas[name] = _idea()
        _screened(ideas[name], f"Letters I can read ({name.replace('_', ' ')})", by=staff["member"])
        _listed(ideas[name], meeting, by=staff["member"])
    reach = {"contact_name": "Priya", "contact_how": "01632 960 124"}
    with db.transaction():
        chosen = huddle.Chosen(Route.JUST_DO_IT, "Other people told us the same.", f"The clinic does it. {LONG}", **reach)
        huddle.decide(again(ideas["provisional"]), chosen, by=staff["chair"])
    return huddling.ask_others(ideas["together_asked"], staff, places)


def fill() -> dict[str, Any]:
    """Makes everything. Gives references, numbers and cookies."""
    staff = _staff()
    _public(staff["member"])
    halls = huddling.set_up(staff)
    with db.transaction():
        meeting = huddle.plan_meeting(calendar.today() + dt.timedelta(days=3), by=staff["chair"])
        empty = huddle.plan_meeting(calendar.today() + dt.timedelta(days=10), by=staff["chair"])
    ideas = _ideas(staff, meeting) | joining.ideas(staff["member"])
    halls |= _crowd(meeting, staff) | guests.invited(meeting.id, staff)
    with db.transaction():
        dee = people.welcome("Dee", reading="en")
        people.add_contact(dee, "email", "dee.at.home@example.org", confirmed=True)
        nobody = people.welcome("", reading="en")
    _idea(by=dee)
    sign_in = people.shell_sign_in("sam@example.org")  # in a transaction of its own, so its row is fetched anew
    with db.transaction():
        sign_in = db.session.merge(sign_in)
        sign_in.expires_at += dt.timedelta(days=1)  # the whole matrix takes longer than a link lives
    ideas["shown"], shown = showing.idea(_reference(), by=staff["member"])
    _screened(ideas["shown"], "Letters I can read (shown)", by=staff["member"])
    numbers = _letters_and_tasks() | {"recording": shown["audio"], "film": shown["video"]}
    ideas["helped"], ideas["taken_over"] = _idea(**HELPED), _idea(**HELPED)
    ideas["nameless"] = _idea(**HELPED, display_name=Given(), contact=Given(choices=("none",)), email=Given())
    with db.transaction():
        theirs = again(ideas["taken_over"])
        kept = {f"idea-{theirs.reference}": token_of(find_link(theirs))}
        device = proposals.add_link(theirs, proposals.IDEA_LINK, person=theirs.person_id, device=True)
        proposals.take_over(theirs, here=device, helper_reads=True, ours=False, email="", lang="en", by=_whose(theirs))
    showing.scanned(ideas["told"], by=staff["member"])
    ideas["led"] = _idea(place_name=Given(text="The eye clinic"), publish=Given(choices=("no",)))
    _screened(ideas["led"], "Letters that I can read (led)", by=staff["member"])
    numbers |= organising.fill(staff, ideas["led"], _idea())
    halls |= _decisions(ideas, staff, [numbers["renamed"]])
    _equality()
    drafts = _drafts()
    cookies = {name: {"draft": token} for name, token in drafts.items()}
    cookies |= {name: _signed_in(person) for name, person in staff.items()}
    cookies |= {"dee": _signed_in(dee), "nobody": _signed_in(nobody), "guest": {}}
    cookies["proposer"] = {name: value for proposal in ideas.values() for name, value in _key(proposal).items()}
    cookies["helper"], cookies["huddle guest"] = kept, halls.pop("guest_cookies")
    ideas["fitting"] = ideas["paused"]
    refs = {name: str(proposal.reference) for name, proposal in ideas.items()}
    numbers |= looking_for.fill(ideas["fitting"], staff["member"], staff["chair"]) | meeting_over.fill(
        staff, ideas["answered"], ideas["led"], ideas["easy"]
    )
    numbers |= (
        translating.fill(ideas, staff["member"], staff["chair"])
        | trying.fill(ideas["paused"], staff["member"])
        | _links(ideas["answered"])
        | _interpreters(staff["member"], ideas["needy"])
    )
    cookies["huddle guest"] = dict(cookies["huddle guest"]) | numbers.pop("asked_cookies")
    half = {"problem": Given(text=LONG), "contact": Given(choices=("sms",)), "mobile": Given(text="12")}
    paper = _taken_down(staff["member"], {"problem": Given(text=ARABIC)}, How.PAPER, "ar", sent=False)
    numbers |= {"half": _taken_down(staff["member"], half, sent=False).id, "half_paper": paper.id}
    own = {"token": cookies["proposer"][f"idea-{refs['answered']}"], "draft": drafts["drafter"]}
    dated = {"sign_in": tokens.mint("sign-in", sign_in.id, sign_in.salt), "meeting": meeting.id, "empty_meeting": empty.id}
    return {"cookies": cookies, **refs, **own, **numbers, **halls, **rooming.fill(staff), **dated}
