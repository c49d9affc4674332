"""`trellis openings FILE`: brings in openings from CSV. What is known already is put right, never doubled."""

from argparse import ArgumentParser
from dataclasses import replace

from bot.mobility import OPENING, read_openings
from bot.verbs import Call
from bot.verbs.bringing import bring_in, file_arguments
from storage.mobility import Opening


def arguments(parser: ArgumentParser) -> None:
    """Which file."""
    file_arguments(parser, OPENING)


def run(call: Call) -> None:
    """Preview, and keep on --yes."""
    bring_in(
        call,
        read_openings,
        lambda unit: unit.mobility.openings(),
        lambda unit, opening: unit.mobility.keep_opening(opening, "import", call.now),
        _same,
    )


def _same(known: Opening, told: Opening) -> bool:
    """Whether nothing differs; what an opening asks for has no order."""
    plain = [replace(each, requirements=()) for each in (known, told)]
    return plain[0] == plain[1] and set(known.requirements) == set(told.requirements)
