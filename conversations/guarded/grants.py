"""Who holds which role of the house: given and ended within the asker's own part of the organisation."""

from datetime import date

from conversations.guarded.parts import Parts
from conversations.permissions import Action, Relation, Thing
from conversations.problems import NotAllowed, NotYet, StaleAnswer
from storage.grants import Grant
from storage.grants import ScopeKind as GrantKind
from storage.scopes import EVERYWHERE, Scope


class GuardedGrants(Parts):
    """Roles, and who holds them."""

    @property
    def grants(self) -> tuple[Grant, ...]:
        """Who holds which role, within the asker's part of the organisation."""
        self.require(Thing.GRANT, Action.READ)
        mine = self.administered(Thing.GRANT, Action.READ)
        lasting = self._unit.grants.lasting(self.today)
        return tuple(each for each in lasting if any(self.holds(part, _scope(each)) for part in mine))

    @property
    def people_team(self) -> tuple[int, ...]:
        """Everybody else who is of the people team today, for the organisation or a part of it, by id."""
        held = self._unit.grants.lasting(self.today)
        team = {
            each.person_id for each in held if each.role == Relation.PEOPLE_TEAM and each.since <= self.today
        }
        return tuple(key for key in sorted(team - {self.asker.id}) if self._works_here(key))

    def _works_here(self, person: int) -> bool:
        return self._unit.people.reach(person, self.today).employment != "left"

    def give_role(self, person: int, role: str, part: Scope, until: date | None) -> int:
        """Give somebody a role of the house. Returns the id of the grant.

        Raises:
            NotAllowed: outside the asker's own part, for a role that is not theirs to give, or to themselves.
            NotYet: when the person holds it there already.
        """
        self.require(Thing.GRANT, Action.WRITE, part)
        if person == self.asker.id:
            raise NotAllowed("not_allowed.own_grant")
        if role == Relation.OPERATOR and not self._is_operator(part):
            raise NotAllowed("not_allowed.operator")
        held = self._unit.grants.held_by(person, self.today)
        if any((each.role, _scope(each)) == (role, part) for each in held):
            raise NotYet("administration.has_it", name=self.person(person).called)
        kept = self._unit.grants.grant(
            person, role, _grant_kind(part), part.value, self.today, until, self.asker.id, self.now
        )
        self._unit.ledger.changed(self.asker.id, "grant", f"{role} for person {person}", self.now)
        return kept

    def _is_operator(self, part: Scope) -> bool:
        held = self._unit.grants.held_by(self.asker.id, self.today)
        return any(each.role == Relation.OPERATOR and self.holds(_scope(each), part) for each in held)

    def grant(self, key: int) -> Grant:
        """A role that somebody holds within the asker's part.

        Raises:
            StaleAnswer: when there is none; one outside that part reads the same.
        """
        found = next((each for each in self.grants if each.id == key), None)
        if found is None:
            raise StaleAnswer("stale.gone")
        return found

    def end_grant(self, key: int) -> Grant:
        """Take a role back at once. Returns what it was.

        Raises:
            NotYet: for the last member of the people team for the whole organisation.
        """
        held = self.grant(key)
        self.require(Thing.GRANT, Action.WRITE, _scope(held))
        if held.role == Relation.PEOPLE_TEAM and _scope(held) == EVERYWHERE and self._is_last(held):
            raise NotYet("administration.last_one")
        self._unit.grants.revoke(key, self.asker.id, self.now)
        detail = f"{held.role} of person {held.person_id} ended"
        self._unit.ledger.changed(self.asker.id, "grant", detail, self.now)
        return held

    def _is_last(self, held: Grant) -> bool:
        same = (
            each
            for each in self._unit.grants.lasting(self.today)
            if (each.role, _scope(each)) == (held.role, EVERYWHERE) and each.since <= self.today
        )
        return not any(each.person_id != held.person_id for each in same)


def _scope(grant: Grant) -> Scope:
    return Scope(grant.scope_kind, grant.scope_value)


def _grant_kind(part: Scope) -> GrantKind:
    """A role is not given for an office."""
    if part.kind == "location":
        raise StaleAnswer("stale.gone")
    return part.kind
