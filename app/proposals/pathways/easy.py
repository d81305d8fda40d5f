"""The pathway in easy words: three parts, a picture beside each idea, no sentence over 15 words."""

from dataclasses import replace

from app.core.i18n import mark as _
from app.core.questions import Ask, Choice, Kind, Page, Pathway
from app.proposals.pathways import choices as c

UNSAFE = "unsafe"  # this one is no start of an answer: it leads to a person
PARTS = (_("Part 1 of 3: Your idea"), _("Part 2 of 3: About you"), _("Part 3 of 3: Your choices"))

HOW = Page(
    "how",
    _("How do you want to tell us?"),
    (_("You can use words, your voice or pictures."), _("You can change this on any page.")),
    picture="talk",
    asks=(Ask("answer_medium", Kind.ONE, choices=c.MEDIA_EASY),),
)
HELPER = Page(
    "helper",
    _("Is someone helping you today?"),
    (_("It is fine to have help."), _("The idea is still yours."), _("Your helper can read and write for you.")),
    picture="with_me",
    asks=(Ask("assisted_by", Kind.ONE, choices=c.ASSISTED_EASY),),
)
HELPER_ABOUT = Page(
    "helper-about",
    _("About the person who helps"),
    (
        _("This page is for the helper."),
        _("Please write what the person says."),
        _("Please do not change their words."),
        _("Please say if some words are yours."),
    ),
    picture="with_me",
    asks=(
        Ask("supporter_relation", Kind.ONE, label=_("Who are you?"), choices=c.RELATIONS),
        c.SUPPORTER_NAME,
    ),
    when=c.helped,
)
PERSON_KNOWS = Page(
    "person-knows",
    _("Does this person know you are doing this?"),
    (_("You can go on with any answer."), _("We will talk with you about it.")),
    picture="question",
    asks=(Ask("person_knows", Kind.ONE, choices=c.KNOWS),),
    when=c.on_behalf,
)
NOT_GOOD = Page(
    "not-good",
    _("What is not good now?"),
    (_("Tell us what happens."), _("You can tell us about one time it happened."), _("Please do not use the names of other people.")),
    picture="problem",
    asks=(Ask("problem", Kind.WORDS),),
    examples=(
        Choice("wait", _("I wait too long."), "clock"),
        Choice("letters", _("I cannot understand the letters."), "letter"),
        Choice("travel", _("It is hard to get there."), "travel"),
        Choice("listen", _("People do not listen to me."), "listen"),
        Choice("again", _("I have to say the same thing again and again."), "talk"),
        Choice(UNSAFE, _("I feel unsafe."), "urgent"),
    ),
)
WHERE = Page(
    "where",
    _("Where does this happen?"),
    (_("You can choose more than one."),),
    picture="place",
    asks=(
        Ask("settings", Kind.MANY, choices=c.SETTINGS),
        Ask("place_name", Kind.LINE, label=_("What is the place called?"), hint=_("You can leave this empty.")),
    ),
)
WHO = Page(
    "who",
    _("Who will your idea help?"),
    (_("You can choose more than one."),),
    picture="group",
    asks=(Ask("beneficiaries", Kind.MANY, choices=c.BENEFICIARIES),),
)
BETTER = Page(
    "better",
    _("What do you want to be better?"),
    (_("Think about a good day."), _("What would be different?")),
    picture="better",
    asks=(Ask("aim", Kind.WORDS),),
    examples=(
        Choice("letter", _("I can read my letter."), "letter"),
        Choice("autism", _("Staff know about my autism."), "staff"),
        Choice("night", _("I know who to call at night."), "call"),
    ),
)
CHANGE = Page(
    "change",
    _("What could we change?"),
    (_("This is your idea."), _("You do not need to know all the answers."), _("You do not need to know how to do it.")),
    picture="change",
    asks=(
        Ask("change_idea", Kind.WORDS),
        Ask(
            "change_not_yet",
            Kind.MANY,
            label=_("No idea yet?"),
            choices=(Choice("not_yet", _("I do not have an idea yet. I want to work on it with you."), "with_me", alone=True),),
        ),
    ),
)
KNOW = Page(
    "know",
    _("How will we know it is better?"),
    (_("You can choose more than one."), _("We will help you with this.")),
    picture="look",
    asks=(Ask("measure_ideas", Kind.MANY, choices=c.MEASURES),),
)
DONE_1 = Page(
    "done-1", _("You have told us your idea"), (_("Well done."), _("That was Part 1."), _("Next we ask about you.")), picture="yes"
)
ABOUT_YOU = Page(
    "about-you",
    _("Who are you?"),
    (_("You can choose more than one."),),
    picture="me",
    part=1,
    asks=(Ask("capacities", Kind.MANY, choices=c.CAPACITIES),),
)
WORK = Page(
    "your-work",
    _("Where do you work?"),
    (_("You can leave this empty."),),
    picture="staff",
    part=1,
    asks=(
        Ask("work_organisation", Kind.LINE, label=_("The name of your organisation and team"), autocomplete="organization"),
        Ask("work_role", Kind.LINE, label=_("Your job"), autocomplete="organization-title"),
    ),
    when=c.works_here,
)
JOIN_IN = Page(
    "join-in",
    _("How much do you want to join in?"),
    (_("You choose."), _("You can change your mind later.")),
    picture="join_in",
    part=1,
    asks=(Ask("involvement_wish", Kind.ONE, choices=c.INVOLVEMENT_EASY),),
)
CONTACT = Page(
    "contact",
    _("How should we talk to you?"),
    (_("Choose the best way for you."), _("We will only use it for your idea.")),
    picture="talk",
    part=1,
    asks=(Ask("contact", Kind.MANY, choices=c.CHANNELS_EASY), c.SAFE_EASY),
    when=c.hears,
    may_skip=False,
)
NAME = Page(
    "name",
    _("What should we call you?"),
    (_("You can give your first name."), _("You can leave this empty.")),
    picture="me",
    part=1,
    asks=(Ask("display_name", Kind.LINE, autocomplete="name"),),
)
SUPPORT = Page(
    "help-you-need",
    _("What help do you need?"),
    (_("You can choose more than one."), _("We will do our best to give you this help.")),
    picture="help",
    part=1,
    asks=(Ask("support_needs", Kind.MANY, choices=c.SUPPORT),),
)
TEAM = Page(
    "your-choice",
    _("Can our team read your idea?"),
    (
        _("Our team is people from health and care."),
        _("Some of our team use services too."),
        _("They will read your idea and talk about it."),
        _("They will keep your name and phone number safe."),
        _("You can ask us to delete your idea."),
    ),
    picture="private",
    part=2,
    asks=(Ask("team_read", Kind.ONE, choices=c.TEAM_READ_EASY),),
    may_skip=False,
)
WEBSITE = Page(
    "website",
    _("Can we put your idea on our website?"),
    (_("Anyone can look at our website."), _("This is your choice."), _("You can say no. We will still work on your idea.")),
    picture="website",
    part=2,
    asks=(Ask("publish", Kind.ONE, choices=c.PUBLISH_EASY),),
)

EASY_READ = Pathway(
    "easy_read",
    (
        HOW,
        HELPER,
        HELPER_ABOUT,
        PERSON_KNOWS,
        NOT_GOOD,
        WHERE,
        WHO,
        BETTER,
        CHANGE,
        KNOW,
        DONE_1,
        ABOUT_YOU,
        WORK,
        JOIN_IN,
        CONTACT,
        NAME,
        SUPPORT,
        TEAM,
        WEBSITE,
    ),
    PARTS,
)
QUICK_EASY = Pathway(
    "quick", (NOT_GOOD, replace(CONTACT, asks=(Ask("contact", Kind.MANY, choices=c.phone_first(c.CHANNELS_EASY)), c.SAFE_EASY)), TEAM)
)
