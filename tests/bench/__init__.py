"""Measurements: `uv run python -m tests.bench NAME [SIZE]` prints one figure a line. Never part of the tests.

Times are medians, and stand beside their ratio to a baseline measured in the same run on the same machine.
"""

from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Protocol


@dataclass(frozen=True)
class Figure:
    """One number: what it is, how much, of what."""

    name: str
    value: float
    unit: str

    def __str__(self) -> str:
        return f"{self.name:<44} {self.value:>10.2f} {self.unit}"


class Work(Protocol):
    """Something done again and again, with the number of the round."""

    def __call__(self, round_number: int, /) -> object: ...


def median_ms(work: Work, rounds: int) -> float:
    """Milliseconds that a round takes, at the median."""
    times = []
    for number in range(rounds):
        begun = perf_counter()
        work(number)
        times.append((perf_counter() - begun) * 1000)
    return median(times)
