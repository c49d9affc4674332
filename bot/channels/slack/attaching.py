"""Files that belong to a message: uploaded after it, and looked for before they are sent once more."""

from base64 import b64decode
from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from bot import log
from bot.channels.slack import words
from bot.channels.slack.failures import FAULTS
from bot.channels.slack.reading import messages_in
from conversations.messages import File


@dataclass(frozen=True)
class Spot:
    """A message that was sent, and the thread in which what belongs to it stands.

    Args:
        channel: the conversation.
        ts: the message.
        thread: the root of the thread; None outside threads.
    """

    channel: str
    ts: str
    thread: str | None


async def attach(client: AsyncWebClient, spot: Spot, file: File) -> None:
    """Upload a file to where its message stands. Where that cannot be done, the person is told."""
    content = b64decode(file.content)
    try:
        await client.files_upload_v2(
            filename=file.name, content=content, channel=spot.channel, thread_ts=spot.thread
        )
    except FAULTS as error:
        log.warn("file not sent", error)
        await _tell(client, spot, file)


async def complete(client: AsyncWebClient, spot: Spot, file: File) -> None:
    """See that the file of a message stands there, too, whose sending was cut off.

    Raises:
        CannotLook: that is not to be found out.
    """
    if not await _is_there(client, spot, file):
        await attach(client, spot, file)


async def _is_there(client: AsyncWebClient, spot: Spot, file: File) -> bool:
    async for message in messages_in(client, spot.channel, spot.thread, since=spot.ts):
        if any(each.get("name") == file.name for each in message.get("files") or ()):
            return True
    return False


async def _tell(client: AsyncWebClient, spot: Spot, file: File) -> None:
    """Say that a file is missing, unless only the word that it has arrived got lost."""
    try:
        if not await _is_there(client, spot, file):
            await client.chat_postMessage(
                channel=spot.channel, thread_ts=spot.thread, text=words.FILE_NOT_SENT
            )
    except FAULTS as error:
        log.warn("notice not sent", error)
