"""A real `trellis play`, as its own process in a folder of its own, that can be killed and started again."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TRELLIS = str(Path(sys.executable).with_name("trellis"))
PATIENCE = 60  # seconds


class Play:
    """A running demo; after `again()` it answers at the same address with everything that was kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._run, self.address = self._begun("0")

    def kill(self) -> None:
        """End it at once, as when the power goes."""
        self._run.kill()
        self._run.communicate(timeout=PATIENCE)

    def again(self) -> None:
        """Start it where it was killed."""
        self._run, address = self._begun(self.address.rpartition(":")[2])
        assert address == self.address

    def _begun(self, port: str) -> tuple[subprocess.Popen[str], str]:
        run = subprocess.Popen(
            [TRELLIS, "play", "--port", port], cwd=self._folder, stdout=subprocess.PIPE, text=True
        )
        assert run.stdout
        line = run.stdout.readline()
        assert line.startswith("Trellis plays at"), line
        return run, line.split()[3]


@contextmanager
def playing(folder: Path) -> Iterator[Play]:
    """A demo that runs as long as the context is open."""
    play = Play(folder)
    try:
        yield play
    finally:
        play.kill()
