"""Reads what Slack sends: who, where, which words, and the key by which a repeat is known. Pure."""

import html
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import uuid4

from slack_bolt.context.async_context import AsyncBoltContext

from bot.channels.slack.lent import Speaker
from bot.clock import now

Payload = Mapping[str, Any]

_ENTITY = re.compile(r"<([^<>]*)>")
_MEMBER = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")


def workspace_of(context: AsyncBoltContext) -> str:
    """The installation that was spoken to: the organisation's where the app is installed for all of it."""
    whole = context.enterprise_id if context.is_enterprise_install else None
    return whole or context.team_id or ""


def speaker_of(context: AsyncBoltContext) -> Speaker:
    """Who did it."""
    return Speaker(workspace_of(context), context.actor_user_id or context.user_id or "")


def receipt(channel: str, ts: str) -> str:
    """The receipt of a message."""
    return f"{channel}:{ts}"


def parted(of_receipt: str) -> tuple[str, str]:
    """The channel and the time stamp of a receipt."""
    channel, _, ts = of_receipt.partition(":")
    return channel, ts


def message_key(channel: str, ts: str) -> str:
    """The key of a message that somebody wrote: the same, however often and as whatever event it comes."""
    return f"slack:{channel}:{ts}"


def action_key(body: Payload) -> str:
    """The key of a press: Slack makes a trigger for each."""
    action = body["actions"][0]
    once = body.get("trigger_id") or action.get("action_ts") or ""
    return _key("action", once, action.get("action_ts", ""), action.get("block_id", ""))


def view_key(body: Payload, what: str) -> str:
    """The key of a form sent or closed."""
    view = body["view"]
    once = str(body.get("trigger_id") or view.get("state") or "")
    return _key(what, view.get("id", ""), view.get("hash", ""), once)


def command_key(body: Payload, what: str) -> str:
    """The key of a command or a shortcut."""
    once = str(body.get("trigger_id") or body.get("action_ts") or uuid4().hex)
    return _key(what, once, str(body.get("user_id", "")), str(body.get("text", "")))


def _key(*parts: str) -> str:
    return "slack:" + sha256("\n".join(parts).encode()).hexdigest()[:40]


def at(ts: object) -> datetime:
    """When something was said, by its time stamp; now where there is none that can be read."""
    try:
        return datetime.fromtimestamp(float(str(ts)), UTC)
    except (ValueError, OverflowError, OSError):
        return now()


def mentioned(text: str) -> list[str]:
    """The ids of everybody mentioned, each once."""
    return list(dict.fromkeys(_MEMBER.findall(text)))


def words(text: str, names: Mapping[str, str], bot: str | None = None) -> str:
    """What somebody typed, without Slack's marks: addresses whole, members by what they are called here.

    Args:
        text: as it came, with entities.
        names: by member's id, the address or name that the house understands.
        bot: our own id, of which a mention says nothing.
    """
    plain = _ENTITY.sub(lambda found: _entity(found.group(1), names, bot), text)
    return html.unescape(plain).strip()


def _entity(inside: str, names: Mapping[str, str], bot: str | None) -> str:
    target, _, label = inside.partition("|")
    if target.startswith("@"):
        return "" if target[1:] == bot else names.get(target[1:], label or "somebody")
    if target.startswith(("#", "!")):
        return label or target[1:].partition("^")[0]
    address = target.removeprefix("mailto:")
    if not label or label in address:
        return label or address
    return f"{label} ({address})"


def is_foreign(body: Payload, context: AsyncBoltContext) -> bool:
    """Whether it comes from a conversation, or from somebody, outside the installation's organisation."""
    if body.get("is_ext_shared_channel"):
        return True
    ours, theirs = context.team_id, context.actor_team_id
    same_house = context.enterprise_id is not None and context.actor_enterprise_id == context.enterprise_id
    return bool(theirs and ours and theirs != ours and not same_house)


def spoken(event: Payload) -> bool:
    """Whether a message is a person's words or files in a direct message, and no echo of an edit or a bot."""
    kind = event.get("subtype")
    direct = event.get("channel_type") == "im" or str(event.get("channel", "")).startswith("D")
    return (
        direct
        and kind in {None, "file_share", "thread_broadcast"}
        and not event.get("bot_id")
        and bool(event.get("user"))
    )


def files_of(event: Payload) -> Iterator[Payload]:
    """The files that came with a message."""
    yield from event.get("files") or ()
