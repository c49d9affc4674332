"""`trellis people FILE`: people from CSV or XLSX. It shows what would change, and carries it out on `--yes`.

Names and addresses go to standard output only, mistakes included.
"""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from dataclasses import replace
from pathlib import Path
from time import sleep

from bot import roster
from bot.roster.columns import ORDERS
from bot.roster.entry import FURTHER, NEEDED
from bot.sheet import SheetMistakesError
from bot.tables import MOST_BYTES
from bot.verbs import USAGE, Call, StopError, add_now, add_yes, day, open_live, read_bytes, read_text, say
from bot.verbs.people_back import BREATH, NOTHING, look_over, undo
from storage.database import Database
from storage.imports import ImportStep


def arguments(parser: ArgumentParser) -> None:
    """Which file, how to read it, whether changes are changes, and whether to go on."""
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help=f"CSV or XLSX with {', '.join(NEEDED)}; where known also {', '.join(FURTHER)}",
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--since", type=day, metavar="DATE", help="changes count from this day (default: today)"
    )
    which.add_argument(
        "--correction", action="store_true", help="what is different was recorded wrongly, and is put right"
    )
    parser.add_argument("--columns", metavar="FILE.yaml", help="which column is which, where it is not known")
    parser.add_argument("--dates", choices=ORDERS, help="whether day, month or year stands first")
    parser.add_argument("--encoding", metavar="NAME", help="of a CSV file, such as cp1250")
    parser.add_argument("--zones", action="store_true", help="take a missing time zone from the location")
    parser.add_argument(
        "--hold", action="store_true", help="let lines with mistakes wait; the others come in"
    )
    parser.add_argument("--review", action="store_true", help="what to look at, each with a mend")
    parser.add_argument("--undo", action="store_true", help="take the last import back as a whole")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    add_yes(parser)
    add_now(parser)


def run(call: Call) -> None:
    """Preview, ask what only a person knows, and carry it out where that was asked for."""
    asked = call.asked
    if asked.undo or asked.review:
        if asked.file or (asked.undo and asked.review):
            raise StopError("Name a file, or take --undo or --review: one of the three.", USAGE)
        (undo if asked.undo else look_over)(call)
        return
    if not asked.file:
        raise StopError("Name a file: trellis people FILE.", USAGE)
    file = _file(call)
    choice = roster.Choice(asked.since, asked.correction)
    with open_live(call) as database:
        choice = _as_begun(call, database, file, choice)
        plan = _plan(call, database, file, choice)
        if plan.open and sys.stdin.isatty() and not asked.json:
            _show(call, plan)
            plan = _plan(call, database, file, _asked(plan))
        if not asked.json:
            _show(call, plan)
        done = asked.yes and (not plan.empty or _half(database))
        if done:
            _carry_out(call, database, plan)
    if asked.json:
        say(json.dumps(roster.as_json(plan, done=done), ensure_ascii=False))
    else:
        say("Done." if done else _how(plan))


def _file(call: Call) -> roster.PeopleFile:
    asked = call.asked
    try:
        reading = (
            roster.read_columns(read_text(asked.columns), Path(asked.columns).name)
            if asked.columns
            else roster.Reading()
        )
    except roster.ColumnsWrongError as wrong:
        raise StopError(f"{wrong}\n{NOTHING}") from None
    reading = replace(
        reading,
        dates=asked.dates or reading.dates,
        zones=asked.zones or reading.zones,
        encoding=asked.encoding or reading.encoding,
    )
    path = Path(asked.file)
    try:
        return roster.read_file(read_bytes(str(path), MOST_BYTES), path.name, reading)
    except SheetMistakesError as found:
        raise _mistaken(call, found) from None


def _as_begun(
    call: Call, database: Database, file: roster.PeopleFile, choice: roster.Choice
) -> roster.Choice:
    """As the import was begun, where it stands half-way."""
    with database.reading() as unit:
        half = unit.imports.unfinished()
    if half is None:
        return choice
    if half.status == "going back" or half.digest != file.digest:
        raise StopError(_settle(half))
    if not call.asked.json:
        say(f"{half.name} was brought in half-way. This goes on where it stopped.")
    return roster.Choice(None if half.correction else half.since, half.correction)


def _half(database: Database) -> bool:
    with database.reading() as unit:
        return unit.imports.unfinished() is not None


def _settle(half: ImportStep) -> str:
    """What to do about an import that stands half-way."""
    if half.status == "going back":
        return f"{half.name} was taken back half-way. `trellis people --undo --yes` ends that. {NOTHING}"
    return (
        f"{half.name} was brought in half-way. Bring the same file in again with --yes to finish it, or "
        f"take it back with `trellis people --undo`. {NOTHING}"
    )


def _plan(call: Call, database: Database, file: roster.PeopleFile, choice: roster.Choice) -> roster.Plan:
    with database.reading() as unit:
        published = unit.careers.in_force()
        if published is None:
            raise StopError("No framework is in force. `trellis import FILE` puts one in force.")
        try:
            return roster.plan(file, unit, published.framework, choice, call.now.date(), hold=call.asked.hold)
        except SheetMistakesError as found:
            raise _mistaken(call, found) from None


def _mistaken(call: Call, found: SheetMistakesError) -> StopError:
    """Say what is wrong, on standard output, because it holds names."""
    mistakes = str(found)
    say(json.dumps({"mistakes": mistakes.split("\n")}, ensure_ascii=False) if call.asked.json else mistakes)
    return StopError(NOTHING)


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
    except roster.OvertakenError:
        raise StopError("Somebody else has taken this import over, and goes on with it.") from None
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
