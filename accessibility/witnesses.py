"""Who is asked what came out of a small test: one has answered in long words, one has not, one is not asked any more."""

from accessibility.longest import LONG, LONG_WORD
from app.core import db, tokens
from app.improvement.actions import witnesses
from app.improvement.models import AskedAs, Cycle, Saw
from app.improvement.queries.witnesses import LINK, all_asked
from app.people.actions import meet
from app.people.models import Person


def fill(cycle: Cycle, by: Person) -> dict[str, object]:
    """Gives the numbers of those who were asked, the links of two, and the cookies of who opened them."""
    told = (("Noor", "noor@example.org"), (f"Ali {LONG_WORD}", "ali@example.org"), ("Maria", "maria@example.org"))
    people = [meet(name, reach, reading="en") for name, reach in told]
    for person in people:
        witnesses.add(cycle, person, AskedAs.THERE, by=by)
    db.session.flush()
    new, answered, ended = all_asked(cycle)
    witnesses.answer(answered, {question.id: witnesses.Answer(Saw.PARTLY, f"{LONG_WORD} {LONG}") for question in answered.cycle.questions})
    witnesses.stop_asking(ended, by=by)
    links = {one.id: tokens.mint(LINK, one.id, one.salt) for one in (new, answered, ended)}
    return {
        "witness": new.id,
        "witness_answered": answered.id,
        "witness_ended": ended.id,
        "witness_link": links[new.id],
        "witness_ended_link": links[ended.id],
        "asked_cookies": {f"small-test-{number}": link for number, link in links.items()},
    }
