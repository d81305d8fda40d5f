"""One idea that somebody translated and somebody else checked, and one translation that readers wait for."""

import datetime as dt

from sqlalchemy import select

from app.core import db
from app.journey import queries
from app.journey.demo.scene import Scene, told
from app.languages import actions as languages
from app.languages import queries as translations
from app.languages.actions import Piece
from app.languages.models import About, Method, Text, TranslationWish
from app.proposals import actions as proposals
from app.proposals.models import Proposal


def translate_some(scene: Scene) -> None:
    """Everything in translations.toml, asked for yesterday."""
    scene.diary.turn_to(scene.diary.today - dt.timedelta(days=1), 10, 40)
    everything = told("translations.toml")
    with db.transaction():
        for row in everything["translations"]:
            wish = _asked(row["title"], row["lang"])
            by, checker = scene.member(row["by"]), scene.member(row["checked_by"])
            found, idea = queries.wish_for(wish.id, by=by)
            languages.claim(found, by=by)
            pieces = [Piece(one.text, one.slot, row["words"][one.slot].strip()) for one in queries.words_of(found, idea)]
            languages.translate(found, pieces, Method.STAFF, by=by)
            proposals.check_translation(idea, found, by=checker)
        for row in everything["wishes"]:
            _asked(row["title"], row["lang"]).readers = row["readers"]


def _asked(title: str, lang: str) -> TranslationWish:
    idea = db.session.scalars(select(Proposal.id).join(Text, Text.id == Proposal.title_id).where(Text.body == title)).one()
    languages.want_as_reader("proposal", idea, lang, again=False)
    found = translations.open_wish("proposal", idea, About.IDEA, lang)
    if found is None:
        raise LookupError(f"Nobody can ask for {title} in {lang}.")
    return found
