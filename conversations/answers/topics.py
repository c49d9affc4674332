"""Why something came by itself, and how to have no more of it."""

from datetime import timedelta

from conversations.answers.asked import Asked, button
from conversations.messages import Button, Message
from conversations.paragraphs import paragraphs
from conversations.problems import StaleAnswer
from conversations.scene import Scene

COUNTED = {"talks": True, "check_in": True, "follow_up": True, "reminders": False}
"""Every topic that comes by itself, and whether it counts against the nudge budget."""
A_WEEK = timedelta(days=7)


def topic_buttons(scene: Scene, topic: str) -> tuple[Button, ...]:
    """What stands under everything that nobody asked for."""
    return (
        button(scene, "button.why", "why", topic=topic),
        button(scene, "button.stop_topic", "stop_topic", topic=topic),
    )


def topic_of(asked: Asked) -> str:
    """The topic that is meant.

    Raises:
        StaleAnswer: for one that there is not.
    """
    topic = asked.entities.get("topic", "")
    if topic not in COUNTED:
        raise StaleAnswer("stale.gone")
    return topic


def answer_why(scene: Scene, asked: Asked) -> Message:
    """Why such a message comes, what it counts, and what can be changed about it."""
    topic = topic_of(asked) if "topic" in asked.entities else scene.guarded.last_topic
    if topic is None:
        return _said(scene, "why.nothing", button(scene, "button.preferences", "preferences"))
    used, most = scene.guarded.budget
    counts = "why.counted" if COUNTED[topic] else "why.not_counted"
    week = (scene.today + A_WEEK).isoformat()
    return Message(
        summary=scene.line("why.summary"),
        body=paragraphs(scene.say(f"why.{topic}"), scene.say(counts, used=used, most=most)),
        buttons=(
            button(scene, "button.stop_topic", "stop_topic", topic=topic),
            button(scene, "button.pause_week", "preferences", until=week),
            button(scene, "button.preferences", "preferences"),
        ),
        audience=scene.say("audience.only_you"),
    )


def answer_stop_topic(scene: Scene, asked: Asked) -> Message:
    """No more of these, at once; what waits to be sent is not sent."""
    topic = topic_of(asked)
    scene.guarded.stop_topic(topic)
    return _said(scene, f"topics.stopped_{topic}", button(scene, "button.reopen", "allow_topic", topic=topic))


def answer_allow_topic(scene: Scene, asked: Asked) -> Message:
    """These again."""
    topic = topic_of(asked)
    scene.guarded.allow_topic(topic)
    return _said(scene, f"topics.allowed_{topic}", button(scene, "button.preferences", "preferences"))


def _said(scene: Scene, key: str, way: Button) -> Message:
    return Message(summary=scene.line("preferences.summary"), body=scene.say(key), buttons=(way,))
