"""`trellis titles`: job titles of the HR system whose role nobody has said yet, and the way to say it.

Without arguments it lists them, grouped, each with the role proposed for it and what speaks for that; the
proposals are taken in bulk by how sure they are (`--accept`), or as a list that somebody has edited
(`--export`, `--accept-file`). With a title and a role it shows whom that
concerns, and on `--yes` gives everybody who waits with the title that role, from the day they had the title.
"""

from argparse import ArgumentParser
from time import sleep

from bot.roster.keeping import fill
from bot.roster.plan import Title
from bot.roster.proposals import accept, suggestions
from bot.roster.roles import spoken
from bot.roster.waiting import Queue
from bot.verbs import USAGE, Call, StopError, add_now, add_yes, open_live, say
from bot.verbs.people_back import BREATH
from bot.verbs.title_list import NOTHING, Desk, chosen_titles, people_of, preview
from frameworks.model import Role, did_you_mean, same_name_key
from frameworks.titles import CONFIDENCES
from storage.unit import UnitOfWork


def arguments(parser: ArgumentParser) -> None:
    """Nothing, or a title and its role."""
    parser.add_argument(
        "title", nargs="?", metavar="TITLE", help="a job title; without it the waiting ones are listed"
    )
    parser.add_argument(
        "role", nargs="?", metavar="ROLE", help="the role that it stands for, by title or key"
    )
    parser.add_argument("--department", metavar="NAME", help="only in this department")
    bulk = parser.add_mutually_exclusive_group()
    bulk.add_argument(
        "--accept", choices=CONFIDENCES, help="take the proposals of which at least so much is sure"
    )
    bulk.add_argument("--accept-file", metavar="FILE.csv", help="take the roles of the list as you edited it")
    bulk.add_argument("--export", metavar="FILE.csv", help="write the list with its proposals, to be edited")
    parser.add_argument("--json", action="store_true", help="the list as one JSON object")
    add_yes(parser)
    add_now(parser)


def run(call: Call) -> None:
    """List, or map."""
    asked = call.asked
    if asked.title and (asked.accept or asked.accept_file or asked.export):
        raise StopError("Name one title and its role, or take many: not both.", USAGE)
    if asked.title and not asked.role:
        raise StopError("Name the role as well: trellis titles TITLE ROLE.", USAGE)
    with open_live(call) as database:
        if asked.title:
            with database.unit() if asked.yes else database.reading() as unit:
                _map(_desk(call, unit))
            return
        with database.reading() as unit:
            desk = _desk(call, unit)
            suggested = suggestions(desk.queue, desk.framework)
            chosen = chosen_titles(desk, suggested)
        if chosen is None:
            return
        preview(desk, chosen)
        if asked.yes and chosen:
            people = accept(database, chosen, call.now, lambda: sleep(BREATH))
            say(f"Done. {people_of(people)} got a role.")
        else:
            say(f"{NOTHING} With --yes it is." if chosen else NOTHING)


def _desk(call: Call, unit: UnitOfWork) -> Desk:
    published = unit.careers.in_force()
    if published is None:
        raise StopError("No framework is in force. `trellis import FILE` puts one in force.")
    if unit.imports.unfinished() is not None and call.asked.yes:
        raise StopError(f"An import of people stands half-way. Finish it or take it back first. {NOTHING}")
    queue = Queue(unit, published.framework, call.now.date())
    return Desk(call, unit, published.framework, queue)


def _map(desk: Desk) -> None:
    asked, unit = desk.call.asked, desk.unit
    where = _department(desk)
    _known(desk, where)
    role = _role(desk)
    family = desk.framework.family(role.family).name
    held = desk.queue.held_by(asked.title, where)
    within = f" in {asked.department}" if asked.department else ""
    say(
        f"'{asked.title}'{within} stands for {role.title} in {family}. {people_of(held)} will have that role."
    )
    if not asked.yes:
        say(f"{NOTHING} With --yes it is.")
        return
    unit.careers.map_title(asked.title, where, role.key, None, desk.call.now)
    fill(unit, Title(asked.title, where, role.key), desk.call.now)
    unit.ledger.changed(None, "titles", f"a title mapped to {role.key}, {people_of(held)}", desk.call.now)
    say("Done.")


def _department(desk: Desk) -> str | None:
    name = desk.call.asked.department
    if name is None:
        return None
    if (key := desk.queue.unit_key(name)) is None:
        names = [each.name for each in desk.unit.units.all()]
        raise StopError(f"I don't know a department called '{name}'.{did_you_mean(name, names)} {NOTHING}")
    return key


def _known(desk: Desk, where: str | None) -> None:
    """Only a title that waits, that people hold, or that was mapped before: another one is misspelt."""
    title = desk.call.asked.title
    waiting = [each.title for each in desk.unit.careers.waiting_titles()]
    mapped = desk.unit.careers.title_for(title, where) is not None
    waits = same_name_key(title) in map(same_name_key, waiting)
    if not (waits or mapped or desk.queue.held_by(title, where)):
        raise StopError(f"No title '{title}' waits for a role.{did_you_mean(title, waiting)} {NOTHING}")


def _role(desk: Desk) -> Role:
    text = desk.call.asked.role
    roles = desk.queue.roles(text, desk.call.asked.department)
    if len(roles) == 1:
        return roles[0]
    if roles:
        raise StopError(
            f"Several roles are called '{text}': {spoken(roles, desk.framework)}. Name one by its key."
        )
    close = spoken(desk.queue.close(text), desk.framework)
    raise StopError(
        f"I don't know a role called '{text}'." + (f" Close: {close}." if close else "") + f" {NOTHING}"
    )
