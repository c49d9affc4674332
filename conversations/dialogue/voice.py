"""How a dialogue speaks: to whom, where, and which card stands open with them."""

from conversations.delivery import right
from conversations.dialogue import cards
from conversations.dialogue.running import Running
from conversations.messages import Message, Spans
from conversations.permissions import Action, Thing
from conversations.underway import Post, Turn
from storage.people import Person

NO_CARD = ""  # the thread is begun, and nothing is asked in it yet


def tell(turn: Turn, run: Running, person: Person, message: Message, replaces: str | None = None) -> str:
    """Queue a message of this dialogue.

    Whether one who talks about somebody else may still do so is asked again when the message leaves.
    """
    foreign = person.id == run.dialogue.opened_by != run.dialogue.about
    unasked = run.guide.guide == cards.CHECK_IN and person.id != run.opener.id
    first = unasked and run.card_of(person.id) is None and replaces is None
    post = Post("nudge", f"{turn.event}/root", cards.TOPIC) if first else None
    return turn.tell(
        message,
        person=person.id,
        place=run.place_with(person.id),
        replaces=replaces,
        about=run.dialogue.about if foreign else None,
        right=right(Thing.CONVERSATION, Action.START) if foreign else None,
        post=post,
    )


def say(turn: Turn, run: Running, person: Person, says: Spans) -> None:
    """Say something between questions; the first thing said to somebody becomes the root of their thread."""
    own_thread = run.place_with(person.id).startswith("dialogue:")
    if own_thread and run.card_of(person.id) is None:
        tell(turn, run, person, cards.root_card(turn.scene_of(person), run, says))
        _remember(turn, run, person, NO_CARD)
    elif says:
        tell(turn, run, person, cards.said_card(run, says))


def ask(turn: Turn, run: Running, person: Person, card: Message) -> None:
    """Put an open card before somebody, and remember which it is."""
    _remember(turn, run, person, tell(turn, run, person, card))


def _remember(turn: Turn, run: Running, person: Person, key: str) -> None:
    turn.unit.dialogues.set_party(run.dialogue.id, person.id, card=key)
    run.remember_card(person.id, key)


def replace_card(turn: Turn, run: Running, person: Person, message: Message) -> None:
    """Put something in the place of somebody's open card: an answered card never keeps live buttons."""
    card = run.card_of(person.id)
    if card:
        tell(turn, run, person, message, replaces=card)
