"""The answers of an invented idea, three to six of them, and the permissions that came with them."""

import datetime as dt
from functools import cache
from random import Random

from app.core import i18n
from app.journey.demo.sheaf import Row, Sheaf
from app.people.models import PermissionGiven
from app.proposals.models import Answer, AnswerStatus, AuthoredBy, Medium, Setting
from app.proposals.pathways import every_ask, label_of
from app.proposals.pathways.choices import BENEFICIARIES, SETTINGS

_MOST_SENTENCES = {"problem": 5, "change_idea": 3, "aim": 1}


@cache
def _wording(what: str, value: str, reading: str) -> str:
    """The very words that were read, as sending keeps them."""
    with i18n.reading_as(reading) as read:
        page, ask = every_ask(easy=read.easy)[what]
        return f"{i18n.gettext(page.question)} {i18n.gettext(label_of(ask, value))}"


class Answering:
    """Writes the answers of one idea."""

    def __init__(self, chance: Random, idea: Row, sheaf: Sheaf) -> None:
        self.chance, self.idea, self.sheaf = chance, idea, sheaf
        self.words: dict[str, str] = {}

    def said(self) -> dict[str, str]:
        """Adds every row; gives the words that can be searched."""
        quick, publish = self.idea["pathway"] == "quick", self.idea["publish"]
        self._say("problem", "problems")
        self._choose("contact", "email" if self.idea["email"] else "none")
        self._choose("team_read", "yes")
        self._permit("team_read", "yes")
        if self.idea["email"]:
            self._answer("email", self.sheaf.write(self.idea["email"], self.idea["lang"], self.idea), [])
        if not quick:
            self._choose("publish", publish.value)
            self._permit("publish", publish.value)
            self._one_more()
        return self.words

    def _one_more(self) -> None:
        """Of the other questions most people answer what could change."""
        which = self.chance.random()
        if which < 0.6:  # noqa: PLR2004 shares of one
            self._say("change_idea", "changes")
        elif which < 0.75:  # noqa: PLR2004
            self._say("aim", "aims")
        elif which < 0.9:  # noqa: PLR2004
            places = {self.chance.choice(SETTINGS[:-1]).value for _n in range(3)}
            self._choose("settings", *places)
            for place in sorted(places):
                self.sheaf.add(Setting, proposal_id=self.idea["id"], kind=place)
        else:
            self._choose("beneficiaries", *{self.chance.choice(BENEFICIARIES[:-1]).value for _n in range(2)})

    def _say(self, field: str, which: str) -> None:
        sentences = self.idea["words"][which]
        count = min(self.chance.randint(1, _MOST_SENTENCES[field]), len(sentences))
        self.words[field] = " ".join(self.chance.sample(sentences, count))
        self._answer(field, self.sheaf.write(self.words[field], self.idea["lang"], self.idea | {"by": None}), [])

    def _choose(self, field: str, *values: str) -> None:
        self._answer(field, None, sorted(values))

    def _answer(self, field: str, number: int | None, choices: list[str]) -> None:
        self.sheaf.add(
            Answer,
            proposal_id=self.idea["id"],
            field=field,
            medium=Medium.TEXT,
            text_id=number,
            choices=choices,
            status=AnswerStatus.ANSWERED,
            authored_by=AuthoredBy.SELF,
            version=1,
            saves=1,
            saved_at=self.idea["at"] - dt.timedelta(minutes=4),
        )

    def _permit(self, what: str, value: str) -> None:
        self.sheaf.add(
            PermissionGiven,
            person_id=self.idea["by"],
            kind="proposal",
            thing_id=self.idea["id"],
            what=what,
            choice=value,
            wording=_wording(what, value, self.idea["reading"]),
            reading=self.idea["reading"],
            given_at=self.idea["at"],
            taken_back_at=None,
        )
