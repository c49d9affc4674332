"""users.*, team.info, auth.*: who there is, and whose token this is."""

from tests.fake_slack import shapes
from tests.fake_slack.nouns import Json, Person, Refused

from .call import Asked
from .reading import cursor

MOST = 1_000


def listed(asked: Asked) -> Json:
    """users.list: everybody of a workspace, in pages."""
    if asked.token.org_wide and not asked.get("team_id"):
        raise Refused("missing_argument")
    everybody = [each for each in asked.world.people.values() if each.team == asked.workspace.id]
    limit = int(asked.get("limit") or 0)
    if limit > MOST:
        raise Refused("invalid_limit")
    start = cursor(asked)
    end = start + (limit or len(everybody))
    members = [_shown(asked, each) for each in everybody[start:end]]
    following = f"next:{end}" if end < len(everybody) else ""
    reply: Json = {"members": members, "cache_ts": int(asked.world.now())}
    return reply | {"response_metadata": {"next_cursor": following}}


def info(asked: Asked) -> Json:
    """users.info: strangers of shared channels too."""
    (who,) = asked.need("user")
    return {"user": _shown(asked, asked.person(who))}


def by_email(asked: Asked) -> Json:
    """users.lookupByEmail: people of the workspace who are not deactivated."""
    (email,) = asked.need("email")
    for person in asked.world.people.values():
        if person.email.lower() == email.lower() and not person.deleted and not person.is_stranger:
            if asked.sees(person):
                return {"user": _shown(asked, person)}
    raise Refused("users_not_found")


def _shown(asked: Asked, person: Person) -> Json:
    granted = asked.world.scopes
    return shapes.person(asked.world, person, email=granted is None or "users:read.email" in granted)


def team(asked: Asked) -> Json:
    """team.info."""
    home = asked.workspace
    shown = shapes.team(home) | {"name": home.name, "email_domain": "", "url": f"https://{home.domain}.slack.com/"}
    if home.enterprise:
        shown |= {"enterprise_id": home.enterprise, "enterprise_name": home.enterprise}
    return {"team": shown}


def auth_test(asked: Asked) -> Json:
    """auth.test: whose token this is."""
    home = asked.workspace
    reply: Json = {"url": f"https://{home.domain}.slack.com/", "team": home.name, "user": "trellis"}
    reply |= {"team_id": home.owner, "user_id": home.bot, "bot_id": home.bot_profile}
    if home.enterprise:
        reply["enterprise_id"] = home.enterprise
    return reply | {"is_enterprise_install": home.org_wide}


def revoke(asked: Asked) -> Json:
    """auth.revoke."""
    if asked.says("test"):
        return {"revoked": False}
    asked.token.state = "revoked"
    return {"revoked": True}
