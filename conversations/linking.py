"""Saying whose an account is: asked for in a thread of its own."""

from conversations.answers.asked import Asked, key_of
from conversations.dialogue import cards
from conversations.dialogue.begin import open_dialogue
from conversations.dialogue.running import running
from conversations.underway import Turn

GUIDE = "link-account"


def answer_link_account(turn: Turn, asked: Asked) -> None:
    """Ask whose an account is, or go on where that was asked already.

    Raises:
        NotAllowed: for whoever is not of the people team of the whole organisation.
        StaleAnswer: when somebody has decided on it, or it has found its person.
    """
    account = turn.scene.guarded.unmatched_account(key_of(asked, "account"))
    known = {"stranger": account.id}
    mine = turn.unit.dialogues.open_for(turn.person.id)
    same = next((each for each in mine if (each.guide, each.entities) == (GUIDE, known)), None)
    if same:
        turn.tell(cards.resume_card(turn.scene, running(turn, same), "dialogue.already_open"))
    else:
        open_dialogue(turn, GUIDE, turn.person.id, known)
