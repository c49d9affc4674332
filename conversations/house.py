"""What is the same for every turn: guides, phrases, lessons, understanding and the catalogue of abilities."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from conversations import coaching
from conversations.abilities.catalogue import CATALOGUE, Ability
from conversations.library import HERE, Guides, Phrases
from conversations.understanding import ExactUnderstanding, Understanding


@dataclass(frozen=True)
class House:
    """Read once at the start; every turn is given it."""

    guides: Guides
    phrases: Phrases
    lessons: coaching.Lessons
    understanding: Understanding
    catalogue: Mapping[str, Ability]

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
            understanding=ExactUnderstanding(),
            catalogue=CATALOGUE,
        )
