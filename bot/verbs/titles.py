"""`trellis titles`: job titles of the HR system whose role nobody has said yet, and the way to say it.

Without arguments it lists them, each with the roles most like it. With a title and a role it shows whom that
concerns, and on `--yes` gives everybody who waits with the title that role, from the day they had the title.
"""

import json
from argparse import ArgumentParser
from dataclasses import dataclass

from bot.roster.keeping import fill
from bot.roster.plan import Title
from bot.roster.roles import spoken
from bot.roster.waiting import Queue, Waiting
from bot.verbs import USAGE, Call, StopError, add_now, add_yes, many, open_live, say
from frameworks.model import Framework, Role, did_you_mean, same_name_key
from storage.unit import UnitOfWork

NOTHING = "Nothing was changed."


def arguments(parser: ArgumentParser) -> None:
    """Nothing, or a title and its role."""
    parser.add_argument(
        "title", nargs="?", metavar="TITLE", help="a job title; without it the waiting ones are listed"
    )
    parser.add_argument(
        "role", nargs="?", metavar="ROLE", help="the role that it stands for, by title or key"
    )
    parser.add_argument("--department", metavar="NAME", help="only in this department")
    parser.add_argument("--json", action="store_true", help="the list as one JSON object")
    add_yes(parser)
    add_now(parser)


@dataclass(frozen=True)
class Desk:
    """What both halves of the verb need."""

    call: Call
    unit: UnitOfWork
    framework: Framework
    queue: Queue


def run(call: Call) -> None:
    """List, or map."""
    asked = call.asked
    if asked.title and not asked.role:
        raise StopError("Name the role as well: trellis titles TITLE ROLE.", USAGE)
    with open_live(call) as database, database.unit() if asked.yes else database.reading() as unit:
        published = unit.careers.in_force()
        if published is None:
            raise StopError("No framework is in force. `trellis import FILE` puts one in force.")
        queue = Queue(unit, published.framework, call.now.date())
        desk = Desk(call, unit, published.framework, queue)
        if asked.title:
            _map(desk)
        else:
            _list(desk)


def _list(desk: Desk) -> None:
    waiting = desk.queue.waiting()
    if desk.call.asked.json:
        say(json.dumps({"waiting": [_object(each) for each in waiting]}, ensure_ascii=False))
        return
    count = many(len(waiting), "title waits", "titles wait")
    say(f"{count} for a role." if waiting else "No title waits for a role.")
    for each in waiting:
        where = f" in {each.department}" if each.department else ""
        close = spoken(each.close, desk.framework)
        say(
            f"- '{each.title}'{where}: {_people(each.held_by)}. "
            + (f"Close: {close}." if close else "Nothing like it.")
        )


def _object(each: Waiting) -> dict[str, object]:
    close = [{"key": role.key, "name": role.title} for role in each.close]
    return {"title": each.title, "department": each.department, "people": each.held_by, "close": close}


def _map(desk: Desk) -> None:
    asked, unit = desk.call.asked, desk.unit
    where = _department(desk)
    _known(desk, where)
    role = _role(desk)
    family = desk.framework.family(role.family).name
    held = desk.queue.held_by(asked.title, where)
    within = f" in {asked.department}" if asked.department else ""
    say(f"'{asked.title}'{within} stands for {role.title} in {family}. {_people(held)} will have that role.")
    if not asked.yes:
        say(f"{NOTHING} With --yes it is.")
        return
    unit.careers.map_title(asked.title, where, role.key, None, desk.call.now)
    fill(unit, Title(asked.title, where, role.key), desk.call.now)
    unit.ledger.changed(None, "titles", f"a title mapped to {role.key}, {_people(held)}", desk.call.now)
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


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"
