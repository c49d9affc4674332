"""`trellis import FILE`: checks a framework, shows what it would change, and publishes it on `--yes`."""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from bot.verbs import Call, StopError, add_now, add_yes, many, open_live, read_bytes, say, shortened
from conversations.content.examined import FEW, Numbers
from conversations.content.frameworks import numbers, successions
from frameworks.check import check
from frameworks.diff import Change, changes
from frameworks.document import DocumentMistakes
from frameworks.files import read_any
from frameworks.model import Framework
from storage.careers import Published
from storage.unit import UnitOfWork


def arguments(parser: ArgumentParser) -> None:
    """Which file, and whether to go on."""
    parser.add_argument("file", metavar="FILE", help="a framework as YAML, .xlsx, or CSV files in a .zip")
    add_yes(parser)
    add_now(parser)


def run(call: Call) -> None:
    """Check, preview, and publish where that was asked for."""
    new = checked(call.asked.file)
    with open_live(call) as database, database.unit() as unit:
        published = unit.careers.in_force()
        found = changes(published.framework, new) if published else ()
        say("\n".join(_preview(unit, published, new, found, call.now.date())))
        if published and published.framework == new:
            return
        if not call.asked.yes:
            say("Nothing was changed. With --yes this becomes the framework in force.")
            return
        unit.publications.add("framework", new.id, "", by=None, now=call.now)
        kept = unit.careers.publish(new, call.now, None, successions(found))
        unit.ledger.changed(None, "framework", f"version {kept.id} published", call.now)
    say(f"In force from now on: {title(new)}.")


def checked(name: str) -> Framework:
    """The framework in a file; advice is printed.

    Raises:
        StopError: with every mistake, by file and line, or by sheet and cell.
    """
    try:
        framework = read_any(read_bytes(name), Path(name).name)
    except DocumentMistakes as found:
        raise StopError(f"{found}\nNothing was changed.") from None
    notices = check(framework)
    for notice in notices:
        say(f"{notice.severity.capitalize()}: {notice.place}: {notice.text}")
    if any(notice.severity == "mistake" for notice in notices):
        raise StopError("Nothing was changed.")
    return framework


def title(framework: Framework) -> str:
    """A framework by name and version."""
    return f"{framework.name}, version {framework.version}" if framework.version else framework.name


def counts(framework: Framework) -> str:
    """What a framework holds, in one line."""
    return ", ".join(
        (
            many(len(framework.families), "family", "families"),
            many(len(framework.tracks), "track"),
            many(len(framework.roles), "role"),
            many(len(framework.competencies), "competency", "competencies"),
            many(sum(len(role.expectations) for role in framework.roles), "expectation"),
            f"{len(_blank(framework))} blank",
        )
    )


def _blank(framework: Framework) -> set[tuple[str, str]]:
    """Role and competency where other roles of the same track say something and this one does not."""
    blank: set[tuple[str, str]] = set()
    for track in framework.tracks:
        said = {(key, each.competency) for key in track.roles for each in framework.role(key).expectations}
        competencies = {competency for _, competency in said}
        blank |= {(key, competency) for key in track.roles for competency in competencies} - said
    return blank


def _preview(
    unit: UnitOfWork, published: Published | None, new: Framework, found: Sequence[Change], today: date
) -> Iterator[str]:
    yield f"{title(new)}: {counts(new)}."
    if published is None:
        return
    old = published.framework
    yield f"In force now is {title(old)}: {counts(old)}."
    yield from differences(old, new, found)
    yield from _people(unit, old, new, found, today)


def differences(old: Framework, new: Framework, found: Sequence[Change]) -> Iterator[str]:
    """What another version changes, a line each."""
    if old.id != new.id:
        yield "This is another framework: it takes the place of that one as a whole."
        return
    yield f"{many(len(found), 'change')}." if found else "Nothing in it is different."
    yield from shortened(
        [f"{each.kind} {each.what}: {each.name}. {each.detail}".rstrip(". ") for each in found]
    )


def _people(
    unit: UnitOfWork, old: Framework, new: Framework, found: Sequence[Change], today: date
) -> Iterator[str]:
    """How many people hold a role that changes or goes, and what else a change is about."""
    concerned = numbers(unit, old, new, found, today)
    held = sum(unit.impact.holders(today).values())
    holding = many(held, "person holds", "people hold")
    yield f"{holding} a role, and {concerned.holders} of these roles change."
    if concerned.lost:
        holding = many(concerned.lost, "person holds", "people hold")
        yield f"{holding} a role that will no longer be there: {', '.join(concerned.lost_titles)}."
    if old != new:
        yield from touched(concerned)


def touched(found: Numbers) -> Iterator[str]:
    """How many plans and openings a change is about, and who would newly miss something.

    What stands on people's own words is not told of a few.
    """
    plans = f"fewer than {FEW} plans" if 0 < found.plans < FEW else many(found.plans, "plan")
    people, openings = many(found.holders, "person", "people"), many(found.openings, "opening")
    yield f"{people}, {plans} and {openings} are affected."
    if found.holders:
        missing = f"Fewer than {FEW}" if found.missing < FEW else found.missing
        yield f"{missing} people would newly miss a must-have, as far as anybody has rated them."
