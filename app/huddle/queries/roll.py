"""Reading who is in the room, for whom they stand in, and from which fields and organisations nobody is here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.huddle.models import Meeting, MeetingStatus
from app.huddle.queries.members import Seat, disciplines, seats
from app.huddle.queries.present import present
from app.huddle.queries.room import names


@dataclass(frozen=True)
class Place:
    """Somebody in the roll of a meeting. `stands_in_for`: the absent members whose deputy they are."""

    person: int
    name: str
    here: bool
    disciplines: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    stands_in_for: tuple[str, ...] = ()
    away: bool = False


@dataclass(frozen=True)
class Roll:
    """Everybody who can be in a room, and whom it misses: fields and organisations from which nobody is here."""

    places: Sequence[Place]
    fields: Sequence[str]
    organisations: Sequence[str]

    @property
    def here(self) -> int:
        """How many are here."""
        return sum(1 for place in self.places if place.here)


def roll(of: Meeting) -> Roll:
    """The roll of a meeting by name; once it is over, only whoever was there. As many statements for many people as for one."""
    here, members = set(present(of.id)), seats()
    places = [_place(seat, here, members) for seat in members]
    gone = names(here - {seat.person.id for seat in members})
    places += [Place(number, name, here=True) for number, name in gone.items()]
    if of.status is MeetingStatus.HELD:
        places = [place for place in places if place.here]
    return Roll(places, _without([d.name for d in disciplines()], (p.disciplines for p in places if p.here)), _missing(members, here))


def _place(seat: Seat, here: set[int], members: Sequence[Seat]) -> Place:
    number = seat.person.id
    stands_in = tuple(
        other.person.display_name
        for other in members
        if number in here and other.member and other.member.deputy_id == number and other.person.id not in here
    )
    return Place(number, seat.person.display_name, number in here, seat.disciplines, seat.organisations, stands_in, seat.away())


def _missing(members: Sequence[Seat], here: set[int]) -> list[str]:
    every = dict.fromkeys(name for seat in members for name in seat.organisations)
    return _without(sorted(every), (seat.organisations for seat in members if seat.person.id in here))


def _without(every: Iterable[str], there: Iterable[Iterable[str]]) -> list[str]:
    seen = {name for some in there for name in some}
    return [name for name in every if name not in seen]
