"""The JSON in which Slack shows what there is."""

import copy

from .nouns import Channel, Json, Kept, Person, Posted, View, Workspace
from .world import World


def message(world: World, posted: Posted) -> Json:
    """A message as the Web API and interactive payloads show it."""
    shown: Json = {"type": "message", "ts": posted.ts, "text": posted.text}
    shown["user"], shown["team"] = posted.by, posted.team
    if posted.bot:
        profile = world.workspaces[posted.team].bot_profile
        shown |= {"bot_id": profile, "app_id": world.app_id, "bot_profile": {"id": profile}}
    if posted.client_msg_id:
        shown["client_msg_id"] = posted.client_msg_id
    if posted.blocks:
        shown["blocks"] = copy.deepcopy(posted.blocks)
    if posted.attachments:
        shown["attachments"] = copy.deepcopy(posted.attachments)
    if posted.thread_ts:
        shown["thread_ts"] = posted.thread_ts
        root = world.message(posted.channel, posted.thread_ts)
        if root is not None and root is not posted:
            shown["parent_user_id"] = root.by
    if posted.files:
        shown |= {"subtype": "file_share", "upload": False}
        shown["files"] = [file(world, world.files[each]) for each in posted.files]
    if posted.edited:
        shown["edited"] = {"user": posted.by, "ts": posted.ts}
    return shown


def in_history(world: World, posted: Posted, *, metadata: bool) -> Json:
    """A message as conversations.* show it."""
    shown = message(world, posted)
    if posted.metadata and metadata:
        shown["metadata"] = copy.deepcopy(posted.metadata)
    elif posted.metadata:
        shown["metadata"] = {"event_type": posted.metadata["event_type"]}
    replies = [each for each in world.messages if each.thread_ts == posted.ts and not each.deleted]
    replies = [each for each in replies if each.channel == posted.channel and not each.ephemeral]
    if replies:
        shown |= {"thread_ts": posted.ts, "reply_count": len(replies), "latest_reply": replies[-1].ts}
    return shown


def _kind(world: World, posted: Posted) -> str:
    return "im" if world.channels[posted.channel].im else "channel"


def message_event(world: World, posted: Posted) -> Json:
    """The event of a new message."""
    where = {"channel": posted.channel, "channel_type": _kind(world, posted), "event_ts": posted.ts}
    return message(world, posted) | where


def changed_event(world: World, posted: Posted) -> Json:
    """The event of a message that is another now."""
    previous = message(world, posted) | posted.versions[-1]
    return _hidden(world, posted, "message_changed") | {
        "message": message(world, posted),
        "previous_message": previous,
    }


def deleted_event(world: World, posted: Posted) -> Json:
    """The event of a message that is gone."""
    return _hidden(world, posted, "message_deleted") | {
        "previous_message": message(world, posted),
        "deleted_ts": posted.ts,
    }


def _hidden(world: World, posted: Posted, subtype: str) -> Json:
    now = world.next_ts()
    return {
        "type": "message",
        "subtype": subtype,
        "hidden": True,
        "channel": posted.channel,
        "channel_type": _kind(world, posted),
        "ts": now,
        "event_ts": now,
    }


def permalink(world: World, channel: Channel, ts: str) -> str:
    """The address of a message."""
    domain = world.workspaces[channel.team].domain
    return f"https://{domain}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"


def view(world: World, shown: View) -> Json:
    """A view, as methods answer it and payloads hold it."""
    home = world.workspaces[shown.team]
    empty: Json = {"private_metadata": "", "callback_id": "", "external_id": ""}
    empty |= {"clear_on_close": False, "notify_on_close": False, "title": None, "close": None, "submit": None}
    own: Json = {"id": shown.id, "team_id": shown.team, "hash": shown.hash, "root_view_id": shown.root}
    own |= {"previous_view_id": shown.previous, "app_id": world.app_id, "bot_id": home.bot_profile}
    own |= {"app_installed_team_id": home.owner, "state": {"values": copy.deepcopy(shown.values)}}
    return empty | copy.deepcopy(shown.shape) | own


def person(world: World, who: Person, *, email: bool = True) -> Json:
    """Somebody as users.* and events show them."""
    home = world.workspaces.get(who.team)
    profile = {
        "real_name": who.name,
        "display_name": who.name.split()[0],
        "title": who.title,
        "team": who.team,
    }
    profile |= {"real_name_normalized": who.name, "image_72": "https://a.slack-edge.com/72.png"}
    if email and who.email and not who.is_bot:
        profile["email"] = who.email
    shown: Json = {"id": who.id, "team_id": who.team, "name": handle_of(who), "real_name": who.name}
    shown |= {"deleted": who.deleted, "is_bot": who.is_bot, "is_app_user": False, "profile": profile}
    shown |= {"tz": who.tz, "tz_label": who.tz, "tz_offset": who.tz_offset, "updated": int(world.now())}
    if not who.deleted:
        shown |= {"is_restricted": who.is_restricted, "is_ultra_restricted": who.is_ultra_restricted}
        shown |= {"is_admin": False, "is_owner": False, "is_primary_owner": False}
    if who.is_stranger:
        shown["is_stranger"] = True
    if home and home.enterprise:
        shown["enterprise_user"] = {"id": who.id, "enterprise_id": home.enterprise, "teams": [home.id]}
    return shown


def handle_of(who: Person) -> str:
    """The short name with which somebody signs in."""
    return who.name.lower().replace(" ", ".")


def file(world: World, kept: Kept) -> Json:
    """A file as files.* and messages show it."""
    private = f"{world.address}/files-pri/{kept.team}-{kept.id}"
    return {
        "id": kept.id,
        "created": int(world.now()),
        "name": kept.name,
        "title": kept.title or kept.name,
        "mimetype": kept.mimetype,
        "filetype": kept.name.rpartition(".")[2],
        "user": kept.by,
        "size": len(kept.content),
        "mode": "hosted",
        "is_external": False,
        "is_public": False,
        "alt_txt": kept.alt,
        "url_private": f"{private}/{kept.name}",
        "url_private_download": f"{private}/download/{kept.name}",
        "file_access": "visible",
    }


def team(workspace: Workspace) -> Json:
    """A workspace in a few words."""
    return {"id": workspace.id, "domain": workspace.domain}
