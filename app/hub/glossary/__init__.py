"""Hard words, what they mean in easy words, and their pictures."""

from app.core.i18n import mark as _

WORDS = (
    (_("Carer"), _("A person who looks after a family member or friend. They are not paid."), "carer"),
    (_("Coach"), _("A person from the team who helps you with your idea."), "with_me"),
    (_("Draft"), _("Words that are not finished yet."), "write"),
    (_("Interpreter"), _("A person who changes words from one language to another."), "language"),
    (_("NHS"), _("The health service in this country."), "hospital"),
    (_("Organisation"), _("A place where people work together, like a hospital or a charity."), "office"),
    (_("Private"), _("Only a few people can see it."), "private"),
    (_("Reference number"), _("The number of your idea. Use it when you contact us."), "number"),
    (_("Service"), _("A place or team that gives care or help."), "clinic"),
    (_("Staff"), _("People who are paid to work there."), "staff"),
    (_("Team"), _("People from health and care, and people who use services. They meet every week and answer ideas."), "group"),
    (_("Test"), _("Try a change in a small way first."), "test"),
)
