"""Evidence of what somebody did: begun from a message that they pass on, or in their own words."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from conversations.answers.asked import Asked
from conversations.dialogue.begin import free_place, open_dialogue
from conversations.dialogue.ending import set_aside
from conversations.dialogue.progress import go_on
from conversations.dialogue.running import running
from conversations.messages import Shared
from conversations.permissions import Action, Thing
from conversations.problems import NotUnderstood, NotYet
from conversations.reading import LONGEST_TEXT
from conversations.underway import Turn
from storage.dialogues import Dialogue

GUIDE, PURPOSE = "evidence", "evidence"
LONGEST_LINK = 2000
"""Characters; what a chat gives as the way to a message is far shorter."""
_LINK = re.compile(r"[^\s\x00-\x1f\x7f<>\"]+")
_KINDLY = r"(?:(?:please|could you|can you)\W+)*"
_ORDER = r"(?:note|log|record|save|keep|remember|write|put|jot|add)(?:\s+(?:it|this|that|down|evidence))*"
_WHERE = r"(?:\s+(?:under|for)\s[^,;:.]{1,60}?)?"
_BEFORE = re.compile(rf"^\W*{_KINDLY}{_ORDER}{_WHERE}\s*(?:\bthat\b|:)\s*(?=\S)", re.IGNORECASE)
"""Asks to keep what follows: "note that …", "log evidence: …"."""
_AFTER = re.compile(rf"\s*[,;.:-]+\s*(?:and\s+|so\s+)?{_KINDLY}{_ORDER}\b[^,;.!?]*[.!?]*$", re.IGNORECASE)
"""Asks to keep what went before: "…, write that down for my review"."""


def take_shared(turn: Turn, shared: Shared) -> None:
    """Begin a note on a message that was passed on, or go on with the open one; its form opens at once.

    Of the message only the way to it is known here.

    Raises:
        NotYet: for another purpose.
        NotUnderstood: for what is no web address, or a longer one than anybody needs.
    """
    if shared.purpose != PURPOSE:
        raise NotYet("evidence.other_purpose")
    link = shared.permalink.strip()
    if not _leads_somewhere(link):
        raise NotUnderstood("evidence.no_link", limit=LONGEST_LINK)
    turn.can_open = True
    _begin(turn, link, {})


def answer_log_evidence(turn: Turn, asked: Asked) -> None:
    """Begin a note in one's own words, filled in with what was understood."""
    known = {"competency": asked.entities.get("competency"), "note": asked.entities.get("note")}
    _begin(turn, "", {name: said[:LONGEST_TEXT] for name, said in known.items() if said})


def note_in(text: str) -> str | None:
    """What somebody asks to be kept, without the asking; None where the words hold only that."""
    for asking in (_BEFORE, _AFTER):
        rest, found = asking.subn("", text, count=1)
        if found and (rest := rest.strip()):
            return rest[0].upper() + rest[1:]
    return None


def _leads_somewhere(link: str) -> bool:
    try:
        address = urlsplit(link)
    except ValueError:
        return False
    well_formed = len(link) <= LONGEST_LINK and _LINK.fullmatch(link) is not None
    return well_formed and address.scheme in {"http", "https"} and bool(address.hostname)


def _begin(turn: Turn, link: str, filled: Mapping[str, str]) -> None:
    me = turn.person.id
    turn.scene.guarded.check(Thing.EVIDENCE, Action.WRITE, me)
    same = None if filled else _open_one(turn, link)
    if same:
        _ask_again(turn, same)
    else:
        open_dialogue(turn, GUIDE, me, {"link": link}, place=free_place(turn), filled=filled)


def _open_one(turn: Turn, link: str) -> Dialogue | None:
    """The note on this message that is not finished yet."""
    mine = turn.unit.dialogues.open_for(turn.person.id)
    return next((each for each in mine if each.guide == GUIDE and each.entities.get("link") == link), None)


def _ask_again(turn: Turn, same: Dialogue) -> None:
    """Its form again, with what was typed before; the card above is put away."""
    run = running(turn, same)
    run.dialogue = turn.unit.dialogues.touch(same, turn.now, "open")
    here = run.journey.walk()
    set_aside(turn, run, here, "dialogue.asked_below")
    go_on(turn, run, here.place)
