"""`trellis selections FILE`: brings in who was considered for which opening, stage by stage, from CSV."""

from argparse import ArgumentParser

from bot.mobility import SELECTION, read_selections
from bot.verbs import Call
from bot.verbs.bringing import bring_in, file_arguments
from storage.mobility import Selection


def arguments(parser: ArgumentParser) -> None:
    """Which file."""
    file_arguments(parser, SELECTION)


def run(call: Call) -> None:
    """Preview, and keep on --yes."""
    bring_in(
        call,
        read_selections,
        lambda unit: unit.mobility.selections(),
        lambda unit, selection: unit.mobility.keep_selection(selection, "import", call.now),
        _same,
    )


def _same(known: Selection, told: Selection) -> bool:
    """Whether every stage that the file tells is known. One that it leaves out stays."""
    return set(told.stages) <= set(known.stages)
