"""views.*: modals and the home tab."""

import copy

from tests.fake_slack import blocks, limits, shapes
from tests.fake_slack.answers import state
from tests.fake_slack.nouns import Json, Refused, Trigger, View
from tests.fake_slack.world import World

from .call import Asked

DEEPEST = 3


def open_(asked: Asked) -> Json:
    """views.open: a new modal, for a trigger."""
    _, given = asked.need("trigger_id", "view")
    trigger = _trigger(asked)
    checked(asked.world, asked.method, given, "modal")
    shown = new(asked.world, trigger.team, trigger.person, given)
    asked.world.stacks[trigger.person] = [shown]
    return {"view": shapes.view(asked.world, shown)}


def push(asked: Asked) -> Json:
    """views.push: on top of the modal from which the trigger came."""
    _, given = asked.need("trigger_id", "view")
    trigger = _trigger(asked)
    stack = asked.world.stacks.get(trigger.person, [])
    if not stack or trigger.view not in {each.id for each in stack}:
        raise Refused("invalid_arguments", "[ERROR] the trigger is not of an open modal")
    checked(asked.world, asked.method, given, "modal")
    return {"view": shapes.view(asked.world, put_on_top(asked.world, stack, given))}


def put_on_top(world: World, stack: list[View], given: Json) -> View:
    """Stack a modal.

    Raises:
        Refused: there are three already.
    """
    if len(stack) >= DEEPEST:
        raise Refused("push_limit_reached")
    under = stack[-1]
    shown = new(world, under.team, under.person, given)
    shown.root, shown.previous = under.root, under.id
    stack.append(shown)
    return shown


def update(asked: Asked) -> Json:
    """views.update: by id or external id, and only where the hash is the newest."""
    (given,) = asked.need("view")
    shown = _find(asked)
    _fresh(asked, shown)
    checked(asked.world, asked.method, given, shown.kind)
    redraw(asked.world, shown, given)
    return {"view": shapes.view(asked.world, shown)}


def publish(asked: Asked) -> Json:
    """views.publish: somebody's home tab."""
    who, given = asked.need("user_id", "view")
    try:
        person = asked.person(who)
    except Refused:
        raise Refused("invalid_arguments", "[ERROR] invalid `user_id`") from None
    checked(asked.world, asked.method, given, "home")
    key = (asked.world.workspace_of(person).id, person.id)
    shown = asked.world.homes.get(key)
    if shown is None:
        asked.world.homes[key] = shown = new(asked.world, key[0], person.id, given)
    else:
        _fresh(asked, shown)
        redraw(asked.world, shown, given)
    return {"view": shapes.view(asked.world, shown)}


def _trigger(asked: Asked) -> Trigger:
    trigger = asked.world.exchange(asked.get("trigger_id"))
    if asked.world.workspaces[trigger.team].owner != asked.token.owner:
        raise Refused("invalid_trigger_id")
    return trigger


def _find(asked: Asked) -> View:
    name, external = asked.get("view_id"), asked.get("external_id")
    for shown in everything(asked.world):
        if shown.id == name or (external and shown.shape.get("external_id") == external):
            return shown
    raise Refused("not_found")


def everything(world: World) -> list[View]:
    """Every view that somebody can see or go back to."""
    return [*world.homes.values(), *(each for stack in world.stacks.values() for each in stack)]


def _fresh(asked: Asked, shown: View) -> None:
    if asked.get("hash") not in (None, "", shown.hash):
        raise Refused("hash_conflict")


def checked(world: World, where: str, given: Json, kind: str) -> None:
    """Hold a view against the limits.

    Raises:
        Refused: it is outside them, is of the wrong kind or takes another's external id.
    """
    if not isinstance(given, dict) or given.get("type") != kind:
        raise Refused("invalid_arguments", f"[ERROR] must be a {kind} view [json-pointer:/view/type]")
    limits.check(world, where, "home" if kind == "home" else "modal", given)
    external = given.get("external_id")
    taken = [each for each in everything(world) if external and each.shape.get("external_id") == external]
    if taken and where in {"views.open", "views.push"}:
        raise Refused("duplicate_external_id")


def new(world: World, team: str, person: str, given: Json) -> View:
    """A view that nobody has typed in yet."""
    name = world.next_id("V")
    shown = View(name, given["type"], team, person, {}, "", name)
    redraw(world, shown, given)
    return shown


def redraw(world: World, shown: View, given: Json) -> None:
    """Draw a view anew. What was typed stays where block and action keep their ids."""
    shape = copy.deepcopy(given)
    shape["blocks"] = blocks.settled(given["blocks"], world.fresh)
    if shown.shape.get("external_id"):
        shape.setdefault("external_id", shown.shape["external_id"])
    shown.shape, shown.hash, shown.errors = shape, f"{world.next_ts()}.h", {}
    shown.values = state(shown.blocks, shown.values)
