"""`trellis people FILE`: people from CSV. It shows what would change, and carries it out on `--yes`.

Names and addresses go to standard output only, mistakes included.
"""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from time import sleep

from bot import roster
from bot.roster.entry import FURTHER, NEEDED
from bot.sheet import SheetMistakesError
from bot.verbs import Call, StopError, add_now, add_yes, day, open_live, read_text, say
from storage.database import Database
from storage.unit import UnitOfWork

MOST_BYTES = 20_000_000
BREATH = 0.01
"""So many seconds the writer is left to others between two chunks."""
NOTHING = "Nothing was changed."


def arguments(parser: ArgumentParser) -> None:
    """Which file, whether changes are changes, and whether to go on."""
    parser.add_argument(
        "file", metavar="FILE", help=f"CSV with {', '.join(NEEDED)}; where known also {', '.join(FURTHER)}"
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--since", type=day, metavar="DATE", help="changes count from this day (default: today)"
    )
    which.add_argument(
        "--correction", action="store_true", help="what is different was recorded wrongly, and is put right"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")
    add_yes(parser)
    add_now(parser)


def run(call: Call) -> None:
    """Preview, ask what only a person knows, and carry it out where that was asked for."""
    text, asked = _text(call.asked.file), call.asked
    choice = roster.Choice(asked.since, asked.correction)
    with open_live(call) as database:
        with database.reading() as unit:
            plan = _plan(call, unit, text, choice)
        if plan.open and sys.stdin.isatty() and not asked.json:
            _show(call, plan)
            choice = _asked(plan)
            with database.reading() as unit:
                plan = _plan(call, unit, text, choice)
        if not asked.json:
            _show(call, plan)
        if asked.yes and not plan.empty:
            _carry_out(call, database, plan)
    done = asked.yes and not plan.empty
    if asked.json:
        say(json.dumps(roster.as_json(plan, done=done), ensure_ascii=False))
    else:
        say("Done." if done else _how(plan))


def _text(name: str) -> str:
    path = Path(name)
    if path.is_file() and path.stat().st_size > MOST_BYTES:
        raise StopError(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB. Split it. {NOTHING}")
    return read_text(name)


def _plan(call: Call, unit: UnitOfWork, text: str, choice: roster.Choice) -> roster.Plan:
    published = unit.careers.in_force()
    if published is None:
        raise StopError("No framework is in force. `trellis import FILE` puts one in force.")
    name, today = Path(call.asked.file).name, call.now.date()
    try:
        return roster.plan(text, name, unit, published.framework, choice, today)
    except SheetMistakesError as found:
        mistakes = str(found)
        say(
            json.dumps({"mistakes": mistakes.split("\n")}, ensure_ascii=False)
            if call.asked.json
            else mistakes
        )
        raise StopError(NOTHING) from None


def _show(call: Call, plan: roster.Plan) -> None:
    for line in roster.lines(plan, Path(call.asked.file).name):
        say(line)


def _asked(plan: roster.Plan) -> roster.Choice:
    """Ask until the answer is one."""
    say(
        "Is what differs a change, or a correction of what was recorded wrongly? "
        f"Enter: a change from {plan.since}."
    )
    while True:
        sys.stdout.write("Write the day it changed (2027-03-31), or 'correction': ")
        sys.stdout.flush()
        answer = sys.stdin.readline()
        said = answer.strip().casefold()
        if not answer:
            raise StopError(NOTHING)
        if not said:
            return roster.Choice(plan.since)
        if said == "correction":
            return roster.Choice(correction=True)
        try:
            return roster.Choice(day(said))
        except ArgumentTypeError:
            say(f"'{said}' is neither.")


def _carry_out(call: Call, database: Database, shown: roster.Plan) -> None:
    """Carry out what was shown, and nothing else; between two chunks others have their turn."""
    try:
        roster.carry_out(database, shown, call.now, rest=lambda: sleep(BREATH))
    except roster.ChangedMeanwhileError:
        raise StopError(f"Somebody changed something in between. Look again. {NOTHING}") from None
    except roster.HalfWayError as half:
        raise StopError(_settle(half.step)) from None


def _how(plan: roster.Plan) -> str:
    """How to go on, where there is something to go on with."""
    if plan.empty:
        return "Everything is known already. " + NOTHING
    if plan.open:
        return (
            f"{NOTHING} With --yes it is, as changes from {plan.since} on. For another day add --since DATE; "
            "if it was recorded wrongly before, add --correction."
        )
    return f"{NOTHING} With --yes it is."
