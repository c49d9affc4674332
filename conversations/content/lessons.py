"""Lessons on their way: a file of them takes the place of the one before as a whole."""

from collections.abc import Iterator

from conversations import coaching
from conversations.coaching import Lesson, Lessons
from conversations.content.examined import Desk, Difference, Examined
from storage.content import ContentDraft

NAME = "lessons"


def examine(desk: Desk, draft: ContentDraft) -> Examined:
    """Check every lesson, and say which are different. Without a text it is what lies below."""
    published = desk.unit.publications.of("lessons", NAME)
    basis = published[0].number if published else 0
    source = draft.source or desk.base.lessons.source
    if found := coaching.mistakes(source, desk.house.guides.current):
        mistakes = tuple(f"line {each.line}: {each.text}" for each in found)
        return Examined(NAME, draft.source, basis, mistakes=mistakes)
    changed = compared(desk.house.lessons, coaching.parse(source))
    return Examined(name=NAME, source=draft.source, basis=basis, differences=tuple(differences(changed)))


def differences(changed: Iterator[tuple[str, str, str]]) -> Iterator[Difference]:
    """Which lessons come, go and change."""
    for title, was, now in changed:
        kind = "changed" if was and now else "added" if now else "removed"
        yield Difference(kind, "lesson", title)


def compared(before: Lessons, after: Lessons) -> Iterator[tuple[str, str, str]]:
    """Each lesson that is different: its title, and both texts; the situations count as one more."""
    old, new = ({each.id: each for each in lessons.lessons} for lessons in (before, after))
    for key in {**old, **new}:
        was, now = old.get(key), new.get(key)
        if was != now:
            titled = now or was
            yield (titled.title if titled else key), _told(was), _told(now)
    if before.situations != after.situations:
        yield "situations", _listed(before), _listed(after)


def _told(lesson: Lesson | None) -> str:
    if lesson is None:
        return ""
    where = ", ".join(lesson.situations)
    return f"{lesson.title} ({where}). {lesson.lesson} {lesson.attempt} {lesson.say}".strip()


def _listed(lessons: Lessons) -> str:
    return ", ".join(each.title for each in lessons.situations)


def readable(source: str, below: Lessons) -> Lessons:
    """What was published; what lies below where this version of the house cannot use it any more."""
    try:
        return coaching.parse(source) if source else below
    except coaching.LessonMistakes:
        return below
