"""Words of a try-out for people outside the team: where it stands, what a check shows, and what became of a small test."""

from app.core.i18n import mark as _
from app.improvement.models import MeasureKind, Onwards, State
from app.proposals.models import Stage

STANDS = {  # more than its stage in words; where it is tested the days are told instead
    Stage.DECIDED: _("The test has not begun yet. We get ready for it."),
    Stage.COACHING: _("The test has not begun yet. We get ready for it."),
    Stage.PAUSED: _("A pause is part of the work. It can go on later."),
    Stage.EVALUATION: _("The test is over."),
    Stage.STOPPED: _("The test has stopped. If it goes on, this page says so."),
}
KINDS = {
    MeasureKind.OUTCOME: _("This shows if the idea helps."),
    MeasureKind.PROCESS: _("This shows if we do what we planned."),
    MeasureKind.BALANCING: _("This shows if something else gets worse."),
}
ACTS = {
    State.UNDER_WAY: _("It goes on now."),
    State.STOPPED: _("We stopped it, because something was not safe."),
    State.DONE: _("It is over. We look at what came out."),
    State.STUDIED: _("It is over. We have looked at what came out."),
    State.ADAPT: _("We change something and test again."),
    State.ADOPT: _("It helps, so we keep it."),
    Onwards.LARGER_TEST: _("It helps, so we test it with more people."),
    State.ABANDON: _("It did not help, so we stop. We learned from it."),
}
