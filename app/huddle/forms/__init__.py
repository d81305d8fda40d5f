"""The forms of the huddle: when it meets, what is on its list, who belongs to it, what it decides."""

from app.huddle.forms.agreed import DropForm, DueForm, HandForm, ReflectionForm
from app.huddle.forms.belonging import DisciplineForm, MemberForm
from app.huddle.forms.confirming import AskedForm, ConfirmForm, DoneForm
from app.huddle.forms.deciding import CorrectionForm, DecisionForm, EasyWordsForm, PassOnForm
from app.huddle.forms.inviting import GuestForm, InviteForm
from app.huddle.forms.meeting import CallOffForm, ListForm, MeetingForm, MinutesForm, MoveForm, RestForm, SettingForm, WeeklyForm, WeeksForm
from app.huddle.forms.room import RoomForm
from app.huddle.forms.saying import InterestForm, SayForm, ScoreForm

__all__ = [
    "AskedForm",
    "CallOffForm",
    "ConfirmForm",
    "CorrectionForm",
    "DecisionForm",
    "DisciplineForm",
    "DoneForm",
    "DropForm",
    "DueForm",
    "EasyWordsForm",
    "GuestForm",
    "HandForm",
    "InterestForm",
    "InviteForm",
    "ListForm",
    "MeetingForm",
    "MemberForm",
    "MinutesForm",
    "MoveForm",
    "PassOnForm",
    "ReflectionForm",
    "RestForm",
    "RoomForm",
    "SayForm",
    "ScoreForm",
    "SettingForm",
    "WeeklyForm",
    "WeeksForm",
]
