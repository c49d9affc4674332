"""With agent features every subject of the direct message is a thread; without them none is.

Slack does not say which it is. So it is tried with calls that only work where the features are on, once for
each member, and again whenever they open the messages tab: plans change, and guests become members.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot import log
from bot.channels.slack.failures import FAULTS, passes
from bot.channels.slack.lent import Speaker

PATIENCE = 0.8  # seconds of the three that an event has
REMEMBERED = 50_000
SUGGESTED = 4


class Modes:
    """Remembers for whom agent features are on."""

    def __init__(self) -> None:
        self._known = OrderedDict[Speaker, bool]()

    def is_agent(self, speaker: Speaker) -> bool:
        """Whether every subject is a thread for this member, as far as is known."""
        return self._known.get(speaker, False)

    def forget(self, speaker: Speaker) -> None:
        """Find out anew: their plan or their membership may have changed."""
        self._known.pop(speaker, None)

    async def find_out(self, client: AsyncWebClient, speaker: Speaker, channel: str, ts: str) -> bool:
        """The same for a message that begins a subject, tried where it is not known."""
        if speaker not in self._known:
            call = client.api_call(
                "agents.sessions.setStatus",
                json={"channel_id": channel, "thread_ts": ts, "status": "active"},
            )
            await self._try(speaker, call)
        return self.is_agent(speaker)

    async def suggest(
        self,
        client: AsyncWebClient,
        speaker: Speaker,
        channel: str,
        thread: str | None,
        texts: tuple[str, ...],
    ) -> bool:
        """Show texts to send with one press. Whether that is known here."""
        prompts = [{"title": text, "message": text} for text in texts[:SUGGESTED]]
        asked = {"channel_id": channel, "prompts": prompts} | ({"thread_ts": thread} if thread else {})
        await self._try(speaker, client.api_call("assistant.threads.setSuggestedPrompts", json=asked))
        return self.is_agent(speaker)

    async def entitle(self, client: AsyncWebClient, channel: str, ts: str, title: str) -> None:
        """Give a thread its title. It is readable without."""
        asked = {"channel_id": channel, "thread_ts": ts, "title": title}
        try:
            await client.api_call("agents.sessions.rename", json=asked)
        except FAULTS as error:
            log.warn("thread without title", error)

    async def _try(self, speaker: Speaker, call: Awaitable[object]) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                await call
        except SlackApiError as error:
            if not passes(error) and speaker not in self._known:
                self._keep(speaker, agent=False)
        except FAULTS:
            pass  # nobody knows yet; it is tried again
        else:
            self._keep(speaker, agent=True)

    def _keep(self, speaker: Speaker, *, agent: bool) -> None:
        self._known[speaker] = agent
        self._known.move_to_end(speaker)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
