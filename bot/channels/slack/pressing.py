"""Presses, choices and letters typed into a long choice, in messages, modals and the home."""

import json
from collections.abc import Awaitable
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot import log
from bot.channels.slack import words
from bot.channels.slack.answering import Occasion
from bot.channels.slack.desk import Desk
from bot.channels.slack.drafting import keep_draft
from bot.channels.slack.failures import FAULTS
from bot.channels.slack.heard import Payload, action_key, at
from bot.channels.slack.notices import LATE, notice, receipt_view
from bot.channels.slack_blocks import (
    FORM,
    Drawn,
    Edit,
    Meant,
    NotKept,
    Rest,
    Say,
    TurnTo,
    Typing,
    draw_edit,
    draw_message,
    draw_rest,
    kept_key,
    read_action,
)
from conversations.messages import (
    TALK,
    Form,
    Home,
    Immediate,
    Message,
    Press,
    Pressed,
    Said,
)


class Pressing:
    """Listens to everything that can be pressed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def action(
        self, body: Payload, context: AsyncBoltContext, client: AsyncWebClient, ack: AsyncAck
    ) -> None:
        """Something was pressed, chosen or typed into a field."""
        await ack()
        occasion = await self._desk.occasion(body, context, client)
        if occasion is None:
            return
        action = body["actions"][0]
        kept = await self._desk.keeping.find(occasion.speaker, kept_key(action))
        state = (body.get("view") or body).get("state") or {}
        place = await self._place(occasion, body)
        if action.get("url"):
            return  # a link needs nothing from us
        try:
            meaning = read_action(action, state, kept)
        except NotKept:
            await self._desk.answers.show_or_tell(occasion, notice(words.GONE_TITLE, words.GONE))
            return
        match meaning:
            case Meant(press, values):
                await self._pressed(occasion, body, place, press, values)
            case Rest(key, page):
                await self._rest(occasion, kept, key, page)
            case Edit(slot, there, text):
                await self._desk.answers.show_or_tell(occasion, draw_edit(slot, there, text))
            case Say(text):
                await self._say(occasion, body, place, text)
            case TurnTo(slot, there, page):
                await self._turn_to(occasion, body, there, Press(do="open", slot=slot), page)
            case Typing():
                await self._keep_draft(occasion, body)

    async def _pressed(
        self, occasion: Occasion, body: Payload, place: str, press: Press, values: tuple[str, ...]
    ) -> Immediate:
        immediate = await self._turn(occasion, body, place, press, values)
        if immediate.form:
            shown = await self._desk.answers.open_form(occasion, immediate.form, place, press)
            if shown and body["actions"][0].get("block_id") == LATE:
                await self._taken_away(occasion, body)
        elif occasion.view and not immediate.receipt:
            await self._desk.answers.done(occasion)
        await self._replaced(occasion, body, immediate)
        return immediate

    async def _taken_away(self, occasion: Occasion, body: Payload) -> None:
        """A notice that did its work goes; the card that it spoke for is still there."""
        container = body.get("container") or {}
        channel, ts = str(container.get("channel_id", "")), str(container.get("message_ts", ""))
        try:
            await occasion.client.chat_delete(channel=channel, ts=ts)
        except FAULTS as error:
            log.warn("notice not taken away", error)

    async def _turn(
        self, occasion: Occasion, body: Payload, place: str, press: Press, values: tuple[str, ...] = ()
    ) -> Immediate:
        return await self._desk.turn(
            Pressed(
                event=action_key(body),
                account=occasion.speaker.account,
                place=place,
                at=at(body["actions"][0].get("action_ts")),
                press=press,
                values=values,
            )
        )

    async def _rest(
        self, occasion: Occasion, kept: Message | Home | Form | None, key: str, page: int
    ) -> None:
        if isinstance(kept, Message | Home):
            view = draw_rest(kept, key, page)
        else:
            view = notice(words.GONE_TITLE, words.GONE)
        await self._desk.answers.show_or_tell(occasion, view)

    async def _say(self, occasion: Occasion, body: Payload, place: str, text: str) -> None:
        account = occasion.speaker.account
        await self._desk.turn(
            Said(event=action_key(body), account=account, place=place, at=at(None), text=text)
        )

    async def _turn_to(self, occasion: Occasion, body: Payload, place: str, press: Press, page: int) -> None:
        """Another page of an open form: what stands on this one is kept first."""
        await self._keep_draft(occasion, body)
        immediate = await self._turn(occasion, body, place, press)
        if immediate.form:
            form = immediate.form.model_copy(update={"page": min(page, len(immediate.form.pages) - 1)})
            await self._desk.answers.open_form(occasion, form, place)
        else:
            await self._desk.answers.show(occasion, notice(words.STALE_TITLE, words.STALE))

    async def _keep_draft(self, occasion: Occasion, body: Payload) -> None:
        view = body.get("view") or {}
        if view.get("callback_id") == FORM:
            await keep_draft(self._desk, occasion, view, f"{action_key(body)}:draft")

    async def _replaced(self, occasion: Occasion, body: Payload, immediate: Immediate) -> None:
        """What the pressed message turns into, and a line for these eyes only, which is kept nowhere."""
        container = body.get("container") or {}
        channel, ts = container.get("channel_id"), container.get("message_ts")
        key = action_key(body)
        if immediate.replace and channel and ts:
            drawn = await self._desk.keeping.message(occasion.speaker, immediate.replace, key, rich=False)
            await _sent(occasion.client.chat_update(channel=channel, ts=ts, **_said(drawn)))
        if immediate.receipt and channel:
            said = _said(draw_message(immediate.receipt, key, rich=False))
            here = {"channel": channel, "user": occasion.speaker.external_id, "thread_ts": occasion.thread}
            await _sent(occasion.client.chat_postEphemeral(**here, **said))
        elif immediate.receipt:
            await self._desk.answers.show(occasion, receipt_view(immediate.receipt))

    async def _place(self, occasion: Occasion, body: Payload) -> str:
        view = body.get("view")
        if view:
            return _place_in(view)
        container = body.get("container") or {}
        channel, ts = str(container.get("channel_id", "")), str(container.get("message_ts", ""))
        thread = container.get("thread_ts") or (body.get("message") or {}).get("thread_ts")
        if channel != await self._desk.directs.of(occasion.speaker):
            return TALK  # a card that was passed on is answered in the own direct message
        return await self._desk.place(occasion, channel, ts, None if thread == ts else thread, begins=False)


def _said(drawn: Drawn) -> dict[str, Any]:
    return {"text": drawn.text, "blocks": drawn.blocks}


async def _sent(call: Awaitable[object]) -> None:
    """Send something that nobody waits for."""
    try:
        await call
    except FAULTS as error:
        log.warn("message not changed", error)


def _place_in(view: Payload) -> str:
    """The place that a modal belongs to; the home and a list of what did not fit belong to none."""
    try:
        about = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return TALK
    return str(about.get("place") or TALK)
