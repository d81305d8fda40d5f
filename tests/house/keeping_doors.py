"""The addresses that tell how a try-out is going: a part of the table in test_doors.py."""

from tests.house.doors import TEAM, answering

_SHUT = answering(409, TEAM)  # nobody works on the idea

TABLE = {
    "improvement.add_benefit": ("GET", _SHUT),
    "improvement.add_reflection": ("GET", _SHUT),
    "improvement.add_stakeholder": ("GET", _SHUT),
    "improvement.ask_lasting": ("GET", _SHUT),
    "improvement.benefit": ("GET", TEAM),
    "improvement.benefits": ("GET", TEAM),
    "improvement.change_benefit": ("GET", _SHUT),
    "improvement.change_reflection": ("GET", _SHUT),
    "improvement.change_stakeholder": ("GET", _SHUT),
    "improvement.earlier_lasting": ("GET", TEAM),
    "improvement.expect_benefit_again": ("POST", _SHUT),
    "improvement.give_benefit_up": ("GET", _SHUT),
    "improvement.give_score": ("GET", _SHUT),
    "improvement.lasting": ("GET", TEAM),
    "improvement.need_a_look": ("GET", (302, 302, 302, 200, 200, 404, 200)),
    "improvement.try_outs": ("GET", (302, 302, 302, 200, 200, 404, 200)),
    "improvement.progress": ("GET", TEAM),
    "improvement.reflections": ("GET", TEAM),
    "improvement.share_reflection": ("GET", _SHUT),
    "improvement.stakeholders": ("GET", TEAM),
    "improvement.take_reflection_away": ("GET", _SHUT),
    "improvement.take_stakeholder_away": ("GET", _SHUT),
}
NUMBERED = {
    "improvement.benefit": "benefit",
    "improvement.change_benefit": "benefit",
    "improvement.change_reflection": "reflection",
    "improvement.change_stakeholder": "stakeholder",
    "improvement.earlier_lasting": "profile",
    "improvement.expect_benefit_again": "benefit",
    "improvement.give_benefit_up": "benefit",
    "improvement.share_reflection": "reflection",
    "improvement.take_reflection_away": "reflection",
    "improvement.take_stakeholder_away": "stakeholder",
}


def kept(proposal, *, by) -> dict[str, int]:
    """A try-out with a profile, somebody on its map, a private reflection and a benefit."""
    import datetime as dt

    from app.improvement.actions import benefits, reflections, stakeholders, start_project, sustaining
    from app.improvement.models import BenefitKind, Factor, Gainer, Involved, Occasion

    project = start_project(proposal, by=by)
    profile = sustaining.answer(project, Occasion.START, dict.fromkeys(Factor, 2), "", by=by)
    person = stakeholders.Described("The porters", "", "Less walking", False, True, "", Involved.CONSULT, "Sam")
    gain = benefits.Described("Home", (Gainer.PATIENTS,), BenefitKind.TIME, "2 hours", dt.date(2026, 3, 2), None, "We ask", "Sam")
    return {
        "profile": profile.number,
        "stakeholder": stakeholders.add_stakeholder(project, person, by=by).id,
        "reflection": reflections.reflect(project, "Mornings are too busy.", by=by).id,
        "benefit": benefits.add_benefit(project, gain, by=by).id,
    }
