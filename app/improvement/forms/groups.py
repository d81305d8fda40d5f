"""The forms of a measure split by group: which groups, the counts of one period, and many of them at once."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import ClassVar

from flask import request
from wtforms import Field
from wtforms.validators import ValidationError

from app.core.errors import Refused
from app.core.forms import AtMost, Choice, Form, Line, Radios, Said, Words, offers
from app.core.i18n import for_staff, mark_for_staff
from app.improvement.actions import check_day
from app.improvement.actions.groups import SplitSaid
from app.improvement.charts.cells import NotUnderstood
from app.improvement.forms import DayForm
from app.improvement.forms.values import MOST_TOLD
from app.improvement.groups import Count
from app.improvement.groups.pasted import PastedGroups, pasted, people
from app.improvement.models import Group, Split, SplitBy

FEWEST, MOST = 2, 12  # groups of one measure; more have too few people in each
LONGEST = 60
SPLIT_BY = {
    SplitBy.DEPRIVATION: mark_for_staff("How deprived the area is, in fifths"),
    SplitBy.ETHNIC_GROUP: mark_for_staff("Ethnic group"),
    SplitBy.AGE: mark_for_staff("Age"),
    SplitBy.SEX: mark_for_staff("Sex"),
    SplitBy.LANGUAGE: mark_for_staff("Language"),
    SplitBy.SITE: mark_for_staff("Place"),
    SplitBy.OWN: mark_for_staff("Something else"),
}
USUAL = {  # the groups of whoever writes none: national fifths, and the groups of the equality questions
    SplitBy.DEPRIVATION: ("Fifth 1 (most deprived)", "Fifth 2", "Fifth 3", "Fifth 4", "Fifth 5 (least deprived)"),
    SplitBy.ETHNIC_GROUP: ("Asian or Asian British", "Black, Black British, Caribbean or African", "Mixed", "White", "Other", "Not known"),
    SplitBy.AGE: ("Under 18", "18 to 24", "25 to 44", "45 to 64", "65 to 79", "80 or over"),
    SplitBy.SEX: ("Women", "Men", "Not known"),
}
WHOLE, ALONE = "whole", "alone"
PER = ("100", "1000", "10000", "100000")


class SplitForm(Form):
    """Into which groups a measure is split, and what is counted in each."""

    split_by = Radios(
        mark_for_staff("What do the groups differ in?"),
        coerce=SplitBy,
        choices=offers([(one.value, label) for one, label in SPLIT_BY.items()]),
        default=SplitBy.DEPRIVATION,
    )
    words = Line(
        mark_for_staff("If it is something else: what is it?"),
        description=mark_for_staff("Such as: with a helper, and without one."),
        validators=[AtMost(LONGEST, mark_for_staff("Use at most 60 characters"))],
    )
    groups = Words(
        mark_for_staff("Which groups are there?"),
        description=mark_for_staff(
            "A line for each, 2 to 12. Leave it empty to take the usual groups of deprivation, ethnic group, age or sex."
        ),
    )
    counted = Radios(
        mark_for_staff("What do you count in each group?"),
        choices=offers(
            [(WHOLE, mark_for_staff("How many, of how many people")), (ALONE, mark_for_staff("How many, and no more than that"))]
        ),
        default=WHOLE,
    )
    per = Choice(
        mark_for_staff("Of how many people do you say it?"),
        description=mark_for_staff("100 is per cent. Take more for what is rare."),
        choices=offers([(per, f"{int(per):,}") for per in PER]),
        default="100",
    )
    running = Radios(
        mark_for_staff("Is each number the total since you began?"),
        description=mark_for_staff("Then the page shows what each period added."),
        choices=offers(
            [("no", mark_for_staff("No, each period by itself")), ("yes", mark_for_staff("Yes, each number holds those before it"))]
        ),
        default="no",
    )

    def validate_words(self, field: Field) -> None:
        """Something else has a name."""
        if self["split_by"].data is SplitBy.OWN and not field.data:
            raise ValidationError(for_staff("Write what the groups differ in"))

    def validate_groups(self, _field: Field) -> None:
        """A few, each once."""
        names = self.names()
        if not names:
            raise ValidationError(for_staff("Write the groups, a line for each"))
        if not FEWEST <= len(names) <= MOST:
            raise ValidationError(for_staff("Write 2 to 12 groups, a line for each"))
        if any(len(name) > LONGEST for name in names):
            raise ValidationError(for_staff("Use at most 60 characters for each group"))
        if len({name.casefold() for name in names}) < len(names):
            raise ValidationError(for_staff("One group stands there twice. Write each once"))

    def names(self) -> tuple[str, ...]:
        """The groups that were written, or the usual ones."""
        written = tuple(" ".join(line.split()) for line in (self["groups"].data or "").split("\n") if line.strip())
        return written or USUAL.get(self["split_by"].data, ())

    def begin_with(self, thing: Split) -> None:
        """What stands."""
        self.split_by.data, self.words.data = thing.split_by, thing.words
        self["groups"].data = "\n".join(group.words for group in thing.groups)
        self.counted.data, self.per.data = WHOLE if thing.of_whole else ALONE, str(thing.per)
        self.running.data = "yes" if thing.running else "no"

    def said(self) -> SplitSaid:
        """The split, once the form is good."""
        own = (self.words.data or "") if self.split_by.data is SplitBy.OWN else ""
        whole = self.counted.data == WHOLE
        per = int(self.per.data) if whole else int(PER[0])
        return SplitSaid(self.split_by.data, own, self.names(), whole, per, self.running.data == "yes")


class EntryForm(DayForm):
    """The counts of one period, a row for each group. `entry_form` makes one with the fields of its groups."""

    groups: ClassVar[Sequence[Group]] = ()
    of_whole: ClassVar[bool] = False

    def validate(self, extra_validators: object = None) -> bool:
        """Whole numbers of people for each group, and no part larger than its whole."""
        good: bool = super().validate(extra_validators)
        for group in self.groups:
            names = self._names(group)
            found = [people for name in names if (people := self._people(name)) is not None]
            good = good and len(found) == len(names)
            if len(found) == len(names) > 1 and found[0] > found[1]:
                self[f"part_{group.position}"].errors = [for_staff("These are more people than there are in the group")]
                good = False
        return good

    def begin_on(self, on: dt.date) -> None:
        """The first day of the period."""
        self["on"].data = on

    def begin_with(self, thing: Sequence[Count]) -> None:
        """What this person entered."""
        for group, count in zip(self.groups, thing, strict=True):
            for name, number in zip(self._names(group), (count.part, count.whole), strict=False):
                self[name].data = str(number)

    def counts(self) -> list[Count]:
        """In the order of the groups, once the form is good."""
        return [Count(*(people(self[name].data or "") for name in self._names(group))) for group in self.groups]

    def _names(self, group: Group) -> list[str]:
        return [f"part_{group.position}", *([f"whole_{group.position}"] if self.of_whole else [])]

    def _people(self, name: str) -> int | None:
        field = self[name]
        try:
            return people(field.data or "")
        except NotUnderstood as fault:
            field.errors = [fault.sentence if field.data else for_staff("Write a number, or 0 where there was nobody")]
            return None


def entry_form(split: Split) -> EntryForm:
    """A form with the fields of the groups of one measure."""
    fields: dict[str, object] = {"groups": list(split.groups), "of_whole": split.of_whole}
    for group in split.groups:
        fields[f"part_{group.position}"] = Line(f"{group.words}: {for_staff('how many')}")
        if split.of_whole:
            fields[f"whole_{group.position}"] = Line(f"{group.words}: {for_staff('of how many')}")
    made: type[EntryForm] = type("EntryFormOfGroups", (EntryForm,), fields)
    return made()


class PasteGroupsForm(Form):
    """Many periods, and the sign by which somebody who saves them has looked at these very lines."""

    rows = Words(
        mark_for_staff("Paste the rows here"),
        validators=[Said(mark_for_staff("Paste the rows")), AtMost(200_000, mark_for_staff("Use at most 200,000 characters"))],
    )
    understood = PastedGroups({}, ())

    def read(self, split: Split) -> bool:
        """Whether every line is a day, a group and its people; what is wrong hangs on the box."""
        if not self.validate_on_submit():
            return False
        names = [group.words for group in split.groups]
        self.understood = pasted(self.rows.data or "", names, _check_day, of_whole=split.of_whole)
        faults = self.understood.faults or (
            () if self.understood.periods else (for_staff("No line has a number. Paste the rows with theirs"),)
        )
        left = len(faults) - MOST_TOLD
        more = [for_staff("Other lines that are wrong: %(num)s.") % {"num": left}] if left > 0 else []
        self.rows.errors = [*faults[:MOST_TOLD], *more]
        return not faults

    def digest(self) -> str:
        """A sign for the words in the box."""
        return hashlib.sha256((self.rows.data or "").encode()).hexdigest()

    def was_seen(self) -> bool:
        """Whether somebody saves what they have looked at."""
        return bool(request.form.get("save")) and request.form.get("seen") == self.digest()


def _check_day(on: dt.date) -> None:
    try:
        check_day(on)
    except Refused as refusal:
        raise NotUnderstood(refusal.sentence + ".") from refusal
