"""People are told things: by letter, on the phone, by post, in the form that they can use."""

from collections.abc import Iterable
from typing import Any

from app.core.i18n import ENGLISH, english_name, mark_for_staff, readings
from app.core.templates import plain_reference
from app.history.models import Entry
from app.notifications import queries as outbox
from app.notifications.actions import held_about, release_about, send_letter, wait_on
from app.notifications.models import IN_FORMAT, Channel, Letter, LetterState
from app.people import queries
from app.people.models import ContactPoint, Person
from app.tasks.actions import raise_for_letter
from app.tasks.models import TaskKind

_RATHER = {"video": mark_for_staff("They want a video call."), "in_person": mark_for_staff("They want to meet a person.")}
MAKE_IT = mark_for_staff("Make this letter in the form that they need. Then send it.")


def tell(
    person: Person, letter: str, facts: dict[str, Any], *, because: Entry, reading: str | None = None, held_by: str = ""
) -> Letter | None:
    """One letter to one person, by the way they like best. Without e-mail it is a phone or post task.

    One that they could not use is held, and somebody makes it in the form that they need. Nothing that was typed by a
    stranger goes to an address that nobody has confirmed: facts under `typed` and the name are left out of such a letter.
    """
    channel, point = queries.way_to(person)
    pressed = because.role == "proposer"  # by whoever holds the idea, who may have typed somebody else's address; staff always reach people
    if pressed and point and outbox.too_many_to(point.value, because.kind, confirmed=bool(point.confirmed_at)):
        channel = Channel.PAGE  # kept for the person's page; nobody is flooded by what a stranger presses
    confirmed = _proven(channel, point)
    told = {key: value for key, value in facts.items() if key != "typed"} | {
        "name": person.display_name if confirmed else "",
        "typed": facts.get("typed", {}) if confirmed else {},
    }
    sent = send_letter(
        name=letter,
        kind=because.kind,
        thing_id=because.thing_id,
        person_id=person.id,
        facts=told,
        reading=reading or person.reading,
        channel=channel,
        address=point.value if point else "",
        dedupe_key=f"{because.id}:{person.id}:{channel.value}",
        held_by=held_by,
    )
    if sent:
        _see_to(sent, point)
    return sent


def _see_to(letter: Letter, point: ContactPoint | None) -> None:
    """What somebody of the team has to do with a letter: make another form of it, phone, or post it. Nothing with others."""
    if letter.held_by == IN_FORMAT:
        ask_for_forms([letter])
    elif point and letter.state is LetterState.TASK:
        _carry(letter, point)


def ask_for_forms(letters: Iterable[Letter]) -> None:
    """Each of these letters is made in another form by somebody of the team; asked for once."""
    for letter in letters:
        raise_for_letter(
            TaskKind.FORMAT, letter.kind, letter.thing_id, letter.id, person_id=letter.person_id, details=[*_named(letter), MAKE_IT]
        )


def called(person: Person) -> str:
    """The name by which a letter to this person begins; none where nobody has proven the address."""
    return person.display_name if _proven(*queries.way_to(person)) else ""


def _proven(channel: Channel, point: ContactPoint | None) -> bool:
    return channel not in {Channel.EMAIL, Channel.SMS} or bool(point and point.confirmed_at)


def _carry(letter: Letter, point: ContactPoint) -> None:
    """A letter by phone or post is a task for somebody of the team. What the person needs stands on its flag, as it is on the day."""
    kind = {Channel.PHONE: TaskKind.PHONE, Channel.POST: TaskKind.POST}.get(letter.channel)
    if kind:
        safe = point.safe_to_leave_message or kind is TaskKind.POST
        told = _named(letter)
        told += [] if safe else [mark_for_staff("Do not leave a message.")]
        told += [_RATHER[point.kind]] if point.kind in _RATHER else []
        told += _speaks(letter.reading) if kind is TaskKind.PHONE else []
        raise_for_letter(kind, letter.kind, letter.thing_id, letter.id, person_id=letter.person_id, details=told)


def _named(letter: Letter) -> list[str]:
    """The number of the idea that a letter is about."""
    reference = letter.facts.get("reference", "")
    return [plain_reference(str(reference))] if reference else []


def _speaks(reading: str) -> list[str]:
    lang = readings()[reading].lang
    return (
        []
        if lang == ENGLISH.lang
        else [mark_for_staff("This person reads another language. Find an interpreter for the call."), english_name(lang)]
    )


def release_letters(kind: str, thing_id: int, *, held_by: str, by: int, more: dict[str, Any], still: str = "") -> None:
    """What kept the letters about a thing back is done: each goes its way, those by phone or post as a task.

    `still`: the need for which they wait on.
    """
    letters = held_about(kind, thing_id, held_by=held_by)
    if still:
        wait_on(kind, thing_id, held_by=held_by, still=still, more=more)
    else:
        release_about(kind, thing_id, held_by=held_by, by=by, more=more)
    for letter in letters:
        point = queries.way_to(queries.person(letter.person_id))[1] if letter.person_id is not None else None
        _see_to(letter, point)
