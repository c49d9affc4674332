"""`trellis serve`: the service, on the database of the settings, until it is interrupted.

What is wrong with the settings is said before anything starts. One `serve` per SQLite file; on PostgreSQL any
number, which share the work.
"""

import asyncio
import sys
from argparse import ArgumentParser
from contextlib import AsyncExitStack, nullcontext, suppress
from datetime import timedelta
from functools import partial

from bot import log
from bot.channels.slack.checking import UnreachableError
from bot.channels.slack.connecting import connect, what_is_missing
from bot.channels.slack.installs import Installs
from bot.channels.slack.lent import CHANNEL
from bot.clock import Sweep, now
from bot.content import open_house
from bot.lock import TakenError, only_one
from bot.service import Service
from bot.slack_installs import slack_installs
from bot.slacking import SlackHouse
from bot.threads import Threads
from bot.verbs import USAGE, Call, StopError, open_live, say
from bot.web import application, interrupted, serving
from storage.database import Database, sqlite_file
from storage.installations.seal import Seal, SealError

MEMBERS = timedelta(hours=6)
"""How often the members of all workspaces are read, for what no event told of."""


def arguments(parser: ArgumentParser) -> None:
    """Everything comes from the settings."""
    del parser


def run(call: Call) -> None:
    """Serve until interrupted."""
    if missing := what_is_missing(call.settings):
        raise StopError(missing, USAGE)
    file = sqlite_file(call.settings.database_url)
    try:
        with only_one(file) if file else nullcontext(), open_live(call) as database:
            if database.kind() != "live":
                raise StopError(
                    "This database holds the demo. Set TRELLIS_DATABASE_URL to another one.", USAGE
                )
            with suppress(KeyboardInterrupt):
                asyncio.run(_serve(call, database))
    except TakenError:
        raise StopError(f"Another `trellis serve` is running on {file}. End that one first.", USAGE) from None
    except UnreachableError as error:
        raise StopError(str(error), USAGE) from None


async def _serve(call: Call, database: Database) -> None:
    log.start_log()
    settings = call.settings
    async with AsyncExitStack() as stack:
        threads = Threads(database)
        installs = slack_installs(threads, Seal(settings.secret_keys), now)
        if not settings.slack_bot_token:
            await _name_what_stays_sealed(installs)
        elif settings.slack_client_id:
            say("SLACK_BOT_TOKEN is set, so SLACK_CLIENT_ID is not used: nobody installs the app by a link.")
        slack = await connect(stack, settings, SlackHouse(threads, now), installs, now)
        sweeps = [Sweep("members", MEMBERS, slack.channel.meet_everybody)]
        service = Service(threads, open_house(settings.content_dir), [slack.channel], sweeps=sweeps)
        slack.channel.when_installed(partial(service.resume, CHANNEL))
        address = ""
        if routes := [*slack.channel.routes(), *slack.routes]:
            web = serving(application(routes, local=False), settings.port, settings.host)
            try:
                address = f" at {await stack.enter_async_context(web)}"
            except OSError:
                taken = f"Port {settings.port} is taken. Set TRELLIS_PORT to another one."
                raise StopError(taken, USAGE) from None
        stack.push_async_callback(service.stop)
        await service.start()
        say(f"Trellis serves Slack{address}  (Ctrl+C ends it)")
        sys.stdout.flush()
        await interrupted()


async def _name_what_stays_sealed(installs: Installs) -> None:
    """Workspaces whose tokens no key opens: the others are served, and there it can be installed anew."""
    for workspace in await installs.workspaces():
        try:
            await installs.find(workspace)
        except SealError as error:
            sys.stderr.write(f"{error}\n")
