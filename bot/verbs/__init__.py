"""What the command line can do: one module per verb, with `arguments(parser)` and `run(call)`.

Exit codes: 0 done; 1 the input has mistakes (printed, and nothing is changed); 2 wrong usage or settings.
"""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

from bot.cli import Verb
from bot.clock import now
from bot.opening import UnusableError, open_database
from bot.settings import Settings, SettingsWrongError, read_settings
from storage.database import Database
from storage.people import Person
from storage.unit import UnitOfWork

MISTAKES = 1
USAGE = 2
SHOWN = 40
"""So many lines of a preview are printed."""


class StopError(Exception):
    """The verb ends here, before it changed anything. Its text is what the person at the keyboard reads."""

    def __init__(self, sentence: str, code: int = MISTAKES) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True)
class Call:
    """One call of a verb: what was asked for, the settings in force, and the time that it is for."""

    asked: Namespace
    settings: Settings
    now: datetime


def carry_out(verb: Verb, parser: ArgumentParser, words: Sequence[str]) -> int:
    """Read the verb's arguments and carry it out. Returns the exit code."""
    module = import_module(f"bot.verbs.{verb.module}")
    module.arguments(parser)
    asked = parser.parse_args(words, Namespace(verb=verb.name))
    try:
        module.run(Call(asked, read_settings(), getattr(asked, "now", None) or now()))
    except (SettingsWrongError, UnusableError) as wrong:
        sys.stderr.write(f"{wrong}\n")
        return USAGE
    except StopError as stop:
        sys.stderr.write(f"{stop}\n")
        return stop.code
    return 0


@contextmanager
def open_live(call: Call, *, migrate: bool = False) -> Iterator[Database]:
    """The database of the settings, ready for use, and closed afterwards."""
    database = open_database(call.settings.database_url, "live", call.now, migrate=migrate)
    try:
        yield database
    finally:
        database.close()


def somebody(unit: UnitOfWork, text: str) -> Person:
    """The person with this employee id, e-mail address or full name.

    Raises:
        StopError: when there is none, or more than one.
    """
    if person := unit.people.find(text):
        return person
    if len(unit.people.named(text)) > 1:
        raise StopError(f"More than one person is called '{text}'. Use an employee id or an e-mail address.")
    raise StopError(f"I know nobody called '{text}'. `trellis people FILE` brings people in.")


def say(text: str) -> None:
    """Print a line or a few."""
    sys.stdout.write(f"{text}\n")


def many(number: int, one: str, several: str = "") -> str:
    """A number of things: "1 role", "3 roles"."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def shortened(lines: Sequence[str]) -> Iterator[str]:
    """The first of these lines as a list; the rest is counted."""
    yield from (f"- {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"- and {len(lines) - SHOWN} more"


def add_now(parser: ArgumentParser) -> None:
    """Let the verb be called as if at another time."""
    parser.add_argument(
        "--now", type=_moment, metavar="TIME", help="as if at this time (ISO 8601; UTC where unsaid)"
    )


def add_yes(parser: ArgumentParser) -> None:
    """Let the verb change something; without it there is only a preview."""
    parser.add_argument(
        "--yes", action="store_true", help="do it; without this you only see what would change"
    )


def read_text(name: str) -> str:
    """The text of a file that somebody named.

    Raises:
        StopError: with a sentence, where it cannot be read.
    """
    try:
        return read_bytes(name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StopError(
            f"{name} is not UTF-8 text (byte {error.start}). Save it as UTF-8 and try again."
        ) from None


def read_bytes(name: str, most: int = -1) -> bytes:
    """What is in a file that somebody named; with `most`, one byte more than that is as good as all of it.

    Raises:
        StopError: with a sentence, where it cannot be read.
    """
    try:
        with Path(name).open("rb") as file:
            return file.read(most + 1 if most >= 0 else most)
    except OSError as error:
        raise StopError(
            f"{name} cannot be read: {(error.strerror or 'unknown reason').lower()}.", USAGE
        ) from None


def write_bytes(name: str, content: bytes) -> None:
    """Make a file that somebody named; what was in it is replaced.

    Raises:
        StopError: with a sentence, where it cannot be written.
    """
    try:
        Path(name).write_bytes(content)
    except OSError as error:
        raise StopError(
            f"{name} cannot be written: {(error.strerror or 'unknown reason').lower()}.", USAGE
        ) from None


def day(text: str) -> date:
    """A date argument."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a date such as 2027-03-31") from None


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a time such as 2027-03-31T09:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
