"""`trellis play`: an invented company in a local web page, in a database of its own.

Only this machine can reach it. The file is `trellis-play.db` in the working directory; one `play` per file.
"""

import asyncio
import sys
from argparse import ArgumentParser, ArgumentTypeError
from contextlib import AsyncExitStack, suppress
from datetime import datetime
from pathlib import Path

from bot import demo, log
from bot.channels.playground import PlaygroundChannel
from bot.clock import DemoClock, now
from bot.content import open_house
from bot.courier import LEASE
from bot.lock import TakenError, only_one
from bot.opening import UnusableError, open_database
from bot.playing import playground
from bot.service import Service
from bot.threads import Threads
from bot.timelapse import Timelapse
from bot.verbs import USAGE, Call, StopError, say
from bot.web import application, interrupted, serving
from storage.database import Database

FILE = Path("trellis-play.db")
LARGEST_PORT = 65535
NEXT_PORTS = 20
"""So many ports are tried in turn where none was asked for."""


def arguments(parser: ArgumentParser) -> None:
    """Where, and whether to start over."""
    parser.add_argument(
        "--fresh", action="store_true", help="start over: forget everything that was said and done"
    )
    parser.add_argument(
        "--port", type=port, help="the port to answer on (default: TRELLIS_PORT, or the next free one)"
    )


def run(call: Call) -> None:
    """Play until interrupted."""
    try:
        with only_one(FILE):
            database = _company(call)
            with suppress(KeyboardInterrupt):
                asyncio.run(_play(call, database))
    except TakenError:
        raise StopError(f"Another `trellis play` is running on {FILE}. End that one first.", USAGE) from None
    except PermissionError:
        raise StopError(
            f"{FILE} cannot be written here. Go to a folder of your own and try again.", USAGE
        ) from None


def port(text: str) -> int:
    """A port number; 0 is any that is free."""
    if not text.isdecimal() or int(text) > LARGEST_PORT:
        raise ArgumentTypeError(f"{text!r} is not a port number from 1 to 65535")
    return int(text)


def _company(call: Call) -> Database:
    """The company, as it was left or anew. Never touches a database in which people really work."""
    database = _opened(call)
    if call.asked.fresh:
        database.close()
        for left in FILE.parent.glob(f"{FILE.name}*"):
            if left.suffix != ".lock":
                left.unlink()
        database = _opened(call)
    with database.unit() as unit:
        # Nobody else delivers, and a play that was killed no longer does: every lease is over.
        unit.mailbox.expire_leases(now() + LEASE)
        fresh = not unit.people.everyone(call.now.date())
    if fresh:
        _found(database, demo.begins(call.now))
    return database


def _found(database: Database, moment: datetime) -> None:
    """Found the company at a moment of its own time."""
    DemoClock(database).go_to(moment)
    with database.unit() as unit:
        demo.build(unit, moment)


def _opened(call: Call) -> Database:
    try:
        database = open_database(f"sqlite:///{FILE}", "demo", call.now)
    except UnusableError:
        raise StopError(
            f"{FILE} is not a file that play can use. Move it away and try again.", USAGE
        ) from None
    if database.kind() != "demo":
        database.close()
        raise StopError(f"{FILE} is a live database, and play is for trying out. Move it away first.", USAGE)
    return database


async def _play(call: Call, database: Database) -> None:
    log.start_log()
    threads = Threads(database)
    clock = DemoClock(database)
    channel = PlaygroundChannel(playground(threads, clock))
    service = Service(threads, open_house(call.settings.content_dir), [channel], clock)
    channel.clock.let_pass(Timelapse(service, clock).run_to)
    async with AsyncExitStack() as stack:
        address = await _serve(stack, channel, call)
        await service.start()
        stack.push_async_callback(service.stop)
        say(f"Trellis plays at {address}  (Ctrl+C ends it)")
        sys.stdout.flush()
        await interrupted()


async def _serve(stack: AsyncExitStack, channel: PlaygroundChannel, call: Call) -> str:
    """Answer on the port that was asked for, or on the first free one from the usual on."""
    asked, usual = call.asked.port, call.settings.port
    for number in [asked] if asked is not None else range(usual, min(usual + NEXT_PORTS, LARGEST_PORT)):
        with suppress(OSError):
            return await stack.enter_async_context(serving(application(channel.routes(), local=True), number))
    if asked is None:
        raise StopError(f"The ports from {usual} on are all taken. Name a free one with --port.", USAGE)
    raise StopError(f"Port {asked} is taken. Name another one, or leave --port away.", USAGE)
