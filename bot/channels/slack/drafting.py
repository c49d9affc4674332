"""What is typed and not sent yet: drafts of forms, and letters typed into a long choice."""

from uuid import uuid4

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.answering import Occasion
from bot.channels.slack.desk import Desk
from bot.channels.slack.heard import Payload, at
from bot.channels.slack_blocks import NotKept, draw_found, kept_key, read_form, read_search
from conversations.messages import TALK, Drafted, Form, Searched


class Searching:
    """Listens to letters."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def search(
        self, body: Payload, context: AsyncBoltContext, client: AsyncWebClient, ack: AsyncAck
    ) -> None:
        """Letters typed into a long choice."""
        occasion = await self._desk.occasion(body, context, client)
        if occasion is None:
            await ack(options=[])
            return
        kept = await self._desk.keeping.find(occasion.speaker, kept_key(body.get("view") or body))
        try:
            slot, letters = read_search(body, kept)
        except NotKept:
            await ack(options=[])
            return
        found = await self._desk.turn(
            Searched(
                event=f"slack:search:{uuid4().hex}",  # it only reads, and the same letters come again
                account=occasion.speaker.account,
                place=TALK,
                at=at(None),
                slot=slot,
                text=letters,
            )
        )
        await ack(**draw_found(found.options))


async def keep_draft(desk: Desk, occasion: Occasion, view: Payload, key: str) -> None:
    """Keep a form as it stands."""
    kept = await desk.keeping.find(occasion.speaker, kept_key(view))
    try:
        read = read_form(view, kept if isinstance(kept, Form) else None)
    except NotKept:
        return  # it is told once the form is sent
    await desk.turn(
        Drafted(
            event=key,
            account=occasion.speaker.account,
            place=read.place,
            at=at(None),
            slot=read.slot,
            page=read.page,
            values=read.values,
        )
    )
