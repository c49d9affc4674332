"""How long `trellis --help` takes as a whole process, against a Python that does nothing."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from . import Figure, median_ms

ROUNDS = 15


def figures(rounds: int = ROUNDS) -> Iterator[Figure]:
    """The start of the command line."""
    bare = median_ms(lambda _: _run(sys.executable, "-c", "pass"), rounds)
    whole = median_ms(lambda _: _run(str(Path(sys.executable).with_name("trellis")), "--help"), rounds)
    yield Figure("python that does nothing", bare, "ms")
    yield Figure("trellis --help", whole, "ms")
    yield Figure("trellis --help, to python that does nothing", whole / bare, "times")


def _run(*words: str) -> None:
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
