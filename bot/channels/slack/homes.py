"""Home tabs: what is drawn last stands there, whoever drew it.

A home is drawn when somebody opens it, and sent by the courier when something changed. Slack gives each view
a hash, and takes a new view only in the place of the one whose hash is named: so a home that was overtaken
is noticed, and drawn once more as it is then.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from weakref import WeakValueDictionary

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.failures import BLOCKS, said
from bot.channels.slack.lent import Speaker
from bot.channels.slack.notices import View
from conversations.messages import Home

REMEMBERED = 50_000
CONFLICT = "hash_conflict"

Draw = Callable[[Speaker, Home], Awaitable[View]]
Anew = Callable[[Speaker], Awaitable[Home | None]]


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands at a home tab: Slack's hash of it, and whether the courier brought it."""

    view: str | None
    carried: bool = False


class Homes:
    """Shows homes, and remembers which stands where.

    Args:
        draw: a home as a view that fits.
        plainer: draw more plainly from now on, as a workspace refused newer blocks; whether that is possible.
        anew: the home as it is now.
    """

    def __init__(self, draw: Draw, plainer: Callable[[str], bool], anew: Anew) -> None:
        self._draw, self._plainer, self._anew = draw, plainer, anew
        self._standing = OrderedDict[Speaker, Standing]()
        self._locks = WeakValueDictionary[Speaker, asyncio.Lock]()

    async def open(self, client: AsyncWebClient, speaker: Speaker, seen: str | None) -> None:
        """Show somebody who opened their home what is so now; `seen` is the hash of what they saw.

        Raises:
            SlackApiError: Slack does not take it.
        """
        async with self._alone(speaker):
            if home := await self._anew(speaker):
                await self._show(client, speaker, home, seen)
                self._note(speaker, carried=False)

    async def show(self, client: AsyncWebClient, speaker: Speaker, home: Home) -> None:
        """Show what the courier brings, or what is so now where anything else was shown since it came last.

        Raises:
            SlackApiError: Slack does not take it.
        """
        async with self._alone(speaker):
            standing = self._standing.get(speaker)
            newest = home if standing and standing.carried else await self._anew(speaker)
            await self._show(client, speaker, newest or home, standing.view if standing else None)
            self._note(speaker, carried=True)

    def _alone(self, speaker: Speaker) -> asyncio.Lock:
        """One at a time for each member: what is drawn last is shown last."""
        return self._locks.setdefault(speaker, asyncio.Lock())

    def _note(self, speaker: Speaker, *, carried: bool) -> None:
        self._standing[speaker] = replace(self._standing[speaker], carried=carried)
        self._standing.move_to_end(speaker)
        if len(self._standing) > REMEMBERED:
            self._standing.popitem(last=False)

    async def _show(self, client: AsyncWebClient, speaker: Speaker, home: Home, seen: str | None) -> None:
        try:
            await self._publish(client, speaker, home, seen)
        except SlackApiError as error:
            if said(error) != CONFLICT:
                raise
            newest = await self._anew(speaker)
            await self._publish(client, speaker, newest or home, None)

    async def _publish(self, client: AsyncWebClient, speaker: Speaker, home: Home, seen: str | None) -> None:
        asked = {"user_id": speaker.external_id} | ({"hash": seen} if seen else {})
        try:
            answer = await client.views_publish(**asked, view=await self._draw(speaker, home))
        except SlackApiError as error:
            if said(error) not in BLOCKS or not self._plainer(speaker.workspace):
                raise
            answer = await client.views_publish(**asked, view=await self._draw(speaker, home))
        self._standing[speaker] = Standing((answer.get("view") or {}).get("hash"))
