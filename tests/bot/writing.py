"""Somebody who writes without a pause: `python -m tests.bot.writing URL`, until killed.

Each unit adds a person and, in another table, that they were hired: a copy holds both or neither.
"""

import sys
from itertools import count

from storage.database import Database
from tests.storage.company import hire


def main(url: str) -> None:
    """Write on."""
    database = Database(url)
    for number in count():
        with database.unit() as unit:
            hire(unit, f"Number {number}")
        if number == 0:
            sys.stdout.write("writing\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
