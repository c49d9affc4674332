"""How the facts that a question offers are said. The last argument is the guide that offers them."""

from collections.abc import Callable, Mapping
from typing import Any

from conversations.abilities.catalogue import perform
from conversations.abilities.conversations import Kinds
from conversations.answers.asked import button
from conversations.answers.brief import draw_brief
from conversations.dialogue import voice
from conversations.dialogue.running import Running
from conversations.messages import Message
from conversations.scene import Scene
from conversations.underway import Turn


def _draw_kinds(scene: Scene, kinds: Kinds, _guide: str) -> Message:
    """Every kind of talk, by the situation that it is for."""
    key = str(kinds.person)
    ways = [
        button(scene, "button.name", "start_conversation", name=situation, person=key, guide=guide)
        for guide, situation in kinds.situations.items()
    ]
    fits = [each.model_copy(update={"style": "primary"}) for each in ways[:1]]
    return Message(
        summary=scene.line("kinds.summary"),
        body=scene.say("kinds.which", name=kinds.name),
        hint=scene.say("kinds.hint"),
        buttons=(*fits, *ways[1:]),
        audience=scene.say("audience.only_you"),
    )


OFFERS: Mapping[str, Callable[[Scene, Any, str], Message]] = {
    "brief_me": draw_brief,
    "kinds_of_talk": _draw_kinds,
}


def show(turn: Turn, run: Running, name: str) -> None:
    """Show the facts of an offer to whoever opened the dialogue.

    Raises:
        NotAllowed: when they may not see them.
    """
    facts = perform(turn.house.catalogue, name, turn.scene, run.dialogue.about, {})
    voice.tell(turn, run, turn.person, OFFERS[name](turn.scene, facts, run.guide.guide))
