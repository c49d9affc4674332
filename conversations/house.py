"""What is the same for every turn: guides, phrases, lessons, understanding and the catalogue of abilities.

What the people team publishes in the chat lies in the database. Every turn asks how far the publications are,
which costs no statement of its own, and the words are put together anew where there is a newer one: so a
publication counts at once, in every service.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from conversations import coaching
from conversations.abilities.catalogue import CATALOGUE, Ability
from conversations.library import DEFAULT_LANGUAGE, HERE, Guides, Phrases, log
from conversations.phrasebook import PhraseMistakes, read_phrases
from conversations.understanding import LearnedUnderstanding, Understanding
from storage.content import Publication
from storage.unit import UnitOfWork


@dataclass(frozen=True)
class House:
    """Read once at the start; every turn is given it, with what is published over it."""

    guides: Guides
    phrases: Phrases
    lessons: coaching.Lessons
    understanding: Understanding
    catalogue: Mapping[str, Ability]
    _published: dict[int, "House"] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def open(cls, content_dir: Path | None = None) -> Self:
        """Load the shipped words, and the organisation's own over them.

        Raises:
            GuideMistakes: with every mistake of a guide, by file and line.
            PhraseMistakes: with every mistake in the organisation's own phrases.
            LessonMistakes: with every mistake in the organisation's own lessons.
        """
        folders = [HERE / "guides"] + ([content_dir / "guides"] if content_dir else [])
        own = content_dir / "phrases.yaml" if content_dir else None
        lessons = content_dir / "lessons.yaml" if content_dir else None
        return cls(
            guides=Guides.read(*folders),
            phrases=Phrases.read(HERE / "phrases.yaml", own if own and own.exists() else None),
            lessons=coaching.read(lessons if lessons and lessons.exists() else HERE / "lessons.yaml"),
            understanding=LearnedUnderstanding(),
            catalogue=CATALOGUE,
        )

    def current(self, unit: UnitOfWork) -> "House":
        """This house with everything that is published; the last one is kept until there is a newer."""
        newest = unit.publications.newest()
        if newest == 0:
            return self
        found = self._published.get(newest)
        if found is None:
            found = self._with(unit.publications.in_force())
            self._published.clear()
            self._published[newest] = found
        return found

    def _with(self, published: Iterable[Publication]) -> "House":
        own = {(each.kind, each.name): each.source for each in published if each.source}
        guides = [source for (kind, _), source in own.items() if kind == "guide"]
        phrases, lessons = self.phrases, self.lessons
        for (kind, _), source in own.items():
            if kind == "phrases":
                phrases = _over(phrases, source)
            elif kind == "lessons":
                lessons = _in_place_of(lessons, source)
        return replace(self, guides=self.guides.with_own(guides), phrases=phrases, lessons=lessons)


def _over(phrases: Phrases, source: str) -> Phrases:
    """Published phrases over others; those that this version of the house cannot use any more stay below."""
    try:
        return phrases.with_own(read_phrases(source, phrases.templates[DEFAULT_LANGUAGE]))
    except PhraseMistakes:
        log.exception("the published phrases cannot be read any more")
        return phrases


def _in_place_of(lessons: coaching.Lessons, source: str) -> coaching.Lessons:
    """Published lessons; where this version of the house cannot use them any more, those below stay."""
    try:
        return coaching.parse(source)
    except coaching.LessonMistakes:
        log.exception("the published lessons cannot be read any more")
        return lessons
