"""conversations.*: opening a direct message and reading what stands in one."""

from tests.fake_slack import shapes
from tests.fake_slack.nouns import Json, Posted, Refused

from .call import Asked

MOST_PEOPLE = 8
PAGE = 100


def open_(asked: Asked) -> Json:
    """conversations.open: the direct message of one person."""
    (named,) = asked.need("users")
    people = [each for each in str(named).split(",") if each]
    if len(people) > MOST_PEOPLE:
        raise Refused("too_many_users")
    if len(people) != 1:
        raise Refused("method_not_supported_for_channel_type")
    person = asked.person(people[0])
    if person.is_bot:
        raise Refused("cannot_dm_bot")
    already = any(person.id in each.members for each in asked.world.channels.values() if each.im)
    channel = asked.world.dm(person)
    return {"no_op": already, "already_open": already, "channel": {"id": channel.id, "is_im": True}}


def info(asked: Asked) -> Json:
    """conversations.info."""
    (name,) = asked.need("channel")
    channel = asked.channel(name)
    shown: Json = {"id": channel.id, "name": channel.name, "is_im": channel.im, "is_archived": channel.archived}
    shown |= {"is_ext_shared": channel.shared, "is_member": asked.workspace.bot in channel.members}
    if channel.im:
        shown["user"] = asked.world.other(channel).id
    return {"channel": shown}


def replies(asked: Asked) -> Json:
    """conversations.replies: a thread, its root first."""
    name, ts = asked.need("channel", "ts")
    channel = asked.channel(name)
    if asked.world.message(channel.id, ts) is None:
        raise Refused("thread_not_found")
    thread = [each for each in _there(asked, channel.id) if ts in (each.ts, each.thread_ts)]
    return _page(asked, thread)


def history(asked: Asked) -> Json:
    """conversations.history: what stands outside threads, newest first."""
    (name,) = asked.need("channel")
    channel = asked.channel(name)
    roots = [each for each in _there(asked, channel.id) if each.thread_ts in (None, each.ts)]
    return _page(asked, roots[::-1])


def _there(asked: Asked, channel: str) -> list[Posted]:
    found = [each for each in asked.world.messages if each.channel == channel]
    return [each for each in found if not each.deleted and not each.ephemeral and _within(asked, each)]


def _within(asked: Asked, posted: Posted) -> bool:
    at, inclusive = float(posted.ts), asked.says("inclusive")
    oldest, latest = float(asked.get("oldest") or 0), float(asked.get("latest") or "inf")
    return oldest < at < latest or (inclusive and at in (oldest, latest))


def _page(asked: Asked, found: list[Posted]) -> Json:
    limit, start = int(asked.get("limit") or PAGE), cursor(asked)
    end = start + limit
    metadata = asked.says("include_all_metadata")
    shown = [shapes.in_history(asked.world, each, metadata=metadata) for each in found[start:end]]
    more = end < len(found)
    reply: Json = {"messages": shown, "has_more": more}
    return reply | {"response_metadata": {"next_cursor": f"next:{end}" if more else ""}}


def cursor(asked: Asked) -> int:
    """Where a page begins.

    Raises:
        Refused: the cursor is none that Slack gave out.
    """
    given = str(asked.get("cursor") or "next:0")
    word, _, number = given.partition(":")
    if word != "next" or not number.isdigit():
        raise Refused("invalid_cursor")
    return int(number)
