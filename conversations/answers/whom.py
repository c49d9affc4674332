"""For managers: with whom a talk can be started."""

from collections import Counter

from conversations.answers.asked import Asked, button
from conversations.messages import Button, Message
from conversations.scene import Scene


def whom(scene: Scene) -> Message | None:
    """A talk to start with each report; None where there are none."""
    reports = scene.guarded.reports
    if not reports:
        return None
    often = Counter(name for _, name in reports)
    buttons = tuple(
        button(
            scene,
            "button.talk_with",
            "start_conversation",
            name=f"{name} ({scene.guarded.apart(key)})" if often[name] > 1 else name,
            person=str(key),
        )
        for key, name in reports
    )
    return Message(summary=scene.line("home.week"), body=scene.say("home.team_line"), buttons=buttons)


def answer_whom(scene: Scene, _asked: Asked) -> Message:
    """The reports to choose from."""
    nobody = Message(summary=scene.line("home.week"), body=scene.say("talks.no_reports"))
    return whom(scene) or nobody


def start_buttons(scene: Scene) -> tuple[Button, ...]:
    """The way to a talk, for those who lead somebody."""
    return (button(scene, "button.start_talk", "whom"),) if scene.guarded.reports else ()
