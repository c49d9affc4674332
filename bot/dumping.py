"""Backs up PostgreSQL with its own `pg_dump`, where that is installed beside Trellis.

The password goes over the environment, where the list of running programs does not show it.
"""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from storage.files import Server


class NotDumpedError(Exception):
    """There is no backup. Its text says why, and what to do."""


def dump(server: Server, into: Path, wanted: Path) -> int:
    """Write a backup of a whole database as of one moment. Returns how many tables it holds.

    Args:
        server: which database.
        into: where it is written for now.
        wanted: where the person at the keyboard wants to have it.

    Raises:
        NotDumpedError: when the programs are missing or refuse.
    """
    if shutil.which("pg_dump") is None or shutil.which("pg_restore") is None:
        raise NotDumpedError(f"pg_dump is not installed here. Where it is, call: {told(server, wanted)}")
    _call(server, *_words(server, into))
    listed = _call(server, "pg_restore", "--list", str(into))
    return sum(" TABLE DATA " in line for line in listed.splitlines())


def told(server: Server, into: Path) -> str:
    """The command as a person would type it; the password is asked for, or comes from their own settings."""
    return shlex.join(_words(server, into))


def _words(server: Server, into: Path) -> list[str]:
    return ["pg_dump", "--format=custom", "--no-owner", f"--file={into}", server.address]


def _call(server: Server, *words: str) -> str:
    password = {"PGPASSWORD": server.password} if server.password else {}
    environment = {**os.environ, **password}
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=environment)  # noqa: S603 - no shell, and the words are ours
    if done.returncode:
        raise NotDumpedError(f"{words[0]} refused: {done.stderr.strip().partition(chr(10))[0]}")
    return done.stdout
