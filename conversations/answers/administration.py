"""Administration: roles, schedules, quiet times and health, for the people team and operators."""

from collections.abc import Iterator

from conversations.abilities.administration import part_name
from conversations.answers.accounts import unmatched_button
from conversations.answers.asked import Asked, button, key_of, value_of
from conversations.guarded.parts import part_key, part_of
from conversations.messages import Button, Fact, Message, Part, Spans, Table
from conversations.paragraphs import bullets, lines, paragraphs
from conversations.permissions import Action, Thing
from conversations.scene import Scene
from storage.grants import Grant
from storage.health import REASONS
from storage.schedules import Schedule
from storage.scopes import Scope

NAMED = 10
"""So many people are named behind a number; the rest is counted."""
SURE = "yes"


def answer_administration(scene: Scene, _asked: Asked) -> Message:
    """What can be set, with a way to each.

    Raises:
        NotAllowed: for whoever was given nothing to set or to look after.
    """
    scene.guarded.require(Thing.HEALTH, Action.READ)
    sets = bool(scene.guarded.administered(Thing.GRANT, Action.READ))
    ways = ("grants", "schedules", "quiet_times", "view_as", "health") if sets else ("health",)
    buttons = [button(scene, f"button.{way}", way) for way in ways]
    buttons += [unmatched_button(scene)] if scene.guarded.keeps_accounts else []
    return _card(scene, "opening", tuple(buttons))


def answer_grants(scene: Scene, _asked: Asked) -> Message:
    """Who holds which role, with a way to end each, and to give one."""
    held = scene.guarded.grants
    known = scene.guarded.people({each.person_id for each in held})
    parts = tuple(
        Part(body=_grant(scene, each, known[each.person_id].called), buttons=_end_grant(scene, each))
        for each in held
    )
    return _card(scene, "grants", (button(scene, "button.give_role", "give_role"),), parts)


def _grant(scene: Scene, grant: Grant, name: str) -> Spans:
    where = part_name(scene, Scope(grant.scope_kind, grant.scope_value))
    return scene.say(
        "administration.grant",
        name=name,
        role=scene.line(f"administration.role_{grant.role}"),
        part=where,
        since=grant.since,
        until=grant.until,
    )


def _end_grant(scene: Scene, grant: Grant) -> tuple[Button, ...]:
    return (button(scene, "button.end_it", "end_grant", grant=str(grant.id)),)


def answer_end_grant(scene: Scene, asked: Asked) -> Message:
    """Ask once, then take a role back."""
    key = key_of(asked, "grant")
    held = scene.guarded.grant(key)
    name = scene.guarded.person(held.person_id).called
    if asked.entities.get("sure") != SURE:
        sure = button(scene, "button.end_grant", "end_grant", name=name, grant=str(key), sure=SURE)
        return Message(
            summary=scene.line("administration.summary"),
            body=paragraphs(_grant(scene, held, name), scene.say("administration.end_grant")),
            buttons=(sure, button(scene, "button.grants", "grants")),
            audience=scene.say("audience.only_you"),
        )
    scene.guarded.end_grant(key)
    return _card(scene, "grant_ended", (button(scene, "button.grants", "grants"),), name=name)


def answer_schedules(scene: Scene, _asked: Asked) -> Message:
    """How often lists of talks come, part by part."""
    known = scene.guarded.schedules
    parts = tuple(
        Part(body=_schedule(scene, part, schedule), buttons=_end_schedule(scene, part))
        for part, schedule in known.items()
    )
    new = button(scene, "button.set_schedule", "set_schedule")
    return _card(scene, "schedules" if parts else "no_schedules", (new,), parts)


def _schedule(scene: Scene, part: Scope, schedule: Schedule) -> Spans:
    names = {"every": schedule.every, "most": schedule.most, "apart": schedule.apart}
    return scene.say("administration.schedule", part=part_name(scene, part), **names)


def _end_schedule(scene: Scene, part: Scope) -> tuple[Button, ...]:
    return (button(scene, "button.end_it", "end_schedule", part=part_key(part)),)


def answer_end_schedule(scene: Scene, asked: Asked) -> Message:
    """What was set for a part holds no more."""
    part = part_of(value_of(asked, "part", str))
    ended = scene.guarded.end_schedule(part)
    key = "schedule_ended" if ended else "no_such_schedule"
    ways = (button(scene, "button.schedules", "schedules"),)
    return _card(scene, key, ways, part=part_name(scene, part))


def answer_quiet_times(scene: Scene, _asked: Asked) -> Message:
    """Who is left in peace, and until when."""
    parts = tuple(
        Part(
            body=scene.say(
                "administration.quiet",
                part=part_name(scene, each.scope),
                first=each.first_day,
                until=each.until,
                reason=each.reason,
            ),
            buttons=(button(scene, "button.end_it", "end_quiet", quiet=str(each.id)),),
        )
        for each in scene.guarded.quiet_times
    )
    new = button(scene, "button.set_quiet_time", "set_quiet_time")
    return _card(scene, "quiet_times" if parts else "no_quiet_times", (new,), parts)


def answer_end_quiet(scene: Scene, asked: Asked) -> Message:
    """End a quiet time early."""
    ended = scene.guarded.end_quiet(key_of(asked, "quiet"))
    ways = (button(scene, "button.quiet_times", "quiet_times"),)
    return _card(scene, "quiet_ended", ways, part=part_name(scene, ended.scope))


def answer_health(scene: Scene, _asked: Asked) -> Message:
    """Who cannot be reached and why, and what waits."""
    people = {reason: scene.guarded.unreached(reason) for reason in REASONS}
    rows = tuple((scene.line(f"health.{reason}"), str(len(found))) for reason, found in people.items())
    caption = scene.line("health.caption")
    header = (scene.line("health.reason"), scene.line("health.people"))
    named = (_named(scene, reason, [name for _, name in found]) for reason, found in people.items() if found)
    return Message(
        summary=scene.line("health.summary"),
        body=scene.say("health.opening"),
        table=Table(caption=caption, header=header, rows=rows),
        facts=tuple(_waiting(scene)),
        more=paragraphs(*named),
        buttons=(unmatched_button(scene),) if scene.guarded.keeps_accounts else (),
        audience=scene.say("audience.only_you"),
    )


def _named(scene: Scene, reason: str, names: list[str]) -> Spans:
    first, rest = names[:NAMED], len(names) - NAMED
    listed = [scene.say("health.name", name=name) for name in first]
    listed += [scene.say("health.rest", count=rest)] if rest > 0 else []
    return lines(scene.say("health.who", reason=scene.line(f"health.{reason}")), bullets(listed))


def _waiting(scene: Scene) -> Iterator[Fact]:
    waits = scene.guarded.waiting
    counted = {
        "parcels": waits.parcels,
        "unknown": waits.unknown,
        "jobs": waits.jobs,
        "overdue": waits.overdue,
        "titles": scene.guarded.waiting_titles,
        "accounts": scene.guarded.waiting_accounts,
    }
    for name, count in counted.items():
        yield Fact(label=scene.line(f"health.{name}"), value=scene.say("health.count", count=count))


def _card(
    scene: Scene, key: str, buttons: tuple[Button, ...], parts: tuple[Part, ...] = (), **names: object
) -> Message:
    return Message(
        summary=scene.line("administration.summary"),
        body=scene.say(f"administration.{key}", **names),
        parts=parts,
        buttons=buttons,
        audience=scene.say("audience.only_you"),
    )
