"""Help, preferences, and an honest answer to what Trellis cannot do."""

from datetime import date

from conversations.answers.asked import Asked, button, value_of
from conversations.messages import Message, Spans
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


def answer_preferences(scene: Scene, asked: Asked) -> Message:
    """Show or change when and in which time zone Trellis writes."""
    said: Spans = ()
    if "until" in asked.entities:
        until = value_of(asked, "until", date.fromisoformat)
        over = until <= scene.today
        scene.guarded.pause(None if over else until)
        said = scene.say("preferences.unpaused" if over else "preferences.paused", until=until)
    elif "timezone" in asked.entities:
        scene.guarded.set_timezone(asked.entities["timezone"])
        said = scene.say("preferences.zone", timezone=asked.entities["timezone"])
    elif asked.unknown_words:
        said = scene.say("preferences.not_found", words=asked.unknown_words[:80])
    chosen = scene.guarded.preferences
    resume = button(scene, "button.unpause", "preferences", until=scene.today.isoformat())
    return Message(
        summary=scene.line("preferences.summary"),
        body=said or scene.say("preferences.body", timezone=scene.person.timezone, until=chosen.paused_until),
        buttons=(resume,) if chosen.paused_until else (),
    )
