"""The phrasings that the understanding learned from: one a line in `training`, one file an intent.

A line beginning with "# " is the detail of those below it, such as a status. Names stand in braces.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

TRAINING = Path(__file__).with_name("training")
HEADING = "# "


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way to say something. `meant` is an intent, or intent and detail."""

    text: str
    meant: str


def phrasings() -> list[Phrasing]:
    """All of them, file by file."""
    return [each for file in _files() for each in _of(file)]


def _files() -> list[Path]:
    return sorted(TRAINING.glob("*.txt"))


def _of(file: Path) -> Iterator[Phrasing]:
    meant = file.stem
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith(HEADING):
            meant = f"{file.stem}/{line.removeprefix(HEADING)}"
        else:
            yield Phrasing(line, meant)


def fingerprint() -> str:
    """Tells one state of the phrasings from another."""
    return sha256(b"\0".join(file.read_bytes() for file in _files())).hexdigest()[:16]
