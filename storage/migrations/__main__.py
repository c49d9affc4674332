"""Writes the next step of the history: `python -m storage.migrations 0002 "say what changes"`.

It compares the tables of this checkout with those that the history makes, in an empty SQLite file. Read what
it wrote before you keep it: a renamed column looks like one dropped and one added.
"""

import sys
import tempfile
from pathlib import Path

from alembic import command

from storage.database import Database
from storage.migrate import configured


def main(number: str, message: str) -> None:
    """Write one step."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'history.db'}")
        database.migrate()
        with database.unit() as unit:
            command.revision(configured(unit.connection), message, autogenerate=True, rev_id=number)
        database.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
