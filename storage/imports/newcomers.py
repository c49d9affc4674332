"""New people, made ready to be written whole: described, named, with their facts, and traced."""

from collections.abc import Sequence
from datetime import datetime

from storage.batch import Batch
from storage.imports.shelf import trace_rows
from storage.imports.tables import TRACE, ImportStep, Trace
from storage.people.crowd import FRESH, HOURS, named
from storage.people.tables import NAME, PERSON, Details
from storage.stories import Stories


def make_ready(
    batch: Batch, step: ImportStep, people: Sequence[tuple[int, Details]], stories: Stories, now: datetime
) -> None:
    """Put them into the batch, with the numbers that were reserved for them."""
    batch.add(PERSON, [{"id": number, **said, **FRESH, **HOURS} for number, said in people])
    batch.add(NAME, [row for number, said in people for row in named(number, said)])
    counts = stories.first(batch)
    traces = [Trace(number, fresh=True, told=counts[number]) for number, _ in people]
    batch.add(TRACE, trace_rows(step, traces, now))
