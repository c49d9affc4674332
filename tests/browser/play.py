"""A real `trellis play`, as its own process in a folder of its own, that can be killed and started again."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

TRELLIS = str(Path(sys.executable).with_name("trellis"))
PATIENCE = 60  # seconds


class Play:
    """A demo; after `kill()` and `again()` it answers at the same address with everything that was kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._run = self._begun("0")

    @cached_property
    def address(self) -> str:
        """Where it answers, as soon as it does."""
        return self._told()

    def kill(self) -> None:
        """End it at once, as when the power goes."""
        self._run.kill()
        self._run.communicate(timeout=PATIENCE)

    def again(self) -> None:
        """Start it where it was killed."""
        self._run = self._begun(self.address.rpartition(":")[2])
        assert self._told() == self.address

    def _begun(self, port: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [TRELLIS, "play", "--port", port], cwd=self._folder, stdout=subprocess.PIPE, text=True
        )

    def _told(self) -> str:
        assert self._run.stdout
        line = self._run.stdout.readline()
        assert line.startswith("Trellis plays at"), line
        return line.split()[3]


@contextmanager
def playing(folder: Path) -> Iterator[Play]:
    """A demo that runs as long as the context is open."""
    play = Play(folder)
    try:
        yield play
    finally:
        play.kill()
