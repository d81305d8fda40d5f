"""Words of a try-out for people outside the team: what a check shows, and what became of a small test."""

from app.core.i18n import mark as _
from app.improvement.models import MeasureKind, State

KINDS = {
    MeasureKind.OUTCOME: _("This shows if the idea helps."),
    MeasureKind.PROCESS: _("This shows if we do what we planned."),
    MeasureKind.BALANCING: _("This shows if something else gets worse."),
}
ACTS = {
    State.UNDER_WAY: _("It goes on now."),
    State.DONE: _("It is over. We look at what came out."),
    State.STUDIED: _("It is over. We look at what came out."),
    State.ADAPT: _("We change something and test again."),
    State.ADOPT: _("It helps, so we keep it."),
    State.ABANDON: _("It did not help, so we stop. We learned from it."),
}
