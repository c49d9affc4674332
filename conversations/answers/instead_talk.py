"""Ratings of others and the way to prepare for a talk: both lead to the talk itself."""

from conversations.answers.asked import Asked, button, key_of, refuse_unknown_person
from conversations.answers.instead import gaps, plan, say_instead
from conversations.answers.whom import told_apart
from conversations.messages import Button, Message
from conversations.permissions import Action, Thing
from conversations.problems import NotFound
from conversations.scene import Scene
from conversations.understanding import Someone

BRIEF = "brief_me"
"""What the first question of a talk offers to whoever wants to prepare."""
RATE_SOMEBODY = "rate_somebody"


def rates_another(scene: Scene, asked: Asked) -> bool:
    """Whether it is somebody else who is to be assessed, known or not."""
    if asked.intent != "start_assessment":
        return False
    myself = str(scene.person.id)
    return asked.entities.get("person", myself) != myself or (
        asked.unknown_words is not None and "role" not in asked.entities
    )


def answer_rating(scene: Scene, asked: Asked) -> Message:
    """What a manager sees in somebody's work is said in a talk.

    Raises:
        NotFound: when nobody of that name is known.
        NotAllowed: for whoever may start no talk with them, in the same words whoever it is.
    """
    return _of_a_talk(scene, asked, "instead.rating")


def answer_prepare(scene: Scene, asked: Asked) -> Message:
    """The brief before a talk, for whoever leads it; for one's own manager what one can bring.

    Raises:
        NotFound: when nobody was named, or nobody of that name is known.
        NotAllowed: for whoever may start no talk with them, in the same words whoever it is.
    """
    refuse_unknown_person(asked)
    manager, reports = scene.guarded.manager, told_apart(scene)
    named = asked.entities.get("person")
    if manager and (named == str(manager[0]) or (named is None and not reports)):
        return _own_preparation(scene, manager[1])
    if named is None and reports:
        return say_instead(scene, "instead.prepare_whom", *_whom(scene, manager, reports))
    if named is None:
        raise NotFound("not_found.whom")
    return _of_a_talk(scene, asked, "instead.prepare")


def _whom(scene: Scene, manager: Someone | None, reports: tuple[Someone, ...]) -> tuple[Button, ...]:
    """The reports, and one's own manager last."""
    above = [manager] if manager else []
    return (
        *(_briefed(scene, key, name, "button.prepare") for key, name in reports),
        *(
            button(scene, "button.prepare", "prepare_conversation", name=name, person=str(key))
            for key, name in above
        ),
    )


def _of_a_talk(scene: Scene, asked: Asked, key: str) -> Message:
    """The talk with somebody, to be begun with a brief or at once."""
    refuse_unknown_person(asked)
    person = key_of(asked, "person")
    scene.guarded.check(Thing.CONVERSATION, Action.START, person)
    name = scene.guarded.person(person).called
    start = button(scene, "button.talk_with", "start_conversation", name=name, person=str(person))
    return say_instead(scene, key, _briefed(scene, person, name, "button.talk_brief"), start, name=name)


def _briefed(scene: Scene, person: int, name: str, label: str) -> Button:
    """The talk with somebody, opened with a brief."""
    return button(scene, label, "start_conversation", name=name, person=str(person), way=BRIEF)


def _own_preparation(scene: Scene, manager: str) -> Message:
    return say_instead(scene, "instead.prepare_own", plan(scene), *gaps(scene), name=manager)
