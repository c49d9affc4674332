"""What lessons are made of, and which one comes when."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from conversations.understanding import Topic


@dataclass(frozen=True, slots=True)
class Situation:
    """A kind of talk that lessons belong to.

    Args:
        id: its short name; a guide of this name belongs to it.
        title: what people read.
        words: how people call it.
        guides: further guides that belong to it.
    """

    id: str
    title: str
    words: tuple[str, ...] = ()
    guides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lesson:
    """One short lesson.

    Args:
        id: its short name, which stays.
        title: what people read on top.
        situations: where it belongs; it is listed under the first.
        words: how people ask for it, each line a few words that all have to be there.
        lesson: what to do and why.
        attempt: one thing to try this week.
        say: something one could say; empty where there is none.
    """

    id: str
    title: str
    situations: tuple[str, ...]
    words: tuple[str, ...]
    lesson: str
    attempt: str
    say: str = ""


@dataclass(frozen=True)
class Lessons:
    """All lessons in the order of their file, and its text. There is at least one of the first situation."""

    situations: tuple[Situation, ...]
    lessons: tuple[Lesson, ...]
    source: str = field(default="", repr=False, compare=False)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """What a question can be about."""
        lessons = (Topic(each.id, each.title, each.words) for each in self.lessons)
        situations = (Topic(each.id, each.title, each.words, broad=True) for each in self.situations)
        return (*lessons, *situations)

    def lesson(self, key: str) -> Lesson | None:
        """The lesson of this name."""
        return next((each for each in self.lessons if each.id == key), None)

    def situation(self, key: str) -> Situation | None:
        """The situation of this name."""
        return next((each for each in self.situations if each.id == key), None)

    def of(self, situation: str) -> tuple[Lesson, ...]:
        """The lessons that belong to a situation."""
        return tuple(each for each in self.lessons if situation in each.situations)

    def listed(self, situation: str) -> tuple[Lesson, ...]:
        """The lessons that a list of all shows under a situation: each lesson stands there once."""
        return tuple(each for each in self.lessons if each.situations[0] == situation)

    def after(self, lesson: Lesson) -> Lesson:
        """The next one, from the last on to the first."""
        return self.lessons[(self.lessons.index(lesson) + 1) % len(self.lessons)]

    def fitting(self, guide: str) -> tuple[Lesson, ...]:
        """The lessons for the talk that a guide leads through; those of the first situation for any other."""
        return self.of(self._situation_of.get(guide, "")) or self.of(self.situations[0].id)

    def due(self, guide: str, held: Sequence[str]) -> Lesson:
        """The lesson before a talk, never the one that came before the last talk of the two.

        Nothing is stored for it: the talks held so far are gone through again.

        Args:
            guide: of the talk that is being prepared.
            held: the guides of the talks that these two have had, the earliest first.
        """
        first, *more = (*held, guide)
        so_far, chosen = Counter([first]), self.fitting(first)[0]
        for name in more:
            chosen = self._next(self.fitting(name), so_far[name], chosen)
            so_far[name] += 1
        return chosen

    @staticmethod
    def _next(fitting: tuple[Lesson, ...], turn: int, before: Lesson) -> Lesson:
        chosen = fitting[turn % len(fitting)]
        return fitting[(turn + 1) % len(fitting)] if chosen is before else chosen

    @cached_property
    def _situation_of(self) -> dict[str, str]:
        """The situation of each guide."""
        named = {guide: each.id for each in self.situations for guide in each.guides}
        return {each.id: each.id for each in self.situations} | named
