"""For managers: with whom a talk can be started."""

from collections import Counter

from conversations.answers.asked import Asked, button
from conversations.messages import Button, Message
from conversations.scene import Scene


def whom(scene: Scene) -> Message | None:
    """A talk to start with each report; None where there are none."""
    reports = told_apart(scene)
    if not reports:
        return None
    buttons = tuple(
        button(scene, "button.talk_with", "start_conversation", name=name, person=str(key))
        for key, name in reports
    )
    return Message(summary=scene.line("home.week"), body=scene.say("home.team_line"), buttons=buttons)


def told_apart(scene: Scene) -> tuple[tuple[int, str], ...]:
    """The reports by id and name; namesakes with what tells them apart."""
    reports = scene.guarded.reports
    often = Counter(name for _, name in reports)
    return tuple(
        (key, f"{name} ({scene.guarded.apart(key)})" if often[name] > 1 else name) for key, name in reports
    )


def answer_whom(scene: Scene, _asked: Asked) -> Message:
    """The reports to choose from."""
    nobody = Message(summary=scene.line("home.week"), body=scene.say("talks.no_reports"))
    return whom(scene) or nobody


def start_buttons(scene: Scene) -> tuple[Button, ...]:
    """The way to a talk, for those who lead somebody."""
    return (button(scene, "button.start_talk", "whom"),) if scene.guarded.reports else ()
