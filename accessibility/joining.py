"""An idea that others want to join, in each state that such a wish can be in."""

from app.core import db
from app.core.questions import Given
from app.people.models import Guest, Person
from app.proposals import actions as proposals
from app.proposals.models import Proposal
from tests.make import DEE, again


def ideas(sam: Person) -> dict[str, Proposal]:
    """One who asked was told yes, one no, two wait for an answer, one is not on the website yet; and the idea that they all want to join."""
    from accessibility.filling import LONG_WORD, _idea, _screened, _whose, days_ago

    with days_ago(9):
        joined = _idea(problem=Given(text="The menu in the day room has no pictures."), change_idea=Given())
        _screened(joined, "A menu in pictures", by=sam)
        made = {name: _joining(name, str(joined.reference)) for name in ("together", "apart", "asking", "asking_long", "not_yet")}
        for name in ("together", "apart", "asking", "asking_long"):
            _screened(made[name], f"{LONG_WORD} {LONG_WORD.lower()}" if name == "asking_long" else "Pictures on the menu", by=sam)
        for name, act in (("together", proposals.show_together), ("apart", proposals.keep_apart)):
            with db.transaction():
                act(again(joined), made[name].id, reading="en", by=_whose(joined))
    return made | {"joined": joined}


def _joining(name: str, reference: str) -> Proposal:
    from accessibility.filling import _reference, answer

    mine = {"email": Given(text=f"{name}@example.org"), "problem": Given(text="I can not read the menu in the day room.")}
    with db.transaction():
        proposal, _token = proposals.begin_draft(reading="en", lang="en", quick=False)
        answer(proposal, DEE | mine)
        proposals.wish_to_join(proposal, reference, by=Guest())
        proposals.send_proposal(proposal, by=None, reading="en", easy=False, reference=_reference())
    return proposal
