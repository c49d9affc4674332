"""What was agreed in talks, as a card: each commitment as it stands, with the ways on from one's own."""

from collections.abc import Iterable, Iterator, Sequence

from conversations.abilities.plans import is_open
from conversations.answers.asked import button
from conversations.answers.plan import action_line
from conversations.answers.topics import topic_buttons
from conversations.messages import Button, Message, Part
from conversations.prompting.due import later_by_a_week
from conversations.scene import Scene
from storage.plans import Action, Goal

TOPIC = "follow_up"


def draw_agreed(scene: Scene, goals: Sequence[Goal]) -> Message:
    """The goals that came out of somebody's talks, those of others as their manager sees them."""
    for person in {goal.person_id for goal in goals} - {scene.person.id}:
        scene.guarded.plan(person)  # a look at somebody's plan, of which they can read
    return Message(
        summary=scene.line("follow_up.summary"),
        body=scene.say("follow_up.opening"),
        parts=tuple(_parts(scene, goals)),
        hint=scene.say("follow_up.hint"),
        buttons=(button(scene, "button.my_plan", "show_plan"), *topic_buttons(scene, TOPIC)),
        audience=scene.say("audience.due"),
    )


def _parts(scene: Scene, goals: Iterable[Goal]) -> Iterator[Part]:
    for goal in goals:
        other = goal.written_by if goal.person_id == scene.person.id else goal.person_id
        name, day = scene.guarded.person(other).called, scene.day(goal.created_at)
        yield Part(body=scene.say("follow_up.talk", name=name, day=day, title=goal.title))
        yield from (_action(scene, action) for action in goal.actions)


def _action(scene: Scene, action: Action) -> Part:
    mine = action.owner_id == scene.person.id and is_open(action)
    return Part(body=action_line(scene, action), buttons=_ways(scene, action) if mine else ())


def _ways(scene: Scene, action: Action) -> tuple[Button, ...]:
    key = str(action.id)
    return (
        button(scene, "button.done", "update_action", action=key, status="done"),
        button(scene, "button.started", "update_action", action=key, status="started"),
        button(scene, "button.by_a_week", "update_action", action=key, **later_by_a_week(scene, action)),
        button(scene, "button.in_the_way", "in_the_way", action=key),
    )
