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
TRYING = (  # of the pages on which an idea is tried
    (_("Aim"), _("What we want to make better, for whom, and by when."), "better"),
    (_("Assurance"), _("Whether we can expect to reach a target if nothing changes."), "question"),
    (_("Balancing measure"), _("A check that nothing else got worse."), "balance"),
    (_("Baseline"), _("How things were before the change."), "calendar"),
    (_("Charter"), _("One page that says what we try, why, and who does it."), "form"),
    (_("Driver"), _("Something that must change so that we reach our aim."), "change"),
    (_("Gate"), _("A point where we check that all is ready before we go on."), "stop"),
    (_("Limit"), _("A line in a chart. Chance alone seldom takes a number beyond it."), "chart"),
    (_("Mean"), _("The average: all numbers together, shared out evenly."), "number"),
    (_("Median"), _("The number in the middle. Half of the numbers are higher, half are lower."), "number"),
    (_("Moving range"), _("How far one number is from the next."), "number"),
    (_("PDSA cycle"), _("Four steps of a small test: plan it, do it, study it, act on it."), "test"),
    (_("Run chart"), _("A picture of numbers over time, with a line in the middle."), "chart"),
    (_("Sponsor"), _("A senior person who stands behind the work and helps when it is stuck."), "lead"),
    (_("Target"), _("The number that we want to reach."), "number"),
    (_("Variation"), _("Numbers go up and down. Some of that is chance, some is a real change."), "chart"),
    (_("XmR chart"), _("A picture of numbers over time. Two lines show how far chance takes them."), "chart"),
)
