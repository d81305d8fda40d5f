"""What a template needs to draw a question or the list of answers; words looked up in the reader's reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from flask import url_for

from app.core import calendar
from app.core.i18n import gettext, long_date, mark, reading
from app.core.questions import Answers, Ask, Choice, Given, Kind, Page
from app.proposals.forms import BY
from app.proposals.pathways import every_ask, label_of, pathway, picture_for, picture_of
from app.proposals.pathways.choices import AUTHORS, helped
from app.proposals.permissions import TAKEN_DOWN
from app.proposals.private import FREE
from app.proposals.queries import SomeAnswer, given, newest, other_versions

if TYPE_CHECKING:
    from app.proposals.models import Attachment

WAYS = {  # beside writing; in the order in which they stand
    "audio": (mark("Record my voice"), "speak"),
    "photo": (mark("Add a photo"), "photo"),
    "drawing": (mark("Add a drawing"), "draw"),
    "video": (mark("Add a video"), "video"),
}
NAMED = {
    "audio": mark("Recording %(number)s"),
    "photo": mark("Photo %(number)s"),
    "drawing": mark("Drawing %(number)s"),
    "video": mark("Video %(number)s"),
    "scan": mark("Paper form, page %(number)s"),
}
ADDED = {  # who brought what came after sending, as whoever brought the idea reads it, and as whoever helped reads it
    ("proposer", True): mark("You added this on %(date)s."),
    ("supporter", True): mark("Your helper added this on %(date)s."),
    ("team", True): mark("Our team added this on %(date)s."),
    ("proposer", False): mark("The person added this on %(date)s."),
    ("supporter", False): mark("You added this on %(date)s."),
    ("team", False): mark("Our team added this on %(date)s."),
}
WHOSE = mark("Whose words are these?")
OURS = "staff_took_down"
AUTHORED = {  # told beside an answer that is not all the person's own work
    "with_help": mark("A helper wrote down what the person said"),
    "helper_words": mark("Some of these words are from the helper"),
    OURS: mark("Somebody of our team wrote down what the person said"),
}
FROM_PAPER = mark("Somebody of our team typed what the person wrote on paper")


def question_facts(
    step: Page,
    answers: Answers,
    *,
    quick: bool,
    easy: bool,
    fault: tuple[str, str] | None = None,
    link: int = 0,
    files: Mapping[str, Sequence[Attachment]] | None = None,
) -> dict[str, Any]:
    """Everything that proposals/question.html draws. `link`: the number of the link by which this device holds the draft; `files`: by their fields, where an answer can be said or shown too."""
    way = pathway(quick=quick, easy=easy)
    done, total = way.progress(step, answers) if step in way.pages and step.asks else (0, 0)
    return {
        "controls": [_control(ask, answers, step, fault) | _other_ways(ask, answers, files) for ask in step.asks],
        "helped": helped(answers),
        "examples": [{"value": e.value, "label": gettext(e.label), "picture": e.picture} for e in step.examples],
        "english": [" ".join([step.question, *step.lines]), *(choice.label for ask in step.asks for choice in ask.choices)],
        "part_name": gettext(way.parts[step.part]) if way.parts else "",
        "done": done,
        "total": total,
        "saves": sum(answers[a.field].saves for a in step.every_ask() if a.field in answers),
        "marker": f"{link:x}" if link else "",
        "fault": {"field": fault[0], "text": gettext(fault[1])} if fault else None,
    }


def _control(ask: Ask, answers: Answers, step: Page, fault: tuple[str, str] | None) -> dict[str, Any]:
    stands = answers.get(ask.field, Given())
    heading = not ask.label
    told: dict[str, Any] = {
        "kind": ask.kind.value,
        "name": ask.field,
        "label": gettext(ask.label or step.question),
        "hint": (gettext(ask.hint) if ask.hint else "\n".join(gettext(line) for line in step.lines) if heading else "") or None,
        "heading": heading,
        "picture": step.picture if heading else "",
        "value": stands.text or (stands.choices[0] if stands.choices else ""),
        "values": list(stands.choices),
        "type": ask.type,
        "autocomplete": ask.autocomplete or None,
        "dir": "ltr" if ask.ltr else "auto",
        "error": gettext(fault[1]) if fault and fault[0] == ask.field else None,
    }
    if ask.field in FREE and helped(answers):
        told["whose"] = _whose(ask, stands)
    told["items"] = [_item(choice, answers, step, fault) for choice in ask.choices]
    told["pictures"] = any(choice.picture for choice in ask.choices)
    return told


def _other_ways(ask: Ask, answers: Answers, files: Mapping[str, Sequence[Attachment]] | None) -> dict[str, Any]:
    """Below a free answer, or above it for whoever would rather not write: what is there, and what can be added."""
    if ask.field not in FREE or files is None:
        return {}
    wish = (answers.get("answer_medium", Given()).choices or ("text",))[0]
    order = sorted(WAYS, key=lambda way: way != wish)
    there = file_rows(files.get(ask.field, ()))
    return {
        "files": there,
        "ways": [{"value": way, "label": gettext(WAYS[way][0]), "picture": WAYS[way][1]} for way in order],
        "first": wish in WAYS,
    }


def file_rows(some: Sequence[Attachment], above: Iterable[Mapping[str, Any]] = ()) -> list[dict[str, Any]]:
    """Recordings, photos, drawings and videos as components/file.html draws them, each kind counted from 1.

    `above`: the rows of answers that stand on the same page, whose files are counted before these.
    """
    earlier = Counter(one["kind"] for row in above for one in row["files"])
    rows: list[dict[str, Any]] = []
    for one in some:
        kind = "scan" if one.is_scan else one.medium.value
        number = 1 + earlier[kind] + sum(1 for row in rows if row["kind"] == kind)
        said = {"body": one.said.body, "lang": one.said.lang} if one.said and one.said.body else None
        label = gettext(NAMED[kind]) % {"number": number}
        told = {"id": one.id, "kind": kind, "medium": one.medium.value, "state": one.state.value, "label": label, "said": said}
        rows.append(
            told
            | {
                "fit": one.fit,
                "length": f"{one.seconds // 60}:{one.seconds % 60:02}" if one.seconds else "",
                "small": bool(one.small),
                "scanned": one.scanned,
            }
        )
    return rows


def added_rows(some: Sequence[Attachment], *, holds: bool = True, above: Iterable[Mapping[str, Any]] = ()) -> list[dict[str, Any]]:
    """What came after sending, each time for itself: who added it (told to whoever `holds` the idea, or to whoever helped), the words, the files."""
    rows: dict[int, dict[str, Any]] = {}
    for one, drawn in zip(some, file_rows(some, above), strict=True):
        if (came := one.addition) is None:
            continue
        words = {"body": came.words.body, "lang": came.words.lang} if came.words else None
        date = long_date(calendar.on_date(came.added_at))
        said = {"told": gettext(ADDED[came.added_by.value, holds]) % {"date": date}, "by": came.added_by.value, "date": date}
        rows.setdefault(came.id, said | {"words": words, "files": []})["files"].append(drawn)
    return list(rows.values())


def rest_of(values: Mapping[str, str]) -> dict[str, Any]:
    """What goes along from page to page: the quick way, and that somebody came from checking."""
    return {name: values[name] for name in ("way", "then") if values.get(name)}


def _whose(ask: Ask, stands: Given) -> dict[str, Any]:
    """Below an answer that somebody helped with: whose words these are."""
    field = Ask(f"{ask.field}{BY}", Kind.ONE, label=WHOSE, choices=AUTHORS)
    return _control(field, {field.field: Given(choices=(stands.by or AUTHORS[0].value,))}, Page("", ""), None)


def _item(choice: Choice, answers: Answers, step: Page, fault: tuple[str, str] | None) -> dict[str, Any]:
    item: dict[str, Any] = {"value": choice.value, "label": gettext(choice.label), "picture": choice.picture, "alone": choice.alone}
    if choice.hint:
        item["hint"] = gettext(choice.hint)
    item["then"] = [_control(below, answers, step, fault) for below in choice.then]
    return item


def answer_rows(
    answers: Answers,
    *,
    easy: bool,
    only: frozenset[str] | None = None,
    files: Mapping[str, Sequence[Attachment]] = MappingProxyType({}),
    on_paper: bool = False,
) -> list[dict[str, Any]]:
    """The answers that stand, in the order of the pathway: question, words, choices, files, and where to change them.

    `on_paper`: what the team wrote down came on paper.
    """
    authored = AUTHORED | {OURS: FROM_PAPER} if on_paper else AUTHORED
    rows = []
    for field, (page, ask) in every_ask(easy=easy).items():
        stands = answers.get(field)
        if (
            field == "answer_medium"
            or (only is not None and field not in only)
            or stands is None
            or not (stands or stands.status != "answered")
        ):
            continue
        drawn, shown = picture_for(page, field), files.get(field, ())
        rows.append(
            {
                "field": field,
                "slug": page.slug,
                "question": gettext(ask.label or page.question),
                "text": stands.text,
                "lang": stands.lang,
                "status": stands.status,
                "whose": gettext(authored[stands.by]) if field in FREE and (stands.text or shown) and stands.by in authored else "",
                "choices": [gettext(label_of(ask, v)) for v in stands.choices],
                "chosen": [{"text": gettext(label_of(ask, v)), "picture": picture_of(ask, v) or drawn} for v in stands.choices],
                "picture": drawn,
                "kind": ask.kind.value,
                "files": file_rows(shown),
            }
        )
    return rows


def where_to_go_on(draft: Any) -> str:
    """The address of the question after the last one that was answered, or of the check page."""
    answers = {
        field: stands for field, stands in given(draft.answers).items() if field != "display_name"
    }  # which is asked beside three words too
    step = pathway(quick=draft.pathway == "quick", easy=reading().easy).to_go_on(answers)
    return url_for("proposals.question", slug=step.slug) if step else url_for("proposals.check")


def left_out(answers: Answers, *, quick: bool, easy: bool, needed: bool = False) -> list[dict[str, str]]:
    """The questions without an answer: each with where it is. `needed`: those that an idea is not sent without, else those that can stay empty."""
    pages = pathway(quick=quick, easy=easy).unanswered(answers)
    return [
        {"text": gettext(page.question), "href": url_for("proposals.question", slug=page.slug, then="check")}
        for page in pages
        if page.slug != "how" and page.may_skip is not needed  # how to tell us is not about the idea
    ]


def kept_beside(step: Page, answers: Sequence[SomeAnswer]) -> list[dict[str, Any]]:
    """What another window answered on this page: words with their language, or the labels of what was chosen."""
    return [
        {"words": other.text, "choices": [gettext(label_of(ask, value)) for value in other.choices]}
        for ask in step.every_ask()
        for other in other_versions(answers, ask.field)
    ]


def before_correction(field: str, proposal: Any) -> list[dict[str, Any]]:
    """What the team had written down before the person put it right, the newest first; nothing for any other answer."""
    standing = newest(proposal.answers).get(field)
    if proposal.pathway != TAKEN_DOWN or standing is None or standing.authored_by == OURS:
        return []
    _page, ask = every_ask(easy=reading().easy)[field]
    ours = [old for old in other_versions(proposal.answers, field) if old.authored_by == OURS]
    return [{"words": old.text, "choices": [gettext(label_of(ask, value)) for value in old.choices]} for old in ours[:1]]


def chosen_words(field: str, value: str) -> str:
    """What somebody chose, in the words of that choice."""
    _page, ask = every_ask(easy=reading().easy)[field]
    return gettext(label_of(ask, value))


__all__ = [
    "added_rows",
    "answer_rows",
    "before_correction",
    "chosen_words",
    "file_rows",
    "kept_beside",
    "left_out",
    "question_facts",
    "rest_of",
    "where_to_go_on",
]
