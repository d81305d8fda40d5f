"""Sending: the only step that refuses. A reference, a promise, a letter."""

import re
import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.core import calendar, db
from app.core.addresses import is_address, tidy_address
from app.core.i18n import gettext, mark_for_staff, readings
from app.core.i18n import mark as _
from app.core.questions import Given
from app.core.templates import plain_reference
from app.languages.actions import write
from app.people import actions as people
from app.people import queries as people_queries
from app.people.models import Person
from app.proposals import notices, queries
from app.proposals.actions.moving import find_link, first_words, involve, move, refresh_public, retell_clock, tell_proposer
from app.proposals.actions.voicing import ask_to_join
from app.proposals.models import PUBLISHED, Part, Proposal, Publish, Setting, Stage, TakenDown
from app.proposals.pathways import every_ask, label_of
from app.proposals.pathways.choices import PRINT_SIZE, helped, on_behalf
from app.proposals.permissions import Somebody
from app.support.models import RecordedBy
from app.tasks.actions import raise_task
from app.tasks.models import TaskKind

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
FIGURES = "23456789"
NOT_SAID = frozenset({"FU", "FK", "KK", "SS", "WC", "BS", "FC", "CU", "NZ", "PP", "AS", "BJ", "XX", "WT", "GU", "VD", "DV"})
LONGEST = 20_000
LONGEST_LINE = 100
LINES = ("display_name", "public_name", "place_name", "language_spoken", "work_organisation", "work_role", "supporter_name")
UNWRITTEN = _("An idea that was not written but said or shown")  # its title until somebody gives it one
WITH_NAME = _("Anyone can read your idea on the website, with this name:")
WITHOUT_NAME = _("Anyone can read your idea on the website. They do not see your name.")
ONLY_TEAM = _("Only the team reads your idea. It is not on the website.")
_PHONE = re.compile(r"\+?[\d\s().\-/]{7,30}(\s?(x|ext)\.?\s?\d+)?", re.IGNORECASE)
_NEEDED = {
    "email": ("email", _("Check your email address. It looks like name@example.com")),
    "sms": ("mobile", _("Check your mobile number. It looks like 07700 900 123")),
    "phone": ("phone", _("Check your phone number. It looks like 01632 960 123")),
    "video": ("video_reach", _("Write a phone number or an email address for the video call")),
    "in_person": ("meeting_reach", _("Write a phone number or an email address, so that we can plan to meet")),
    "letter": ("address", _("Write the address that we can post a letter to")),
    "supporter": ("supporter", _("Write who we can talk to, and how to reach them")),
}
SENTENCES = {
    "problem": _("Tell us what is not working, or tell us your idea"),
    "contact": _("Choose how we should contact you, or choose that we do not"),
    "team_read": _("Choose whether our team can read and discuss your idea"),
    "said_no": _("You said that the team cannot read your idea. To send it, change that answer. Your draft stays saved."),
    "has_question": _("You have a question first. Use “I need help”. Your draft stays saved. To send your idea, change that answer."),
    "too_long_line": _("Make this shorter"),
    "too_long": _("Make this answer shorter, to at most 20,000 characters"),
}


def contact_fault(answers: Mapping[str, Given]) -> tuple[str, str] | None:
    """The field and the sentence of the first way of contact that cannot work; None when all can."""
    for channel in answers.get("contact", Given()).choices:
        field, sentence = _NEEDED.get(channel, ("", ""))
        value = answers.get(field, Given()).text
        if field and not _works(field, value):
            return field, sentence
    return None


def _works(field: str, value: str) -> bool:
    if field == "email":
        return is_address(value)
    if field in {"phone", "mobile"}:
        return bool(_PHONE.fullmatch(value)) and sum(c.isdigit() for c in value) >= 7  # noqa: PLR2004 the shortest real number
    if field == "supporter":  # who it is, and somewhere in it a number or an address
        return any(map(is_address, value.split())) or sum(c.isdigit() for c in value) >= 7  # noqa: PLR2004 likewise
    return bool(value)


def missing_before_sending(answers: Mapping[str, Given]) -> list[tuple[str, str]]:
    """What stands in the way of sending: pairs of field and sentence. Empty when it can go."""
    faults: list[tuple[str, str]] = []
    if not any(answers.get(f) for f in ("problem", "change_idea")):
        faults.append(("problem", SENTENCES["problem"]))
    faults += [(field, SENTENCES["too_long_line"]) for field in LINES if len(answers.get(field, Given()).text) > LONGEST_LINE]
    faults += [(field, SENTENCES["too_long"]) for field, given in answers.items() if len(given.text) > LONGEST]
    hands_over = "handover" in answers.get("involvement_wish", Given()).choices
    if not hands_over and not answers.get("contact", Given()).choices:
        faults.append(("contact", SENTENCES["contact"]))
    if fault := contact_fault(answers):
        faults.append(fault)
    consent = answers.get("team_read", Given()).choices
    if consent != ("yes",):
        faults.append(("team_read", SENTENCES["said_no" if "no" in consent else "has_question" if "ask" in consent else "team_read"]))
    return faults


def new_reference() -> str:
    """Two letters and four figures without 0 O 1 I, taken by chance among 2.3 million, never used before."""
    while True:
        head = secrets.choice(LETTERS) + secrets.choice(LETTERS)
        reference = head + "".join(secrets.choice(FIGURES) for _n in range(4))
        if head not in NOT_SAID and db.session.scalar(select(Proposal.id).where(Proposal.reference == reference)) is None:
            return reference


def send_proposal(
    proposal: Proposal, *, by: Somebody | None, reading: str, easy: bool, reference: str | None = None, taken: TakenDown | None = None
) -> Proposal:
    """Sends a draft whose answers are complete. A second time does nothing.

    `by`: whoever is signed in, and so brings it too; where it was `taken` down, whoever of the team sends it for the person.
    """
    if proposal.stage is not Stage.DRAFT:
        return proposal
    db.session.refresh(proposal, ["involvements", "title", "title_en"])
    answers = queries.given(proposal.answers)
    proposal.reading = reading
    person = _sender(proposal, answers, None if taken else by)
    proposal.person_id = person.id
    proposal.reference = reference or new_reference()
    proposal.received_at = calendar.now()
    proposal.draft_until = None
    retell_clock(proposal, calendar.today())
    _take_choices(proposal, person, answers, easy=easy)
    words = next((answers[f] for f in ("problem", "change_idea") if answers.get(f)), Given())
    proposal.lang = words.lang or proposal.lang
    proposal.summary = first_words(words.text, 200)
    proposal.place = answers.get("place_name", Given()).text
    title = first_words(words.text) or gettext(UNWRITTEN)
    proposal.title = write(
        title, lang=proposal.lang if words.text else readings()[reading].lang, about=("proposal", proposal.id), by=person.id
    )
    db.session.add_all(Setting(proposal_id=proposal.id, kind=kind) for kind in answers.get("settings", Given()).choices)
    involve(proposal, person.id, Part.PROPOSER)
    sender, role = (by, "huddle member") if taken else (person, "proposer")
    entry = move(proposal, "send", by=sender, role=role, facts={"taken_down": taken.how.value} if taken else None)
    db.session.flush()
    refresh_public(proposal)
    ask_to_join(proposal, reading=reading)
    if queries.has_files(proposal.answers):
        details = f"{plain_reference(str(proposal.reference))}\n{mark_for_staff('Nobody has heard or seen them yet.')}"
        raise_task(TaskKind.LISTEN, "proposal", proposal.id, days=1, details=details)
    if on_behalf(answers) and answers.get("person_knows", Given()).choices != ("yes",):
        told = mark_for_staff("A helper sent this for a person who may not know. Talk with the helper. Nothing waits for it.")
        details = f"{plain_reference(str(proposal.reference))}\n{told}"
        raise_task(TaskKind.FOLLOW_UP, "proposal", proposal.id, days=5, details=details, person_id=person.id)
    typed = {"body": words.text, "lang": proposal.lang}
    link = find_link(proposal)
    facts = notices.taken_down(proposal, link, _said(answers, easy=easy)) if taken else notices.received(proposal, link, typed)
    tell_proposer(proposal, "proposals/taken_down" if taken else "proposals/received", facts, because=entry)
    return proposal


def _said(answers: Mapping[str, Given], *, easy: bool) -> list[dict[str, Any]]:
    """Every answer for a letter, which words its questions itself: the sentence of each question, then words or sentences of choices."""
    said = [(page, ask, answers.get(field, Given())) for field, (page, ask) in every_ask(easy=easy).items()]
    return [
        {
            "question": ask.label or page.question,
            "text": given.text,
            "lang": given.lang,
            "choices": [label_of(ask, value) for value in given.choices],
        }
        for page, ask, given in said
        if given
    ]


def _sender(proposal: Proposal, answers: Mapping[str, Given], by: Somebody | None) -> Person:
    """A new person for this idea, with the name, the ways of contact and the support that were given for it.

    Whoever is signed in brings it too, with what they said this time; what they are told of other ideas stays as it is.
    """
    proven: set[str] = set()
    if by is not None and by.id is not None and not hasattr(by, "only"):
        involve(proposal, by.id, Part.PROPOSER)
        proven = {point.value for point in people_queries.person(by.id).contacts if point.confirmed_at}
    channels = answers.get("contact", Given()).choices
    hears = "none" not in channels and "handover" not in answers.get("involvement_wish", Given()).choices
    person = people.welcome(answers.get("display_name", Given()).text, reading=proposal.reading, hears=hears)
    safe = answers.get("safe_to_leave_message", Given()).choices == ("yes",)
    for channel in channels:
        field = _NEEDED.get(channel, ("", ""))[0]
        if field and (value := answers.get(field, Given()).text):
            people.add_contact(person, channel, value, safe=safe, confirmed=tidy_address(value) in proven)
    said_by = RecordedBy.HELPER if helped(answers) else RecordedBy.SELF
    people.need_support(person, needs_given(answers), recorded_by=said_by)
    return person


def needs_given(answers: Mapping[str, Given]) -> dict[str, str]:
    """What somebody needs to take part, each with what was said beside it."""
    needs = [need for need in answers.get("support_needs", Given()).choices if need != "none"]
    return {need: _detail_of(need, answers) for need in needs}


def _detail_of(need: str, answers: Mapping[str, Given]) -> str:
    """Which language, which size: what was said beside a need."""
    if need == "large_print" and (size := answers.get("print_size", Given()).choices):
        return label_of(PRINT_SIZE, size[0])
    return answers.get("language_spoken", Given()).text if need == "interpreter" else ""


def publish_given(answers: Mapping[str, Given]) -> Publish:
    """Whether anyone may read the idea, and by which name; no, when not asked."""
    return Publish((answers.get("publish", Given()).choices or ("no",))[0])


def name_to_show(answers: Mapping[str, Given], name: str) -> str:
    """What stands on the website beside the idea of somebody with this name; nothing where they did not want it, or gave none."""
    first = answers.get("public_name", Given()).text or name.split(" ", maxsplit=1)[0].strip(",.;:")
    return {Publish.FULL_NAME: name, Publish.PUBLIC_NAME: first}.get(publish_given(answers), "")


def who_sees(answers: Mapping[str, Given]) -> str:
    """The sentence that says who will read the idea and see a name, as it was chosen."""
    if publish_given(answers) not in PUBLISHED:
        return ONLY_TEAM
    return WITH_NAME if name_to_show(answers, answers.get("display_name", Given()).text) else WITHOUT_NAME


def _take_choices(proposal: Proposal, person: Person, answers: Mapping[str, Given], *, easy: bool) -> None:
    """Publishing as chosen (no, when not asked); each permission with the words that were read."""
    proposal.publish = publish_given(answers)
    proposal.public_name = name_to_show(answers, person.display_name)
    asks = every_ask(easy=easy)
    for what in ("team_read", "publish"):
        page, ask = asks[what]
        for value in answers.get(what, Given()).choices:
            people.permit(
                person,
                "proposal",
                proposal.id,
                what,
                choice=value,
                wording=f"{gettext(page.question)} {gettext(label_of(ask, value))}",
                reading=proposal.reading,
            )
