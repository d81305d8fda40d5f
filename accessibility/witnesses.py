"""Who is asked what came out of a small test: two have answered, in long words and in Urdu, one has not, one is not asked any more.

What they read stands in easy words too, and in Arabic."""

from accessibility.longest import LONG, LONG_WORD
from app.core import db, tokens
from app.improvement.actions import witnesses
from app.improvement.actions.hearing import ask_for_english
from app.improvement.actions.on_the_phone import write_down
from app.improvement.actions.wording import keep_words
from app.improvement.models import Asked, AskedAs, Cycle, Saw
from app.improvement.models.wording import OF_ANSWER, OF_TEST
from app.improvement.queries.hearing import texts_of
from app.improvement.queries.witnesses import LINK, all_asked, idea_of
from app.languages import actions as languages
from app.languages.actions import Piece
from app.languages.models import About, Method
from app.languages.queries import open_wish, open_wishes
from app.people.actions import meet
from app.people.models import Person
from app.people.queries import person as person_of


def fill(cycle: Cycle, studied: Cycle, by: Person) -> dict[str, object]:
    """Gives the numbers of those who were asked, the links of two, and the cookies of who opened them.

    Whoever brought the idea is asked too. Of the `studied` test one has not answered, and still can.
    """
    told = (
        ("Noor", "noor@example.org"),
        (f"Ali {LONG_WORD}", "ali@example.org"),
        ("Maria", "maria@example.org"),
        ("Sara", "sara@example.org"),
    )
    people = [meet(name, reach, reading="ar" if name == "Sara" else "en") for name, reach in told]
    for person in people:
        witnesses.add(cycle, person, AskedAs.THERE, by=by)
    witnesses.add(studied, meet("Lena", "lena@example.org", reading="en"), AskedAs.THERE, by=by)
    db.session.flush()
    new, answered, ended, in_urdu = all_asked(cycle)
    late = all_asked(studied)[-1]
    _in_arabic(cycle, by, people[-1])
    _in_urdu(in_urdu)
    witnesses.answer(answered, {question.id: witnesses.Answer(Saw.PARTLY, f"{LONG_WORD} {LONG}") for question in answered.cycle.questions})
    first = answered.cycle.questions[0].id
    write_down(answered, {first: witnesses.Answer(Saw.NO, f"On the phone: {LONG_WORD}")}, {}, seen=1, by=by)
    witnesses.stop_asking(ended, by=by)
    witnesses.add(cycle, person_of(idea_of(cycle).person_id or 0), AskedAs.PROPOSER, by=by)
    links = {one.id: tokens.mint(LINK, one.id, one.salt) for one in (new, answered, ended, late)}
    return {
        "witness": new.id,
        "witness_late": late.id,
        "witness_person": new.person_id,
        "witness_answered": answered.id,
        "witness_urdu_person": in_urdu.person_id,
        "witness_ended": ended.id,
        "witness_link": links[new.id],
        "witness_ended_link": links[ended.id],
        "asked_cookies": {f"small-test-{number}": link for number, link in links.items()},
    }


def answered_in_urdu(cycle: Cycle, by: Person) -> None:
    """Somebody has answered in a language in which the team cannot read."""
    witnesses.add(cycle, meet("Sara", f"sara{cycle.id}@example.org", reading="ur"), AskedAs.THERE, by=by)
    db.session.flush()
    _in_urdu(all_asked(cycle)[-1])


def to_translate(cycle: Cycle) -> dict[str, object]:
    """Somebody was asked to put the answers of a test into English. Gives the number of the wish."""
    everybody = all_asked(cycle)
    ask_for_english(cycle, everybody)
    return {"answer_wish": open_wishes(OF_ANSWER, [one.id for one in everybody])[0].id}


def _in_urdu(asked: Asked) -> None:
    late = "ایک تھیلا دیر سے آیا، باقی سب تیار تھے۔"
    witnesses.answer(asked, {question.id: witnesses.Answer(Saw.NO, late) for question in asked.cycle.questions[:1]})


def _in_arabic(cycle: Cycle, by: Person, checker: Person) -> None:
    """What the team wrote, in easy words and in Arabic."""
    keep_words(cycle, {"change_easy": f"We pack bags early. {LONG}", "question_1_easy": "Are the bags ready? We think: yes."}, by=by)
    wish = open_wish(OF_TEST, cycle.id, About.SMALL_TEST, "ar")
    if wish is None:
        raise LookupError("Nobody wished for Arabic.")
    languages.claim(wish, by=by)
    languages.translate(
        wish, [Piece(text, slot, f"{slot}: نحزم الحقائب في المساء.") for slot, text in texts_of(wish).items()], Method.STAFF, by=by
    )
    languages.check(wish, by=checker)
