"""Carries what the courier brings: messages, new ones and changed ones, homes and suggested texts."""

from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.channel import CannotLook, DeliveryFailed, Parcel
from bot.channels.slack import failures
from bot.channels.slack.heard import parted, receipt
from bot.channels.slack.homes import Homes
from bot.channels.slack.installs import NotInstalledError, NotRenewedError
from bot.channels.slack.lent import Lent, Speaker
from bot.channels.slack.modes import Modes
from bot.channels.slack.posting import Posting, marked, target
from bot.channels.slack.tokens import Tokens
from bot.channels.slack_blocks import draw_prompt
from conversations.messages import Home, Message, Prompt

HOME, SUGGESTED = "home", "suggested"
PAGES = 10
A_PAGE = 100


@dataclass
class Delivery:
    """Delivers parcels, and looks for those that may have arrived.

    Args:
        lent: the house's memory.
        ways: clients.
        modes: for whom every subject is a thread.
        posting: draws and sends messages.
        homes: shows homes.
    """

    lent: Lent
    ways: Tokens
    modes: Modes
    posting: Posting
    homes: Homes

    async def deliver(self, parcel: Parcel) -> str:
        """Deliver one parcel. Returns its receipt.

        Raises:
            DeliveryFailed: it did not arrive.
        """
        try:
            client = await self.ways.client_for(parcel.workspace)
        except (NotInstalledError, NotRenewedError) as error:
            raise DeliveryFailed(type(error).__name__, retry_after=failures.MUCH_LATER) from error
        try:
            match parcel.message:
                case Home():
                    await self.homes.show(client, _reader(parcel), parcel.message)
                    return HOME
                case Prompt():
                    return await self._prompt(client, parcel, parcel.message)
                case Message():
                    return await self._message(client, parcel, parcel.message)
        except SlackApiError as error:
            failure = failures.failed(error)
            if failure is None:
                raise
            if failure.code in failures.TROUBLE:
                self.ways.forget(parcel.workspace)
            raise failure from error

    async def look(self, parcel: Parcel) -> str | None:
        """The receipt of a message that was sent for a parcel; None where it was not, or may go again.

        Raises:
            CannotLook: nobody can say where it would be.
        """
        if parcel.replaces or not isinstance(parcel.message, Message):
            return None  # shown once more, it is what it was
        channel, thread = target(parcel)
        if not channel.startswith("D"):
            channel = await self.lent.channel_of(_reader(parcel)) or ""
        if not channel:
            raise CannotLook
        client = await self.ways.client_for(parcel.workspace)
        return await self._found(client, parcel, channel, thread)

    async def _found(
        self, client: AsyncWebClient, parcel: Parcel, channel: str, thread: str | None
    ) -> str | None:
        asked: dict[str, Any] = {"channel": channel, "limit": A_PAGE, "include_all_metadata": True}
        for _ in range(PAGES):
            call = client.conversations_replies(**asked, ts=thread) if thread else None
            page = await (call or client.conversations_history(**asked))
            for message in page["messages"]:
                if message.get("metadata", {}).get("event_payload") == marked(parcel)["event_payload"]:
                    return receipt(channel, message["ts"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return None
            asked["cursor"] = cursor
        raise CannotLook

    async def _message(self, client: AsyncWebClient, parcel: Parcel, message: Message) -> str:
        agent = self.modes.is_agent(_reader(parcel))
        sent = await self.posting.post(client, parcel, message, agent=agent)
        if agent and message.title and not parcel.thread and not parcel.replaces:
            await self.modes.entitle(client, *parted(sent), message.title)
        return sent

    async def _prompt(self, client: AsyncWebClient, parcel: Parcel, prompt: Prompt) -> str:
        reader = _reader(parcel)
        channel, thread = target(parcel)
        if not channel.startswith("D"):
            channel = await self.lent.channel_of(reader) or ""
        if channel and await self.modes.suggest(client, reader, channel, thread, prompt.texts):
            return SUGGESTED
        return await self.posting.send(client, parcel, draw_prompt(prompt))


def _reader(parcel: Parcel) -> Speaker:
    return Speaker(parcel.workspace, parcel.external_id)
