"""`trellis ask --as PERSON TEXT`: one question answered as that person would get it. It changes nothing.

On a live database the answer holds nothing private of the person, and the ledger notes that somebody asked.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping
from io import TextIOWrapper

from bot.content import open_house
from bot.printed import printed
from bot.verbs import Call, add_now, open_live, say, somebody
from conversations.trial import Answer, Trial
from conversations.understanding import Entity, Reading

NAMED = {"role", "competency", "family", "person"}  # shown with key and name; anything else is its key
BREAKS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}  # end a line for some who read it


def arguments(parser: ArgumentParser) -> None:
    """Who asks, and what."""
    parser.add_argument(
        "--as", dest="person", required=True, metavar="PERSON", help="employee id, e-mail or full name"
    )
    parser.add_argument(
        "text", metavar="TEXT", help="the question; with - one question a line from standard input"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    add_now(parser)


def run(call: Call) -> None:
    """Answer, one question after the other."""
    house = open_house(call.settings.content_dir)
    with open_live(call) as database:
        with database.reading() as unit:
            person = somebody(unit, call.asked.person)
        trial = Trial(database, house, call.now, live=database.kind() == "live")
        many = call.asked.text == "-"
        for text in _lines() if many else [call.asked.text]:
            answer = trial.ask(person.id, text)
            say(as_json(answer) if call.asked.json else _in_one_line(answer) if many else _words(answer))
            sys.stdout.flush()  # whoever writes the next line may wait for this one


def _lines() -> Iterable[str]:
    """Each line of standard input; one that is not UTF-8 is a question all the same."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    return sys.stdin


def as_json(answer: Answer) -> str:
    """One object on one line, as PRODUCT.md 4.1 describes it."""
    reading = answer.reading
    written = json.dumps(
        {
            **_meant(reading),
            "confidence": round(reading.confidence, 3),
            "alternatives": [_meant(other) for other in reading.alternatives],
            "answer": _words(answer),
        },
        ensure_ascii=False,
    )
    return written.translate(BREAKS)


def _in_one_line(answer: Answer) -> str:
    return " ".join(_words(answer).split())


def _words(answer: Answer) -> str:
    return "\n\n".join(map(printed, answer.messages))


def _meant(reading: Reading) -> dict[str, object]:
    return {"intent": reading.intent, "entities": _entities(reading.entities)}


def _entities(entities: Mapping[str, Entity]) -> dict[str, object]:
    return {name: _entity(entity) for name, entity in entities.items()}


def _entity(entity: Entity) -> object:
    return {"key": entity.key, "name": entity.name} if entity.kind in NAMED else entity.key
