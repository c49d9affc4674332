"""files.*: an upload in three steps, and what is known of a file."""

import mimetypes

from tests.fake_slack import shapes
from tests.fake_slack.nouns import Channel, Json, Kept, Posted, Refused

from .call import Asked


def upload_url(asked: Asked) -> Json:
    """files.getUploadURLExternal: where the content goes."""
    name, length = asked.need("filename", "length")
    kept = Kept(asked.world.next_id("F"), name, asked.workspace.id, asked.workspace.bot)
    kept.length, kept.alt = int(length), str(asked.get("alt_txt") or "")
    kept.mimetype = mimetypes.guess_type(name)[0] or kept.mimetype
    asked.world.files[kept.id] = kept
    return {"upload_url": f"{asked.world.address}/upload/v1/{kept.id}", "file_id": kept.id}


def complete(asked: Asked) -> Json:
    """files.completeUploadExternal: the files are there, and posted where a channel is named.

    As at Slack, the answer does not tell the message: that is written a moment later.
    """
    (given,) = asked.need("files")
    kept = [_uploaded(asked, each) for each in given]
    named = [asked.get("channel_id"), *str(asked.get("channels") or "").split(",")]
    for channel in [_channel(asked, each) for each in named if each]:
        _share(asked, channel, kept)
    return {"files": [shapes.file(asked.world, each) for each in kept]}


def _uploaded(asked: Asked, given: Json) -> Kept:
    kept = asked.world.files.get(given.get("id", ""))
    if kept is None or (not kept.content and kept.length):
        raise Refused("file_not_found")
    if kept.complete:
        raise Refused("file_update_failed")
    kept.complete, kept.title = True, given.get("title") or kept.name
    return kept


def _channel(asked: Asked, name: str) -> Channel:
    if name[:1] in "UW":
        raise Refused("channel_not_found")
    channel = asked.channel(name)
    if not channel.im and asked.workspace.bot not in channel.members:
        raise Refused("not_in_channel")
    return channel


def _share(asked: Asked, channel: Channel, kept: list[Kept]) -> None:
    world, thread = asked.world, asked.get("thread_ts")
    if thread and world.message(channel.id, thread) is None:
        raise Refused("thread_not_found")
    text = str(asked.get("initial_comment") or "")
    posted = Posted(world.next_ts(), channel.id, channel.team, asked.workspace.bot, text, bot=True)
    posted.thread_ts, posted.files = thread, [each.id for each in kept]
    world.messages.append(posted)
    for each in kept:
        each.shares.setdefault(channel.id, []).append({"ts": posted.ts, "thread_ts": thread})
    world.emit(asked.workspace, shapes.message_event(world, posted))


def info(asked: Asked) -> Json:
    """files.info: with the messages in which a file stands."""
    (name,) = asked.need("file")
    kept = asked.world.files.get(name)
    if kept is None or asked.world.workspaces[kept.team].owner != asked.token.owner:
        raise Refused("file_not_found")
    shown = shapes.file(asked.world, kept)
    return {"file": shown | {"shares": {"private": kept.shares}, "ims": list(kept.shares)}}
