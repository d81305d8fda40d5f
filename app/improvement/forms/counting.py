"""The form by which testing begins, and from which day the plan counts."""

import datetime as dt

from app.core import calendar
from app.core.forms import Form, Ticks, offers
from app.core.i18n import for_staff, listed, long_date, mark_for_staff
from app.improvement.models import Project

TODAY = "today"
_SO_FAR = mark_for_staff(
    "The plan has a review after %(days)s days. So far day 1 is %(first)s, and today is day %(day)s. "
    "If you leave this unticked, it stays so, and the first review is on %(review)s."
)
_FROM_TODAY = mark_for_staff("Make today day 1. The first review is then on %(review)s.")


class BeginForm(Form):
    """One choice, ticked already; where there is nothing to choose there is none."""

    count = Ticks(mark_for_staff("Day 1 of the plan"), choices=offers([(TODAY, "")]), default=[TODAY], validate_choice=False)

    def offer(self, project: Project, *, anew: bool) -> None:
        """What comes of either choice. Nobody is asked where the plan counts from today, or testing has begun."""
        if not anew:
            del self.count
            return
        today, reviews = calendar.today(), project.reviews_on
        days, review = reviews[0]
        told = {"days": listed([str(day) for day, _on in reviews]), "first": long_date(project.first_day), "day": project.day(today)}
        self.count.description = for_staff(_SO_FAR) % (told | {"review": long_date(review)})
        anew_on = long_date(today + dt.timedelta(days=days))
        self.count.choices = offers([(TODAY, for_staff(_FROM_TODAY) % {"review": anew_on})])

    def counts_anew(self) -> bool:
        """Whether the plan begins today."""
        return "count" in self and TODAY in (self["count"].data or ())
