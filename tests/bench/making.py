"""Fills one database and says what is in it, as JSON: `python -m tests.bench.making <ideas>`, on the settings of the environment."""

import json
import sys
from collections import Counter
from typing import Any

from sqlalchemy import func, select, text

from app.core import db, i18n, tokens
from app.core.questions import Given
from app.core.search import SearchRow
from app.journey.demo.build import fill
from app.languages.models import Text
from app.people import actions as people
from app.proposals import actions as proposals
from app.proposals.models import Proposal
from app.proposals.pathways import page_for

HANDS = 4
WORDS = "I can not read the letters from the eye clinic. The writing is small, and the date is on the second page."


def make(count: int) -> dict[str, Any]:
    """Fills and prepares: a member of the huddle who is signed in, a few drafts, words to look for."""
    import app.__main__ as portal

    portal.make_database()
    fill(count)
    _settle()
    return {"staff": _staff(), "drafts": [_draft() for _ in range(HANDS)], "words": WORDS, **_found()}


def _settle() -> None:
    """PostgreSQL gathers its statistics by itself, a while later; here it is asked to do so now."""
    if db.engine().dialect.name == "postgresql":
        with db.engine().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def _staff() -> str:
    """The cookie of the member of the huddle who has read most ideas."""
    with db.reading() as session:
        read = select(Proposal.reader_id).where(Proposal.reader_id.is_not(None)).group_by(Proposal.reader_id)
        number = session.scalars(read.order_by(func.count().desc(), Proposal.reader_id).limit(1)).one()
    with db.transaction():
        visit = people.start_visit(number or 0)
        db.session.flush()
        return tokens.mint("visit", visit.id, visit.salt)


def _draft() -> dict[str, str]:
    with i18n.reading_as("en"), db.transaction():
        proposal, token = proposals.begin_draft(reading="en", lang="en", quick=False)
        page = page_for("not-good", quick=False, easy=False)
        assert page
        proposals.save_answers(proposal, page, {"problem": Given(text=WORDS)}, seen_saves=0)
    return {"token": token}


def _found() -> dict[str, Any]:
    """An idea in English with words; a word of every idea, and one that about 30 of the newest 2,000 have."""
    with db.reading() as session:
        statement = select(Proposal.reference).join(Text, Proposal.title_id == Text.id)
        english = statement.where(Proposal.public.is_(True), Proposal.lang == "en").order_by(Proposal.received_at.desc())
        bodies = session.scalars(
            select(SearchRow.body_folded)
            .where(SearchRow.kind == "proposal", SearchRow.scope == "public")
            .order_by(SearchRow.id.desc())
            .limit(2000)
        ).all()
        often = Counter(word for body in bodies for word in set(body.split()) if len(word) > 2 and word.isascii())
        return {
            "reference": session.scalars(english.limit(1)).one(),
            "every": often.most_common(1)[0][0],
            "some": min(often, key=lambda word: (abs(often[word] - len(bodies) // 50), word)),
            "ideas": session.scalar(select(func.count()).select_from(Proposal)),
            "public": session.scalar(select(func.count()).select_from(Proposal).where(Proposal.public.is_(True))),
        }


if __name__ == "__main__":
    print(json.dumps(make(int(sys.argv[1]))))
