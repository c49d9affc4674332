"""What all listeners share: the turn, who is asking, and where."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.channel import Receive
from bot.channels.slack.answering import Answers, Occasion
from bot.channels.slack.directs import Directs
from bot.channels.slack.heard import Payload, at, is_foreign, receipt, speaker_of
from bot.channels.slack.keeping import Keeping
from bot.channels.slack.lent import Lent, Speaker
from bot.channels.slack.members import Members
from bot.channels.slack.modes import Modes
from conversations.messages import TALK, Arrived, Home, Immediate, Inbound

Telling = Callable[[Occasion], Awaitable[None]]


@dataclass
class Desk:
    """Where every kind of event comes by. `receive` is set when the house listens."""

    lent: Lent
    members: Members
    modes: Modes
    keeping: Keeping
    answers: Answers
    directs: Directs
    receive: Receive | None = None

    async def turn(self, inbound: Inbound) -> Immediate:
        """One turn, once the house listens.

        Raises:
            Exception: the database is away; Slack tries again.
        """
        if self.receive is None:
            raise RuntimeError("nobody listens yet")
        return await self.receive(inbound)

    async def home(self, speaker: Speaker, key: str) -> Home | None:
        """Somebody's home as it is now."""
        arrived = Arrived(event=key, account=speaker.account, at=at(None), where="home")
        return (await self.turn(arrived)).home

    async def occasion(
        self, body: Payload, context: AsyncBoltContext, client: AsyncWebClient, *, tell: Telling | None = None
    ) -> Occasion | None:
        """What somebody did; None for everybody who is nobody here.

        Args:
            body: what Slack sent.
            context: what Bolt made of it.
            client: the way to their workspace.
            tell: tells a full member whom the directory does not know that it is so.
        """
        speaker = speaker_of(context)
        if not speaker.external_id or is_foreign(body, context):
            return None
        view = body.get("view") or {}
        modal = view if view.get("type") == "modal" else None
        thread = (body.get("container") or {}).get("thread_ts")
        occasion = Occasion(client, speaker, body.get("trigger_id"), modal, thread)
        standing = await self.members.standing(client, speaker)
        if standing == "unmatched" and tell:
            await tell(occasion)
        return occasion if standing == "somebody" else None

    async def place(
        self, occasion: Occasion, channel: str, ts: str, thread: str | None, *, begins: bool
    ) -> str:
        """The place in which something was said or pressed.

        Args:
            occasion: by whom.
            channel: in which conversation.
            ts: which message.
            thread: in which thread, if in one.
            begins: whether the message is the member's own, and so begins a subject.
        """
        root = thread or ts
        if thread or not begins:
            found = await self.lent.place_of(occasion.speaker, receipt(channel, root))
            if found or thread:
                return found or f"{TALK}:{receipt(channel, root)}"
        if begins:
            agent = await self.modes.find_out(occasion.client, occasion.speaker, channel, ts)
        else:
            agent = self.modes.is_agent(occasion.speaker)
        return f"{TALK}:{receipt(channel, root)}" if agent else TALK

    async def names(self, speaker: Speaker, members: list[str]) -> Mapping[str, str]:
        """Members by what the house understands them by."""
        found = {each: await self.lent.named(Speaker(speaker.workspace, each)) for each in members}
        return {each: name for each, name in found.items() if name}
