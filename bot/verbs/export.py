"""`trellis export --person PERSON OUT`: everything about a person that they may read, for that person.

OUT.zip holds it as JSON and as text, OUT.json as JSON. That it was written is noted in the ledger, by number.
"""

import os
import zipfile
from argparse import ArgumentParser
from pathlib import Path

from bot.content import open_house
from bot.record import as_json, as_text
from bot.verbs import Call, StopError, add_now, many, open_live, say, somebody
from storage.retention import record

KINDS = (".zip", ".json")
ONLY_THE_OWNER = 0o600


def arguments(parser: ArgumentParser) -> None:
    """Whom it is about, and where it goes."""
    parser.add_argument(
        "--person", required=True, metavar="PERSON", help="e-mail address, employee id or full name"
    )
    parser.add_argument("file", metavar="OUT", help="a new file that ends in .zip (JSON and text) or .json")
    add_now(parser)


def run(call: Call) -> None:
    """Read, write, and note it."""
    out = Path(call.asked.file)
    if out.suffix not in KINDS:
        raise StopError(f"{out} ends in neither .zip nor .json. Nothing was written.")
    house = open_house(call.settings.content_dir)
    with open_live(call) as database:
        with database.reading() as unit:
            person = somebody(unit, call.asked.person)
            found = record(unit, person.id)
        texts = {
            "record.json": as_json(person, found, call.now),
            "record.txt": as_text(house, person, found, call.now),
        }
        _write(out, texts)
        with database.unit() as unit:
            unit.ledger.changed(None, "export", f"person {person.id}", call.now)
    rows = sum(map(len, found.given.values()))
    withheld = sum(each.rows for each in found.withheld)
    say(f"{out} holds {many(rows, 'row')} of {many(len(found.given), 'kind')} about {person.full_name}.")
    if withheld:
        say(f"{many(withheld, 'row')} more can be counted and not shown; the file says which and why.")
    say("Give it to that person and to nobody else, and remove it here.")


def _write(out: Path, texts: dict[str, str]) -> None:
    """A new file that only its owner can read."""
    try:
        with os.fdopen(os.open(out, os.O_CREAT | os.O_EXCL | os.O_WRONLY, ONLY_THE_OWNER), "wb") as file:
            if out.suffix == ".json":
                file.write(texts["record.json"].encode())
                return
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
                for name, text in texts.items():
                    packed.writestr(name, text)
    except FileExistsError:
        raise StopError(f"{out} exists already. Name a new file. Nothing was written.") from None
    except OSError as error:
        raise StopError(f"{out} cannot be written: {(error.strerror or 'unknown reason').lower()}.") from None
