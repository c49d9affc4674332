"""Short lessons on leading a talk: one, those of a kind of talk, or the list of all."""

from conversations.answers.asked import Asked, button
from conversations.answers.whom import start_buttons
from conversations.coaching import Lesson, Situation
from conversations.messages import Button, Message, Part, Spans
from conversations.paragraphs import paragraphs
from conversations.scene import Scene

INTENT = "coaching_tip"
ALL = "all"  # on the button that leads to the whole list


def answer_coaching(scene: Scene, asked: Asked) -> Message:
    """The lesson that was asked for; without one, the kinds of talk to choose from."""
    topic = asked.entities.get("topic", "")
    lesson, situation = scene.lessons.lesson(topic), scene.lessons.situation(topic)
    if lesson:
        return _lesson(scene, lesson)
    if situation:
        return _situation(scene, situation)
    return _all(scene) if topic == ALL else _kinds(scene)


def lesson_text(scene: Scene, lesson: Lesson) -> Spans:
    """A lesson without its title."""
    say = scene.say("coaching.say", words=scene.text(lesson.say)) if lesson.say else ()
    return paragraphs(scene.text(lesson.lesson), _attempt(scene, lesson), say)


def lesson_for_talk(scene: Scene, lesson: Lesson) -> Spans:
    """A lesson in two lines, at the end of a brief."""
    return scene.say("coaching.for_talk", title=lesson.title, words=scene.text(lesson.attempt))


def lesson_button(scene: Scene, lesson: Lesson, label: str = "button.lesson") -> Button:
    """The way to a lesson."""
    return button(scene, label, INTENT, name=lesson.title, topic=lesson.id)


def _attempt(scene: Scene, lesson: Lesson) -> Spans:
    return scene.say("coaching.attempt", words=scene.text(lesson.attempt))


def _lesson(scene: Scene, lesson: Lesson) -> Message:
    return Message(
        summary=scene.line("coaching.summary"),
        body=paragraphs(scene.say("coaching.title", title=lesson.title), lesson_text(scene, lesson)),
        buttons=(
            button(scene, "button.another", INTENT, topic=scene.lessons.after(lesson).id),
            button(scene, "button.all_lessons", INTENT, topic=ALL),
            *start_buttons(scene),
        ),
    )


def _kinds(scene: Scene) -> Message:
    """Nothing was named, or nothing that there is a lesson on."""
    kinds = (
        button(scene, "button.name", INTENT, name=each.title, topic=each.id)
        for each in scene.lessons.situations
    )
    everything = button(scene, "button.all_lessons", INTENT, topic=ALL)
    return _listed(scene, scene.say("coaching.which"), *kinds, everything)


def _situation(scene: Scene, situation: Situation) -> Message:
    lessons = (lesson_button(scene, each, "button.name") for each in scene.lessons.of(situation.id))
    everything = button(scene, "button.all_lessons", INTENT, topic=ALL)
    return _listed(scene, scene.say("coaching.title", title=situation.title), *lessons, everything)


def _listed(scene: Scene, body: Spans, *buttons: Button) -> Message:
    return Message(summary=scene.line("coaching.summary"), body=body, buttons=buttons)


def _all(scene: Scene) -> Message:
    """Each lesson once, under the kind of talk that it belongs to first."""
    kinds = ((each, scene.lessons.listed(each.id)) for each in scene.lessons.situations)
    parts = tuple(
        Part(
            body=scene.say("coaching.title", title=kind.title),
            buttons=tuple(lesson_button(scene, each, "button.name") for each in lessons),
        )
        for kind, lessons in kinds
        if lessons
    )
    return Message(summary=scene.line("coaching.summary"), body=scene.say("coaching.all"), parts=parts)
