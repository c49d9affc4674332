"""Facts of Slack's platform that its manifest schema does not know: scopes, events, which call needs what.

Checked against Slack's reference as it was with slack-sdk 3.47. A call or an event that is new to the app is
added here first, with the scopes that it needs.
"""

import ast
import os
from collections.abc import Iterator
from inspect import isfunction
from pathlib import Path
from typing import Any

import pytest
import yaml
from slack_sdk.web.async_client import AsyncWebClient

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = (
    Path(os.environ.get("TRELLIS_SHARED_SCHEMAS", ROOT.parent / "shared" / "schemas"))
    / "slack-manifest.schema.json"
)
needs_schema = pytest.mark.skipif(
    not SCHEMA.is_file(), reason=f"no manifest schema at {SCHEMA} (TRELLIS_SHARED_SCHEMAS)"
)

# What a bot may be granted.
GRANTABLE = """
app_mentions:read assistant:write bookmarks:read bookmarks:write calls:read calls:write canvases:read
canvases:write channels:history channels:join channels:manage channels:read channels:write.invites
channels:write.topic chat:write chat:write.customize chat:write.public commands conversations.connect:manage
conversations.connect:read conversations.connect:write datastore:read datastore:write dnd:read emoji:read
files:read files:write groups:history groups:read groups:write groups:write.invites groups:write.topic
im:history im:read im:write im:write.topic incoming-webhook links.embed:write links:read links:write
lists:read lists:write metadata.message:read mpim:history mpim:read mpim:write mpim:write.invites
mpim:write.topic pins:read pins:write reactions:read reactions:write reminders:read reminders:write
remote_files:read remote_files:share remote_files:write team.billing:read team.preferences:read team:read
tokens.basic triggers:read triggers:write usergroups:read usergroups:write users.profile:read users:read
users:read.email users:write workflow.steps:execute
"""
SCOPES = frozenset(GRANTABLE.split())

# What a bot may be told, as far as Trellis could want it, and the scopes that each needs.
EVENTS: dict[str, frozenset[str]] = {
    "agent_session_stopped": frozenset({"chat:write"}),
    "agent_session_title_changed": frozenset({"chat:write"}),
    "app_context_changed": frozenset({"assistant:write"}),
    "app_home_opened": frozenset(),
    "app_mention": frozenset({"app_mentions:read"}),
    "app_uninstalled": frozenset(),
    "channel_id_changed": frozenset({"channels:read"}),
    "dnd_updated_user": frozenset({"dnd:read"}),
    "file_shared": frozenset({"files:read"}),
    "message.app_home": frozenset(),
    "message.channels": frozenset({"channels:history"}),
    "message.groups": frozenset({"groups:history"}),
    "message.im": frozenset({"im:history"}),
    "message.mpim": frozenset({"mpim:history"}),
    "team_access_granted": frozenset(),
    "team_access_revoked": frozenset(),
    "team_join": frozenset({"users:read"}),
    "tokens_revoked": frozenset(),
    "user_change": frozenset({"users:read"}),
}

# What the app may call, and the scopes that each call needs of a bot. An app-level token needs none of these.
METHODS: dict[str, frozenset[str]] = {
    "agents.sessions.rename": frozenset({"chat:write"}),
    "agents.sessions.setStatus": frozenset({"chat:write"}),
    "apps.connections.open": frozenset(),
    "assistant.threads.setStatus": frozenset({"assistant:write"}),
    "assistant.threads.setSuggestedPrompts": frozenset({"assistant:write"}),
    "assistant.threads.setTitle": frozenset({"assistant:write"}),
    "auth.revoke": frozenset(),
    "auth.teams.list": frozenset(),
    "auth.test": frozenset(),
    "bots.info": frozenset({"users:read"}),
    "chat.delete": frozenset({"chat:write"}),
    "chat.getPermalink": frozenset(),
    "chat.postEphemeral": frozenset({"chat:write"}),
    "chat.postMessage": frozenset({"chat:write"}),
    "chat.update": frozenset({"chat:write"}),
    "conversations.history": frozenset({"im:history"}),  # of direct messages; of channels it needs more
    "conversations.info": frozenset({"im:read"}),
    "conversations.open": frozenset({"im:write"}),
    "conversations.replies": frozenset({"im:history"}),
    "files.completeUploadExternal": frozenset({"files:write"}),
    "files.delete": frozenset({"files:write"}),
    "files.getUploadURLExternal": frozenset({"files:write"}),
    "files.info": frozenset({"files:read"}),
    "files.upload.v2": frozenset({"files:write"}),  # the library's name for the two calls around an upload
    "oauth.v2.access": frozenset(),
    "oauth.v2.exchange": frozenset(),
    "team.info": frozenset({"team:read"}),
    "users.info": frozenset({"users:read"}),
    "users.list": frozenset({"users:read"}),
    "users.lookupByEmail": frozenset({"users:read.email"}),
    "users.profile.get": frozenset({"users.profile:read"}),
    "views.open": frozenset(),
    "views.publish": frozenset(),
    "views.push": frozenset(),
    "views.update": frozenset(),
}

# What needs a scope without being a call or an event.
BESIDES = {
    "files:read": "fetching what was attached, from its url_private",
    "users:read.email": "profile.email in users.info, users.list and user_change",
}


def manifest() -> dict[str, Any]:
    """The manifest as Slack is given it."""
    read: dict[str, Any] = yaml.safe_load((ROOT / "manifest.yml").read_text(encoding="utf-8"))
    return read


def bot_events(of: dict[str, Any]) -> list[str]:
    """The events that a manifest subscribes to."""
    return list(of["settings"]["event_subscriptions"]["bot_events"])


def bot_scopes(of: dict[str, Any]) -> list[str]:
    """The scopes that a manifest asks for."""
    return list(of["oauth_config"]["scopes"]["bot"])


def called(sources: dict[str, str]) -> dict[str, str]:
    """Each Web API method that these sources name, and one place where they do.

    Both ways are found: the client's own method (`client.chat_postMessage`, called or handed on), and a
    method's name handed to any call (`client.api_call("chat.postMessage")`). A table of names calls nothing.
    """
    known = {name for name, method in vars(AsyncWebClient).items() if isfunction(method) and name[0] != "_"}
    return {
        name.replace("_", "."): f"{path}:{node.lineno}"
        for path, source in sources.items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute | ast.Call)
        for name in _named(node)
        if name in known
    }


def _named(node: ast.Attribute | ast.Call) -> Iterator[str]:
    """What might be the client's name of a method."""
    if isinstance(node, ast.Attribute):
        yield node.attr
    else:
        constants = (argument.value for argument in node.args if isinstance(argument, ast.Constant))
        yield from (text.replace(".", "_") for text in constants if isinstance(text, str) and "." in text)


def channel() -> dict[str, str]:
    """The sources of the Slack channel."""
    places = (ROOT / "bot" / "channels").rglob("*.py")
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in sorted(places)
        if path.relative_to(ROOT / "bot" / "channels").parts[0].startswith("slack")
    }
