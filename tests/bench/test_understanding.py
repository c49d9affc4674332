"""The company among which the bench asks comes in, and shares its names."""

from bot import roster
from bot.roster.reading import read_entries

from .people import HEADER
from .understanding import named


def test_the_people_of_the_bench_are_without_mistakes_and_share_names() -> None:
    file = roster.read_file("\n".join((HEADER, *named(400))).encode(), "people.csv")
    mistakes = file.mistakes()
    entries = read_entries(file, mistakes)
    mistakes.check()
    assert len(entries) == 400
    assert sum("Sam" in entry.name.split() for entry in entries) > 2
