"""Tells the story of the invented company to an empty database, through the shelves that everybody uses."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from bot.demo.company import Aim, Company, Employee, Intention, Ratings, Talk, company
from frameworks.model import Framework, same_name_key
from storage.careers import Published
from storage.rows import Audience
from storage.unit import UnitOfWork

SOURCE = "demo"
"""Where its dated facts come from."""


def build(unit: UnitOfWork, now: datetime) -> None:
    """Fill a database that holds nobody yet; LookupError when no framework is in force.

    Args:
        unit: an open unit, which the caller commits.
        now: the moment from which all days are counted.
    """
    published = unit.careers.in_force()
    if published is None:
        raise LookupError("publish a framework first")
    told = company()
    for part in told.units:
        unit.units.add(part.key, part.name, part.parent)
    story = _Story(unit, published, told, now, _hired(unit, told), _roles(published.framework))
    story.map_titles()
    for person in told.people:
        story.place(person)
    for said in told.ratings:
        story.rate(said)
    for goal in told.goals:
        story.plan(goal)
    for talk in told.talks:
        story.hold(talk)
    for trust in told.grants:
        holder = story.ids[trust.person]
        unit.grants.grant(holder, trust.role, "organisation", None, story.day(0), None, None, now)


def _hired(unit: UnitOfWork, told: Company) -> dict[str, int]:
    """Everybody with their names and an account of the playground: their ids by e-mail address."""
    ids = {}
    for person in told.people:
        kept = unit.people.add(
            full_name=person.full_name,
            employee_id=person.employee_id,
            preferred_name=person.preferred_name,
            email=person.email,
            language=person.language,
            timezone=person.timezone,
        )
        unit.people.account(kept.id, "playground", "local", str(kept.id))
        starts, ends = person.works
        unit.people.set_preferences(kept.id, day_starts=starts * 60, day_ends=ends * 60)
        ids[person.email] = kept.id
    return ids


def _roles(framework: Framework) -> dict[str, str]:
    return {same_name_key(name): role.key for role in framework.roles for name in (role.title, *role.aliases)}


@dataclass(frozen=True)
class _Story:
    """What telling needs at every turn.

    Args:
        ids: the people of the database, by e-mail address.
        roles: the role keys of the framework, by folded title or alias.
    """

    unit: UnitOfWork
    published: Published
    told: Company
    now: datetime
    ids: dict[str, int]
    roles: dict[str, str]

    def ago(self, days: int) -> datetime:
        """A moment so many days back."""
        return self.now - timedelta(days=days)

    def day(self, ahead: int) -> date:
        """A day so many days ahead."""
        return (self.now + timedelta(days=ahead)).date()

    def role_key(self, title: str) -> str | None:
        """The role that a title stands for, if the framework has it."""
        return self.roles.get(same_name_key(title))

    def map_titles(self) -> None:
        """Titles that the framework knows are mapped; the others wait in the queue."""
        for title in dict.fromkeys(person.role for person in self.told.people):
            key = self.role_key(title)
            if key is None:
                self.unit.careers.queue_title(title, None, self.now)
            else:
                self.unit.careers.map_title(title, None, key, None, self.now)

    def place(self, person: Employee) -> None:
        """Where somebody works, as what, for whom, and since when."""
        who, joined = self.ids[person.email], self.day(-person.joined)
        record = self.unit.positions.record
        record(
            who, "employment", "active", joined, "hire", SOURCE, self.now, employment_type=person.employment
        )
        record(who, "unit", person.unit, joined, "import", SOURCE, self.now)
        record(who, "location", person.city, joined, "import", SOURCE, self.now, country=person.country)
        if person.manager:
            together = min(person.joined, self.told.person(person.manager).in_role)
            manager = self.ids[person.manager]
            record(who, "manager", manager, self.day(-together), "import", SOURCE, self.now)
        self._climb(person)

    def _climb(self, person: Employee) -> None:
        """The role somebody was hired for, and the one they have now."""
        who, first = self.ids[person.email], person.hired_as or person.role
        record = self.unit.positions.record
        since = self.day(-person.joined)
        record(who, "role", self.role_key(first), since, "hire", SOURCE, self.now, title=first)
        if person.hired_as:
            key, since = self.role_key(person.role), self.day(-person.in_role)
            record(who, "role", key, since, self._reason(person), SOURCE, self.now, title=person.role)

    def _reason(self, person: Employee) -> Literal["promotion", "lateral"]:
        """A role of the same grade lies beside the old one, not above it."""
        keys = (self.role_key(person.hired_as or person.role), self.role_key(person.role))
        grades = {self.published.framework.role(key).grade for key in keys if key}
        return "promotion" if len(grades) > 1 else "lateral"

    def rate(self, said: Ratings) -> None:
        """Both sides' ratings, opened once both are there."""
        person = self.told.person(said.person)
        who, key, manager = self.ids[said.person], self.role_key(person.role), self.ids[person.manager or ""]
        readers = Audience(frozenset({who, manager} if said.by_manager else {who}))
        when, version = self.ago(said.days_ago), self.published.id
        rate = self.unit.careers.rate
        for competency, level in said.by_self.items():
            rate(who, competency, level, "self", who, key, version, when, readers)
        for competency, level in said.by_manager.items():
            rate(who, competency, level, "manager", manager, key, version, when, readers)
        if said.by_manager:
            self.unit.careers.open_sealed(who, key, when)

    def plan(self, goal: Aim) -> None:
        """A goal with its actions, seen by the person and whoever is their manager."""
        who = self.ids[goal.person]
        number = self.unit.plans.add_goal(
            who,
            goal.title,
            written_by=who,
            audience=Audience(frozenset({who}), manager_of=who),
            now=self.ago(goal.written),
            competency=goal.competency,
            from_level=goal.from_level,
            to_level=goal.to_level,
            role_key=self.role_key(goal.role),
            version_id=self.published.id,
            horizon=goal.horizon,
            review_on=self.day(goal.review_in),
        )
        for action in goal.actions:
            self._act(goal, number, action)

    def _act(self, goal: Aim, number: int, action: Intention) -> None:
        """An action, and what has become of it since."""
        person = self.told.person(goal.person)
        owner = self.ids[person.email if action.owner == "person" else person.manager or ""]
        first = action.due_in if action.first_due_in is None else action.first_due_in
        kept = self.unit.plans.add_action(
            number,
            action.text,
            owner_id=owner,
            written_by=self.ids[goal.person],
            now=self.ago(goal.written),
            kind=action.kind,
            due=self.day(first),
        )
        since, change = self.ago(goal.written // 2), self.unit.plans.change_action
        if first != action.due_in:
            change(kept, by=owner, now=since, due=self.day(action.due_in))
        if action.status != "open":
            change(kept, by=owner, now=since, status=action.status)

    def hold(self, talk: Talk) -> None:
        """That a conversation was asked for, begun and finished; not what was said."""
        manager, person = self.ids[talk.manager], self.ids[talk.person]
        event = self.unit.dialogues.event
        event("prompted", None, manager, person, person, self.ago(talk.prompted), "career-conversation")
        event("started", None, manager, person, person, self.ago(talk.held), "career-conversation")
        over = self.ago(talk.held) + timedelta(minutes=40)
        event("finished", None, manager, person, person, over, "career-conversation")
