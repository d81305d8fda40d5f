"""Words about an idea that the huddle keeps go with the idea: a year after it was taken back."""

from typing import Any

from sqlalchemy import or_, select, update

from app.core import db
from app.huddle.models import Agreed, Decision, Item, Partner, Say, Score
from app.languages.models import Text
from app.proposals.models import Proposal, Stage

_ERASED = select(Proposal.id).where(Proposal.stage == Stage.WITHDRAWN, Proposal.title_id.is_(None))
_PLACES = select(Item.id).where(Item.proposal_id.in_(_ERASED))
_DECISIONS = select(Decision.id).where(Decision.proposal_id.in_(_ERASED))
_ACTIONS = select(Agreed.id).join(Text, Agreed.words_id == Text.id).where(Text.kind == "proposal", Text.thing_id.in_(_ERASED))
_COLUMNS: tuple[tuple[Any, Any, tuple[str, ...]], ...] = (
    (Say, Say.item_id.in_(_PLACES), ("digital_how", "gains_least")),
    (Score, Score.item_id.in_(_PLACES), ("reason",)),
    (Partner, Partner.decision_id.in_(_DECISIONS), ("words",)),
    (Decision, Decision.proposal_id.in_(_ERASED), ("detail", "joins", "why_changed", "contact_name", "contact_how")),
    (Agreed, Agreed.id.in_(_ACTIONS), ("why",)),
)


def forget_with_ideas() -> None:
    """What stands beside the words of an idea that was erased goes too; the words themselves went with it."""
    for table, theirs, names in _COLUMNS:
        full = or_(*(getattr(table, name) != "" for name in names))
        db.session.execute(
            update(table).where(theirs, full).values(dict.fromkeys(names, "")), execution_options={"synchronize_session": False}
        )
