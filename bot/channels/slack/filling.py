"""Forms: a page that is sent, and a form that is closed."""

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack import words
from bot.channels.slack.answering import Occasion
from bot.channels.slack.desk import Desk
from bot.channels.slack.drafting import keep_draft
from bot.channels.slack.heard import Payload, at, view_key
from bot.channels.slack.notices import notice, receipt_view
from bot.channels.slack_blocks import NotKept, error_blocks, kept_key, read_edit, read_form
from conversations.messages import Form, Immediate, Said, Submitted


class Filling:
    """Listens to forms."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def submitted(
        self, body: Payload, context: AsyncBoltContext, client: AsyncWebClient, ack: AsyncAck
    ) -> None:
        """A page was sent: its errors stand beside its fields, or the next page follows, or all is done."""
        occasion = await self._desk.occasion(body, context, client)
        if occasion is None:
            await ack()
            return
        view = body["view"]
        kept = await self._desk.keeping.find(occasion.speaker, kept_key(view))
        try:
            read = read_form(view, kept if isinstance(kept, Form) else None)
        except NotKept:
            await ack(response_action="update", view=notice(words.GONE_TITLE, words.FORM_GONE))
            return
        immediate = await self._desk.turn(
            Submitted(
                event=view_key(body, "submitted"),
                account=occasion.speaker.account,
                place=read.place,
                at=at(None),
                slot=read.slot,
                page=read.page,
                values=read.values,
            )
        )
        await self._answer(occasion, view, immediate, read.place, ack)

    async def edited(
        self, body: Payload, context: AsyncBoltContext, client: AsyncWebClient, ack: AsyncAck
    ) -> None:
        """An earlier answer was written anew: it counts as said in its place."""
        await ack()
        occasion = await self._desk.occasion(body, context, client)
        if occasion is not None:
            edit = read_edit(body["view"])
            key, account = view_key(body, "edited"), occasion.speaker.account
            await self._desk.turn(
                Said(event=key, account=account, place=edit.place, at=at(None), text=edit.text)
            )

    async def closed(
        self, body: Payload, context: AsyncBoltContext, client: AsyncWebClient, ack: AsyncAck
    ) -> None:
        """A form was closed: what stands in it is kept."""
        await ack()
        view = body["view"]
        occasion = await self._desk.occasion(body, context, client)
        if occasion is not None and (view.get("state") or {}).get("values"):
            await keep_draft(self._desk, occasion, view, view_key(body, "closed"))

    async def _answer(
        self, occasion: Occasion, view: Payload, immediate: Immediate, place: str, ack: AsyncAck
    ) -> None:
        errors = error_blocks(view, immediate.errors)
        if errors:
            await ack(response_action="errors", errors=errors)
        elif immediate.form:
            drawn = await self._desk.answers.form_view(occasion.speaker, immediate.form, place)
            await ack(response_action="update", view=drawn)
        elif immediate.receipt:
            await ack(response_action="update", view=receipt_view(immediate.receipt))
        elif immediate.close:
            await ack(response_action="clear")
        else:
            await ack(response_action="update", view=notice(words.STALE_TITLE, words.STALE))
