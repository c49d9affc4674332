"""`trellis import FILE`: checks a framework, shows what it would change, and publishes it on `--yes`."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from bot.verbs import Call, StopError, add_now, add_yes, open_live, read_text, say
from frameworks.check import check
from frameworks.diff import Change, changes
from frameworks.document import DocumentMistakes, read
from frameworks.model import Framework
from storage.careers import Published
from storage.unit import UnitOfWork

SHOWN = 40
"""So many lines of changes are printed; the rest is counted."""


def arguments(parser: ArgumentParser) -> None:
    """Which file, and whether to go on."""
    parser.add_argument("file", metavar="FILE", help="a framework as YAML, in the authoring or the flat form")
    add_yes(parser)
    add_now(parser)


def run(call: Call) -> None:
    """Check, preview, and publish where that was asked for."""
    new = checked(call.asked.file)
    with open_live(call) as database, database.unit() as unit:
        published = unit.careers.in_force()
        say("\n".join(_preview(unit, published, new, call)))
        if not call.asked.yes:
            say("Nothing was changed. With --yes this becomes the framework in force.")
            return
        kept = unit.careers.publish(new, call.now, by=None)
        unit.ledger.changed(None, "framework", f"version {kept.id} published", call.now)
    say(f"In force from now on: {title(new)}.")


def checked(name: str) -> Framework:
    """The framework in a file; advice is printed.

    Raises:
        StopError: with every mistake, by file and line.
    """
    try:
        framework = read(read_text(name), Path(name).name)
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
    expectations = sum(len(role.expectations) for role in framework.roles)
    return (
        f"{len(framework.families)} families, {len(framework.tracks)} tracks, {len(framework.roles)} roles, "
        f"{len(framework.competencies)} competencies, {expectations} expectations, "
        f"{len(_blank(framework))} blank"
    )


def _blank(framework: Framework) -> set[tuple[str, str]]:
    """Role and competency where other roles of the same track say something and this one does not."""
    blank: set[tuple[str, str]] = set()
    for track in framework.tracks:
        said = {(key, each.competency) for key in track.roles for each in framework.role(key).expectations}
        competencies = {competency for _, competency in said}
        blank |= {(key, competency) for key in track.roles for competency in competencies} - said
    return blank


def _preview(unit: UnitOfWork, published: Published | None, new: Framework, call: Call) -> Iterator[str]:
    yield f"{title(new)}: {counts(new)}."
    if published is None:
        return
    old = published.framework
    yield f"In force now is {title(old)}: {counts(old)}."
    if old.id == new.id:
        yield from _changes(changes(old, new))
    else:
        yield "This is another framework: it takes the place of that one as a whole."
    yield from _people(unit, old, new, call)


def _changes(found: tuple[Change, ...]) -> Iterator[str]:
    yield f"{len(found)} changes." if found else "Nothing in it is different."
    yield from (
        f"- {change.kind} {change.what}: {change.name}. {change.detail}".rstrip(". ")
        for change in found[:SHOWN]
    )
    if len(found) > SHOWN:
        yield f"- and {len(found) - SHOWN} more"


def _people(unit: UnitOfWork, old: Framework, new: Framework, call: Call) -> Iterator[str]:
    """How many people hold a role that changes, or one that is no longer there."""
    today = call.now.date()
    positions = unit.positions.many([person.id for person in unit.people.everyone(today)], today)
    held = [position.role_key for position in positions.values() if position.role_key]
    kept = {role.key: role for role in new.roles}
    before = {role.key: role for role in old.roles}
    lost = [key for key in held if key not in kept]
    changed = [key for key in held if key in kept and kept[key] != before.get(key)]
    yield f"{len(held)} people hold a role; for {len(changed)} of them its text or levels change."
    if lost:
        titles = sorted({before[key].title if key in before else key for key in lost})
        yield f"{len(lost)} people hold a role that the new version does not have: {', '.join(titles)}."
