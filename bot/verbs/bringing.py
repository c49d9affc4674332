"""What `openings` and `selections` share: read a file, show what is new or different, keep it on `--yes`."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol, TypeVar

from bot.sheet import SheetMistakesError
from bot.verbs import Call, StopError, add_now, add_yes, open_live, read_text, say, shortened
from frameworks.model import Framework
from storage.unit import UnitOfWork


class Keyed(Protocol):
    """Something that has a key, by which it is known again."""

    @property
    def key(self) -> str:
        """The key."""


Thing = TypeVar("Thing", bound=Keyed)
Read = Callable[[str, str, UnitOfWork, Framework], tuple[Thing, ...]]


def file_arguments(parser: ArgumentParser, columns: Iterable[str]) -> None:
    """Which file, and whether to go on."""
    parser.add_argument("file", metavar="FILE", help=f"CSV; its columns can be {', '.join(columns)}")
    add_yes(parser)
    add_now(parser)


def bring_in(
    call: Call,
    read: Read[Thing],
    known: Callable[[UnitOfWork], Iterable[Thing]],
    keep: Callable[[UnitOfWork, Thing], object],
    same: Callable[[Thing, Thing], bool],
) -> None:
    """Read the file, show what is new or different, and keep that where it was asked for.

    Args:
        call: which file, and whether to keep.
        read: reads it.
        known: everything there is already.
        keep: keeps one thing.
        same: whether what is known (first) says already what the file says (second).
    """
    name = call.asked.file
    with open_live(call) as database, database.unit() as unit:
        published = unit.careers.in_force()
        if published is None:
            raise StopError("No framework is in force. `trellis import FILE` puts one in force.")
        try:
            things = read(read_text(name), Path(name).name, unit, published.framework)
        except SheetMistakesError as found:
            raise StopError(f"{found}\nNothing was changed.") from None
        before = {each.key: each for each in known(unit)}
        different = [each for each in things if each.key not in before or not same(before[each.key], each)]
        _show(things, before, different)
        if not call.asked.yes:
            say("Nothing was changed. With --yes it is.")
            return
        for each in different:
            keep(unit, each)
        unit.ledger.changed(None, call.asked.verb, f"{len(different)} brought in", call.now)
    say(f"Kept: {len(different)}.")


def _show(things: tuple[Thing, ...], before: dict[str, Thing], different: list[Thing]) -> None:
    new = [each.key for each in different if each.key not in before]
    say(f"{len(things)} in the file: {len(new)} new, {len(different) - len(new)} changed.")
    for line in shortened([f"{'new' if each.key in new else 'changed'}: {each.key}" for each in different]):
        say(line)
