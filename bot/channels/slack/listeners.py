"""Which listener hears what: few, for Bolt asks one after another, and one for each event of the manifest."""

import re
from collections.abc import Awaitable, Callable

from slack_bolt.async_app import AsyncApp

from bot.channels.slack.arriving import Arriving
from bot.channels.slack.desk import Desk
from bot.channels.slack.drafting import Searching
from bot.channels.slack.filling import Filling
from bot.channels.slack.pressing import Pressing
from bot.channels.slack.speaking import Speaking
from bot.channels.slack_blocks import EDIT, FORM

Listener = Callable[..., Awaitable[None]]

COMMAND = "/career"
START_TALK, SAVE_EVIDENCE = "start_talk", "save_evidence"
_ANY = re.compile(".*")


def events(arriving: Arriving, speaking: Speaking) -> dict[str, Listener]:
    """The listener of each event."""
    return {
        "message": speaking.message,
        "app_mention": speaking.mention,
        "app_home_opened": arriving.opened,
        "team_join": arriving.member_changed,
        "user_change": arriving.member_changed,
        "app_uninstalled": arriving.left,
        "tokens_revoked": arriving.left,
        "team_access_granted": arriving.access_changed,
        "team_access_revoked": arriving.access_changed,
    }


def attach(app: AsyncApp, arriving: Arriving, desk: Desk) -> None:
    """Let everything be heard."""
    speaking, pressing, filling = Speaking(desk), Pressing(desk), Filling(desk)
    for name, listener in events(arriving, speaking).items():
        app.event(name)(listener)
    app.event(_ANY)(_not_for_us)
    app.action(_ANY)(pressing.action)
    app.options(_ANY)(Searching(desk).search)
    app.view(FORM)(filling.submitted)
    app.view(EDIT)(filling.edited)
    app.view_closed(_ANY)(filling.closed)
    app.command(COMMAND)(speaking.command)
    app.shortcut(START_TALK)(arriving.start_talk)
    app.shortcut(SAVE_EVIDENCE)(arriving.save_evidence)


async def _not_for_us(event: dict[str, object]) -> None:
    """An event that nobody asked for is taken all the same: unheard, Slack would send it again and again."""
    del event
