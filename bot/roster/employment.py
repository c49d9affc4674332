"""Joining, leaving, coming back: what a line of the file changes in the story of an employment."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import cast

from bot.roster.entry import Entry
from bot.roster.plan import Choice, Kind, Step
from storage.facts import Reason
from storage.positions import DatedFact

WORDS = {"exit_voluntary": "by their own choice", "exit_involuntary": "not by their own choice"}


@dataclass(frozen=True, slots=True)
class Turn:
    """What becomes of an employment; `notice` is what the file says and cannot be taken over."""

    kind: Kind
    steps: tuple[Step, ...]
    notice: str | None = None


def hired(entry: Entry) -> tuple[Step, ...]:
    """The steps for somebody who has not worked here before."""
    more = (("employment_type", entry.employment_type),)
    first = Step(
        fact="employment", value="active", since=entry.start, reason="hire", more=more,
        said=f"joins {entry.start}",
    )  # fmt: skip
    return (first, *_ending(entry))


def over(entry: Entry, today: date) -> bool:
    """Whether the last day at work has passed."""
    return entry.end is not None and entry.end < today


def turn(entry: Entry, story: tuple[DatedFact, ...], choice: Choice, today: date) -> Turn:
    """Compare a line with the employment that is known."""
    if not story:
        return Turn("changed", hired(entry))
    begun = [each for each in story if each.valid_from <= max(today, entry.start)] or [story[0]]
    if begun[-1].value == "left":
        return _after_leaving(entry, begun[-1], choice, today)
    return _at_work(entry, story, begun, choice, today)


def _after_leaving(entry: Entry, left: DatedFact, choice: Choice, today: date) -> Turn:
    """Somebody who is known to have left: back again, or put right, or as it was."""
    if entry.end is not None and entry.start < left.valid_from:
        (ending,) = _ending(entry)
        known = entry.end_reason in {"import", left.reason}
        if ending.since == left.valid_from and known:
            return Turn("unchanged", ())
        reason = cast("Reason", left.reason) if known else entry.end_reason
        right = replace(ending, corrects=True, reason=reason, said=f"{ending.said} (a correction)")
        return Turn("changed", (right,))
    more = (("employment_type", entry.employment_type),)
    if choice.correction and entry.start < left.valid_from:
        stayed = Step(
            fact="employment", value="active", since=left.valid_from, reason=None, more=more, corrects=True,
            said="did not leave (a correction)", open=True,
        )  # fmt: skip
        return Turn("rejoining", (stayed,))
    since = max(choice.since or today, left.valid_from) if entry.start < left.valid_from else entry.start
    back = Step(
        fact="employment", value="active", since=since, reason="rehire", more=more,
        said=f"rejoins {since}", open=since != entry.start,
    )  # fmt: skip
    return Turn("rejoining", (back, *_ending(entry)))


def _at_work(
    entry: Entry, story: tuple[DatedFact, ...], begun: list[DatedFact], choice: Choice, today: date
) -> Turn:
    """Somebody who works here, or will."""
    current, first = begun[-1], _first(begun)
    steps = list(_changed_type(entry, current, choice, today))
    notice = None
    begins = {each.valid_from for each in begun if each.value != "left"}  # an earlier time here counts too
    if entry.start not in begins and first is current:
        steps.insert(0, _start(entry, current))
    elif entry.start not in begins:
        notice = (
            f"'start_date' is {entry.start}; known is {first.valid_from}, with changes since. It stays so."
        )
    ends = [each for each in story if each.valid_from > current.valid_from and each.value != "active"]
    ending = [*_ending_again(entry, [current, *ends])]
    if "end_date" in entry.has and entry.end is None:
        ending = [*_stays(entry, current, ends, choice, today)]
    steps += ending
    leaves = any(step.value == "left" for step in ending)
    return Turn("leaving" if leaves else "changed" if steps else "unchanged", tuple(steps), notice)


def _first(begun: list[DatedFact]) -> DatedFact:
    """Where the present time at work began."""
    first = begun[-1]
    for each in reversed(begun[:-1]):
        if each.value == "left" or each.valid_to != first.valid_from:
            break
        first = each
    return first


def _start(entry: Entry, current: DatedFact) -> Step:
    return Step(
        fact="employment", value=current.value, since=entry.start, reason=None, corrects=True,
        more=tuple(current.more.items()),
        said=f"first day {current.valid_from} → {entry.start} (a correction)",
    )  # fmt: skip


def _changed_type(entry: Entry, current: DatedFact, choice: Choice, today: date) -> Iterator[Step]:
    before, after = current.more.get("employment_type"), entry.employment_type
    if after is not None and after != before:
        since = None if choice.correction else max(choice.since or today, entry.start)
        yield Step(
            fact="employment", value=current.value, since=since, reason=None if since is None else "import",
            more=(("employment_type", after),), corrects=since is None, open=True,
            said=f"employment {before or 'unknown'} → {after}",
        )  # fmt: skip


def _ending(entry: Entry) -> tuple[Step, ...]:
    if entry.end is None:
        return ()
    left = entry.end_reason != "leave"
    why = f" ({WORDS[entry.end_reason]})" if entry.end_reason in WORDS else ""
    step = Step(
        fact="employment", value="left" if left else "leave", since=entry.end + timedelta(days=1),
        reason=entry.end_reason, more=(("employment_type", entry.employment_type),),
        said=f"leaves after {entry.end}{why}" if left else f"is on leave after {entry.end}",
    )  # fmt: skip
    return (step,)


def _ending_again(entry: Entry, known: list[DatedFact]) -> Iterator[Step]:
    """The end that the file tells, unless it is known. A later one takes the place of that."""
    for step in _ending(entry):
        same = [each for each in known if each.value == step.value]
        if any(each.valid_from == step.since for each in same):
            continue
        earlier = any(step.since and each.valid_from < step.since for each in same)
        yield replace(step, corrects=True) if earlier else step


def _stays(
    entry: Entry, current: DatedFact, ends: list[DatedFact], choice: Choice, today: date
) -> Iterator[Step]:
    """No end any more: back from leave, or staying after all."""
    more = (("employment_type", entry.employment_type or current.more.get("employment_type")),)
    if current.value == "leave":
        since = max(choice.since or today, entry.start)
        yield Step(
            fact="employment", value="active", since=since, reason="return", more=more, open=True,
            said=f"is back from leave {since}",
        )  # fmt: skip
    for each in ends:
        yield Step(
            fact="employment", value="active", since=each.valid_from, reason=None, more=more, corrects=True,
            said=f"stays, and does not leave after {each.valid_from - timedelta(days=1)} (a correction)",
        )  # fmt: skip
