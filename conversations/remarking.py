"""What somebody says to what was written about them: asked for in the thread of that talk."""

from conversations.answers.asked import Asked, key_of
from conversations.dialogue.begin import open_dialogue
from conversations.problems import StaleAnswer
from conversations.underway import Turn

GUIDE = "remark"
KINDS = ("comment", "objection")


def answer_remark(turn: Turn, asked: Asked) -> None:
    """Begin a remark on a talk about the speaker that another led.

    Raises:
        StaleAnswer: when there is no such talk, or it is not the speaker's to remark on.
    """
    kind = asked.entities.get("kind", "")
    talk = turn.scene.guarded.talk_about_me(key_of(asked, "talk"))
    if kind not in KINDS:
        raise StaleAnswer("stale.gone")
    place = next(party.place for party in talk.parties.values() if party.person_id == turn.person.id)
    parties = {name: party.person_id for name, party in talk.parties.items()}
    known = {"talk": talk.id, "remark": kind}
    open_dialogue(turn, GUIDE, turn.person.id, known, parties=parties, place=place)
