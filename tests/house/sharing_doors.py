"""The addresses of a try-out for people outside the team: a part of the table in test_doors.py. The idea there is still read, so nothing is told."""

from tests.house.doors import NOBODY

SEEN_BY = (302, 302, 302, 404, 404, 404, 404)  # the idea of the table is not taken up yet
TABLE = {
    "improvement.how_it_goes": ("GET", NOBODY),
    "improvement.my_try_out": ("GET", NOBODY),
    "improvement.shown_outside": ("GET", SEEN_BY),
    "improvement.take_aim_words_away": ("GET", SEEN_BY),
}
