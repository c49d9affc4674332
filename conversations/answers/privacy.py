"""What is kept about a person, who sees it and for how long; and who has looked."""

from conversations.answers.asked import Asked, button
from conversations.answers.plan import looked
from conversations.messages import Message, Table
from conversations.paragraphs import paragraphs
from conversations.scene import Scene

KEPT = (
    "asked",
    "sent",
    "self_rating",
    "plan",
    "evidence",
    "talk",
    "remark",
    "brief",
    "facts",
    "events",
    "settings",
)
"""What is told of, in this order; each has three phrases: what it is, who sees it, how long it is kept."""


def answer_privacy(scene: Scene, _asked: Asked) -> Message:
    """Everything that is kept, in one table."""
    rows = tuple(_row(scene, kept) for kept in KEPT)
    header = tuple(scene.line(f"privacy.{name}") for name in ("what", "who", "long"))
    return Message(
        summary=scene.line("privacy.summary"),
        body=scene.say("privacy.opening"),
        table=Table(caption=scene.line("privacy.summary"), header=header, rows=rows),
        more=looked(scene, scene.person.id),
        hint=paragraphs(scene.say("privacy.never"), scene.say("privacy.ask")),
        buttons=(button(scene, "button.preferences", "preferences"),),
    )


def _row(scene: Scene, kept: str) -> tuple[str, ...]:
    cells = (f"{kept}.{part}" for part in ("what", "who", "long"))
    return tuple(scene.line(f"privacy.{cell}") for cell in cells)
