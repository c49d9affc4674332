"""Short lessons for talks, and which one fits the talk that is being prepared."""

from conversations.coaching.model import Lesson, Lessons, Situation
from conversations.coaching.reading import LessonMistakes, mistakes, parse, read

__all__ = ["Lesson", "LessonMistakes", "Lessons", "Situation", "mistakes", "parse", "read"]
