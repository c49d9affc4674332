"""Every table says how long it is kept and what becomes of a person in it; erased means found nowhere."""

from datetime import timedelta

import pytest
from sqlalchemy import Table, select

from storage.database import Database
from storage.mobility import StageReached
from storage.retention import ACCESS, RULES, Keep, erase, record, sweep
from storage.retention.access import Given
from storage.retention.rules import NO_NAME, Blanked, Follows, Removed
from storage.rows import Audience, Row
from storage.unit import UnitOfWork
from tests.storage.company import NOW, TODAY, hire, put
from tests.storage.whole_life import ADDRESS, NAME, OLD_ADDRESS, SECRET, live

LONG_AGO = NOW - timedelta(days=400)


def tables_that_hold(unit: UnitOfWork, *words: str) -> set[Table]:
    """Every table in which one of the words stands anywhere, however it is spelt."""
    return {
        table
        for table in Row.metadata.sorted_tables
        for row in unit.connection.execute(select(table))
        if any(word.casefold() in str(tuple(row)).casefold() for word in words)
    }


def test_every_table_has_one_rule() -> None:
    assert set(RULES) == set(Row.metadata.sorted_tables)
    for table, rule in RULES.items():
        match rule.erase:
            case Removed(columns):
                assert set(columns) <= set(table.c.keys())
            case Blanked(column, values):
                assert {column, *values} <= set(table.c.keys())
            case Follows(other):
                assert other in {key.column.table for key in table.foreign_keys}
        assert (rule.over is not None) == (rule.keep is Keep.MACHINE)


def test_every_table_has_an_answer_to_who_asks_what_is_kept_about_them() -> None:
    assert set(ACCESS) == set(Row.metadata.sorted_tables), "say it in storage/retention/access.py"
    for table, answer in ACCESS.items():
        if isinstance(answer, Given):
            assert {*answer.columns, *answer.without} <= set(table.c.keys())
        else:
            assert RULES[table].keep is Keep.WORDS or answer.why != "words"


def test_whoever_asks_is_given_all_of_it_and_nothing_that_is_anothers(database: Database) -> None:
    with database.unit() as unit:
        boss, mina = live(unit)
        ana = hire(unit, "Ana Lima", boss)
        alone, both = Audience(frozenset({boss.id})), Audience(frozenset({boss.id, mina.id}))
        version = unit.careers.in_force()
        assert version
        unit.careers.rate(
            mina.id, "a", "thorough", "manager", boss.id, None, version.id, NOW, both, sealed=True
        )
        unit.careers.rate(
            mina.id, "a", "hidden", "manager", boss.id, None, version.id, NOW, alone, sealed=False
        )
        unit.careers.rate(mina.id, "b", "her own", "self", mina.id, None, version.id, NOW, both)
        unit.careers.rate(ana.id, "a", "b", "manager", mina.id, None, version.id, NOW, alone)
        secret = unit.plans.add_goal(ana.id, "Anas goal", written_by=ana.id, audience=alone, now=NOW)
        assert secret
        found = record(unit, mina.id)
    personal = {table.name for table, rule in RULES.items() if rule.keep is Keep.PERSONAL}
    told = {table.name for table, answer in ACCESS.items() if isinstance(answer, Given)}
    assert personal & told <= set(found.given), "she has something of each kind"
    assert {(each.table, each.why, each.rows) for each in found.withheld} == {
        ("rating", "waits", 3),
        ("rating", "others", 1),
    }
    whole = str(found.given)
    for word in ("thorough", "hidden"):
        assert word not in whole
    assert "Anas goal" not in whole
    assert "Delegate" not in whole
    assert "her own" in whole
    assert SECRET in whole
    assert "Helena Marsh" in whole


def test_once_erased_a_person_is_found_nowhere(database: Database) -> None:
    with database.unit() as unit:
        _, mina = live(unit)
        held = tables_that_hold(unit, NAME, ADDRESS, OLD_ADDRESS, SECRET)
        must = {table for table, rule in RULES.items() if rule.keep in {Keep.PERSONAL, Keep.PROTECTED}}
        structure = {table for table in must if table.name == "dialogue_party"}
        assert must - structure <= held
    with database.unit() as unit:
        erase(unit, mina.id)
    with database.unit() as unit:
        assert tables_that_hold(unit, NAME, ADDRESS, OLD_ADDRESS, SECRET) == set()
        assert unit.people.get(mina.id).called == NO_NAME
        assert unit.people.named("Mina") == []
        assert unit.people.find(ADDRESS) is None
        assert ("slack", "T1", f"U-{SECRET}") not in unit.people.linked()


def test_what_others_wrote_about_others_stays_without_the_name(database: Database) -> None:
    with database.unit() as unit:
        boss, mina = live(unit)
        erase(unit, mina.id)
        (goal,) = unit.plans.plan(boss.id).goals
        assert [action.text for action in goal.actions] == [f"Ask {NO_NAME} first"]
        (other,) = unit.dialogues.open_for(boss.id)
        assert unit.dialogues.answers(other.id)["helped", None].value == [f"{NO_NAME} did"]
        assert ("note", None) not in unit.dialogues.answers(other.id)
        assert unit.ledger.changes()[0].detail == f"people-team to {NO_NAME}"
        assert unit.people.get(boss.id).full_name == "Helena Marsh"


def test_a_longer_name_that_begins_alike_is_somebody_elses(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        unit.jobs.queue("x", {"who": [f"{NAME}va", f"X{ADDRESS}"]}, bo.id, NOW, "job")
        _, mina = live(unit)
        erase(unit, mina.id)
        job = unit.jobs.get("job")
        assert job
        assert job.args == {"who": [f"{NAME}va", f"X{ADDRESS}"]}


def test_a_name_with_quotes_is_found_inside_json_too(database: Database) -> None:
    with database.unit() as unit:
        anna, bo = unit.people.add(full_name='Anna "Annie" Lee'), hire(unit, "Bo")
        unit.jobs.queue("x", {"who": anna.full_name}, bo.id, NOW, "job")
        erase(unit, anna.id)
        job = unit.jobs.get("job")
        assert job
        assert job.args == {"who": NO_NAME}


def test_the_facts_that_measures_need_stay_under_a_number(database: Database) -> None:
    with database.unit() as unit:
        boss, mina = live(unit)
        erase(unit, mina.id)
        assert unit.positions.reports(boss.id, TODAY) == (mina.id,)
        assert [each.kind for each in unit.dialogues.events(mina.id)] == ["started"]
        assert [each.kind for each in unit.plans.events(mina.id)] == ["created", "created"]
        (selection,) = unit.mobility.selections()
        assert (selection.person_id, selection.stages) == (mina.id, (StageReached("not_selected", TODAY),))


def test_erasing_twice_changes_nothing_more(database: Database) -> None:
    with database.unit() as unit:
        _, mina = live(unit)
        erase(unit, mina.id)
        before = [unit.connection.execute(select(table)).all() for table in Row.metadata.sorted_tables]
        erase(unit, mina.id)
        assert before == [
            unit.connection.execute(select(table)).all() for table in Row.metadata.sorted_tables
        ]


@pytest.mark.parametrize("number", [1, 2])
def test_a_number_once_given_is_never_given_again(database: Database, number: int) -> None:
    with database.unit() as unit:
        _, mina = live(unit)
        old = {dialogue.id for dialogue in unit.dialogues.open_for(mina.id)}
        erase(unit, mina.id)
        bo = hire(unit, f"Bo {number}")
        new = unit.dialogues.open("talk", "r", bo.id, bo.id, None, {"employee": bo.id}, NOW)
        assert new.id not in old


def test_errands_that_are_over_go_after_some_time_and_the_rest_stays(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        for when, suffix in ((LONG_AGO, "old"), (NOW, "new")):
            unit.mailbox.first_sight(f"event {suffix}", when)
            put(
                unit,
                bo,
                f"open {suffix}",
                place="dialogue:9",
                now=when,
                not_before=when + timedelta(days=900),
            )
            put(unit, bo, f"sent {suffix}", now=when)
            for parcel in unit.mailbox.claim(NOW, NOW, 5):
                unit.mailbox.sent(parcel.id, "r", when)
            unit.agenda.add(f"open {suffix}", "x", when)
            unit.agenda.add(f"done {suffix}", "x", when)
            for item in unit.agenda.due(NOW, 9):
                if item.key.startswith("done"):
                    unit.agenda.done(item.id)
            unit.jobs.queue("x", {}, None, when, f"job {suffix}")
            job = unit.jobs.claim(NOW, NOW)
            assert job
            unit.jobs.finish(job.id, {})
        assert sweep(unit, NOW) == 4
        assert sweep(unit, NOW) == 0
        assert unit.mailbox.first_sight("event old", NOW)
        assert not unit.mailbox.first_sight("event new", NOW)
        assert unit.mailbox.counts() == {"queued": 2, "sent": 1}
        assert {item.key for item in unit.agenda.due(NOW, 9)} == {"open old", "open new"}
        assert unit.jobs.get("job old") is None
