"""A whole workspace is met: in short units, the second time without a change, whatever happened before."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from conversations.matching_accounts import AT_ONCE, Profile, meet, meet_everybody
from storage.database import Database, counting
from storage.people.tables import ACCOUNT, PERSON
from storage.strangers import STRANGER
from storage.unit import UnitOfWork
from tests.builders import HIRED, NOW, TODAY, leaves, people_team, person

IDS, ADDRESSES, ZONES = ("U1", "U2", "W3", "U4"), ("a@x", "b@x", "c@x", None), ("Asia/Tokyo", "UTC", "Mars")


def member(number: str, email: str | None = None, workspace: str = "T") -> Profile:
    return Profile("slack", workspace, number, email, f"Member {number}", "Asia/Tokyo", present=True)


def everybody(database: Database, profiles: Sequence[Profile], workspace: str = "T") -> None:
    meet_everybody(database, "slack", workspace, profiles, NOW)


def people_of(database: Database, count: int) -> list[int]:
    """People with addresses from `0@x` on, who work here and have no account."""
    with database.unit() as unit:
        numbers = [unit.people.add(full_name=f"P {at}", email=f"{at}@x").id for at in range(count)]
        for number in numbers:
            unit.positions.record(number, "employment", "active", HIRED, "hire", "test", NOW)
    return numbers


def test_everybody_is_met_and_a_second_time_nothing_is_written(database: Database) -> None:
    count = AT_ONCE + 20
    numbers = people_of(database, count)
    profiles = [member(f"U{at}", f"{at}@x") for at in range(count)] + [member("U-alone")]
    everybody(database, profiles)
    with database.reading() as unit:
        assert all(unit.people.accounts(number) for number in numbers)
        assert [each.external_id for each in unit.strangers.waiting()] == ["U-alone"]
        assert unit.people.get(numbers[-1]).timezone == "Asia/Tokyo"
    with counting(database) as second:
        everybody(database, profiles)
    assert not [said for said in second.statements if not said.lstrip().startswith("SELECT")]
    assert len(second) <= 12 * 2


def test_whoever_is_not_listed_any_more_has_no_account_there(database: Database) -> None:
    first, second, third = people_of(database, 3)
    everybody(database, [member("U0", "0@x"), member("U1", "1@x"), member("U2", "2@x"), member("U9")])
    everybody(database, [member("V0", "0@x", "T2")], "T2")
    everybody(database, [member("U1", "1@x"), replace(member("U2", "2@x"), present=False)])
    with database.reading() as unit:
        assert [each.workspace for each in unit.people.accounts(first)] == ["T2"]
        assert [each.external_id for each in unit.people.accounts(second)] == ["U1"]
        assert unit.people.accounts(third) == ()
        assert unit.strangers.waiting() == ()


def test_a_new_account_takes_the_place_of_one_that_is_gone(database: Database) -> None:
    (ada,) = people_of(database, 1)
    everybody(database, [member("U0", "0@x")])
    everybody(database, [member("U7", "0@x")])
    with database.reading() as unit:
        assert [each.external_id for each in unit.people.accounts(ada)] == ["U7"]


def test_an_empty_listing_is_one_that_failed_and_changes_nothing(database: Database) -> None:
    (ada,) = people_of(database, 1)
    everybody(database, [member("U0", "0@x")])
    everybody(database, [])
    with database.reading() as unit:
        assert unit.people.accounts(ada)


def test_another_id_of_somebody_who_is_met_later_in_the_list_is_found(database: Database) -> None:
    (ada,) = people_of(database, 1)
    alone = replace(member("U5"), aliases=("W6",))
    everybody(database, [alone, member("W6", "0@x")])
    with database.reading() as unit:
        assert {each.external_id for each in unit.people.accounts(ada)} == {"U5", "W6"}
        assert unit.strangers.waiting() == ()


def test_the_home_of_the_people_team_is_looked_at_again(database: Database) -> None:
    with database.unit() as unit:
        ines = person(unit, "Ines Roth").id
        people_team(unit, ines)
        unit.homes.drawn(ines, "before", NOW)
    everybody(database, [member("U9")])
    with database.reading() as unit:
        assert unit.homes.is_any_stale()


# ── whatever the order of events ────────────────────────────────────────────────────────────────────────────

PROFILES = st.builds(
    Profile,
    st.just("slack"),
    st.sampled_from(("T", "T2")),
    st.sampled_from(IDS),
    st.sampled_from(ADDRESSES),
    st.sampled_from(("One", "Other")),
    st.sampled_from(ZONES),
    present=st.booleans(),
    aliases=st.lists(st.sampled_from(IDS), max_size=2).map(tuple),
)
LISTINGS = st.lists(PROFILES.map(lambda each: replace(each, workspace="T")), min_size=1, max_size=6)
EVENTS = st.lists(PROFILES | LISTINGS | st.sampled_from(["left", "renamed"]), max_size=8)


class Town:
    """Two workspaces and three people that no other example knows."""

    def __init__(self, database: Database, number: int) -> None:
        self.database, self.number = database, number
        with database.unit() as unit:
            self.people = [person(unit, f"P{at}").id for at in range(3)]
            for who, name in zip(self.people, "abc", strict=True):
                unit.people.describe(who, email=f"{number}{name}@x")

    def own(self, said: Profile) -> Profile:
        """An account as it is in this town."""
        return replace(
            said,
            workspace=f"{said.workspace}-{self.number}",
            external_id=f"{said.external_id}-{self.number}",
            email=said.email and f"{self.number}{said.email}",
            aliases=tuple(f"{each}-{self.number}" for each in said.aliases),
        )

    def happens(self, event: Profile | list[Profile] | str) -> None:
        """Somebody is heard of, a workspace is listed, somebody leaves, or is called otherwise."""
        if isinstance(event, list):
            everybody(self.database, list(map(self.own, event)), f"T-{self.number}")
            return
        with self.database.unit() as unit:
            if isinstance(event, Profile):
                self._heard(unit, self.own(event))
            elif event == "left":
                leaves(unit, self.people[0])
            else:
                unit.people.describe(self.people[1], email=f"{self.number}new@x")

    @staticmethod
    def _heard(unit: UnitOfWork, profile: Profile) -> None:
        known = unit.people.behind("slack", profile.workspace, profile.external_id, TODAY)
        whose = meet(unit, profile, NOW)
        assert whose == unit.people.behind("slack", profile.workspace, profile.external_id, TODAY)
        if known is not None:
            assert whose == (known if profile.present else None)

    def holds(self) -> list[list[object]]:
        """Everything that meeting writes."""
        here = ACCOUNT.c.workspace.like(f"%-{self.number}")
        asked = (
            select(ACCOUNT).where(here),
            select(STRANGER).where(STRANGER.c.workspace.like(f"%-{self.number}")),
            select(PERSON.c.id, PERSON.c.timezone, PERSON.c.account_id).where(PERSON.c.id.in_(self.people)),
        )
        with self.database.reading() as unit:
            return [sorted(map(tuple, unit.connection.execute(each)), key=str) for each in asked]

    def stands(self) -> None:
        """An account belongs to one person or waits, never both; answers go to an account of one's own."""
        with self.database.reading() as unit:
            for workspace in (f"T-{self.number}", f"T2-{self.number}"):
                noted = unit.strangers.noted("slack", workspace)
                assert not unit.people.accounts_in("slack", workspace) & noted.keys()
            mine = {each.id for who in self.people for each in unit.people.accounts(who)}
            asked = select(PERSON.c.account_id).where(PERSON.c.id.in_(self.people))
            assert set(unit.connection.scalars(asked)) <= mine | {None}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS, listing=LISTINGS)
def test_whatever_the_order_of_events_one_account_belongs_to_one_person(
    database: Database, events: list[Profile | list[Profile] | str], listing: list[Profile]
) -> None:
    with database.reading() as unit:
        town_number = unit.connection.scalar(select(func.count()).select_from(PERSON)) or 0
    town = Town(database, town_number)
    for event in events:
        town.happens(event)
        town.stands()
    town.happens(listing)
    after = town.holds()
    town.happens(listing)
    assert town.holds() == after
    town.stands()
