"""response_urls: five answers in thirty minutes; and the codes that an installation begins with."""

import secrets

from . import blocks, limits, shapes
from .nouns import Json, Line, Posted, Refused
from .world import World

GONE = {"used_url", "expired_url"}


def allow(
    world: World,
    team: str | None = None,
    *,
    by: str | None = None,
    org_wide: bool = False,
    redirect: str | None = None,
) -> str:
    """Somebody allows the app: the code that goes to the app's redirect address."""
    team = team or next(iter(world.workspaces))
    people = (each.id for each in world.people.values() if each.team == team and not each.is_bot)
    code = f"{next(world.fresh)}.{secrets.token_hex(8)}"
    world.codes[code] = {
        "team": team,
        "by": by or next(people, "UADMIN"),
        "org_wide": org_wide,
        "redirect_uri": redirect,
        "used": False,
    }
    return code


def take(world: World, key: str, given: Json) -> None:
    """An answer by response_url.

    Raises:
        Refused: used up, too old, or outside the limits.
    """
    line = world.lines.get(key)
    if line is None or line.uses >= world.line_uses:
        raise Refused("used_url")
    if world.now() - line.born > world.line_life:
        raise Refused("expired_url")
    line.uses += 1
    message = world.message(line.channel, line.message) if line.message else None
    if message is not None and not message.bot:
        message = None  # somebody else's message is not the app's to change
    if given.get("delete_original"):
        if message is not None:
            message.deleted = True
        return
    if not any(given.get(name) for name in ("text", "blocks", "attachments")):
        raise Refused("no_text")
    limits.check(world, "response_url", "message", given)
    if given.get("replace_original") and message is not None:
        _replace(world, message, given)
    else:
        answer(world, line, given)


def _replace(world: World, message: Posted, given: Json) -> None:
    message.keep_version()
    message.text = str(given.get("text") or message.text)
    message.blocks = blocks.settled(given.get("blocks") or [], world.fresh)
    message.values, message.edited = {}, True
    if not message.ephemeral:
        world.emit(world.workspaces[message.team], shapes.changed_event(world, message))


def answer(world: World, line: Line, given: Json) -> Posted:
    """A message from a response_url: for these eyes only, unless it says `in_channel`."""
    home = world.workspaces[line.team]
    text = str(given.get("text") or "")
    posted = Posted(world.next_ts(), line.channel, line.team, home.bot, text, bot=True)
    posted.thread_ts = given.get("thread_ts")
    posted.blocks = blocks.settled(given.get("blocks") or [], world.fresh)
    posted.ephemeral = given.get("response_type", "ephemeral") != "in_channel"
    posted.to, posted.arguments = line.person, dict(given)
    world.messages.append(posted)
    return posted
