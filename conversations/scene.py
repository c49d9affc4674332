"""The scene of a turn: who speaks, what day it is for them, and what they may reach."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from conversations.coaching import Lessons
from conversations.guarded import Guarded
from conversations.library import Phrases
from conversations.messages import Spans
from conversations.wording import plain
from storage.people import Person


@dataclass(frozen=True)
class PersonView:
    """A person as a template sees them."""

    id: int
    called: str


@dataclass(frozen=True)
class Scene:
    """What abilities and answers are given: never the open unit, only its guarded side.

    Args:
        person: who speaks.
        now: business time, UTC.
        guarded: everything this person may read and write.
        phrases: the words of the house.
        lessons: the short lessons on leading a talk.
        situations: what a talk can be chosen by, by the name of its guide.
    """

    person: Person
    now: datetime
    guarded: Guarded
    phrases: Phrases
    lessons: Lessons
    situations: Mapping[str, str] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The speaker's own day."""
        return self.now.astimezone(ZoneInfo(self.person.timezone)).date()

    def day(self, moment: datetime) -> date:
        """The speaker's own day at a moment."""
        return moment.astimezone(ZoneInfo(self.person.timezone)).date()

    def say(self, key: str, **names: object) -> Spans:
        """A phrase in the speaker's language."""
        return self.phrases.spans(self.person.language, key, names)

    def text(self, words: str) -> Spans:
        """Words of an author that stand outside the phrases, such as a lesson."""
        return self.phrases.wording(self.person.language).spans(words, {})

    def line(self, key: str, **names: object) -> str:
        """A phrase as plain text: for labels and summaries."""
        return plain(self.say(key, **names))

    def sentence(self, key: str, names: Mapping[str, object]) -> Spans:
        """What a `Problem` says."""
        return self.phrases.spans(self.person.language, key, names)
