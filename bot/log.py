"""What the house writes about itself: one JSON object a line, on stderr, and never an answer.

A line holds an event, named by us in the code, with facts: numbers and days, and codes under the few names
that may hold one. Of what other libraries log only their own constant text is kept, without what they would
fill in; of an exception only its kind and where it passed, because its text may quote what somebody wrote.
"""

import json
import logging
import re
import sys
import traceback
from datetime import UTC, date, datetime
from typing import IO

Fact = int | float | bool | date | str | None
HOUSE = logging.getLogger("trellis")
WITHHELD = "(withheld)"
CODES = frozenset({"channel", "code", "event_kind", "job", "kind", "ref", "sweep", "verb"})

_CODE = re.compile(r"[A-Za-z0-9_.:/-]{1,64}")


def note(event: str, **facts: Fact) -> None:
    """Something normal happened."""
    HOUSE.info(event, extra={"facts": facts})


def warn(event: str, error: BaseException | None = None, **facts: Fact) -> None:
    """Something went wrong; `error` adds its kind and the places it passed."""
    HOUSE.warning(event, exc_info=error, extra={"facts": facts})


def start_log(stream: IO[str] | None = None, level: int = logging.INFO) -> logging.Handler:
    """Send everything that is logged in this process to `stream` (stderr), as lines of JSON."""
    out = logging.StreamHandler(stream or sys.stderr)
    out.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers = [out]
    root.setLevel(logging.WARNING)
    HOUSE.setLevel(level)
    return out


class JsonLines(logging.Formatter):
    """One record as one line."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "by": record.name,
            "event": _event(record),
        }
        facts = {name: value for name, value in vars(record).items() if name in CODES}
        line |= {name: _shown(name, fact) for name, fact in {**facts, **getattr(record, "facts", {})}.items()}
        if record.exc_info and record.exc_info[1]:
            line |= _broken(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _event(record: logging.LogRecord) -> str:
    """Our own events are constants; a foreign text is one only where values are still to be filled in."""
    if record.name.partition(".")[0] == HOUSE.name or record.args:
        return str(record.msg)
    return f"{record.module}:{record.lineno}"


def _shown(name: str, fact: Fact) -> Fact:
    if isinstance(fact, date):
        return fact.isoformat()
    if isinstance(fact, str) and not (name in CODES and _CODE.fullmatch(fact)):
        return WITHHELD
    return fact


def _broken(error: BaseException) -> dict[str, object]:
    passed = traceback.extract_tb(error.__traceback__)
    return {
        "error": type(error).__name__,
        "passed": [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in passed],
    }
