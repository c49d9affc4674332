"""Reads what stands in a conversation, to see whether something arrived. Nothing else is read there."""

from collections.abc import AsyncIterator
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.channel import CannotLook

PAGES = 10
A_PAGE = 100


async def messages_in(
    client: AsyncWebClient, channel: str, thread: str | None, since: str | None = None
) -> AsyncIterator[dict[str, Any]]:
    """What stands in a thread, or outside threads; only what came after a message, where one is named.

    Raises:
        CannotLook: there are more than can be read.
        SlackApiError: Slack does not show them.
    """
    asked: dict[str, Any] = {"channel": channel, "limit": A_PAGE, "include_all_metadata": True}
    asked |= {"oldest": since} if since else {}
    for _ in range(PAGES):
        call = client.conversations_replies(**asked, ts=thread) if thread else None
        page = await (call or client.conversations_history(**asked))
        for message in page["messages"]:
            yield message
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return
        asked["cursor"] = cursor
    raise CannotLook
