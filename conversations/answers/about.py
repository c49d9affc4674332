"""Help, and an honest answer to what Trellis cannot do."""

from conversations.answers.asked import Asked, button
from conversations.messages import Message
from conversations.scene import Scene


def answer_help(scene: Scene, _asked: Asked) -> Message:
    """What Trellis can do."""
    return Message(
        summary=scene.line("help.summary"),
        body=scene.say("help.body"),
        buttons=(
            button(scene, "button.my_next", "next_steps"),
            button(scene, "button.my_gaps", "my_gaps"),
            button(scene, "button.my_plan", "show_plan"),
        ),
    )


def answer_unknown(scene: Scene, _asked: Asked) -> Message:
    """An honest "I cannot do that", with what can be done."""
    return Message(
        summary=scene.line("help.summary"),
        body=scene.say("help.unknown"),
        buttons=(
            button(scene, "button.my_next", "next_steps"),
            button(scene, "button.my_plan", "show_plan"),
        ),
    )
