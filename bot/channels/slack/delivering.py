"""Carries what the courier brings: messages, new ones and changed ones, homes and suggested texts."""

from dataclasses import dataclass

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.channel import CannotLook, DeliveryFailed, Parcel
from bot.channels.slack import failures
from bot.channels.slack.attaching import Spot, attach, complete
from bot.channels.slack.directs import Directs
from bot.channels.slack.heard import parted, receipt
from bot.channels.slack.homes import Homes
from bot.channels.slack.installs import NotInstalledError, NotRenewedError
from bot.channels.slack.lent import Speaker
from bot.channels.slack.modes import Modes
from bot.channels.slack.posting import Posting, marked, target
from bot.channels.slack.reading import messages_in
from bot.channels.slack.tokens import Tokens
from bot.channels.slack_blocks import draw_prompt
from conversations.messages import Home, Message, Prompt

HOME, SUGGESTED = "home", "suggested"
THREAD = "dialogue:"


@dataclass
class Delivery:
    """Delivers parcels, and looks for those that may have arrived.

    Args:
        directs: everybody's direct message.
        ways: clients.
        modes: for whom every subject is a thread.
        posting: draws and sends messages.
        homes: shows homes.
    """

    directs: Directs
    ways: Tokens
    modes: Modes
    posting: Posting
    homes: Homes

    async def deliver(self, parcel: Parcel) -> str:
        """Deliver one parcel. Returns its receipt.

        A token that is not good is looked up anew: another one may have taken its place meanwhile.

        Raises:
            DeliveryFailed: it did not arrive.
        """
        client = await self._client(parcel)
        try:
            return await self._carried(client, parcel)
        except DeliveryFailed as failure:
            if failure.code not in failures.TROUBLE:
                raise
            self.ways.forget(parcel.workspace)
            other = await self._client(parcel)
            if other.token == client.token:
                raise
            return await self._carried(other, parcel)

    async def look(self, parcel: Parcel) -> str | None:
        """The receipt of a message that was sent for a parcel; None where it was not, or may go again.

        Raises:
            CannotLook: nobody can say where it would be.
        """
        if parcel.replaces or isinstance(parcel.message, Home):
            return None  # shown once more, it is what it was
        channel, thread = target(parcel)
        there = await self.directs.resolved(_reader(parcel), channel)
        if not there:
            raise CannotLook
        client = await self._client(parcel)
        found = await _found(client, parcel, there, thread)
        if found and isinstance(parcel.message, Message) and parcel.message.file:
            await complete(client, self._spot(parcel, found), parcel.message.file)
        return found

    async def _client(self, parcel: Parcel) -> AsyncWebClient:
        try:
            return await self.ways.client_for(parcel.workspace)
        except (NotInstalledError, NotRenewedError) as error:
            raise DeliveryFailed(type(error).__name__, retry_after=failures.MUCH_LATER) from error

    async def _carried(self, client: AsyncWebClient, parcel: Parcel) -> str:
        try:
            match parcel.message:
                case Home():
                    await self.homes.show(client, _reader(parcel), parcel.message)
                    return HOME
                case Prompt():
                    return await self._prompt(client, parcel, parcel.message)
                case Message():
                    return await self._message(client, parcel, parcel.message)
        except aiohttp.ClientConnectorError as error:
            raise DeliveryFailed(failures.UNREACHABLE) from error  # nothing has left this machine
        except SlackApiError as error:
            failure = failures.failed(error)
            if failure is None:
                raise
            raise failure from error

    async def _message(self, client: AsyncWebClient, parcel: Parcel, message: Message) -> str:
        reader = _reader(parcel)
        agent = self.modes.is_agent(reader)
        sent = await self.posting.post(client, parcel, message, agent=agent)
        self.directs.went(reader, sent)
        if agent and message.title and not parcel.thread and not parcel.replaces:
            await self.modes.entitle(client, *parted(sent), message.title)
        if message.file and not parcel.replaces:
            await attach(client, self._spot(parcel, sent), message.file)
        return sent

    def _spot(self, parcel: Parcel, sent: str) -> Spot:
        """Where what belongs to a message goes: with it, in its thread or in the one that it begins."""
        channel, ts = parted(sent)
        begins = self.modes.is_agent(_reader(parcel)) or parcel.place.startswith(THREAD)
        return Spot(channel, ts, target(parcel)[1] or (ts if begins else None))

    async def _prompt(self, client: AsyncWebClient, parcel: Parcel, prompt: Prompt) -> str:
        reader = _reader(parcel)
        channel, thread = target(parcel)
        there = await self.directs.resolved(reader, channel)
        if there and await self.modes.suggest(client, reader, there, thread, prompt.texts):
            return SUGGESTED
        return await self.posting.send(client, parcel, draw_prompt(prompt))


async def _found(client: AsyncWebClient, parcel: Parcel, channel: str, thread: str | None) -> str | None:
    async for message in messages_in(client, channel, thread):
        if (message.get("metadata") or {}).get("event_payload") == marked(parcel)["event_payload"]:
            return receipt(channel, message["ts"])
    return None


def _reader(parcel: Parcel) -> Speaker:
    return Speaker(parcel.workspace, parcel.external_id)
