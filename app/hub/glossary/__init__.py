"""Hard words and what they mean, in easy words."""

from app.core.i18n import mark as _

WORDS = (
    (_("Carer"), _("A person who looks after a family member or friend. They are not paid.")),
    (_("Coach"), _("A person from the team who helps you with your idea.")),
    (_("Draft"), _("Words that are not finished yet.")),
    (_("Interpreter"), _("A person who changes words from one language to another.")),
    (_("NHS"), _("The health service in this country.")),
    (_("Organisation"), _("A place where people work together, like a hospital or a charity.")),
    (_("Private"), _("Only a few people can see it.")),
    (_("Reference number"), _("The number of your idea. Use it when you contact us.")),
    (_("Service"), _("A place or team that gives care or help.")),
    (_("Staff"), _("People who are paid to work there.")),
    (_("Team"), _("People from health and care, and people who use services. They meet every week and answer ideas.")),
    (_("Test"), _("Try a change in a small way first.")),
)
