"""The addresses of reviews and of what comes of a try-out: a part of the table in test_doors.py."""

from tests.house.doors import TEAM, answering

TABLE = {
    "improvement.evaluation": ("GET", TEAM),
    "improvement.review": ("GET", TEAM),
    "improvement.reviews_due": ("GET", (302, 302, 302, 200, 200, 404, 200)),
    "improvement.test_again": ("POST", answering(409, TEAM)),  # nobody works on the idea
    "improvement.write_evaluation": ("GET", answering(409, TEAM)),  # likewise
    "improvement.write_review": ("GET", answering(409, TEAM)),  # likewise
}
