"""What was not understood, sent to the people team if whoever wrote it wants that.

What people ask is stored nowhere. The words travel in the buttons of the answer, to be confirmed there, and
from then on in the message to the people team; once that has arrived, its body is blanked as every other.
"""

from uuid import uuid4

from conversations.answers.asked import Asked, button, value_of
from conversations.messages import Button, Message
from conversations.problems import NotFound, StaleAnswer
from conversations.scene import Scene
from conversations.underway import Post, Turn

INTENT = "send_on"
LONGEST = 500
"""So many characters can be sent; a platform lets a button carry hardly more."""
NAMED = {"named": True, "unnamed": False}
TALK = "talk"


def send_on_buttons(turn: Turn, words: str) -> tuple[Button, ...]:
    """The way to send these words; none where nobody would get them, or where they are too long."""
    if len(words) > LONGEST or not turn.scene.guarded.people_team:
        return ()
    return (button(turn.scene, "button.send_on", INTENT, words=words, once=uuid4().hex),)


def answer_send_on(turn: Turn, asked: Asked) -> None:
    """Show the words and ask whether with a name or without; then send them, once for each answer of ours.

    Raises:
        StaleAnswer: for what none of our buttons carries.
        NotFound: when nobody of the people team can be reached any more.
    """
    words, once = value_of(asked, "words", str), value_of(asked, "once", str)
    if not 0 < len(words) <= LONGEST:
        raise StaleAnswer("stale.gone")
    if not turn.scene.guarded.people_team:
        raise NotFound("send_on.nobody")
    if "do" not in asked.entities:
        _confirm(turn, words, once)
        return
    named = NAMED.get(asked.entities["do"])
    if named is None:
        raise StaleAnswer("stale.gone")
    for person in turn.scene.guarded.people_team:
        there = turn.scene_of(turn.unit.people.get(person))
        card = _card(there, words, turn.person.called if named else None)
        turn.tell(card, person=person, place=TALK, post=Post("must", f"{INTENT}:{once}:{person}"))
    _settle(turn, value_of(asked, "card", str))


def _confirm(turn: Turn, words: str, once: str) -> None:
    scene, card = turn.scene, turn.event
    given = {"words": words, "once": once, "card": card}
    turn.tell(
        Message(
            summary=scene.line("send_on.summary"),
            body=scene.say("send_on.confirm", words=words),
            hint=scene.say("send_on.hint"),
            buttons=tuple(button(scene, f"button.send_{do}", INTENT, do=do, **given) for do in NAMED),
            audience=scene.say("audience.people_team"),
        ),
        post=Post("answer", _card_key(turn, card)),
    )


def _settle(turn: Turn, card: str) -> None:
    """The card that asked keeps neither the words nor its buttons; it says the same whatever was pressed."""
    scene = turn.scene
    said = Message(summary=scene.line("send_on.summary"), body=scene.say("send_on.sent"))
    turn.tell(said, replaces=_card_key(turn, card))


def _card_key(turn: Turn, card: str) -> str:
    """Under which key a card of the speaker went out; a press can name no card of somebody else."""
    return f"{INTENT}:{turn.person.id}:{card}"


def _card(there: Scene, words: str, name: str | None) -> Message:
    """What one of the people team reads, with the way to the framework for whoever keeps it."""
    keeps = there.guarded.keeps_content
    framework = button(there, "button.content_framework", "content", do="show", what="framework")
    return Message(
        summary=there.line("send_on.summary"),
        body=there.say("send_on.named" if name else "send_on.unnamed", name=name, words=words),
        hint=there.say("send_on.mend") if keeps else (),
        buttons=(framework if keeps else button(there, "button.administration", "administration"),),
        audience=there.say("audience.people_team"),
    )
