"""What members read of each idea before a meeting, drawn from what the pages hold; on the screen, on paper and as a PDF it is the same.

Never how to reach anybody, never what somebody needs, never what is said in a recording that nobody has written down.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.core import calendar, i18n
from app.core.i18n import count_for_staff, for_staff, gettext, mark_for_staff
from app.huddle import queries
from app.huddle.forms.inviting import AS_WHOM, COMING
from app.huddle.forms.judging import LABELS
from app.huddle.forms.saying import STANCES
from app.huddle.models import Meeting
from app.huddle.queries import Sheet
from app.huddle.queries.pack import own_of
from app.huddle.queries.since import FromTryOuts, in_pack
from app.improvement.forms.reviewing import WORDS
from app.languages.forms.translating import METHODS
from app.languages.queries import told as translated
from app.proposals import kinds
from app.proposals.models import Attachment
from app.proposals.pathways import every_ask, label_of
from app.proposals.permissions import Somebody
from app.proposals.queries import SomeAnswer, newest

_MINUTE = 60
THREE = (  # the questions of the Model for Improvement, and the answers that speak to them
    (mark_for_staff("What are we trying to accomplish?"), "aim"),
    (mark_for_staff("How will we know that a change is an improvement?"), "measure_words"),
    (mark_for_staff("What change can we make?"), "change_idea"),
)
ABOUT_IT = ("problem", "settings", "place_name", "beneficiaries", "related_work")
THEMSELVES = ("capacities", "involvement_wish")
INEQUALITY = (  # asked of every idea (reference methods 11)
    mark_for_staff("Who gains least from it?"),
    mark_for_staff("Who cannot use it? Think of digital, language, hearing, sight, learning disability, cost and travel."),
    mark_for_staff("Which groups with the worst health were asked?"),
    mark_for_staff("Which measure will be looked at group by group?"),
)
SHOWN = {
    "photo": mark_for_staff("There is a photo. See it on the page of the idea."),
    "drawing": mark_for_staff("There is a drawing. See it on the page of the idea."),
}


@dataclass(frozen=True)
class Contents:
    """What a pack is made of: the numbers of the places on the list, those of their ideas, and what of try-outs comes before the huddle."""

    places: Sequence[int]
    ideas: Sequence[int]
    try_outs: FromTryOuts

    def own(self, person: Somebody) -> frozenset[int]:
        """The ideas in it of which somebody is a part, by their numbers. One statement."""
        tried = [*self.try_outs.reviews, *self.try_outs.decisions]
        return own_of({*self.ideas, *(row.proposal_id for row in tried)}, person)

    def without(self, hidden: Collection[int]) -> dict[str, Any]:
        """As the pages draw it: of these ideas no views, and nothing of their try-outs."""
        return {
            "sheets": [told(sheet, easy=i18n.reading().easy) for sheet in queries.sheets(self.places, frozenset(hidden))],
            "decisions": [row for row in self.try_outs.decisions if row.proposal_id not in hidden],
            "reviews": [row for row in self.try_outs.reviews if row.proposal_id not in hidden],
            "words": WORDS,
            "labels": LABELS,
        }


def contents(meeting: Meeting) -> Contents:
    """What is in the pack of a meeting, as it stands now."""
    rows = queries.items(meeting)
    return Contents([row.id for row in rows], [row.proposal_id for row in rows], in_pack(meeting))


def told(sheet: Sheet, *, easy: bool) -> dict[str, Any]:
    """One idea as huddle/_sheet.html draws it. Of one that was taken back, its number alone."""
    proposal = sheet.proposal
    base = {"reference": proposal.reference, "gone": sheet.gone, "hidden": sheet.hidden, "item": sheet.item.id}
    if sheet.gone:
        return base | {"title": "", "title_lang": "en", "title_en": ""}
    answers = newest(proposal.answers)
    title = proposal.title.body if proposal.title else proposal.summary or str(proposal.reference)
    return base | {
        "title": title,
        "title_lang": proposal.title.lang if proposal.title else proposal.lang,
        "title_en": proposal.title_en.body if proposal.title_en else "",
        "lang": proposal.lang,
        "due": proposal.answer_due_on,
        "stopped": proposal.clock_stopped_on,
        "left": calendar.working_days_between(calendar.today(), proposal.answer_due_on) if proposal.answer_due_on else 0,
        "name": sheet.name,
        "about": [row for name in ABOUT_IT if (row := _row(sheet, answers, name, easy=easy))],
        "three": [(for_staff(question), _row(sheet, answers, name, easy=easy)) for question, name in THREE],
        "themselves": [row for name in THEMSELVES if (row := _row(sheet, answers, name, easy=easy))],
        "inequality": [for_staff(question) for question in INEQUALITY],
        "similar": sheet.similar,
        "priorities": sheet.priorities,
        "programmes": sheet.programmes,
        "work": for_staff(kinds.NAMES[sheet.work.kind]) if sheet.work else "",
        "says": [(one, for_staff(STANCES[one.say.stance])) for one in sheet.says],
        "guests": sheet.guests,
        "as_whom": AS_WHOM,
        "coming": COMING,
        "methods": dict(METHODS),
    }


def _row(sheet: Sheet, answers: Mapping[str, SomeAnswer], name: str, *, easy: bool) -> dict[str, Any] | None:
    """One answer: its question, the words as they came, their translation with its state, what came as a file. None where there is nothing."""
    stands, files = answers.get(name), [one for one in sheet.files if one.field == name]
    page, ask = every_ask(easy=easy)[name]
    words = stands.text if stands is not None and stands.text and stands.text.body else None
    choices = [gettext(label_of(ask, value)) for value in stands.choices] if stands is not None else []
    if words is None and not choices and not files:
        return None
    other = translated(sheet.translations, name, words.body) if words else None
    return {
        "question": gettext(ask.label or page.question),
        "words": words,
        "choices": choices,
        "other": None if other is None or other.stale else other,
        "files": _files(files),
    }


def _files(files: Sequence[Attachment]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for one in files:
        said = one.said if one.said and one.said.body else None
        shown = SHOWN.get(one.medium.value)
        rows.append({"said": said, "sentence": for_staff(shown) if shown else _length(one.seconds)})
    return rows


def _length(seconds: int) -> str:
    if seconds < _MINUTE:
        told_as = count_for_staff("There is a recording of %(num)s second.", "There is a recording of %(num)s seconds.", seconds)
        return told_as % {"num": seconds}
    minutes = round(seconds / _MINUTE)
    return count_for_staff("There is a recording of %(num)s minute.", "There is a recording of %(num)s minutes.", minutes) % {
        "num": minutes
    }
