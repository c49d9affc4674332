"""What is not there yet of a team and of everybody: no picture, no ranking, no figure, and that is said."""

from conversations.answers.asked import Asked, button
from conversations.answers.instead import gaps, plan, say_instead
from conversations.answers.whom import whom
from conversations.messages import Message
from conversations.scene import Scene


def answer_team(scene: Scene, _asked: Asked) -> Message:
    """For a manager this week's talks, and one with each report; for all others that they lead nobody."""
    talks = whom(scene)
    if talks is None:
        return say_instead(scene, "instead.no_team", plan(scene), *gaps(scene))
    return say_instead(scene, "instead.team", button(scene, "button.week", "talks"), *talks.buttons)


def answer_pulse(scene: Scene, _asked: Asked) -> Message:
    """No survey has been held here, so there is nothing to show to anybody."""
    return say_instead(scene, "instead.pulse", button(scene, "button.privacy", "privacy"), plan(scene))


def answer_metrics(scene: Scene, _asked: Asked) -> Message:
    """Figures are not there yet, and say nothing meanwhile of what there is to count."""
    return say_instead(scene, "instead.metrics", button(scene, "button.privacy", "privacy"), plan(scene))
