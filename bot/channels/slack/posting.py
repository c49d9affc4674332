"""Draws messages and sends them.

Every payload is checked against Slack's limits before it goes. What would be refused, or is, is logged and
drawn more plainly until it fits: without the picture, without newer blocks, as text alone. The person gets it
in any case. A workspace that refused newer blocks gets none for a day.
"""

import asyncio
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot import log
from bot.channels.channel import Parcel
from bot.channels.slack import failures, words
from bot.channels.slack.heard import parted, receipt
from bot.channels.slack.keeping import Keeping, over_a_limit
from bot.channels.slack.lent import Speaker
from bot.channels.slack.notices import plain
from bot.channels.slack.pacing import Pacing
from bot.channels.slack_blocks import Drawn, in_full
from bot.pictures import lay_out, png
from conversations.messages import Home, Ladder, Message

A_DAY = 86_400.0  # seconds
MOST_BLOCKS = 50  # of one message
ONCE_MORE = 1.0  # seconds after which a picture just sent is known everywhere
LONGEST_CHANGE = 4_000  # characters of the text of a changed message

Payload = dict[str, Any]


@dataclass(frozen=True)
class Attempt:
    """How a message is drawn: with newer blocks or without, with its picture or without, and when."""

    rich: bool
    picture: str | None = None
    after: float = 0.0


@dataclass
class Posting:
    """Draws and sends messages. `clock` is machine time in seconds."""

    keeping: Keeping
    pacing: Pacing = field(default_factory=Pacing)
    clock: Callable[[], float] = monotonic
    _plain_until: dict[str, float] = field(default_factory=dict)

    async def post(self, client: AsyncWebClient, parcel: Parcel, message: Message, *, agent: bool) -> str:
        """Send a message, as fully as the workspace allows. Returns its receipt."""
        reader = Speaker(parcel.workspace, parcel.external_id)
        picture = await self._picture(client, message)
        for attempt in self._attempts(parcel.workspace, picture):
            drawn = await self.keeping.message(
                reader, message, f"parcel:{parcel.id}", rich=attempt.rich, picture=attempt.picture
            )
            drawn = drawn if agent or not _begins_a_thread(parcel, message) else _pointing_to_thread(drawn)
            sent = await self._tried(client, parcel, drawn, attempt)
            if sent:
                return sent
        return await self.send(client, parcel, Drawn(in_full(message, words.ONLY_TEXT), [], keeps=False))

    async def home(self, reader: Speaker, home: Home) -> Payload:
        """A home as a view that fits."""
        for rich in self._how_rich(reader.workspace):
            view = await self.keeping.home(reader, home, rich=rich)
            if not over_a_limit("home", view):
                break
        return view

    async def send(self, client: AsyncWebClient, parcel: Parcel, drawn: Drawn) -> str:
        """Send what is drawn, to its place or in the place of an earlier message. Returns the receipt."""
        said: Payload = {"text": drawn.text, "blocks": drawn.blocks, "metadata": marked(parcel)}
        if parcel.replaces:
            channel, ts = parted(parcel.replaces)
            said["text"] = drawn.text[:LONGEST_CHANGE]
            answer = await client.chat_update(channel=channel, ts=ts, **said)
            return receipt(answer.get("channel") or channel, answer.get("ts") or ts)
        channel, thread = target(parcel)
        said |= {"channel": channel, "thread_ts": thread, "unfurl_links": False, "unfurl_media": False}
        await self.pacing.turn(parcel.workspace)
        try:
            answer = await client.chat_postMessage(**said)
        except SlackApiError as error:
            if (failure := failures.failed(error)) and failure.code == failures.BUSY:
                self.pacing.refused(parcel.workspace, failure.retry_after or 0.0)
            raise
        self.pacing.taken(parcel.workspace)
        return receipt(str(answer["channel"]), str(answer["ts"]))

    async def _tried(
        self, client: AsyncWebClient, parcel: Parcel, drawn: Drawn, attempt: Attempt
    ) -> str | None:
        """Send one way of drawing; None where Slack would not have it."""
        if over_a_limit("message", {"text": drawn.text, "blocks": drawn.blocks}):
            return None
        await asyncio.sleep(attempt.after)
        try:
            return await self.send(client, parcel, drawn)
        except SlackApiError as error:
            if failures.said(error) not in failures.BLOCKS:
                raise
            log.warn("blocks refused", parcel=parcel.id, code=failures.said(error))
            if attempt.rich and not attempt.picture:
                self.plainer(parcel.workspace)
            return None

    def plainer(self, workspace: str) -> bool:
        """Draw without newer blocks there for a day. Whether they were used until now."""
        plain = self._how_rich(workspace) == (False,)
        self._plain_until[workspace] = self.clock() + A_DAY
        return not plain

    def _how_rich(self, workspace: str) -> tuple[bool, ...]:
        return (False,) if self.clock() < self._plain_until.get(workspace, 0.0) else (True, False)

    def _attempts(self, workspace: str, picture: str | None) -> Iterator[Attempt]:
        rich = self._how_rich(workspace)
        if picture:
            yield Attempt(rich[0], picture)
            yield Attempt(rich[0], picture, after=ONCE_MORE)
        yield from map(Attempt, rich)

    async def _picture(self, client: AsyncWebClient, message: Message) -> str | None:
        """The picture of a message, sent ahead; None where there is none, or the text has to do."""
        alt = message.picture.alt if message.picture else message.chart.alt if message.chart else ""
        content = await asyncio.to_thread(_drawn_picture, message)
        if content is None:
            return None
        try:
            answer = await client.files_upload_v2(filename="picture.png", content=content, alt_txt=alt[:1000])
            files = answer.get("files") or [answer.get("file")]
            return str(files[0]["id"])
        except (*failures.FAULTS, LookupError, TypeError) as error:
            log.warn("picture not sent", error)
            return None


def target(parcel: Parcel) -> tuple[str, str | None]:
    """Where a parcel goes: a channel or a member, and the thread there."""
    if parcel.thread:
        return parted(parcel.thread)
    if parcel.place.startswith("talk:"):
        return parted(parcel.place.removeprefix("talk:"))
    return parcel.external_id, None


def marked(parcel: Parcel) -> Payload:
    """The mark by which a message is found again: a number, which says nothing to anybody else."""
    return {"event_type": "trellis_parcel", "event_payload": {"parcel": str(parcel.id)}}


def _begins_a_thread(parcel: Parcel, message: Message) -> bool:
    return bool(message.title) and parcel.place.startswith("dialogue:") and not parcel.thread


def _pointing_to_thread(drawn: Drawn) -> Drawn:
    """Where a thread is not opened by itself, its first message says that there is one."""
    line = {"type": "context", "elements": [plain(words.THREAD)]}
    return drawn if len(drawn.blocks) >= MOST_BLOCKS else replace(drawn, blocks=[*drawn.blocks, line])


def _drawn_picture(message: Message) -> bytes | None:
    """What only a picture can show; bars are drawn by Slack itself."""
    if message.picture:
        return b64decode(message.picture.png)
    if isinstance(message.chart, Ladder):
        return png(lay_out(message.chart), message.chart.alt)
    return None
