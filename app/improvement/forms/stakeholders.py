"""The form of a person or group on the stakeholder map."""

from wtforms import Field

from app.core.forms import Day, Line, Radios, Said, Words, offers
from app.core.i18n import mark_for_staff
from app.improvement.actions.stakeholders import Described
from app.improvement.forms.keeping import LONG, SHORT, Chosen, Versioned, check_been
from app.improvement.models import Involved, Quadrant, Stakeholder

HIGH, LOW = "high", "low"
INVOLVED = {
    Involved.INFORM: mark_for_staff("Inform: we tell them what happens"),
    Involved.CONSULT: mark_for_staff("Consult: we ask what they think"),
    Involved.INVOLVE: mark_for_staff("Involve: they take part in the work"),
    Involved.CO_DESIGN: mark_for_staff("Co-design: they shape it with us"),
    Involved.LEAD: mark_for_staff("Lead: they lead it"),
}
QUADRANTS = {  # the heading, and what it means
    Quadrant.MANAGE_CLOSELY: (
        mark_for_staff("Manage closely"),
        mark_for_staff("They can do much, and it matters to them. Work with them all the time."),
    ),
    Quadrant.KEEP_SATISFIED: (
        mark_for_staff("Keep satisfied"),
        mark_for_staff("They can do much, and it matters little to them. Ask early, and take little of their time."),
    ),
    Quadrant.KEEP_INFORMED: (
        mark_for_staff("Keep informed"),
        mark_for_staff("It matters much to them, and they can do little alone. Tell them, listen, and help them to be heard."),
    ),
    Quadrant.MONITOR: (
        mark_for_staff("Monitor"),
        mark_for_staff("It matters little to them, and they can do little. Look now and then whether that has changed."),
    ),
}


class StakeholderForm(Versioned):
    """Who it is, what it means to them, how they take part."""

    name = Line(
        mark_for_staff("Which person or group?"),
        description=mark_for_staff("Such as: the night porters. Never the name of a patient or a carer."),
        validators=[Said(mark_for_staff("Write which person or group")), SHORT],
    )
    organisation = Line(
        mark_for_staff("In which organisation?"), description=mark_for_staff("Leave it empty if in none."), validators=[SHORT]
    )
    matters = Words(
        mark_for_staff("What matters to them?"),
        description=mark_for_staff("What do they hope for, and what worries them?"),
        validators=[Said(mark_for_staff("Write what matters to them")), LONG],
    )
    influence = Radios(
        mark_for_staff("How much can they do for it or against it?"),
        choices=offers([(HIGH, mark_for_staff("Much: high influence")), (LOW, mark_for_staff("Little: low influence"))]),
        validate_choice=False,
        validators=[Chosen(mark_for_staff("Choose how much they can do"))],
    )
    interest = Radios(
        mark_for_staff("How much does it matter to them?"),
        choices=offers([(HIGH, mark_for_staff("Much: high interest")), (LOW, mark_for_staff("Little: low interest"))]),
        validate_choice=False,
        validators=[Chosen(mark_for_staff("Choose how much it matters to them"))],
    )
    effect = Words(
        mark_for_staff("What changes for them?"), description=mark_for_staff("Leave it empty if you do not know yet."), validators=[LONG]
    )
    involved = Radios(
        mark_for_staff("How do they take part?"),
        choices=offers([(one.value, words) for one, words in INVOLVED.items()]),
        validate_choice=False,
        validators=[Chosen(mark_for_staff("Choose how they take part"))],
    )
    owner = Line(
        mark_for_staff("Who of the team talks to them?"),
        validators=[Said(mark_for_staff("Write who of the team talks to them")), SHORT],
    )
    last_contact_on = Day(
        mark_for_staff("When did you last talk to them?"), description=mark_for_staff("Leave it empty if you have not yet.")
    )

    def validate_last_contact_on(self, field: Field) -> None:
        """A day that has been, or none."""
        check_been(field)

    def begin_with(self, thing: Stakeholder) -> None:
        """What stands."""
        for name in ("name", "organisation", "matters", "effect", "owner", "last_contact_on"):
            self[name].data = getattr(thing, name)
        self.influence.data = HIGH if thing.influential else LOW
        self.interest.data = HIGH if thing.interested else LOW
        self.involved.data = thing.involved.value
        self.version.data = str(thing.version)

    def described(self) -> Described:
        """The person or group, once the form is good."""
        return Described(
            name=self["name"].data or "",
            organisation=self.organisation.data or "",
            matters=self.matters.data or "",
            influential=self.influence.data == HIGH,
            interested=self.interest.data == HIGH,
            effect=self.effect.data or "",
            involved=Involved(self.involved.data),
            owner=self.owner.data or "",
            last_contact_on=self.last_contact_on.data,
        )
