"""What Slack sends: envelopes of events, and what somebody did."""

import copy

from . import shapes
from .nouns import Json, Person, Posted, View, Workspace
from .world import World


def envelope(world: World, home: Workspace, event: Json, *, shared: bool = False) -> Json:
    """An event as the Events API sends it."""
    name = f"Ev{next(world.fresh):08X}"
    authorized = {
        "enterprise_id": home.enterprise,
        "team_id": None if home.org_wide else home.id,
        "user_id": home.bot,
        "is_bot": True,
        "is_enterprise_install": home.org_wide,
    }
    sent: Json = {"token": world.verification_token, "team_id": home.id, "context_team_id": home.id}
    if home.enterprise:
        sent |= {"enterprise_id": home.enterprise}
    return sent | {
        "context_enterprise_id": home.enterprise,
        "api_app_id": world.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": name,
        "event_time": int(world.now()),
        "authorizations": [authorized],
        "is_ext_shared_channel": shared,
        "event_context": f"4-{name}",
    }


def acted(world: World, person: Person, kind: str) -> Json:
    """What every interactive payload says: who, where, in which installation."""
    home = world.workspace_of(person)
    short = shapes.handle_of(person)
    whole = {"id": home.enterprise, "name": home.enterprise} if home.enterprise else None
    place = shapes.team(home)
    if home.enterprise:
        place |= {"enterprise_id": home.enterprise, "enterprise_name": home.enterprise}
    return {
        "type": kind,
        "team": None if home.org_wide else place,
        "user": {"id": person.id, "username": short, "name": short, "team_id": person.team},
        "api_app_id": world.app_id,
        "token": world.verification_token,
        "enterprise": whole,
        "is_enterprise_install": home.org_wide,
    }


def at_message(world: World, posted: Posted) -> Json:
    """The message in which somebody did something."""
    channel = world.channels[posted.channel]
    container: Json = {"type": "message", "message_ts": posted.ts, "channel_id": posted.channel}
    container["is_ephemeral"] = posted.ephemeral
    if posted.thread_ts:
        container["thread_ts"] = posted.thread_ts
    where: Json = {"container": container, "channel": {"id": channel.id, "name": channel.name}}
    if not posted.ephemeral:
        where["message"] = shapes.message(world, posted)
    return where | {"state": {"values": copy.deepcopy(posted.values)}}


def at_view(world: World, shown: View) -> Json:
    """The view in which somebody did something."""
    return {"container": {"type": "view", "view_id": shown.id}, "view": shapes.view(world, shown)}


def action(world: World, block: Json, element: Json, state: Json) -> Json:
    """One entry of `actions`."""
    done: Json = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"]}
    done |= {key: element[key] for key in ("text", "value", "style", "placeholder") if key in element}
    done |= copy.deepcopy(state)
    return done | {"action_ts": world.next_ts()}


def command(world: World, person: Person, name: str, text: str, channel: str) -> Json:
    """A slash command, as a form."""
    home = world.workspace_of(person)
    sent: Json = {
        "token": world.verification_token,
        "team_id": home.id,
        "team_domain": home.domain,
        "channel_id": channel,
        "channel_name": world.channels[channel].name,
        "user_id": person.id,
        "user_name": shapes.handle_of(person),
        "command": name,
        "text": text,
        "api_app_id": world.app_id,
        "is_enterprise_install": str(home.org_wide).lower(),
        "response_url": world.new_line(person, channel),
        "trigger_id": world.new_trigger(person),
    }
    if home.enterprise:
        sent |= {"enterprise_id": home.enterprise, "enterprise_name": home.enterprise}
    return sent
