"""Takes an import back: what it wrote is put aside, and what was believed before is believed again.

Nothing is unwritten. Read as known at a time in between, the facts are as the import told them.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, cast

from sqlalchemy import and_, delete, insert, select, update

from frameworks.model import same_name_key
from storage.careers.titles import TITLE
from storage.facts import EMPLOYMENT, KINDS, LINE, LOCATION, ROLE, UNIT, Fact, believed
from storage.imports.rests import Resting
from storage.imports.tables import ImportStep, Trace
from storage.people import People
from storage.people.tables import NAME, Details
from storage.units import ORG_UNIT


class Imports(Resting):
    """All about imports, the way back included."""

    def take_back(self, step: ImportStep, traces: Mapping[int, Trace], now: datetime) -> None:
        """Undo what the import did to these people, and forget that it did."""
        for fact in KINDS:
            self._facts_back(fact, traces.values(), now)
        people = People(self._connection)
        people.unlink_many(
            {
                (each.person_id, *account[:3]): (account[3], account[4])
                for each in traces.values()
                for account in each.accounts
            }
        )
        self._details_back(people, traces)
        fresh = [number for number, each in traces.items() if each.fresh]
        for kept in (ROLE, LINE, UNIT, LOCATION, EMPLOYMENT):
            theirs = and_(kept.c.person_id.in_(fresh), believed(kept))
            self._connection.execute(update(kept).where(theirs).values(superseded_at=now))
        people.withdraw_many(fresh)
        self._touch(*traces)
        self.forget(step, traces)

    def shared_back(self, shared: Mapping[str, Collection[Any]]) -> None:
        """Undo what belonged to nobody alone: titles as they were, departments in which nobody is."""
        for title, unit_key, what in shared.get("titles", ()):
            same = and_(TITLE.c.title_key == same_name_key(title), TITLE.c.unit_key == unit_key)
            self._connection.execute(
                delete(TITLE).where(same, TITLE.c.role_key.is_(None))
                if what == "queued"
                else update(TITLE).where(same).values(role_key=None, mapped_at=None)
            )
        somebody = select(UNIT.c.unit_key).where(UNIT.c.unit_key.is_not(None), believed(UNIT))
        new = ORG_UNIT.c.key.in_(shared.get("units", ()))
        self._connection.execute(delete(ORG_UNIT).where(new, ORG_UNIT.c.key.not_in(somebody)))

    def _facts_back(self, fact: Fact, traces: Collection[Trace], now: datetime) -> None:
        kept = KINDS[fact].table
        told = [row for each in traces for row in each.now.get(fact, [])]
        gone = [row for each in traces for row in each.gone.get(fact, [])]
        self._connection.execute(update(kept).where(kept.c.id.in_(told)).values(superseded_at=now))
        asked = select(kept).where(kept.c.id.in_(gone))
        again = [
            {**row, "recorded_at": now, "superseded_at": None}
            for row in self._connection.execute(asked).mappings()
        ]
        for row in again:
            del row["id"]
        if again:
            self._connection.execute(insert(kept), again)

    def _details_back(self, people: People, traces: Mapping[int, Trace]) -> None:
        """As the HR system described them before; an address that came with the import leads nowhere."""
        for number, each in traces.items():
            if address := each.details.get("email", [None, None])[1]:
                new = and_(NAME.c.person_id == number, NAME.c.key == same_name_key(address))
                self._connection.execute(delete(NAME).where(new, NAME.c.kind == "email"))
        people.describe_many(
            {
                number: cast("Details", {name: was for name, (was, _) in each.details.items()})
                for number, each in traces.items()
                if each.details
            }
        )
