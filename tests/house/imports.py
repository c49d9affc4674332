"""Who may know whom: DESIGN.md section 3 as one table of allow lists."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from .tree import ROOMS, Module, Tree, under

# Parts of the standard library that reach the network, a database or the event loop.
CLOSED = ("asyncio", "socket", "ssl", "http", "urllib.request", "smtplib", "ftplib", "sqlite3", "selectors")


@dataclass(frozen=True)
class Leave:
    """What one room may know: our own rooms, other people's libraries, and opened parts of the stdlib."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()


FRAMEWORKS = Leave(
    ("frameworks",), ("pydantic", "sqlmodel", "yaml", "openpyxl", "numpy", "scipy", "rapidfuzz")
)
STORAGE = Leave(("frameworks", "storage"), ("sqlmodel", "sqlalchemy", "alembic", "pydantic"))
SPEECH = Leave(("frameworks", "storage", "conversations"), ("pydantic",))
WIRES = Leave(ROOMS, ("pydantic", "pydantic_settings", "aiohttp", "htpy", "yaml", "markupsafe"), CLOSED)
BARE = Leave(())
MATCHING = ("yaml", "numpy", "rapidfuzz", "spellchecker")

# The longest name that fits decides.
LEAVES = {
    "frameworks": FRAMEWORKS,
    "frameworks.cadence": Leave(FRAMEWORKS.ours, (*FRAMEWORKS.theirs, "apscheduler.triggers")),
    "storage": STORAGE,
    "storage.installations": Leave(STORAGE.ours, (*STORAGE.theirs, "cryptography")),
    "conversations": SPEECH,
    "conversations.messages": Leave((), ("pydantic",)),
    "conversations.problems": BARE,
    "conversations.wording": Leave(
        ("conversations.messages", "conversations.problems"), ("jinja2", "markupsafe")
    ),
    "conversations.guide": Leave(SPEECH.ours, ("pydantic", "yaml")),
    "conversations.library": Leave(SPEECH.ours, ("pydantic", "yaml")),
    "conversations.understanding": Leave(SPEECH.ours, ("pydantic", *MATCHING)),
    "bot": WIRES,
    "bot.clock": Leave(WIRES.ours, (*WIRES.theirs, "apscheduler"), CLOSED),
    "bot.pictures": Leave(WIRES.ours, (*WIRES.theirs, "resvg_py", "font_source_sans_pro"), CLOSED),
    "bot.tables": Leave(WIRES.ours, (*WIRES.theirs, "openpyxl", "charset_normalizer"), CLOSED),
    "bot.channels": Leave(("bot", "conversations.messages"), WIRES.theirs, CLOSED),
    "bot.channels.slack": Leave(
        ("bot", "conversations.messages"), (*WIRES.theirs, "slack_bolt", "slack_sdk"), CLOSED
    ),
    "bot.channels.teams": Leave(
        ("bot", "conversations.messages"), (*WIRES.theirs, "botbuilder", "botframework"), CLOSED
    ),
}

# Finer than a room: whoever stands left never imports what stands right.
NEVER = (
    ("conversations.stepper", "storage"),
    ("conversations.abilities", "conversations.messages"),
    ("bot.channels", "bot.service"),
    ("bot.channels", "bot.cli"),
    ("bot.channels", "bot.verbs"),
)


def strangers(tree: Tree) -> list[str]:
    """Every import that the room's allow list does not hold."""
    return [
        f"{module.name} must not know {name}"
        for module in tree.modules
        for name in sorted(tree.imports(module))
        if not _allowed(module, name)
    ]


def _allowed(module: Module, name: str) -> bool:
    room = _nearest(module.name)
    leave = LEAVES[room]
    if any(under(module.name, who) and under(name, whom) for who, whom in NEVER):
        return False
    top = name.partition(".")[0]
    if top in ROOMS:
        return any(under(name, known) for known in (room, *leave.ours))
    if top in sys.stdlib_module_names:
        return not any(under(name, part) for part in CLOSED if part not in leave.opened)
    return any(under(name, library) for library in leave.theirs)


def _nearest(name: str) -> str:
    """The most exact entry; `slack` also stands for `slack_blocks`: one channel's files share its name."""
    return max((entry for entry in LEAVES if under(name, entry) or name.startswith(f"{entry}_")), key=len)


def circles(tree: Tree) -> list[str]:
    """Every module that reaches itself over its imports."""
    arrows = {module.name: tree.imports(module) & tree.names - {module.name} for module in tree.modules}
    return [f"{name} is in a circle" for name in arrows if name in _reached(arrows, name)]


def _reached(arrows: dict[str, frozenset[str]], start: str) -> set[str]:
    seen: set[str] = set()
    ahead = list(arrows[start])
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen.add(name)
            ahead.extend(arrows[name])
    return seen


def borrowed_rooms(tree: Tree) -> Iterator[str]:
    """Rooms whose name another installed package has taken."""
    for room in ROOMS:
        origin = __import__(room).__file__ or ""
        if not origin.startswith(str(tree.root)):
            yield f"`import {room}` is not ours: {origin}"
