"""A register in each state that a page can show, and one idea that fits some of it."""

import datetime as dt
from typing import Any

from app.core import calendar, db
from app.people.models import Person
from app.priorities.actions import Looked, Offered, add_priority, add_programme
from app.proposals import actions as proposals
from app.proposals.kinds import Said
from app.proposals.models import Proposal
from tests.make import again


def fill(idea: Proposal, sam: Person, nadia: Person) -> dict[str, Any]:
    """Priorities with and without a last day, a programme in each state. Gives the number of one of each."""
    from accessibility.filling import LONG, LONG_WORD

    today = calendar.today()
    days = lambda number: today + dt.timedelta(days=number)
    easy = "A stroke is sudden. People need help very fast."
    with db.transaction():
        stroke = add_priority(Looked("Stroke", "A stroke needs help at once.", easy, days(-90)), by=nadia)
        long = add_priority(Looked(f"{LONG_WORD} {LONG_WORD.lower()}", LONG, LONG, days(-9), days(30)), by=nadia)
        add_priority(Looked("Winter", "Colds and falls.", "Colds and falls.", days(-90), days(-9)), by=nadia)
        opened = add_programme(Offered("Better words", LONG, easy, days(-9), days(90), cap=7), by=nadia)
        full = add_programme(Offered(LONG_WORD, "Quiet wards.", easy, days(-9), days(20), 1, days(40), "We keep a list."), by=nadia)
        soon = add_programme(Offered("Care by message", "No calls.", easy, days(9), days(90)), by=nadia)
        add_programme(Offered("Old signs", "Signs on doors.", easy, days(-60), days(-2), wait="We are looking for money."), by=nadia)
    with db.transaction():
        every = [opened.id, full.id, soon.id]
        proposals.say_what_it_fits(again(idea), priorities=[stroke.id, long.id], programmes=every, by=sam)
        answers = {"knowledge": Said.NOT_SURE, "change": Said.YES, "standard": Said.NO, "level": Said.NO}
        proposals.say_kind_of_work(again(idea), answers, by=sam)
    return {"priority": stroke.id, "programme": full.id}
