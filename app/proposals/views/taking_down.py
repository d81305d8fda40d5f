"""Somebody of the team writes an idea down for a person, all on one long page: fast, with somebody on the phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask_login import current_user
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.forms import Plain
from app.core.questions import Answers, Given, Page
from app.core.web import go_to, keep, open_to, page, row_number, tell_next
from app.proposals import actions, queries
from app.proposals.forms import cleaned, read_page
from app.proposals.forms.taking_down import TakeDownForm
from app.proposals.moves.telling import HOW
from app.proposals.pathways import CONSENT, every_ask
from app.proposals.views import proposals
from app.proposals.views.paper import HELPED, ONLY_IF, asking_pages
from app.proposals.views.showing import file_rows, kept_beside, question_facts
from app.tasks import queries as tasks

if TYPE_CHECKING:
    from app.proposals.models import Proposal, TakenDown
    from app.tasks.models import Task

_MARKS = re.compile(r"([a-z_]{1,40}):(\d{1,9}\.[0-9a-f]{10})")


@proposals.route("/write-down", methods=["GET", "POST"])
@open_to("huddle member")
def write_down() -> Response:
    """Begin to write an idea down, from a task or by itself; below, what is half written."""
    form, task = TakeDownForm(), _asked_by()
    form.offer_languages()
    if form.validate_on_submit():
        begun = actions.begin_taking_down(
            form.chosen_how(), said_in=form.language(), easy=form.reads.data == "easy", by=current_user, task=task.id if task else None
        )
        return go_to(url_for("proposals.take_down", number=begun.id))
    half = queries.half_written()
    return page("proposals/write_down.html", form=form, task=task, half=half, how=HOW, status=422 if form.errors else 200)


def _asked_by() -> Task | None:
    """The open task from which somebody came, when there is one."""
    number = row_number(request.args.get("task", ""))
    return next((task for task in tasks.some([number]) if task.done_at is None), None) if number else None


@proposals.route("/write-down/<int:number>", methods=["GET", "POST"])
@open_to("huddle member")
def take_down(number: int) -> Response:
    """Every question on one page: saved, or sent for the person."""
    typed = cleaned(request.form)
    proposal, taken = queries.taken_down(number, by=current_user)
    if not proposal.is_draft:
        return go_to(url_for("journey.read_idea", reference=proposal.reference))
    if not Plain().validate_on_submit():
        return _shown(proposal, taken, [], typed)
    clashes = _kept(proposal, taken, typed)
    if clashes:
        tell_next(i18n.for_staff("A colleague wrote something else meanwhile. Both are kept. Look at it below."))
        return go_to(url_for("proposals.take_down", number=number))
    if request.form.get("go") == "send":
        return _sent(proposal, taken)
    tell_next(i18n.for_staff("Saved."))
    there = {"stop": url_for("proposals.write_down"), "scan": url_for("proposals.scan_of_draft", number=number)}
    return go_to(there.get(request.form.get("go", ""), url_for("proposals.take_down", number=number)))


def _kept(proposal: Proposal, taken: TakenDown, typed: MultiDict[str, str]) -> list[str]:
    given = _given(proposal, typed)
    marks = dict(_MARKS.findall(request.form.get("marks", "")))
    where = " ".join(typed.get("kept_where", "").split())
    return actions.write_down(proposal, taken, given, marks=marks, kept_where=where, by=current_user)


def _given(proposal: Proposal, typed: MultiDict[str, str]) -> dict[str, Given]:
    """What was typed, question by question."""
    return {field: new for _n, step in _steps(proposal) for field, new in read_page(step, typed, skip=False).items()}


def _sent(proposal: Proposal, taken: TakenDown) -> Response:
    faults = actions.missing_before_sending(queries.given(proposal.answers))
    if faults:
        keep()
        return _shown(proposal, taken, faults)
    actions.send_taken_down(proposal, taken, by=current_user)
    tell_next(i18n.for_staff("Sent. The person gets a copy in the way they chose. Tell them the number and the date."))
    return go_to(url_for("journey.read_idea", reference=proposal.reference))


def _steps(proposal: Proposal) -> list[tuple[int, Page]]:
    """The questions of the form that the person has: easy words or not, with its numbers."""
    return asking_pages(easy=_easy(proposal))


def _easy(proposal: Proposal) -> bool:
    return proposal.reading.endswith("-easy")


def _shown(proposal: Proposal, taken: TakenDown, faults: list[tuple[str, str]], typed: MultiDict[str, str] | None = None) -> Response:
    """The page; with `typed`, what somebody typed and has not saved, and what stood there when they began."""
    answers: Answers = queries.given(proposal.answers)
    fields = [ask.field for _n, step in _steps(proposal) for ask in step.every_ask()]
    marks = " ".join(f"{field}:{actions.mark_of(answers.get(field, Given()))}" for field in fields)
    if typed:
        answers, marks = {**answers, **_given(proposal, typed)}, typed.get("marks", "")
    drawn = [_drawn(number, step, (proposal, taken), answers, dict(faults)) for number, step in _steps(proposal)]
    return page(
        "proposals/take_down.html",
        proposal=proposal,
        taken=taken,
        task=next(iter(tasks.some([taken.task_id] if taken.task_id else [])), None),
        how=HOW,
        steps=drawn,
        scan=file_rows(queries.scan_of(proposal.id)),
        problems=[{"text": i18n.gettext(sentence), "href": f"#{field}"} for field, sentence in faults],
        marks=marks,
        kept_where=typed.get("kept_where", "") if typed else taken.kept_where,
        status=422 if faults else 200,
    )


def _drawn(number: int, step: Page, what: tuple[Proposal, TakenDown], answers: Answers, faults: dict[str, str]) -> dict[str, Any]:
    """One question: its controls; what a colleague wrote beside; words to read out as the person would read them."""
    proposal, taken = what
    mine = next(((ask.field, faults[ask.field]) for ask in step.every_ask() if ask.field in faults), None)
    aloud = CONSENT & {ask.field for ask in step.asks}
    easy, on_paper = _easy(proposal), taken.how.value == "paper"
    known = {**answers, **HELPED} if on_paper and step.slug != "helper" else answers
    with i18n.reading_as(("en-easy" if easy else "en") if aloud else i18n.reading().tag):
        controls = question_facts(step, known, quick=False, easy=easy, fault=mine)["controls"]
    for control in controls:
        if control["heading"]:
            control |= {"heading": 2, "label": f"{number}. {control['label']}"}
        if "whose" in control:
            _as_ticked(control, answers.get(control["name"], Given()).by, on_paper=on_paper)
    return {
        "number": number,
        "step": step,
        "controls": controls,
        "only": ONLY_IF.get(step.slug, ""),
        "others": kept_beside(step, proposal.answers),
        "aloud": bool(aloud),
        "theirs": _read_out(step, proposal.reading) if aloud else None,
    }


def _as_ticked(control: dict[str, Any], by: str, *, on_paper: bool) -> None:
    """Whose words an answer is: on paper as it was ticked there, else ours, who wrote down what was said."""
    if on_paper:
        control["whose"]["value"] = by
    else:
        del control["whose"]


def _read_out(step: Page, tag: str) -> dict[str, Any] | None:
    """The words of a choice in the reading of the person, where that is not English."""
    with i18n.reading_as(tag) as theirs:
        if theirs.lang == i18n.ENGLISH.lang:
            return None
        _page, ask = every_ask(easy=theirs.easy)[step.asks[0].field]
        lines = [i18n.gettext(line) for line in (step.question, *step.lines)]
        return {"lang": theirs.html_lang, "dir": theirs.dir, "lines": lines, "choices": [i18n.gettext(c.label) for c in ask.choices]}
