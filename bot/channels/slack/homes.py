"""Home tabs: what is drawn last stands there, whoever drew it.

A home is drawn when somebody opens it, and sent by the courier when something changed. Slack gives each view
a hash, and takes a new view only in the place of the one whose hash is named: so a home that was overtaken
is noticed, and drawn once more as it is then.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable

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


class Homes:
    """Shows homes, and remembers which stands where.

    Args:
        draw: a home as a view that fits.
        plainer: draw more plainly from now on, as a workspace refused newer blocks; whether that is possible.
        anew: the home as it is now.
    """

    def __init__(self, draw: Draw, plainer: Callable[[str], bool], anew: Anew) -> None:
        self._draw, self._plainer, self._anew = draw, plainer, anew
        self._standing = OrderedDict[Speaker, str]()

    def stands(self, speaker: Speaker, view: str | None) -> None:
        """Slack told which view somebody has before them."""
        if view:
            self._standing[speaker] = view
            self._standing.move_to_end(speaker)
            if len(self._standing) > REMEMBERED:
                self._standing.popitem(last=False)

    async def show(self, client: AsyncWebClient, speaker: Speaker, home: Home) -> None:
        """Show a home; one that was overtaken meanwhile is drawn anew.

        Raises:
            SlackApiError: Slack does not take it.
        """
        try:
            await self._publish(client, speaker, home, self._standing.get(speaker))
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
        self.stands(speaker, (answer.get("view") or {}).get("hash"))
