"""The history of the tables ends exactly where the classes are, on both databases, there and back."""

import re
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, create_engine, inspect, text

from storage.database import Database
from storage.migrate import configured
from storage.rows import Row

SQLITE_SCHEMA = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'alembic%' AND sql IS NOT NULL"
PART = re.compile(r"\s*(?:,\s|\n)\s*")
POSTGRES_SCHEMA = """
    SELECT table_name || '.' || column_name,
           concat_ws(' ', data_type, is_nullable, column_default IS NOT NULL)
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE 'alembic%'
    UNION ALL
    SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE 'alembic%'
    UNION ALL
    SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE 'alembic%'
"""


def schema(connection: Connection) -> dict[str, set[str]]:
    """Every table, index and constraint by name; the parts of a table may stand in any order, on any line."""
    sqlite = connection.dialect.name == "sqlite"
    rows = connection.execute(text(SQLITE_SCHEMA if sqlite else POSTGRES_SCHEMA))
    return {
        name: {" ".join(part.split()) for part in PART.split(made.strip().removesuffix(")").strip())}
        for name, made in rows
    }


def test_the_history_ends_where_the_classes_are(database: Database) -> None:
    with database.unit() as unit:
        migrated = schema(unit.connection)
        command.downgrade(configured(unit.connection), "base")
        assert inspect(unit.connection).get_table_names() == ["alembic_version"]
        Row.metadata.create_all(unit.connection)
        assert schema(unit.connection) == migrated
    assert len(Row.metadata.tables) > 40


def test_migrating_again_changes_nothing_and_keeps_what_is_there(database: Database) -> None:
    with database.unit() as unit:
        unit.people.add(full_name="Bo")
        before = schema(unit.connection)
    database.migrate()
    with database.unit() as unit:
        assert unit.people.find("Bo")
        assert schema(unit.connection) == before
        assert (
            unit.connection.dialect.name != "sqlite"
            or unit.connection.exec_driver_sql("PRAGMA foreign_keys").scalar()
        )


def test_every_constraint_and_index_has_a_name_of_its_own() -> None:
    tables = Row.metadata.tables.values()
    names = [each.name for table in tables for each in table.constraints]
    names += [each.name for table in tables for each in table.indexes]
    assert None not in names
    assert len(names) == len(set(names))
    assert max(len(str(name)) for name in names) < 60


def test_a_step_of_the_history_does_not_depend_on_our_own_types() -> None:
    for step in (Path(__file__).parents[2] / "storage/migrations/versions").glob("*.py"):
        source = step.read_text(encoding="utf-8")
        assert "storage." not in source
        assert "sqlmodel" not in source


def test_what_a_migration_breaks_is_found(sqlite_database: Database) -> None:
    with sqlite_database.unit() as unit:
        unit.people.account(unit.people.add(full_name="Bo").id, "slack", "T", "U")
    path = sqlite_database.url.database
    breaking = create_engine(f"sqlite:///{path}")
    with breaking.begin() as connection:
        connection.exec_driver_sql("DELETE FROM person")
    breaking.dispose()
    with pytest.raises(RuntimeError, match="point at nothing"):
        sqlite_database.migrate()
