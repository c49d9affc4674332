"""`trellis people --undo`: takes the last import back; `--review`: what somebody should look at."""

import json
from time import sleep

from bot.roster import OvertakenError, review, undoing
from bot.verbs import Call, StopError, open_live, say

NOTHING = "Nothing was changed."
BREATH = 0.01
"""So many seconds the writer is left to others between two chunks."""


def undo(call: Call) -> None:
    """Preview, and take back where that was asked for."""
    asked = call.asked
    with open_live(call) as database:
        with database.reading() as unit:
            found = undoing.look(unit, call.now)
        if found is None:
            raise StopError(f"There is no import to take back. {NOTHING}")
        done = asked.yes and found.possible
        if not asked.json:
            for line in undoing.lines(found):
                say(line)
        if done:
            try:
                undoing.take_back(database, found, call.now, rest=lambda: sleep(BREATH))
            except OvertakenError:
                raise StopError("Somebody else is taking it back, and goes on with that.") from None
    if asked.json:
        say(json.dumps(undoing.as_json(found, done=done), ensure_ascii=False))
    if not found.possible:
        raise StopError(NOTHING)
    if not asked.json:
        say("Done." if done else f"{NOTHING} With --yes it is.")


def look_over(call: Call) -> None:
    """Lines that were held, and people about whom something cannot be right."""
    with open_live(call) as database, database.reading() as unit:
        found = review.findings(unit, call.now.date())
    if call.asked.json:
        say(json.dumps(review.as_json(found), ensure_ascii=False))
        return
    for line in review.lines(found):
        say(line)
