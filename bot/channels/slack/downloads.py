"""Files that somebody sent, read from where Slack keeps them."""

from http import HTTPStatus
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot import log
from bot.channels.slack.heard import Payload
from bot.web import LARGEST

MOST = LARGEST * 3 // 4
"""Bytes: what the playground takes as well."""
PATIENCE = aiohttp.ClientTimeout(total=2.0)
CHUNK = 65_536
SIGN_IN = "text/html"
FROM = ("slack.com", "slack-edge.com", "slack-files.com")


async def download(client: AsyncWebClient, file: Payload) -> bytes | None:
    """What is in a file; None where it is too large or cannot be read."""
    url = str(file.get("url_private_download") or file.get("url_private") or "")
    if not _is_slacks(url, client.base_url) or int(file.get("size") or 0) > MOST:
        return None
    try:
        async with (
            aiohttp.ClientSession(timeout=PATIENCE) as session,
            session.get(url, headers={"Authorization": f"Bearer {client.token}"}) as answer,
        ):
            if answer.status != HTTPStatus.OK or _is_sign_in(answer, file):
                return None
            content = bytearray()
            async for chunk in answer.content.iter_chunked(CHUNK):
                content += chunk
                if len(content) > MOST:
                    return None
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        log.warn("file not read", error)
        return None
    return bytes(content)


def _is_slacks(url: str, base_url: str) -> bool:
    """Whether an address is one of Slack's: our token goes nowhere else, nor unencrypted."""
    asked, ours = urlsplit(url), urlsplit(base_url)
    host = asked.hostname or ""
    if (asked.scheme, host) == (ours.scheme, ours.hostname):
        return True
    return asked.scheme == "https" and any(host == name or host.endswith(f".{name}") for name in FROM)


def _is_sign_in(answer: aiohttp.ClientResponse, file: Payload) -> bool:
    """Whether it is the page where people sign in, as Slack shows it where a token is not good for a file."""
    return answer.content_type == SIGN_IN and file.get("mimetype") != SIGN_IN
