"""Who an account belongs to, by what its platform says of it, and what is to be written for that."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import available_timezones

from conversations.permissions import Relation
from frameworks.cadence import NO_PLACE
from frameworks.model import same_name_key
from storage.people import Acquaintance, Told
from storage.strangers import Seen, StrangerReason
from storage.unit import UnitOfWork

SEEN_AGAIN = timedelta(days=30)
"""A note on an account is kept fresh while that account is there."""
ACROSS = {"slack": "W"}
"""How ids begin that hold in all workspaces of an organisation, by channel."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An account, as its platform describes it.

    Args:
        channel, workspace, external_id: which.
        email, name, timezone: its profile; the time zone by its IANA name.
        present: a full member: not deactivated, no guest, no bot, nobody of another organisation.
        aliases: other ids of the same human that hold in several workspaces, such as the one across an
            organisation. The first is remembered.
    """

    channel: str
    workspace: str
    external_id: str = field(repr=False)
    email: str | None = field(repr=False)
    name: str = field(repr=False)
    timezone: str | None
    present: bool
    aliases: tuple[str, ...] = field(default=(), repr=False)

    @property
    def across(self) -> frozenset[str]:
        """The ids by which the same human is known in any workspace."""
        prefix = ACROSS.get(self.channel)
        own = {self.external_id} if prefix and self.external_id.startswith(prefix) else set()
        return frozenset(own.union(self.aliases))

    @property
    def widest(self) -> str | None:
        """The one of them that is remembered: the account's own, else the first of the others."""
        own = [self.external_id] if self.external_id in self.across else []
        return next(iter((*own, *self.aliases)), None)

    @property
    def address(self) -> str:
        """The address, folded; empty where there is none."""
        return same_name_key(self.email or "")

    @property
    def zone(self) -> str | None:
        """The time zone, where it is one."""
        return self.timezone if self.timezone in _zones() else None


@dataclass
class Meeting:
    """Meets some accounts of a workspace: looks first, and writes what is new."""

    unit: UnitOfWork
    channel: str
    workspace: str
    now: datetime
    links: dict[str, int] = field(default_factory=dict)
    unmatched: dict[str, Seen] = field(default_factory=dict)
    noted: dict[str, Seen] = field(default_factory=dict)
    settled: list[str] = field(default_factory=list)
    told: dict[str, Told] = field(default_factory=dict)
    moves: dict[int, str] = field(default_factory=dict)

    @property
    def is_news(self) -> bool:
        """Whether there is anything to write."""
        return any((self.links, self.noted, self.settled, self.told, self.moves))

    def look(self, profiles: Sequence[Profile], *, hold: bool = False, heard: bool = False) -> None:
        """Find out whose each is. `heard`: the platform told of it just now, nobody listed it."""
        known = self.unit.people.acquainted(
            self.channel,
            self.workspace,
            [each.external_id for each in profiles],
            frozenset().union(*(each.across for each in profiles)),
            {each.address for each in profiles if each.email},
            self.now.date(),
            hold=hold,
        )
        for each in profiles:
            self._recognise(each, known)
            self._remember(each, known)
            self._locate(each, known, heard=heard)
        self._compare([each.external_id for each in profiles])

    def _recognise(self, profile: Profile, known: Acquaintance) -> None:
        """Whose an account is, or why it is nobody's."""
        if profile.external_id in known.links:
            return
        found = self._match(profile, known)
        if isinstance(found, int):
            self.links[profile.external_id] = found
        else:
            self.unmatched[profile.external_id] = (profile.name, profile.email, found)

    def _match(self, profile: Profile, known: Acquaintance) -> int | StrangerReason:
        people = {self.links[each] for each in profile.across if each in self.links}
        people.update(*(known.across.get(each, ()) for each in profile.across))
        people &= known.zones.keys()
        if people:
            return people.pop() if len(people) == 1 else "several"
        if not profile.address:
            return "no_email"
        person = known.addresses.get(profile.address)
        if person is None or person not in known.zones:
            return "unknown"
        taken = person in known.holders or person in self.links.values()
        return "taken" if taken else person

    def _remember(self, profile: Profile, known: Acquaintance) -> None:
        """Note what the platform names; what it names no more stays."""
        link = known.links.get(profile.external_id)
        if link is None and profile.external_id not in self.links:
            return
        before = (link.timezone, link.across) if link else (None, None)
        told = (profile.zone or before[0], profile.widest or before[1])
        if told != before:
            self.told[profile.external_id] = told

    def _locate(self, profile: Profile, known: Acquaintance, *, heard: bool) -> None:
        """Follow the time zone of an account where it says something new.

        A listing says nothing new when it names a zone for the first time: platforms name a zone of their own
        choosing for whoever has never opened them. A zone in which nobody lives takes no other's place.
        """
        link, zone = known.links.get(profile.external_id), profile.zone
        person = link.person_id if link else self.links.get(profile.external_id)
        if person is None or zone is None or zone in NO_PLACE:
            return
        before = link.timezone if link else None
        lives = self.moves.get(person) or known.zones.get(person)
        follows = lives in NO_PLACE or (heard if before is None else before != zone)
        if lives is not None and follows and lives != zone:
            self.moves[person] = zone

    def _compare(self, ids: Sequence[str]) -> None:
        """Which notes are new, and which are settled."""
        before = self.unit.strangers.noted(self.channel, self.workspace, ids)
        fresh = self.now - SEEN_AGAIN
        for key, seen in self.unmatched.items():
            if key not in before or before[key][0] != seen or before[key][1] < fresh:
                self.noted[key] = seen
        self.settled = [key for key in before if key not in self.unmatched]

    def write(self) -> None:
        """Write what is new."""
        people, strangers = self.unit.people, self.unit.strangers
        people.introduce(self.channel, self.workspace, self.links)
        people.told(self.channel, self.workspace, self.told)
        people.move(self.moves)
        strangers.note_many(self.channel, self.workspace, self.noted, self.now)
        strangers.settled(self.channel, self.workspace, *self.settled)
        if self.noted or self.settled:
            tell_people_team(self.unit, self.now)

    def part(self, ids: Sequence[str]) -> None:
        """These accounts, by id, are nobody's any more, and nobody is asked about them."""
        self.unit.people.unlink(self.channel, self.workspace, ids)
        if before := self.unit.strangers.noted(self.channel, self.workspace, ids):
            self.unit.strangers.settled(self.channel, self.workspace, *before)
            tell_people_team(self.unit, self.now)


def tell_people_team(unit: UnitOfWork, now: datetime) -> None:
    """The homes of the people team, which say how many accounts wait, look different now."""
    held = unit.grants.lasting(now.date())
    unit.homes.touch({each.person_id for each in held if each.role == Relation.PEOPLE_TEAM})


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
