"""oauth.v2.access: a code or a refresh token for an access token. Needs no token itself."""

import secrets

from tests.fake_slack.nouns import Json, Refused, Workspace
from tests.fake_slack.world import ROTATED, World


def access(world: World, arguments: Json) -> Json:
    """Exchange a code, or rotate.

    Raises:
        Refused: with Slack's code for what is wrong.
    """
    if arguments.get("client_id") != world.client_id:
        raise Refused("invalid_client_id")
    if arguments.get("client_secret") != world.client_secret:
        raise Refused("bad_client_secret")
    grant = arguments.get("grant_type") or "authorization_code"
    if grant == "refresh_token":
        return _rotate(world, str(arguments.get("refresh_token")))
    if grant != "authorization_code":
        raise Refused("invalid_grant_type")
    return _exchange(world, arguments)


def _exchange(world: World, arguments: Json) -> Json:
    allowed = world.codes.get(arguments.get("code", ""))
    if allowed is None:
        raise Refused("invalid_code")
    if allowed["used"]:
        raise Refused("code_already_used")
    if allowed["redirect_uri"] not in (None, arguments.get("redirect_uri")):
        raise Refused("bad_redirect_uri")
    allowed["used"] = True
    workspace = world.workspaces[allowed["team"]]
    workspace.org_wide = allowed["org_wide"]
    world.add_workspace(workspace, installed=False)
    return _granted(world, workspace) | {"authed_user": {"id": allowed["by"]}}


def _rotate(world: World, old: str) -> Json:
    team = world.refreshers.pop(old, None)
    if team is None:
        raise Refused("invalid_refresh_token")
    return _granted(world, world.workspaces[team])


def _granted(world: World, workspace: Workspace) -> Json:
    token = world.new_token(workspace)
    workspace.bot_token = token.value
    named = {"id": workspace.id, "name": workspace.name}
    whole = {"id": workspace.enterprise, "name": workspace.enterprise} if workspace.enterprise else None
    scope = ",".join(sorted(world.scopes or {"chat:write"}))
    reply: Json = {"access_token": token.value, "token_type": "bot", "scope": scope}
    reply |= {"bot_user_id": workspace.bot, "app_id": world.app_id, "enterprise": whole}
    reply |= {"team": None if workspace.org_wide else named, "is_enterprise_install": workspace.org_wide}
    if world.rotation:
        refresher = f"xoxe-1-{secrets.token_hex(8)}"
        world.refreshers[refresher] = workspace.id
        reply |= {"expires_in": ROTATED, "refresh_token": refresher}
    return reply
