"""The home, first contact, shortcuts, and what becomes of members and installations."""

import asyncio
from datetime import timedelta

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot import log
from bot.channels.slack import words
from bot.channels.slack.answering import Occasion
from bot.channels.slack.desk import Desk
from bot.channels.slack.failures import FAULTS, passes, said
from bot.channels.slack.heard import Payload, at, command_key, speaker_of, workspace_of
from bot.channels.slack.homes import Homes
from bot.channels.slack.lent import Speaker
from bot.channels.slack.notices import notice, plain
from bot.channels.slack.sweeping import Sweeping
from bot.channels.slack.tokens import Tokens
from conversations.messages import TALK, Arrived, Immediate, Press, Pressed, Shared

PATIENCE = 0.8  # seconds that Slack gets to say where a message is: a form waits behind it


class Arriving:
    """Listens to whoever comes, and to whoever goes."""

    def __init__(self, desk: Desk, ways: Tokens, homes: Homes, sweeping: Sweeping) -> None:
        self._desk, self._ways, self._homes, self._sweeping = desk, ways, homes, sweeping

    async def opened(
        self, event: Payload, body: Payload, context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """The app was opened, at its home or at its messages."""
        home = event.get("tab") == "home"
        occasion = await self._desk.occasion(body, context, client, tell=_strange_home if home else None)
        if occasion is None:
            if home and event.get("view"):
                await self._emptied(client, speaker_of(context))
            return
        self._desk.directs.note(occasion.speaker, str(event.get("channel", "")))
        if home:
            await self._show_home(occasion, (event.get("view") or {}).get("hash"))
        else:
            self._desk.modes.forget(occasion.speaker)
            await self._desk.turn(
                Arrived(
                    event=str(body["event_id"]), account=occasion.speaker.account, at=at(None), where="talk"
                )
            )

    async def _show_home(self, occasion: Occasion, seen: str | None) -> None:
        """Show the home as it is now. A fault that passes is raised: Slack says again that it was opened."""
        try:
            await self._homes.open(occasion.client, occasion.speaker, seen)
        except SlackApiError as error:
            if passes(error):
                raise
            log.warn("home not shown", code=said(error))

    async def start_talk(
        self, body: Payload, context: AsyncBoltContext, client: AsyncWebClient, ack: AsyncAck
    ) -> None:
        """The shortcut that begins a career talk."""
        await ack()
        occasion = await self._desk.occasion(body, context, client, tell=self._strange)
        if occasion is not None:
            press = Press(do="ask", given={"intent": "whom"})
            account, key = occasion.speaker.account, command_key(body, "start_talk")
            immediate = await self._desk.turn(
                Pressed(event=key, account=account, place=TALK, at=at(body.get("action_ts")), press=press)
            )
            await self._show(occasion, immediate)

    async def save_evidence(
        self, body: Payload, context: AsyncBoltContext, client: AsyncWebClient, ack: AsyncAck
    ) -> None:
        """The shortcut on somebody's message: only where it is, never what it says."""
        await ack()
        occasion = await self._desk.occasion(body, context, client, tell=self._strange)
        if occasion is not None:
            immediate = await self._desk.turn(
                Shared(
                    event=command_key(body, "save_evidence"),
                    account=occasion.speaker.account,
                    at=at(body.get("action_ts")),
                    permalink=await _permalink(body, client),
                    purpose="evidence",
                )
            )
            await self._show(occasion, immediate)

    async def member_changed(self, event: Payload, context: AsyncBoltContext, client: AsyncWebClient) -> None:
        """Somebody joined, left, or is described anew."""
        profile = event["user"]
        speaker = Speaker(workspace_of(context), str(profile["id"]))
        if await self._desk.members.changed(speaker, profile) and not profile.get("deleted"):
            await _says_one_thing(client, speaker, words.NOTHING_HERE)

    async def left(self, event: Payload, body: Payload, context: AsyncBoltContext) -> None:
        """The app was uninstalled, or the bot's token was revoked."""
        tokens = event.get("tokens")
        if tokens is None or tokens.get("bot"):
            whole = bool(context.is_enterprise_install)
            # A late repeat ends nothing that was installed since.
            when = at(body.get("event_time")) + timedelta(seconds=1)
            await self._ways.gone(context.enterprise_id, context.team_id, when, org_wide=whole)

    async def access_changed(self, context: AsyncBoltContext) -> None:
        """A workspace of the organisation was added or taken away: its members are known anew."""
        await self._sweeping.soon(workspace_of(context))

    async def _emptied(self, client: AsyncWebClient, speaker: Speaker) -> None:
        """Whoever is nobody here any more keeps no home of before."""
        if await self._desk.members.standing(client, speaker) == "nobody":
            await _says_one_thing(client, speaker, words.NOTHING_HERE)

    async def _strange(self, occasion: Occasion) -> None:
        await self._desk.answers.show(occasion, notice(words.NOT_KNOWN_TITLE, words.NOT_KNOWN))

    async def _show(self, occasion: Occasion, immediate: Immediate) -> None:
        if immediate.form:
            await self._desk.answers.open_form(occasion, immediate.form, TALK)
        else:
            await self._desk.answers.show(occasion, notice(words.DONE_TITLE, words.ANSWERED))


async def _strange_home(occasion: Occasion) -> None:
    """The home of a full member whom the directory does not know: one sentence, in place of a blank page."""
    await _says_one_thing(occasion.client, occasion.speaker, words.NOT_KNOWN)


async def _says_one_thing(client: AsyncWebClient, speaker: Speaker, text: str) -> None:
    """A home of one sentence."""
    view = {"type": "home", "blocks": [{"type": "section", "text": plain(text)}]}
    try:
        await client.views_publish(user_id=speaker.external_id, view=view)
    except FAULTS as error:
        log.warn("home not shown", error)


async def _permalink(body: Payload, client: AsyncWebClient) -> str:
    """Where a message is. Made by hand where Slack does not say, as in a channel that we are not in."""
    channel, message = body["channel"]["id"], body["message"]
    try:
        async with asyncio.timeout(PATIENCE):
            found = await client.chat_getPermalink(channel=channel, message_ts=message["ts"])
        return str(found["permalink"])
    except FAULTS as error:
        log.note("permalink made by hand", kind=type(error).__name__)
    domain = (body.get("team") or {}).get("domain") or "app"
    return f"https://{domain}.slack.com/archives/{channel}/p{message['ts'].replace('.', '')}"
