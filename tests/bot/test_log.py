"""The log: lines of JSON that never hold what a person wrote."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot import log

ANSWER = "I would rather not work with Bo again"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Everything logged during a test; the loggers are as before afterwards."""
    root = logging.getLogger()
    before, level = root.handlers, root.level
    stream = io.StringIO()
    log.start_log(stream)
    yield stream
    root.handlers = before
    root.setLevel(level)


def test_an_event_is_one_line_of_json_with_its_facts(written: io.StringIO) -> None:
    log.note("parcel sent", parcel=7, channel="playground")
    line = json.loads(written.getvalue())
    assert (line["event"], line["parcel"], line["channel"]) == ("parcel sent", 7, "playground")


def test_the_rooms_below_log_through_the_standard_library(written: io.StringIO) -> None:
    logging.getLogger("trellis.turn").warning("turn failed", extra={"ref": "7F3K", "event_kind": ANSWER})
    line = json.loads(written.getvalue())
    assert (line["event"], line["ref"], line["event_kind"]) == ("turn failed", "7F3K", log.WITHHELD)


def _answered() -> None:
    raise ValueError(ANSWER)


def test_no_way_of_logging_lets_an_answer_through(written: io.StringIO) -> None:
    library = logging.getLogger("some.library")
    try:
        _answered()
    except ValueError as error:
        log.warn("turn broke", error, text=ANSWER, dialogue=3)
        library.exception("Could not store %s", ANSWER)
        library.error(ANSWER)
        library.error(f"Could not store {ANSWER}")  # what a careless library does
        library.warning("Row %(row)s", {"row": ANSWER}, stack_info=True)
    lines = written.getvalue()
    assert "Bo again" not in lines
    assert len(lines.splitlines()) == 5


def test_words_are_withheld_and_a_single_word_is_one_too(written: io.StringIO) -> None:
    log.note("answered", choice="unsure", code="not a code", kind="nudge")
    line = json.loads(written.getvalue())
    assert (line["choice"], line["code"], line["kind"]) == (log.WITHHELD, log.WITHHELD, "nudge")


def test_an_exception_leaves_its_kind_and_its_way(written: io.StringIO) -> None:
    try:
        _answered()
    except ValueError as error:
        log.warn("turn broke", error)
    line = json.loads(written.getvalue())
    assert line["error"] == "ValueError"
    assert line["passed"][-1].endswith("_answered")
