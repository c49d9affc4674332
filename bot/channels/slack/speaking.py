"""Words: in the direct message, by mention in a channel, by slash command, and files that come along."""

from base64 import b64encode
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
from bot.channels.slack.heard import Payload, at, command_key, mentioned, message_key, spoken
from bot.channels.slack.heard import words as typed
from bot.channels.slack.notices import to_the_chat
from conversations.messages import TALK, File, Said, Uploaded, is_talk


class Speaking:
    """Listens to words."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def message(
        self, event: Payload, body: Payload, context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Something in the direct message, or an echo of what changed there."""
        if not spoken(event):
            return
        occasion = await self._desk.occasion(body, context, client, tell=True)
        if occasion is None:
            return
        channel, ts = str(event["channel"]), str(event["ts"])
        self._desk.directs.note(occasion.speaker, channel)
        place = await self._desk.place(occasion, channel, ts, event.get("thread_ts"), begins=True)
        files = event.get("files") or ()
        for number, file in enumerate(files):
            await self._uploaded(occasion, file, f"{message_key(channel, ts)}:{number}", place, ts)
        if not files or not is_talk(place):
            await self._said(occasion, context, event, place)

    async def mention(
        self, event: Payload, body: Payload, context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Somebody wrote our name in a channel: the answer is theirs alone."""
        channel = str(event.get("channel", ""))
        if channel.startswith("D") or event.get("bot_id"):
            return
        occasion = await self._desk.occasion(body, context, client)
        if occasion is None:
            return
        await self._said(occasion, context, event, TALK)
        try:
            await client.chat_postEphemeral(
                channel=channel,
                user=occasion.speaker.external_id,
                text=words.MENTIONED,
                thread_ts=event.get("thread_ts"),
            )
        except FAULTS as error:
            log.warn("notice not sent", error)

    async def command(
        self, body: Payload, context: AsyncBoltContext, client: AsyncWebClient, ack: AsyncAck
    ) -> None:
        """`/career` and words: the answer goes to the direct message."""
        occasion = await self._desk.occasion(body, context, client)
        if occasion is None:
            await ack(text=words.NOT_KNOWN)
            return
        text = str(body.get("text") or words.HELP)
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
        if body.get("channel_id") == await self._desk.directs.of(occasion.speaker):
            await ack()
        else:
            await ack(text=words.ANSWERED, blocks=to_the_chat(words.ANSWERED, chat_url(body)))

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
