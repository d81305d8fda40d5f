"""The standard pathway: plain words, one question a page."""

from dataclasses import replace

from app.core.i18n import mark as _
from app.core.questions import Ask, Choice, Kind, Page, Pathway
from app.proposals.pathways import choices as c

HOW = Page(
    "how",
    _("How would you like to tell us?"),
    (_("You can mix these. For example, write some answers and record others."),),
    asks=(Ask("answer_medium", Kind.ONE, choices=c.MEDIA_STANDARD),),
)
HELPER = Page("helper", _("Are you filling this in for yourself?"), asks=(Ask("assisted_by", Kind.ONE, choices=c.ASSISTED_STANDARD),))
HELPER_ABOUT = Page(
    "helper-about",
    _("About the person who helps"),
    (
        _(
            "This page is for the helper. Write what the person says, in their own words. Under each answer you can say if some words are yours."
        ),
    ),
    asks=(
        Ask("supporter_relation", Kind.ONE, label=_("Who are you to the person?"), choices=c.RELATIONS),
        c.SUPPORTER_NAME,
    ),
    when=c.helped,
)
PERSON_KNOWS = Page(
    "person-knows",
    _("Does this person know you are doing this?"),
    (_("You can go on whatever you answer. We talk with you about how the person can take part themselves."),),
    asks=(Ask("person_knows", Kind.ONE, choices=c.KNOWS),),
    when=c.on_behalf,
)
NOT_GOOD = Page(
    "not-good",
    _("What is not working as well as it could?"),
    (_("Tell us what happens and who it affects. Please leave out names."),),
    asks=(Ask("problem", Kind.WORDS),),
)
WHERE = Page(
    "where",
    _("Where does this happen?"),
    (_("Choose all that apply."),),
    asks=(
        Ask("settings", Kind.MANY, choices=c.SETTINGS),
        Ask("place_name", Kind.LINE, label=_("Name of the service or ward, if you know it")),
    ),
)
WHO = Page(
    "who", _("Who would this help?"), (_("Choose all that apply."),), asks=(Ask("beneficiaries", Kind.MANY, choices=c.BENEFICIARIES),)
)
BETTER = Page(
    "better",
    _("What are you trying to achieve?"),
    (
        _(
            "Tell us what would be different if this worked. For example, “people get a letter they can read within a week”. Improvement teams call this the aim."
        ),
    ),
    asks=(Ask("aim", Kind.WORDS),),
)
KNOW = Page(
    "know",
    _("How will you know the change is an improvement?"),
    (_("What could we count, ask or watch to see if things are better?"),),
    asks=(
        Ask("measure_words", Kind.WORDS),
        Ask("measure_help", Kind.MANY, label=_("Or ask us"), choices=(Choice("help", _("I would like help with this")),)),
    ),
)
CHANGE = Page(
    "change",
    _("What change could we make?"),
    (_("Tell us your idea. It does not need to be finished."),),
    asks=(
        Ask("change_idea", Kind.WORDS),
        Ask(
            "change_not_yet",
            Kind.MANY,
            label=_("Or tell us that you have none yet"),
            choices=(Choice("not_yet", _("I do not have an idea yet. I want to work on it with you.")),),
        ),
    ),
)
RELATED = Page(
    "related-work",
    _("Do you know of anyone else working on this?"),
    (_("For example another team, service or community group. This helps us join things up."),),
    asks=(Ask("related_work", Kind.WORDS),),
)
ABOUT_YOU = Page(
    "about-you",
    _("Which of these describes you?"),
    (_("Choose all that apply."),),
    part=1,
    asks=(Ask("capacities", Kind.MANY, choices=c.CAPACITIES),),
)
WORK = Page(
    "your-work",
    _("Where do you work?"),
    (_("You can leave this empty."),),
    part=1,
    asks=(
        Ask("work_organisation", Kind.LINE, label=_("The name of your organisation and team"), autocomplete="organization"),
        Ask("work_role", Kind.LINE, label=_("Your job"), autocomplete="organization-title"),
    ),
    when=c.works_here,
)
JOIN_IN = Page(
    "join-in",
    _("How involved would you like to be?"),
    (_("You can change your mind at any time."),),
    part=1,
    asks=(Ask("involvement_wish", Kind.ONE, choices=c.INVOLVEMENT_STANDARD),),
)
CONTACT = Page(
    "contact",
    _("How should we contact you?"),
    (_("Choose one or more. We only use this for your idea."),),
    part=1,
    asks=(Ask("contact", Kind.MANY, choices=c.CHANNELS_STANDARD), c.SAFE),
    when=c.hears,
    may_skip=False,
)
NAME = Page(
    "name",
    _("What is your name?"),
    (_("Give the name you would like us to use. You can leave this empty."),),
    part=1,
    asks=(Ask("display_name", Kind.LINE, autocomplete="name"),),
)
SUPPORT = Page(
    "help-you-need",
    _("Do you need any support to take part?"),
    (_("We write this down, so that you do not have to ask again."),),
    part=1,
    asks=(Ask("support_needs", Kind.MANY, choices=c.SUPPORT),),
)
TEAM = Page(
    "your-choice",
    _("Can our team read and discuss your idea?"),
    (
        _(
            "The team is made of NHS, council and voluntary sector staff and people with lived experience. We keep your contact details apart. You can ask us to delete your idea."
        ),
    ),
    part=2,
    asks=(Ask("team_read", Kind.ONE, choices=c.TEAM_READ_STANDARD),),
    may_skip=False,
)
WEBSITE = Page(
    "website",
    _("Can we publish your idea on this website?"),
    (_("Other people can learn from it. You can say no and we will still work on your idea."),),
    part=2,
    asks=(Ask("publish", Kind.ONE, choices=c.PUBLISH_STANDARD),),
)

STANDARD = Pathway(
    "standard",
    (
        HOW,
        HELPER,
        HELPER_ABOUT,
        PERSON_KNOWS,
        NOT_GOOD,
        WHERE,
        WHO,
        BETTER,
        KNOW,
        CHANGE,
        RELATED,
        ABOUT_YOU,
        WORK,
        JOIN_IN,
        CONTACT,
        NAME,
        SUPPORT,
        TEAM,
        WEBSITE,
    ),
)
QUICK = Pathway(
    "quick", (NOT_GOOD, replace(CONTACT, asks=(Ask("contact", Kind.MANY, choices=c.phone_first(c.CHANNELS_STANDARD)), c.SAFE)), TEAM)
)
