"""One process per file: a lock that the operating system lets go of, however the process ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class TakenError(Exception):
    """Another process holds the lock."""


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Hold the lock beside `path` (a file of the same name that ends in `.lock`).

    Raises:
        TakenError: when another process holds it.
    """
    with path.with_name(f"{path.name}.lock").open("ab") as file:
        try:
            _take(file)
        except OSError:
            raise TakenError(path.name) from None
        yield
