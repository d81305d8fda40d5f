"""The answers that people choose from; one set of values for every pathway, in plain words."""

from dataclasses import replace

from app.core.i18n import mark as _
from app.core.questions import Answers, Ask, Choice, Given, Kind
from app.support.needs import NEEDS

PHONE_ME = "call"  # among the ways to tell us: it leads to a person
MEDIA_STANDARD = (
    Choice("text", _("I would like to write")),
    Choice("audio", _("I would like to record my voice")),
    Choice("photo", _("I would like to add photos, drawings or video")),
    Choice(PHONE_ME, _("I would like someone to phone me")),
)
MEDIA_EASY = (
    Choice("text", _("I want to write"), "write"),
    Choice("audio", _("I want to talk and record my voice"), "speak"),
    Choice("photo", _("I want to send a photo"), "photo"),
    Choice("drawing", _("I want to send a drawing"), "draw"),
    Choice("video", _("I want to send a video"), "video"),
    Choice(PHONE_ME, _("I want a person to phone me"), "call"),
)
ASSISTED_STANDARD = (
    Choice("self", _("Yes")),
    Choice("helped", _("Yes, with help from someone")),
    Choice("on_behalf", _("No, for someone else")),
)
ASSISTED_EASY = (
    Choice("self", _("No, I am doing this on my own"), "me"),
    Choice("helped", _("Yes, someone is helping me"), "with_me"),
    Choice("on_behalf", _("I am doing this for someone else"), "carer"),
)
RELATIONS = (
    Choice("family", _("I am family"), "family"),
    Choice("friend", _("I am a friend"), "group"),
    Choice("paid", _("I am paid to support them"), "staff"),
    Choice("advocate", _("I am an advocate"), "talk"),
    Choice("other", _("Someone else"), "person"),
)
SUPPORTER_NAME = Ask("supporter_name", Kind.LINE, label=_("The first name of the helper"), hint=_("You can leave this empty."))
KNOWS = (Choice("yes", _("Yes"), "yes"), Choice("no", _("No"), "no"), Choice("cannot_tell", _("They cannot tell me"), "not_sure"))
AUTHORS = (
    Choice("with_help", _("The person said this"), "talk"),
    Choice("helper_words", _("Some of these words are from the helper"), "write"),
)
SETTINGS = (
    Choice("hospital", _("At a hospital"), "hospital"),
    Choice("gp", _("At the doctor (GP)"), "doctor"),
    Choice("mental_health", _("At a mental health service"), "mental_health"),
    Choice("community", _("At a clinic or a health centre"), "clinic"),
    Choice("home", _("At home"), "home"),
    Choice("care_home", _("At a care home or supported home"), "older"),
    Choice("ambulance", _("In an ambulance"), "ambulance"),
    Choice("pharmacy", _("At the chemist"), "medicine"),
    Choice("dentist", _("At the dentist"), "dentist"),
    Choice("phone_online", _("On the phone or computer"), "phone_online"),
    Choice("council", _("With a social worker or the council"), "office"),
    Choice("other", _("Somewhere else"), "place"),
    Choice("not_sure", _("I am not sure"), "not_sure", alone=True),
)
BENEFICIARIES = (
    Choice("me", _("Me"), "me"),
    Choice("children", _("Children and young people"), "child"),
    Choice("older", _("Older people"), "older"),
    Choice("learning_disability", _("People with a learning disability"), "group"),
    Choice("autistic", _("Autistic people"), "person"),
    Choice("disabled", _("Disabled people"), "disabled"),
    Choice("mental_health", _("People with poor mental health"), "mental_health"),
    Choice("carers", _("Carers and families"), "family"),
    Choice("pregnant", _("People who are having a baby"), "pregnant"),
    Choice("language", _("People who do not speak much English"), "language"),
    Choice("poverty", _("People who do not have much money"), "money"),
    Choice("homeless", _("People who do not have a home"), "home"),
    Choice("staff", _("Staff"), "staff"),
    Choice("everyone", _("Everyone"), "local_people"),
    Choice("not_sure", _("I am not sure"), "not_sure", alone=True),
)
MEASURES = (
    Choice("experience", _("People will be happier with their care"), "better"),
    Choice("time", _("People will wait less time"), "clock"),
    Choice("safe", _("Fewer people will get hurt or ill"), "safe"),
    Choice("understand", _("People will understand more"), "easy_read"),
    Choice("access", _("More people can get help"), "hospital"),
    Choice("control", _("People will have more choice"), "balance"),
    Choice("other", _("Something else"), "question"),
    Choice("not_sure", _("I am not sure"), "not_sure", alone=True),
)
CAPACITIES = (
    Choice("service_user", _("I use health or care services"), "patient"),
    Choice("carer", _("I look after someone and I am not paid"), "carer"),
    Choice("family", _("My family member uses services"), "family"),
    Choice("citizen", _("I live here"), "local_people"),
    Choice("staff", _("I work in health or care"), "staff"),
    Choice("vcse", _("I am from a group or charity"), "group"),
    Choice("rather_not", _("I would rather not say"), "rather_not", alone=True),
)
SPOKEN = Ask("language_spoken", Kind.LINE, label=_("Which language do you speak?"))
PRINT_SIZE = Ask(
    "print_size",
    Kind.ONE,
    label=_("How big should the writing be?"),
    choices=(
        Choice("16", _("A little bigger (16 point)")),
        Choice("18", _("Bigger (18 point)")),
        Choice("20", _("Very big (20 point)")),
        Choice("more", _("Even bigger")),
    ),
)
SUPPORT = (
    Choice("easy_read", NEEDS["easy_read"], "easy_read"),
    Choice("large_print", NEEDS["large_print"], "large_print", then=(PRINT_SIZE,)),
    Choice("braille", NEEDS["braille"], "braille"),
    Choice("audio", NEEDS["audio"], "audio"),
    Choice("bsl", NEEDS["bsl"], "bsl"),
    Choice("interpreter", NEEDS["interpreter"], "language", then=(SPOKEN,)),
    Choice("speech", NEEDS["speech"], "more_time"),
    Choice("with_me", NEEDS["with_me"], "with_me"),
    Choice("wheelchair", NEEDS["wheelchair"], "disabled"),
    Choice("quiet", NEEDS["quiet"], "quiet"),
    Choice("breaks", NEEDS["breaks"], "break"),
    Choice("travel", NEEDS["travel"], "travel"),
    Choice("online_help", NEEDS["online_help"], "laptop"),
    Choice("other", NEEDS["other"], "question"),
    Choice("none", _("No help"), "no", alone=True),
)
INVOLVEMENT_STANDARD = (
    Choice("lead", _("Lead it, with support")),
    Choice("co_lead", _("Lead it together with others")),
    Choice("contribute", _("Take part now and then")),
    Choice("inform", _("Share the idea and hear what happens")),
    Choice("handover", _("Share the idea only. Do not contact me.")),
    Choice("not_sure", _("I am not sure yet")),
)
INVOLVEMENT_EASY = (
    Choice("lead", _("I want to lead my idea. I want help to do it."), "lead"),
    Choice("co_lead", _("I want to lead it with other people"), "work_together"),
    Choice("contribute", _("I want to help a little"), "with_me"),
    Choice("inform", _("I only want to share my idea. Then tell me what happens."), "letter"),
    Choice("handover", _("I only want to share my idea. Please do not call or write to me."), "no"),
    Choice("not_sure", _("I am not sure yet"), "not_sure", alone=True),
)
TEAM_READ_STANDARD = (
    Choice("yes", _("Yes, the team can read and discuss it")),
    Choice("no", _("No, do not send it")),
    Choice("ask", _("I have a question first")),
)
TEAM_READ_EASY = (
    Choice("yes", _("Yes, the team can read it"), "yes"),
    Choice("no", _("No, do not send it"), "no"),
    Choice("ask", _("I want to ask a question first"), "question"),
)
PUBLISH_STANDARD = (
    Choice("full_name", _("Yes, with the name I gave")),
    Choice(
        "public_name", _("Yes, with my first name or a made-up name"), then=(Ask("public_name", Kind.LINE, label=_("The name to show")),)
    ),
    Choice("unnamed", _("Yes, without my name")),
    Choice("no", _("No")),
    Choice("later", _("Ask me later")),
)
PUBLISH_EASY = (
    Choice("full_name", _("Yes, with my whole name"), "person"),
    Choice("public_name", _("Yes, with my first name"), "me", then=(Ask("public_name", Kind.LINE, label=_("The name to show")),)),
    Choice("unnamed", _("Yes, but not my name"), "group"),
    Choice("no", _("No"), "no"),
    Choice("later", _("Ask me later"), "more_time"),
)
_EMAIL = Ask("email", Kind.LINE, label=_("Your email address"), type="email", autocomplete="email", ltr=True)
_MOBILE = Ask("mobile", Kind.LINE, label=_("Your mobile number"), type="tel", autocomplete="tel", ltr=True)
_PHONE = Ask("phone", Kind.LINE, label=_("Your phone number"), type="tel", autocomplete="tel", ltr=True)
_ADDRESS = Ask("address", Kind.WORDS, label=_("Your address"), autocomplete="street-address")
_SUPPORTER = Ask("supporter", Kind.WORDS, label=_("Who is it, and how can we reach them?"))
_VIDEO = Ask("video_reach", Kind.LINE, label=_("A phone number or email address, to plan the video call"))
_MEETING = Ask("meeting_reach", Kind.LINE, label=_("A phone number or email address, to plan when we meet"))
CHANNELS_STANDARD = (
    Choice("email", _("Email"), then=(_EMAIL,)),
    Choice("sms", _("Text message"), then=(_MOBILE,)),
    Choice("phone", _("Phone call"), then=(_PHONE,)),
    Choice("letter", _("Letter"), then=(_ADDRESS,)),
    Choice("video", _("Video call"), then=(_VIDEO,)),
    Choice("in_person", _("Meet a person"), then=(_MEETING,)),
    Choice("supporter", _("Through someone I trust"), then=(_SUPPORTER,)),
    Choice("none", _("Please do not contact me"), alone=True),
)
CHANNELS_EASY = (
    Choice("email", _("Email"), "email", then=(_EMAIL,)),
    Choice("sms", _("Text message"), "text_message", then=(_MOBILE,)),
    Choice("phone", _("Phone call"), "call", then=(_PHONE,)),
    Choice("letter", _("Letter"), "letter", then=(_ADDRESS,)),
    Choice("video", _("Video call"), "laptop", then=(_VIDEO,)),
    Choice("in_person", _("Meet a person"), "in_person", then=(_MEETING,)),
    Choice("supporter", _("Talk to my helper first"), "carer", then=(_SUPPORTER,)),
    Choice("none", _("Please do not call or write to me"), "no", alone=True),
)
SAFE = Ask(
    "safe_to_leave_message",
    Kind.ONE,
    label=_("Is it safe for us to leave a message?"),
    choices=(Choice("yes", _("Yes")), Choice("no", _("No")), Choice("not_sure", _("I am not sure"))),
)
SAFE_EASY = replace(
    SAFE,
    choices=(Choice("yes", _("Yes"), "yes"), Choice("no", _("No"), "no"), Choice("not_sure", _("I am not sure"), "not_sure", alone=True)),
)


def phone_first(channels: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The ways of contact for the quick way: a call comes first, for the rest is filled in with the person on the phone."""
    phone = next(channel for channel in channels if channel.value == "phone")
    return (replace(phone, label=_("Please phone me")), *(channel for channel in channels if channel is not phone))


def helped(answers: Answers) -> bool:
    """Whether somebody helps the person, or does it for them."""
    return bool({"helped", "on_behalf"} & set(answers.get("assisted_by", Given()).choices))


def on_behalf(answers: Answers) -> bool:
    """Whether somebody does it for another person."""
    return "on_behalf" in answers.get("assisted_by", Given()).choices


def hears(answers: Answers) -> bool:
    """Whether the person wants to hear from us; whoever only shares an idea is not asked how."""
    return "handover" not in answers.get("involvement_wish", Given()).choices


def works_here(answers: Answers) -> bool:
    """Whether the person works in health or care."""
    return "staff" in answers.get("capacities", Given()).choices
