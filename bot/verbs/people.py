"""`trellis people FILE`: brings in people from CSV, with a preview of what would change for whom."""

import json
from argparse import ArgumentParser
from pathlib import Path

from bot import roster
from bot.verbs import Call, StopError, add_now, add_yes, day, open_live, read_text, say


def arguments(parser: ArgumentParser) -> None:
    """Which file, since when it is so, and whether it corrects what was wrong before."""
    parser.add_argument("file", metavar="FILE", help="CSV, as the HR system exports it")
    parser.add_argument(
        "--since", type=day, metavar="DATE", help="since when the changes are so (default: today)"
    )
    parser.add_argument(
        "--correction", action="store_true", help="it was so all along: what is known was wrong, nobody moved"
    )
    parser.add_argument("--json", action="store_true", help="the preview as one JSON object")
    add_yes(parser)
    add_now(parser)


def run(call: Call) -> None:
    """Preview, and bring them in where that was asked for."""
    asked = call.asked
    source = read_text(asked.file)
    with open_live(call) as database, database.unit() as unit:
        since = asked.since or call.now.date()
        found = roster.preview(
            unit, source, Path(asked.file).name, since, call.now, correction=asked.correction
        )
        if found.mistakes:
            raise StopError("\n".join([*found.mistakes, "Nothing was changed."]))
        say(json.dumps(found.as_json(), ensure_ascii=False) if asked.json else "\n".join(found.lines()))
        if asked.yes:
            roster.bring_in(unit, found, call.now)
            unit.ledger.changed(None, "people", f"{Path(asked.file).name} brought in", call.now)
    if not asked.json:
        say("Done." if asked.yes else "Nothing was changed. With --yes it is.")
