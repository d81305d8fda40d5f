"""Who tries every address, and who of them gets in."""

WHO = ("guest", "stranger", "proposer", "member", "chair", "administrator", "lead")
EVERYONE = (200,) * 7
OWNER = (404, 404, 200, 404, 404, 404, 404)
TEAM = (302, 302, 302, 200, 200, 404, 404)
CHAIR = (302, 302, 302, 404, 200, 404, 404)
KEEPER = (302, 302, 302, 404, 404, 200, 404)
STAFF = (302, 302, 302, 200, 200, 200, 404)
GIVER = (302, 302, 302, 404, 200, 200, 404)
KEEPERS = (302, 302, 302, 404, 200, 200, 404)  # of the register: the chair and the administrator
LEAD = (302, 302, 302, 404, 404, 404, 200)
NOBODY = (404,) * 7


def answering(status: int, of: tuple[int, ...]) -> tuple[int, ...]:
    """The same people get in, but the good answer is another."""
    return tuple(status if one == 200 else one for one in of)
