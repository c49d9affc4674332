"""A goal was looked at together: when is it looked at again?"""

from datetime import date, timedelta

from conversations.answers.asked import Asked, button, key_of, value_of
from conversations.messages import Message
from conversations.problems import NotUnderstood
from conversations.scene import Scene

DISTANCES = {"button.in_a_month": timedelta(days=30), "button.in_three_months": timedelta(days=91)}


def answer_review(scene: Scene, asked: Asked) -> Message:
    """Note that a goal was looked at, once it is said when the next look is."""
    key = key_of(asked, "goal")
    if "due" not in asked.entities:
        return _when(scene, key)
    day = value_of(asked, "due", date.fromisoformat)
    if day <= scene.today:
        raise NotUnderstood("answer.day_past", day=day)
    goal = scene.guarded.review(key, day)
    own = goal.person_id == scene.person.id
    name = scene.guarded.person(goal.person_id).called
    show = button(scene, "button.my_plan", "show_plan")
    if not own:
        show = button(scene, "button.their_plan", "show_plan", name=name, person=str(goal.person_id))
    body = scene.say("review.kept", title=goal.title, day=day)
    return Message(summary=scene.line("review.summary"), body=body, buttons=(show,))


def _when(scene: Scene, key: int) -> Message:
    goal = scene.guarded.goal(key)
    return Message(
        summary=scene.line("review.summary"),
        body=scene.say("review.when", title=goal.title),
        buttons=tuple(
            button(scene, label, "review_goal", goal=str(key), due=(scene.today + later).isoformat())
            for label, later in DISTANCES.items()
        ),
    )
