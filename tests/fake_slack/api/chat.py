"""chat.*: messages go out, change and go."""

import copy
from typing import Any

from tests.fake_slack import blocks, limits, shapes
from tests.fake_slack.nouns import Channel, Json, Posted, Refused, Session

from .call import Asked

CONTENT = ("text", "blocks", "attachments", "markdown_text")


def post_message(asked: Asked) -> Json:
    """chat.postMessage: to a channel, or to somebody's id, which opens the direct message."""
    (target,) = asked.need("channel")
    channel = _target(asked, target)
    if channel.archived:
        raise Refused("is_archived")
    if not channel.im and asked.workspace.bot not in channel.members:
        raise Refused("not_in_channel")
    _thread(asked, channel)
    posted = compose(asked, channel)
    asked.world.messages.append(posted)
    _session(asked, channel, posted)
    asked.world.emit(asked.workspace, shapes.message_event(asked.world, posted))
    return {"channel": channel.id, "ts": posted.ts, "message": shapes.message(asked.world, posted)}


def _target(asked: Asked, target: str) -> Channel:
    if target[:1] not in "UW":
        channel = asked.channel(target)
    else:
        try:
            person = asked.person(target)
        except Refused:
            raise Refused("channel_not_found") from None
        if person.is_bot:
            raise Refused("cannot_dm_bot")
        channel = asked.world.dm(person)
    if channel.im:
        home = asked.world.workspaces[channel.team]
        if not home.messages_tab or asked.world.other(channel).dm_closed:
            raise Refused("messages_tab_disabled")
    return channel


def _thread(asked: Asked, channel: Channel) -> None:
    thread = asked.get("thread_ts")
    if thread is None:
        return
    root = asked.world.message(channel.id, str(thread))
    if root is None or root.thread_ts not in (None, root.ts) or root.ephemeral:
        raise Refused("thread_not_found")


def compose(asked: Asked, channel: Channel, where: str = "") -> Posted:
    """A new message of the app, checked.

    Raises:
        Refused: it has no content, or is outside the limits.
    """
    given = {name: asked.get(name) for name in CONTENT if asked.get(name)}
    if not given:
        raise Refused("no_text")
    limits.check(asked.world, where or asked.method, "message", dict(asked.arguments))
    _metadata(asked)
    world = asked.world
    return Posted(
        world.next_ts(),
        channel.id,
        channel.team,
        world.workspaces[channel.team].bot,
        str(given.get("text") or given.get("markdown_text") or _said_by(given.get("blocks"))),
        bot=True,
        thread_ts=asked.get("thread_ts"),
        blocks=blocks.settled(given.get("blocks", []), world.fresh),
        attachments=copy.deepcopy(given.get("attachments", [])),
        metadata=asked.get("metadata") or None,
        arguments=copy.deepcopy(asked.arguments),
    )


def _said_by(shown: Any) -> str:
    return "This content can't be displayed." if shown else ""


def _metadata(asked: Asked) -> None:
    metadata = asked.get("metadata")
    if metadata and not {"event_type", "event_payload"} <= set(metadata):
        raise Refused("invalid_metadata_format")


def _session(asked: Asked, channel: Channel, posted: Posted) -> None:
    """Where agent features are on, a message outside a thread begins a session of its own."""
    root = posted.thread_ts or posted.ts
    if channel.im and asked.world.agents_on(channel):
        asked.world.sessions.setdefault((channel.id, root), Session(channel.id, root))


def update(asked: Asked) -> Json:
    """chat.update: of the app's own messages; `text` without `blocks` takes the blocks away."""
    name, ts = asked.need("channel", "ts")
    if name[:1] in "UW":
        raise Refused("channel_not_found")
    posted = _own(asked, name, ts, "cant_update_message")
    given = {each: asked.arguments[each] for each in CONTENT if asked.get(each) is not None}
    if not given:
        raise Refused("no_text")
    limits.check(asked.world, asked.method, "update", dict(asked.arguments))
    _metadata(asked)
    change(asked, posted, given)
    asked.world.emit(asked.workspace, shapes.changed_event(asked.world, posted))
    shown = shapes.message(asked.world, posted)
    return {"channel": name, "ts": posted.ts, "text": posted.text, "message": shown}


def change(asked: Asked, posted: Posted, given: Json) -> None:
    """Give a message its new content; what it was stays in its versions."""
    posted.keep_version()
    posted.text = str(given.get("text") or given.get("markdown_text") or posted.text)
    posted.blocks = blocks.settled(given.get("blocks") or [], asked.world.fresh)
    if "attachments" in given:
        posted.attachments = copy.deepcopy(given["attachments"])
    if asked.get("metadata") is not None:
        posted.metadata = asked.get("metadata") or None
    posted.edited = True
    posted.values = {}
    posted.arguments = copy.deepcopy(asked.arguments)


def _own(asked: Asked, name: str, ts: str, otherwise: str) -> Posted:
    channel = asked.channel(name)
    posted = asked.world.message(channel.id, str(ts))
    if posted is None or posted.ephemeral:
        raise Refused("message_not_found")
    if posted.by != asked.world.workspaces[channel.team].bot:
        raise Refused(otherwise)
    return posted


def delete(asked: Asked) -> Json:
    """chat.delete: the app's own messages."""
    name, ts = asked.need("channel", "ts")
    posted = _own(asked, name, ts, "cant_delete_message")
    posted.deleted = True
    asked.world.emit(asked.workspace, shapes.deleted_event(asked.world, posted))
    return {"channel": name, "ts": posted.ts}


def post_ephemeral(asked: Asked) -> Json:
    """chat.postEphemeral: for the eyes of somebody who is in the channel."""
    name, who = asked.need("channel", "user")
    channel = asked.channel(name)
    if who not in channel.members:
        raise Refused("user_not_in_channel")
    posted = compose(asked, channel)
    posted.ephemeral, posted.to = True, who
    asked.world.messages.append(posted)
    return {"message_ts": posted.ts}


def permalink(asked: Asked) -> Json:
    """chat.getPermalink."""
    name, ts = asked.need("channel", "message_ts")
    channel = asked.channel(name)
    if asked.world.message(channel.id, ts) is None:
        raise Refused("message_not_found")
    return {"channel": name, "permalink": shapes.permalink(asked.world, channel, ts)}
