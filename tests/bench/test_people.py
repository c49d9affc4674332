"""The invented company of the bench is one that comes in."""

from bot import roster
from bot.roster.reading import read_entries
from tests.bench.people import HEADER, rows_of


def test_the_file_of_the_bench_is_without_mistakes() -> None:
    file = roster.read_file("\n".join((HEADER, *rows_of(40))).encode(), "people.csv")
    mistakes = file.mistakes()
    assert len(read_entries(file, mistakes)) == 40
    mistakes.check()
