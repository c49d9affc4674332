"""Words: in the direct message, by mention in a channel, by slash command, and files that come along."""

from base64 import b64encode
from collections import OrderedDict
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot import log
from bot.channels.slack import words
from bot.channels.slack.answering import Occasion
from bot.channels.slack.desk import Desk
from bot.channels.slack.downloads import download
from bot.channels.slack.failures import FAULTS
from bot.channels.slack.heard import Payload, at, command_key, mentioned, message_key, receipt, spoken
from bot.channels.slack.heard import words as typed
from bot.channels.slack.notices import to_the_chat
from conversations.messages import TALK, File, Said, Uploaded, is_talk

REMEMBERED = 10_000


class Speaking:
    """Listens to words."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._told = OrderedDict[str, None]()

    async def message(
        self, event: Payload, body: Payload, context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Something in the direct message, or an echo of what changed there."""
        if not spoken(event):
            return
        channel, ts = str(event["channel"]), str(event["ts"])

        async def strange(occasion: Occasion) -> None:
            if self._is_new(message_key(channel, ts)):
                thread = event.get("thread_ts")
                place = f"{TALK}:{receipt(channel, thread)}" if thread else TALK
                await self._desk.answers.tell(occasion, place, words.NOT_KNOWN, [])

        occasion = await self._desk.occasion(body, context, client, tell=strange)
        if occasion is None:
            return
        self._desk.directs.note(occasion.speaker, channel)
        place = await self._desk.place(occasion, channel, ts, event.get("thread_ts"), begins=True)
        files = event.get("files") or ()
        for number, file in enumerate(files):
            await self._uploaded(occasion, file, f"{message_key(channel, ts)}:{number}", place, ts)
        if not files or not is_talk(place) or str(event.get("text") or "").strip():
            await self._said(occasion, context, event, place)

    async def mention(
        self, event: Payload, body: Payload, context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Somebody wrote our name in a channel: the answer is theirs alone."""
        channel = str(event.get("channel", ""))
        if channel.startswith("D") or event.get("bot_id"):
            return

        async def strange(occasion: Occasion) -> None:
            await self._aside(occasion, event, words.NOT_KNOWN)

        occasion = await self._desk.occasion(body, context, client, tell=strange)
        if occasion is not None:
            await self._said(occasion, context, event, TALK)
            await self._aside(occasion, event, words.MENTIONED)

    async def command(
        self, body: Payload, context: AsyncBoltContext, client: AsyncWebClient, ack: AsyncAck
    ) -> None:
        """`/career` and words: the answer goes to the direct message."""
        await ack()  # for whoever is nobody here; the last one counts

        async def strange(_: Occasion) -> None:
            await ack(text=words.NOT_KNOWN)

        occasion = await self._desk.occasion(body, context, client, tell=strange)
        if occasion is None:
            return
        text = str(body.get("text") or "").strip() or words.HELP
        names = await self._desk.names(occasion.speaker, mentioned(text))
        await self._desk.turn(
            Said(
                event=command_key(body, "command"),
                account=occasion.speaker.account,
                place=TALK,
                at=at(None),
                text=typed(text, names, context.bot_user_id),
            )
        )
        if body.get("channel_id") != await self._desk.directs.of(occasion.speaker):
            await ack(text=words.ANSWERED, blocks=to_the_chat(words.ANSWERED, chat_url(body)))

    async def _aside(self, occasion: Occasion, event: Payload, text: str) -> None:
        """A line in a channel, for these eyes only."""
        channel, ts = str(event["channel"]), str(event["ts"])
        if not self._is_new(message_key(channel, ts)):
            return
        try:
            await occasion.client.chat_postEphemeral(
                channel=channel,
                user=occasion.speaker.external_id,
                text=text,
                thread_ts=event.get("thread_ts"),
            )
        except FAULTS as error:
            log.warn("notice not sent", error)

    def _is_new(self, key: str) -> bool:
        """Whether nothing was told about this message yet, which Slack may send more than once."""
        if key in self._told:
            return False
        self._told[key] = None
        if len(self._told) > REMEMBERED:
            self._told.popitem(last=False)
        return True

    async def _said(self, occasion: Occasion, context: AsyncBoltContext, event: Payload, place: str) -> None:
        text = str(event.get("text") or "")
        names = await self._desk.names(occasion.speaker, mentioned(text))
        await self._desk.turn(
            Said(
                event=message_key(str(event["channel"]), str(event["ts"])),
                account=occasion.speaker.account,
                place=place,
                at=at(event["ts"]),
                text=typed(text, names, context.bot_user_id),
            )
        )

    async def _uploaded(self, occasion: Occasion, file: Payload, key: str, place: str, ts: str) -> None:
        content = await download(occasion.client, file)
        if content is None:
            if self._is_new(key):
                await self._desk.answers.tell(occasion, place, words.NO_FILE, [])
            return
        sent = File(
            name=str(file.get("name") or "file"),
            media=str(file.get("mimetype") or ""),
            content=b64encode(content).decode(),
        )
        await self._desk.turn(
            Uploaded(event=key, account=occasion.speaker.account, place=place, at=at(ts), file=sent)
        )


def chat_url(body: dict[str, Any] | Payload) -> str | None:
    """The way to our direct message, in the member's own app."""
    app, team = body.get("api_app_id"), body.get("team_id") or (body.get("team") or {}).get("id")
    return f"slack://app?team={team}&id={app}&tab=messages" if app and team else None
