"""`trellis ask --as PERSON TEXT`: one question answered as that person would get it. It changes nothing.

On a live database the answer holds nothing private of the person, and the ledger notes that somebody asked.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping

from bot.content import open_house
from bot.printed import printed
from bot.verbs import Call, add_now, open_live, say, somebody
from conversations.trial import Answer, Trial
from conversations.understanding import Entity, Reading

NAMED = {"role", "competency", "family", "person"}  # shown with key and name; anything else is its key


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
        for text in _questions(call.asked.text):
            answer = trial.ask(person.id, text)
            say(as_json(answer) if call.asked.json else _words(answer))


def _questions(text: str) -> Iterable[str]:
    return (line.rstrip("\n") for line in sys.stdin) if text == "-" else [text]


def as_json(answer: Answer) -> str:
    """One object on one line, as PRODUCT.md 4.1 describes it."""
    reading = answer.reading
    return json.dumps(
        {
            **_meant(reading),
            "confidence": round(reading.confidence, 3),
            "alternatives": [_meant(other) for other in reading.alternatives],
            "answer": _words(answer),
        },
        ensure_ascii=False,
    )


def _words(answer: Answer) -> str:
    return "\n\n".join(map(printed, answer.messages))


def _meant(reading: Reading) -> dict[str, object]:
    return {"intent": reading.intent, "entities": _entities(reading.entities)}


def _entities(entities: Mapping[str, Entity]) -> dict[str, object]:
    return {name: _entity(entity) for name, entity in entities.items()}


def _entity(entity: Entity) -> object:
    return {"key": entity.key, "name": entity.name} if entity.kind in NAMED else entity.key
