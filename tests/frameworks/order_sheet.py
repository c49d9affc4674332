"""`python -m tests.frameworks.order_sheet SEED [--key | --score FILE]`.

Can somebody who sees neither titles nor levels put the anchors of a competency in order? It prints them
shuffled: the library's texts per level, then one text per level of each track. The answer is a line for each,
the lowest first, such as `engineering-ic/communication: BADC`. A seed always means the same sheet.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from random import Random

from frameworks.model import Competency, Framework, Track
from tests.frameworks.test_library import read_library

LETTERS = "ABCDE"


@dataclass(frozen=True)
class Ladder:
    """Texts of one competency, the lowest first, and where each of them stands on the sheet."""

    name: str
    family: str
    texts: tuple[str, ...]
    places: tuple[int, ...]

    @property
    def key(self) -> str:
        return "".join(LETTERS[place] for place in self.places)

    @property
    def shown(self) -> str:
        said = dict(zip(self.key, self.texts, strict=True))
        return "\n".join([self.name, *(f"  {letter}. {said[letter]}" for letter in sorted(said)), ""])

    @property
    def pairs(self) -> set[tuple[str, str]]:
        return set(combinations(self.key, 2))

    def right(self, answer: str) -> int:
        if sorted(answer) != sorted(self.key):
            raise SystemExit(f"{self.name}: '{answer}' has to hold {', '.join(sorted(self.key))}, each once.")
        return len(self.pairs & set(combinations(answer, 2)))


def ladders(library: Framework, seed: int) -> Iterator[Ladder]:
    """Every set of the sheet: the library's texts per level, then each track's texts per required level."""
    for competency in library.competencies:
        yield _ladder("library", "library", competency, list(competency.levels.values()), seed)
    for track in library.tracks:
        for competency in library.competencies:
            texts = _one_per_level(library, track, competency, seed)
            if len(texts) > 1:
                yield _ladder(track.key, track.family, competency, texts, seed)


def _one_per_level(library: Framework, track: Track, competency: Competency, seed: int) -> list[str]:
    by_level = defaultdict(list)
    for role in track.roles:
        expected = library.expectation(role, competency.key)
        if expected and expected.level and expected.text:
            by_level[expected.level].append(expected.text)
    levels = [level.id for level in library.scale(competency.scale or "").levels if level.id in by_level]
    return [_chance(seed, track.key, competency.key, level).choice(by_level[level]) for level in levels]


def _ladder(where: str, family: str, competency: Competency, texts: list[str], seed: int) -> Ladder:
    name = f"{where}/{competency.key.rpartition('/')[2]}"
    places = list(range(len(texts)))
    _chance(seed, name).shuffle(places)
    return Ladder(name, family, tuple(texts), tuple(places))


def _chance(*said: object) -> Random:
    return Random("/".join(map(str, said)))  # noqa: S311 - the same sheet for the same seed is what is wanted


def scores(sheet: list[Ladder], answers: str) -> Iterator[str]:
    """The share of pairs in the right order, a family a line. A set without an answer counts as all wrong."""
    said = dict(line.replace(" ", "").split(":", 1) for line in answers.splitlines() if ":" in line)
    if lost := sorted(set(said) - {each.name for each in sheet}):
        raise SystemExit(f"The sheet has no {', '.join(lost)}. Copy the names from it.")
    for family in dict.fromkeys(each.family for each in sheet):
        own = [each for each in sheet if each.family == family]
        right = sum(each.right(said[each.name].upper()) for each in own if each.name in said)
        pairs = sum(len(each.pairs) for each in own)
        yield f"{family}: {right / pairs:.1%} ({right} of {pairs} pairs)"


def main() -> None:
    parser = argparse.ArgumentParser("tests.frameworks.order_sheet", description="Anchors to put in order.")
    parser.add_argument("seed", type=int)
    parser.add_argument("--key", action="store_true", help="print the right orders after the sheet")
    parser.add_argument("--score", type=Path, metavar="FILE", help="count the pairs in the right order")
    asked = parser.parse_args()
    sheet = list(ladders(read_library(), asked.seed))
    if asked.score:
        lines = scores(sheet, asked.score.read_text(encoding="utf-8"))
    else:
        lines = (each.shown for each in sheet)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    if asked.key:
        sys.stdout.writelines(f"{each.name}: {each.key}\n" for each in sheet)


if __name__ == "__main__":
    main()
