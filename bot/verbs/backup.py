"""`trellis backup FILE`: a copy of the whole database as of one moment, while everybody goes on working.

The copy is made beside FILE, checked, and only then gets its name: a FILE that exists is whole.
"""

import os
from argparse import ArgumentParser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from bot.dumping import NotDumpedError, dump
from bot.verbs import USAGE, Call, StopError, many, say
from storage import files

Result = TypeVar("Result")

ONLY_THE_OWNER = 0o600
COUNTED = (("person", "person", "people"), ("dialogue", "conversation", ""), ("goal", "goal", ""))
"""What is told of a copy by name: table, one, several."""


def arguments(parser: ArgumentParser) -> None:
    """Where the copy goes."""
    parser.add_argument("file", metavar="FILE", help="the copy to make; it must not exist yet")


def run(call: Call) -> None:
    """Copy, check, and say what the copy holds."""
    file = Path(call.asked.file)
    if file.exists():
        raise StopError(f"{file} exists already, and a backup replaces nothing. Name a new file.")
    if not file.parent.is_dir():
        raise StopError(f"There is no folder {file.parent}. Make it, or name another.")
    if (source := files.sqlite_file(call.settings.database_url)) is None:
        server = files.server(call.settings.database_url)
        tables = _made(file, lambda part: dump(server, part, file))
        held = many(tables, "table")
    else:
        if not source.is_file():
            raise StopError(f"There is no database {source} yet, so there is nothing to back up.", USAGE)
        held = _told(_made(file, lambda part: _copied(source, part)))
    say(f"{file} holds {held}; {file.stat().st_size / 1e6:.1f} MB. It was read again and is whole.")
    say("It holds everything that people wrote: keep it where only you can read it.")


def _made(file: Path, make: Callable[[Path], Result]) -> Result:
    """Make it under another name first, which nobody else can read; nothing is left of one that failed."""
    part = file.with_name(f"{file.name}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, ONLY_THE_OWNER))
    except FileExistsError:
        raise StopError(
            f"{part} is there: another backup is under way, or one was cut off. Remove it."
        ) from None
    except OSError as error:
        raise StopError(
            f"{file} cannot be written: {(error.strerror or 'unknown reason').lower()}."
        ) from None
    try:
        result = make(part)
        _keep(part)
        part.rename(file)
    except (files.NotACopyError, NotDumpedError) as refused:
        raise StopError(f"There is no backup: {refused}", USAGE) from None
    finally:
        with suppress(FileNotFoundError):
            part.unlink()
    return result


def _copied(source: Path, part: Path) -> files.Held:
    try:
        files.copy(source, part)
    except files.NotACopyError as refused:
        raise files.NotACopyError(f"{source} {refused}.") from None
    try:
        return files.look_at(part)
    except files.NotACopyError as refused:
        raise files.NotACopyError(f"the copy of {source} {refused}.") from None


def _keep(part: Path) -> None:
    """It is on the disk, not only on its way there."""
    with part.open("r+b") as written:
        os.fsync(written.fileno())


def _told(held: files.Held) -> str:
    counts = [many(held.rows.get(table, 0), one, several) for table, one, several in COUNTED]
    counts.append(f"{sum(held.rows.values())} rows in {len(held.rows)} tables")
    return f"the {held.kind or 'empty'} database at step {held.revision} of its history: {', '.join(counts)}"
