"""`trellis migrate`: brings the database up to this version."""

from argparse import ArgumentParser

from bot.verbs import Call, open_live, say


def arguments(parser: ArgumentParser) -> None:
    """It has none of its own."""
    del parser


def run(call: Call) -> None:
    """Bring it up to date; a second call changes nothing."""
    with open_live(call, migrate=True):
        say("The database is up to date.")
