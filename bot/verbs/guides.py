"""`trellis guides`: every guide with its revisions, and how many dialogues keep to each.

What the people team published in the chat is in use before the operator's files and what is shipped.
`trellis guides move OLD NEW` shows what would become of the dialogues that keep to OLD if NEW re-read their
answers by name; with `--yes` they keep to NEW from then on. A stopped dialogue keeps what it began with.
"""

import json
import re
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from bot.content import open_house
from bot.revisions import Revision, every_revision, title
from bot.verbs import Call, StopError, add_now, add_yes, many, open_live, say, shortened
from bot.verbs.check import abilities
from conversations.dialogue.moving import Clash, Reason, Reread, clash
from conversations.guide import Guide, GuideMistakes, mistakes
from conversations.house import House
from conversations.moves import Move
from conversations.stepper import Place
from storage.database import Database
from storage.rows import Conflict
from storage.unit import UnitOfWork

NOTHING = "Nothing was changed."
CLASHES: Mapping[Clash, str] = {
    "guide": "One is of {old.guide}, the other of {new.guide}. A dialogue stays with its guide.",
    "people": "The new one is for or about somebody else. A dialogue keeps its people.",
    "readers": "More people can read along in the new one. What was written for few stays with them.",
    "given": "The new one is told something at the opening that these dialogues were opened without.",
}
REASONS: Mapping[Reason, str] = {
    "kind": "another kind of answer",
    "choice": "the choice is not offered any more",
    "turns": "it is repeated over something else",
    "shows": "something else is shown with it",
    "needed": "it cannot be left out any more",
    "form": "the form asks for something else",
    "agreement": "something else is done on a yes",
    "rests": "what it rests on has changed",
}
_HASH = re.compile(r"[0-9a-f]{6,64}")


def arguments(parser: ArgumentParser) -> None:
    """List, or move."""
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    below = parser.add_subparsers(metavar="move", dest="deed")
    move = below.add_parser("move", help="let running dialogues keep to another revision, with a preview")
    move.add_argument("old", metavar="OLD", type=_beginning, help="the revision that they keep to")
    move.add_argument("new", metavar="NEW", type=_beginning, help="the revision that they are to keep to")
    move.add_argument("--json", action="store_true", default=SUPPRESS, help="as one JSON object")
    add_yes(move)
    add_now(move)


def _beginning(text: str) -> str:
    if not _HASH.fullmatch(text.lower()):
        raise ArgumentTypeError(f"{text!r} is not a revision: write its first six signs or more")
    return text.lower()


def run(call: Call) -> None:
    """Carry it out."""
    house, asked = open_house(call.settings.content_dir), call.asked
    try:
        with open_live(call) as database, _unit(call, database) as unit:
            house = house.current(unit)
            said = _move(call, house, unit) if asked.deed else _list(call, house, unit)
    except Conflict:
        raise StopError(f"Somebody answered at the same moment. {NOTHING} Please try once more.") from None
    say(said)


def _unit(call: Call, database: Database) -> UnitOfWork:
    return database.unit() if call.asked.deed and call.asked.yes else database.reading()


def _list(call: Call, house: House, unit: UnitOfWork) -> str:
    guides = [
        (name, title(revisions[0].source), revisions)
        for name, found in groupby(every_revision(house.guides, unit), lambda each: each.guide)
        if (revisions := list(found))
    ]
    if call.asked.json:
        listed = [
            {"guide": name, "title": words, "revisions": [*map(_object, r)]} for name, words, r in guides
        ]
        return json.dumps({"guides": listed}, ensure_ascii=False)
    return "\n".join(line for name, words, revisions in guides for line in _shown(name, words, revisions))


def _object(each: Revision) -> dict[str, object]:
    since = each.since and each.since.isoformat()
    return {"revision": each.hash, "status": each.status, "since": since, "running": each.running}


def _shown(name: str, words: str | None, revisions: Sequence[Revision]) -> Iterator[str]:
    yield f"{name}: {words}" if words else name
    for each in revisions:
        since = f", {each.since:%Y-%m-%d}" if each.since and each.status == "kept" else ""
        yield f"  {each.short}  {each.status}{since}: {many(each.running, 'dialogue')} under way"


def _move(call: Call, house: House, unit: UnitOfWork) -> str:
    asked, known = call.asked, every_revision(house.guides, unit)
    old, new = _found(asked.old, known), _found(asked.new, known)
    if old.hash == new.hash:
        raise StopError(f"That is one and the same revision. {NOTHING}")
    move = Move(unit, house, _read(old), _read(new), call.now)
    _require_sound(move)
    told = move.carry_out() if asked.yes else move.preview()
    moving = sum(not each.left for each in told.values())
    if asked.yes and moving:
        unit.ledger.changed(None, "guides", f"{old.guide}: {old.short} to {new.short}, {moving}", call.now)
    if asked.json:
        facts = {"guide": old.guide, "from": old.hash, "to": new.hash, "moved": bool(asked.yes)}
        return json.dumps({**facts, "dialogues": [_told_object(*each) for each in told.items()]})
    return "\n".join(_told(old, new, told, done=asked.yes))


def _found(beginning: str, known: Sequence[Revision]) -> Revision:
    found = [each for each in known if each.hash.startswith(beginning)]
    if len(found) == 1:
        return found[0]
    if found:
        raise StopError(f"Several revisions begin with '{beginning}'. Write more of the one you mean.")
    raise StopError(f"I know no revision '{beginning}'. `trellis guides` lists them. {NOTHING}")


def _read(revision: Revision) -> Guide:
    try:
        return revision.read()
    except GuideMistakes as found:
        raise StopError(f"{revision.short} cannot be read any more:\n{found}\n{NOTHING}") from None


def _require_sound(move: Move) -> None:
    """Nobody is moved to what they cannot be moved to, or to a guide with mistakes."""
    if why := clash(move.old, move.new):
        raise StopError(f"{CLASHES[why].format(old=move.old, new=move.new)} {NOTHING}")
    if found := mistakes(move.new.source, abilities()):
        listed = "\n".join(f"line {each.line}: {each.text}" for each in found)
        raise StopError(f"The new revision has mistakes:\n{listed}\n{NOTHING}")


def _told(old: Revision, new: Revision, told: Mapping[int, Reread], *, done: bool) -> Iterator[str]:
    if not told:
        yield f"No dialogue under way keeps to {old.short}. There is nothing to move."
        return
    moving = sum(not each.left for each in told.values())
    verb = "moved" if done else "would move"
    yield f"{old.guide}: {moving} of {many(len(told), 'dialogue')} {verb} from {old.short} to {new.short}."
    yield from shortened([_line(number, each) for number, each in told.items()])
    if any(each.gone for each in told.values()):
        yield "What is set aside is kept, and counts again where its question applies."
    if not done:
        yield f"{NOTHING} With --yes they move, and whoever has another question then is asked anew."


def _line(number: int, told: Reread) -> str:
    if told.left:
        return f"{number} stays where it is: {_listed(told.left)} cannot be undone, or was used already."
    again = ", ".join(f"{_name(place)} ({REASONS[reason]})" for place, reason in told.again.items())
    parts = {"stays": _listed(told.stays), "asked again": again, "set aside": _listed(told.gone)}
    return f"{number}: " + (
        "; ".join(f"{what}: {names}" for what, names in parts.items() if names) or "no answers yet"
    )


def _listed(places: Sequence[Place]) -> str:
    return ", ".join(map(_name, places))


def _name(place: Place) -> str:
    """A place by the name of its step; the turns of an `each` count from 1, as in the guide's texts."""
    step, item = place
    return step if item is None else f"{step} {item + 1}"


def _told_object(number: int, told: Reread) -> dict[str, object]:
    return {
        "id": number,
        "moves": not told.left,
        "stays": [*map(_name, told.stays)],
        "again": {_name(place): reason for place, reason in told.again.items()},
        "set_aside": [*map(_name, told.gone)],
        "in_the_way": [*map(_name, told.left)],
    }
