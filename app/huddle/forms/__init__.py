"""The forms of the huddle: when it meets, what is on its list, who belongs to it, what it decides."""

from app.huddle.forms.belonging import DisciplineForm, MemberForm
from app.huddle.forms.confirming import AskedForm, ConfirmForm, DoneForm
from app.huddle.forms.deciding import CorrectionForm, DecisionForm, EasyWordsForm, PassOnForm
from app.huddle.forms.meeting import CallOffForm, ListForm, MeetingForm, MinutesForm, MoveForm, RestForm, SettingForm, WeeklyForm
from app.huddle.forms.saying import InterestForm, SayForm, ScoreForm

__all__ = [
    "AskedForm",
    "CallOffForm",
    "ConfirmForm",
    "CorrectionForm",
    "DecisionForm",
    "DisciplineForm",
    "DoneForm",
    "EasyWordsForm",
    "InterestForm",
    "ListForm",
    "MeetingForm",
    "MemberForm",
    "MinutesForm",
    "MoveForm",
    "PassOnForm",
    "RestForm",
    "SayForm",
    "ScoreForm",
    "SettingForm",
    "WeeklyForm",
]
