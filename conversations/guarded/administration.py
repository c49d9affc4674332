"""Schedules, quiet times and health, each within the asker's own part of the organisation."""

from datetime import date

from conversations.guarded.parts import Parts, part_key
from conversations.permissions import Action, Thing
from conversations.problems import StaleAnswer
from storage.health import Reason, Waiting
from storage.quiet import QuietTime
from storage.schedules import Schedule
from storage.scopes import Scope


class Administration(Parts):
    """What is set for many, and how they can be reached."""

    @property
    def schedules(self) -> dict[Scope, Schedule]:
        """What was set, for every part that the asker may see; the organisation's own stands first."""
        self.require(Thing.SCHEDULE, Action.READ)
        return dict(sorted(self._unit.schedules.all().items(), key=lambda each: part_key(each[0])))

    def set_schedule(self, part: Scope, schedule: Schedule) -> None:
        """From now on this holds for a part of the organisation."""
        self.require(Thing.SCHEDULE, Action.WRITE, part)
        self._unit.schedules.set(part, schedule, self.asker.id, self.now)
        self._unit.ledger.changed(self.asker.id, "schedule", f"set for {part_key(part)}", self.now)

    def end_schedule(self, part: Scope) -> bool:
        """From now on what was set further up holds there. False where nothing of its own was set."""
        self.require(Thing.SCHEDULE, Action.WRITE, part)
        self._unit.ledger.changed(self.asker.id, "schedule", f"ended for {part_key(part)}", self.now)
        return self._unit.schedules.end(part, self.now)

    @property
    def quiet_times(self) -> tuple[QuietTime, ...]:
        """The quiet times that last or lie ahead, within the asker's part."""
        self.require(Thing.SCHEDULE, Action.READ)
        mine = self.administered(Thing.SCHEDULE, Action.READ)
        lasting = self._unit.quiet_times.lasting(self.today)
        return tuple(each for each in lasting if any(self.holds(part, each.scope) for part in mine))

    def set_quiet(self, part: Scope, first: date, until: date, reason: str) -> int:
        """Nothing unasked goes to a part of the organisation from a day on until the day before another."""
        self.require(Thing.SCHEDULE, Action.WRITE, part)
        kept = self._unit.quiet_times.begin(part, first, until, reason, self.asker.id, self.now)
        self._unit.ledger.changed(self.asker.id, "quiet time", f"{kept} for {part_key(part)}", self.now)
        return kept

    def end_quiet(self, key: int) -> QuietTime:
        """End one early.

        Raises:
            StaleAnswer: when there is none that lasts; one outside the asker's part reads the same.
        """
        found = next((each for each in self.quiet_times if each.id == key), None)
        if found is None or not self._unit.quiet_times.end(key, self.asker.id, self.now):
            raise StaleAnswer("stale.gone")
        self._unit.ledger.changed(self.asker.id, "quiet time", f"{key} ended", self.now)
        return found

    def reached(self, part: Scope) -> tuple[int, int]:
        """How many people, and how many of them managers, belong to a part of the organisation."""
        self.require(Thing.SCHEDULE, Action.READ, part)
        return self._unit.reports.counted(part, self.units_of(part), self.today)

    def unreached(self, reason: Reason) -> tuple[tuple[int, str], ...]:
        """Whom a reason applies to, within the asker's part, by name."""
        self.require(Thing.HEALTH, Action.READ)
        found: dict[int, str] = {}
        for part in self.administered(Thing.HEALTH, Action.READ):
            found |= self._unit.health.people(reason, part, self.units_of(part), self.today, self.now)
        return tuple(sorted(found.items(), key=lambda each: (each[1], each[0])))

    @property
    def waiting(self) -> Waiting:
        """What waits in the machine."""
        self.require(Thing.HEALTH, Action.READ)
        return self._unit.health.waiting(self.now)

    @property
    def waiting_titles(self) -> int:
        """How many job titles wait for a role."""
        self.require(Thing.HEALTH, Action.READ)
        return len(self._unit.careers.waiting_titles())

    @property
    def waiting_accounts(self) -> int:
        """How many accounts of a chat match nobody."""
        self.require(Thing.HEALTH, Action.READ)
        return self._unit.strangers.count()

    def looked_as(self, role: str) -> None:
        """Note that the asker looked at what a role sees."""
        self.require(Thing.SAMPLE, Action.READ)
        self._unit.ledger.changed(self.asker.id, "looked", f"as {role}", self.now)
