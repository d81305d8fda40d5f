"""The pages of scans, and of what is added after an idea was sent."""

from collections.abc import Iterator

from accessibility.states import STAFF, Line, send


def lines() -> Iterator[Line]:
    """For whoever brought an idea, then for the team."""
    yield Line("my idea, added to", "journey.my_idea", "/my-idea/{shown}", who="proposer", wide=True)
    yield Line("my copy, from paper", "journey.copy", "/my-idea/{told}/copy", who="proposer")
    later = {"endpoint": "proposals.add_later", "who": "proposer"}
    for kind in ("audio", "photo", "drawing", "video"):
        yield Line(f"add {kind} later", address=f"/my-idea/{{shown}}/add/{kind}", wide=kind == "audio", **later)
    yield Line("add later, nothing chosen", address="/my-idea/{shown}/add/photo", done=send(), status=422, **later)
    yield Line("add later, taken back", address="/my-idea/{taken_back}/add/photo", status=409, **later)
    team = {"who": "member", "readings": STAFF}
    yield Line("scan", "proposals.scan", "/ideas/{told}/scan", wide=True, **team)
    yield Line("scan of what is written", "proposals.scan_of_draft", "/write-down/{half}/scan", **team)
    yield Line("scan, nothing chosen", "proposals.scan_of_draft", "/write-down/{half}/scan", done=send(), status=422, **team)
    yield Line("add for a person", "proposals.add_for_person", "/ideas/{shown}/add", wide=True, **team)
    yield Line("add for a person, nothing chosen", "proposals.add_for_person", "/ideas/{shown}/add", done=send(), status=422, **team)
