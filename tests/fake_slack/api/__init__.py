"""The Web API: each method with the scope that it needs."""

from collections.abc import Callable

from tests.fake_slack.nouns import Json, Refused, Token, Workspace
from tests.fake_slack.world import World

from . import agents, chat, files, people, reading, views
from .call import Asked, structured
from .oauth import access

Method = Callable[[Asked], Json]

METHODS: dict[str, tuple[Method, str | None]] = {
    "agents.sessions.rename": (agents.rename, "chat:write"),
    "agents.sessions.setStatus": (agents.set_status, "chat:write"),
    "assistant.threads.setStatus": (agents.thread_status, "chat:write"),
    "assistant.threads.setSuggestedPrompts": (agents.prompts, "assistant:write"),
    "assistant.threads.setTitle": (agents.thread_title, "assistant:write"),
    "auth.revoke": (people.revoke, None),
    "auth.teams.list": (people.teams, None),
    "auth.test": (people.auth_test, None),
    "chat.delete": (chat.delete, "chat:write"),
    "chat.getPermalink": (chat.permalink, None),
    "chat.postEphemeral": (chat.post_ephemeral, "chat:write"),
    "chat.postMessage": (chat.post_message, "chat:write"),
    "chat.update": (chat.update, "chat:write"),
    "conversations.history": (reading.history, "im:history"),
    "conversations.info": (reading.info, "im:read"),
    "conversations.open": (reading.open_, "im:write"),
    "conversations.replies": (reading.replies, "im:history"),
    "files.completeUploadExternal": (files.complete, "files:write"),
    "files.getUploadURLExternal": (files.upload_url, "files:write"),
    "files.info": (files.info, "files:read"),
    "team.info": (people.team, "team:read"),
    "users.info": (people.info, "users:read"),
    "users.list": (people.listed, "users:read"),
    "users.lookupByEmail": (people.by_email, "users:read.email"),
    "views.open": (views.open_, None),
    "views.publish": (views.publish, None),
    "views.push": (views.push, None),
    "views.update": (views.update, None),
}


def answer(world: World, method: str, arguments: Json, bearer: str) -> Json:
    """What Slack answers to a call.

    Raises:
        Refused: with Slack's code.
    """
    if method == "oauth.v2.access":
        return access(world, arguments)
    if method == "apps.connections.open":
        return _connection(world, bearer)
    if method not in METHODS:
        raise Refused("unknown_method", req_method=method)
    perform, scope = METHODS[method]
    token = good(world, bearer)
    if scope and world.scopes is not None and scope not in world.scopes:
        provided = ",".join(sorted(world.scopes))
        raise Refused("missing_scope", needed=scope, provided=provided)
    read = structured(arguments)
    return perform(Asked(world, method, read, token, workspace(world, token, read)))


def good(world: World, bearer: str) -> Token:
    """The token that is meant.

    Raises:
        Refused: there is none, or it is no longer good.
    """
    if not bearer:
        raise Refused("not_authed")
    if bearer.startswith("xapp-"):
        raise Refused("not_allowed_token_type")
    token = world.tokens.get(bearer)
    if token is None:
        raise Refused("invalid_auth")
    if token.state != "live":
        raise Refused("token_revoked" if token.state == "revoked" else "account_inactive")
    if token.expires is not None and token.expires <= world.now():
        raise Refused("token_expired")
    return token


def workspace(world: World, token: Token, arguments: Json) -> Workspace:
    """The workspace that a call is about: an org-wide token says which, or the channel does.

    Raises:
        Refused: the token is not good there.
    """
    if not token.org_wide:
        return world.workspaces[token.team]
    named = arguments.get("team_id")
    channel = world.channels.get(str(arguments.get("channel") or arguments.get("channel_id")))
    found = world.workspaces[str(named or (channel.team if channel else token.team))]
    if found.owner != token.owner:
        raise Refused("team_access_not_granted")
    return found


def _connection(world: World, bearer: str) -> Json:
    if not bearer.startswith("xapp-"):
        raise Refused("not_allowed_token_type" if bearer else "not_authed")
    if bearer != world.app_token:
        raise Refused("invalid_auth")
    ticket = f"ticket-{next(world.fresh)}"
    world.tickets.add(ticket)
    address = world.address.replace("http:", "ws:")
    return {"url": f"{address}/link/?ticket={ticket}&app_id={world.app_id}"}
