"""When somebody is asked about a small test who has not been asked yet, in whole sentences: by a letter, on the phone, by post."""

from app.core.i18n import for_staff, long_date, mark_for_staff
from app.improvement.queries.in_time import Goes, InTime

LETTER, PHONE, POST = "letter", "phone", "post"
LETTERS = frozenset({"email", "sms", "page"})  # the channels on which a letter goes by itself
WHEN = {
    (Goes.ON_THE_DAY, LETTER): mark_for_staff("The letter goes on %(first)s, the last day of the test."),
    (Goes.ON_THE_DAY, PHONE): mark_for_staff("Somebody of the team phones them, from %(first)s to %(last)s. No letter goes."),
    (Goes.ON_THE_DAY, POST): mark_for_staff("Somebody of the team posts the letter, from %(first)s to %(last)s."),
    (Goes.AT_ONCE, LETTER): mark_for_staff("The letter goes within the hour."),
    (Goes.AT_ONCE, PHONE): mark_for_staff("Somebody of the team phones them, by %(last)s. No letter goes."),
    (Goes.AT_ONCE, POST): mark_for_staff("Somebody of the team posts the letter, by %(last)s."),
    (Goes.ONCE_BEGUN, LETTER): mark_for_staff("The letter goes once the test has begun."),
    (Goes.ONCE_BEGUN, PHONE): mark_for_staff("Somebody of the team phones them once the test has begun. No letter goes."),
    (Goes.ONCE_BEGUN, POST): mark_for_staff("Somebody of the team posts the letter once the test has begun."),
    (Goes.IF_ON, LETTER): mark_for_staff("The work is paused. If it goes on by then, the letter goes on %(first)s."),
    (Goes.IF_ON, PHONE): mark_for_staff(
        "The work is paused. If it goes on by %(first)s, somebody of the team phones them then. No letter goes."
    ),
    (Goes.IF_ON, POST): mark_for_staff("The work is paused. If it goes on by %(first)s, somebody of the team posts the letter then."),
    (Goes.ONCE_ON, LETTER): mark_for_staff("The work is paused. The letter goes once it goes on."),
    (Goes.ONCE_ON, PHONE): mark_for_staff("The work is paused. Somebody of the team phones them once it goes on. No letter goes."),
    (Goes.ONCE_ON, POST): mark_for_staff("The work is paused. Somebody of the team posts the letter once it goes on."),
    (Goes.NEVER, LETTER): mark_for_staff("Nobody works on this idea now, so no letter goes."),
    (Goes.NEVER, PHONE): mark_for_staff("Nobody works on this idea now, so nobody phones them."),
    (Goes.NEVER, POST): mark_for_staff("Nobody works on this idea now, so no letter goes."),
}


def when_asked(time: InTime, way: str) -> str:
    """`way`: the channel by which somebody is asked."""
    sentence = WHEN[time.goes, LETTER if way in LETTERS else way]
    return for_staff(sentence) % {"first": long_date(time.first), "last": long_date(time.last)}
