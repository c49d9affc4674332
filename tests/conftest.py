"""What every test may ask for: a fresh, migrated database, once on SQLite and once on PostgreSQL."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from storage.database import Database
from tests.storage import server

settings.register_profile("trellis", deadline=None)  # machines are shared and noisy
settings.load_profile("trellis")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        server.begin_run()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        server.end_run()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "trellis.db"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    database.close()
    return path


@pytest.fixture
def sqlite_database(sqlite_template: Path, tmp_path: Path) -> Iterator[Database]:
    """A fresh database in a SQLite file."""
    path = shutil.copy(sqlite_template, tmp_path / "trellis.db")
    database = Database(f"sqlite:///{path}")
    yield database
    database.close()


@pytest.fixture
def postgres_database(worker_id: str) -> Iterator[Database]:
    """A fresh database on PostgreSQL; skipped where there is none, unless this is CI."""
    try:
        url = server.fresh(worker_id)
    except server.Missing as reason:
        if os.environ.get("CI") == "1":
            raise
        pytest.skip(str(reason))
    database = Database(url.render_as_string(hide_password=False))
    yield database
    database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """A fresh, migrated database: every test that asks for it runs on both."""
    name = "sqlite_database" if request.param == "sqlite" else "postgres_database"
    fresh: Database = request.getfixturevalue(name)
    return fresh
