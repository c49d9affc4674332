"""Who holds which role of the house when, who looked at whom, and who changed what."""

from datetime import date, timedelta

from storage.database import Database
from storage.ledger import Change, Viewing
from tests.storage.company import HIRED, NOW, TODAY, hire

LATER = NOW + timedelta(hours=1)


def test_a_role_is_held_from_its_first_day_to_its_last(database: Database) -> None:
    with database.unit() as unit:
        bo, al = hire(unit, "Bo"), hire(unit, "Al")
        end = TODAY + timedelta(days=10)
        unit.grants.grant(bo.id, "people-team", "unit", "platform", TODAY, end, al.id, NOW)
        (held,) = unit.grants.held_by(bo.id, TODAY)
        assert (held.role, held.scope_kind, held.scope_value, held.granted_by) == (
            "people-team", "unit", "platform", al.id,
        )  # fmt: skip
        for day in (TODAY - timedelta(days=1), end):
            assert unit.grants.held_by(bo.id, day) == ()
        assert unit.grants.held_by(al.id, TODAY) == ()


def test_a_role_that_was_taken_back_is_gone_at_once(database: Database) -> None:
    with database.unit() as unit:
        bo, al = hire(unit, "Bo"), hire(unit, "Al")
        first = unit.grants.grant(bo.id, "people-team", "organisation", None, HIRED, None, None, NOW)
        unit.grants.grant(al.id, "people-team", "country", "DE", HIRED, None, bo.id, NOW)
        assert [each.id for each in unit.grants.held_by(bo.id, TODAY)] == [first]
        unit.grants.revoke(first, al.id, LATER)
        assert unit.grants.held_by(bo.id, TODAY) == ()
        assert [each.role for each in unit.grants.held_by(al.id, TODAY)] == ["people-team"]


def test_a_person_can_list_who_has_looked(database: Database) -> None:
    with database.unit() as unit:
        boss, mina = hire(unit, "Helena"), hire(unit, "Mina")
        unit.ledger.saw(boss.id, mina.id, "plan", NOW)
        unit.ledger.saw(boss.id, mina.id, "ratings", LATER)
        assert unit.ledger.viewers(mina.id) == (
            Viewing(boss.id, "ratings", LATER),
            Viewing(boss.id, "plan", NOW),
        )
        assert unit.ledger.viewers(boss.id) == ()


def test_changes_are_told_the_newest_first(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        unit.ledger.changed(None, "grant", "1", NOW)
        unit.ledger.changed(bo.id, "publish", "2026.1", LATER)
        assert unit.ledger.changes() == (
            Change(bo.id, "publish", "2026.1", LATER),
            Change(None, "grant", "1", NOW),
        )
        assert unit.ledger.changes(limit=1)[0].what == "publish"


def test_a_protected_attribute_is_what_it_was_on_the_day(database: Database) -> None:
    with database.unit() as unit:
        bo, al = hire(unit, "Bo"), hire(unit, "Al")
        since = date(2025, 1, 1)
        unit.protected.record(bo.id, "age_band", "30-39", HIRED, "hr", NOW)
        unit.protected.record(bo.id, "age_band", "40-49", since, "hr", NOW)
        unit.protected.record(al.id, "age_band", "20-29", since, "hr", NOW)
        unit.protected.record(al.id, "age_band", "30-39", since, "hr", LATER)
        unit.protected.record(al.id, "gender", "x", HIRED, "hr", NOW)
        assert unit.protected.values("age_band", TODAY) == {bo.id: "40-49", al.id: "30-39"}
        assert unit.protected.values("age_band", HIRED) == {bo.id: "30-39"}


def test_the_playground_keeps_its_own_messages_in_order(database: Database) -> None:
    with database.unit() as unit:
        bo, al = hire(unit, "Bo"), hire(unit, "Al")
        first = unit.playground.keep(bo.id, "talk", "bot", '{"a":1}', NOW)
        second = unit.playground.keep(bo.id, "dialogue:1", "person", '{"b":1}', LATER)
        unit.playground.keep(al.id, "talk", "bot", "{}", NOW)
        unit.playground.replace(first, '{"a":2}')
        kept = unit.playground.history(bo.id)
        assert [(each.id, each.place, each.author, each.body) for each in kept] == [
            (first, "talk", "bot", '{"a":2}'),
            (second, "dialogue:1", "person", '{"b":1}'),
        ]
