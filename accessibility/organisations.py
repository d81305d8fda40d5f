"""The pages of organisations, roles and handing on, in each state."""

from collections.abc import Iterator

from accessibility.states import ADMINISTRATOR, STAFF, Doing, Line, send


def _line(name: str, endpoint: str, address: str, who: str, *, done: Doing | None = None, status: int = 200, wide: bool = True) -> Line:
    return Line(name, endpoint, address, who, done, STAFF, wide, status)


def _kept(name: str, endpoint: str, address: str, *, done: Doing | None = None, status: int = 200) -> Line:
    """A page for the administrator alone."""
    return Line(name, endpoint, address, "administrator", done, ADMINISTRATOR, wide=done is None, status=status)


def lines() -> Iterator[Line]:
    """Who is what in which organisation, and who takes over."""
    yield _line("organisations", "journey.organisations", "/organisations", "member")
    yield _line("organisations, found by a name of before", "journey.organisations", "/organisations?q=infirmary", "chair", wide=False)
    yield _line("organisations, none found", "journey.organisations", "/organisations?q=xylophone", "member", wide=False)
    yield _line("one organisation", "journey.organisation", "/organisations/{renamed}", "member")
    yield _line("one organisation, closed", "journey.organisation", "/organisations/{merged}", "member", wide=False)
    yield _kept("one organisation, to look after", "journey.organisation", "/organisations/{renamed}")
    for what in ("change", "merge", "split", "end"):
        address, endpoint = f"/organisations/{{renamed}}/{what}", f"people.{what}_organisation"
        yield _kept(f"{what} an organisation", endpoint, address)
        yield _kept(f"{what} an organisation, no reason", endpoint, address, done=send(), status=422)
    yield _kept("open an organisation again", "people.open_again", "/organisations/{merged}/open-again")
    yield _kept("add an organisation", "people.add_organisation", "/organisations/add")
    yield _kept("add an organisation, nothing filled in", "people.add_organisation", "/organisations/add", done=send(), status=422)
    yield _line("roles", "people.roles", "/roles", "chair")
    for view in ("ending", "coming", "held"):
        yield _line(f"roles, {view}", "people.roles", f"/roles?view={view}", "chair", wide=False)
    yield _line("give a role", "people.give_a_role", "/roles/give", "chair")
    yield _line("give a role, nothing filled in", "people.give_a_role", "/roles/give", "chair", done=send(), status=422, wide=False)
    yield _line("end a role", "people.end_role", "/roles/{role}/end", "chair")
    early = send(on="2020-01-01")
    yield _line("end a role, too early", "people.end_role", "/roles/{role}/end", "chair", done=early, status=422, wide=False)
    yield Line("my organisation", "journey.my_organisation", "/my-organisation", "lead", wide=True)
    yield Line("my organisation, no idea", "journey.my_organisation", "/my-organisation?before=1", "lead")
    yield _line("read an idea, as its lead", "journey.read_idea", "/ideas/{led}/read", "lead")
    yield _line("somebody leaves", "journey.leaving", "/leaving", "chair")
    yield _line("hand on", "journey.hand_on_from", "/leaving/{gone}", "chair")
    yield _line("hand on, nobody chosen", "journey.hand_on_from", "/leaving/{gone}", "chair", done=send(), status=422, wide=False)
    yield _line("hand on, nothing in hand", "journey.hand_on_from", "/leaving/{quiet}", "chair", wide=False)
