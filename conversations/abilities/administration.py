"""What the people team sets: roles, schedules and quiet times, each for a part of the organisation."""

from datetime import date, timedelta

from conversations.guarded.parts import part_key, part_of
from conversations.permissions import Action, Thing
from conversations.problems import NotYet
from conversations.scene import Scene
from storage.schedules import Schedule
from storage.scopes import Scope, ScopeKind

GRANTED_FOR: tuple[ScopeKind, ...] = ("organisation", "unit", "country")
QUIET_FOR: tuple[ScopeKind, ...] = (*GRANTED_FOR, "location")


def part_name(scene: Scene, part: Scope) -> str:
    """A part of the organisation in words."""
    name = scene.guarded.unit_name(str(part.value)) if part.kind == "unit" else part.value
    return scene.line(f"administration.part_{part.kind}", name=name)


def parts_for_roles(scene: Scene, about: int) -> list[dict[str, str]]:
    """The parts of the organisation for which the speaker may give a role, as options."""
    del about  # what the speaker was given decides, not whom it is about
    return _options(scene, Thing.GRANT, GRANTED_FOR)


def parts_for_schedules(scene: Scene, about: int) -> list[dict[str, str]]:
    """The parts for which the speaker may set a schedule."""
    del about
    return _options(scene, Thing.SCHEDULE, GRANTED_FOR)


def parts_for_quiet(scene: Scene, about: int) -> list[dict[str, str]]:
    """The parts for which the speaker may set a quiet time."""
    del about
    return _options(scene, Thing.SCHEDULE, QUIET_FOR)


def _options(scene: Scene, thing: Thing, kinds: tuple[ScopeKind, ...]) -> list[dict[str, str]]:
    scene.guarded.require(thing, Action.WRITE)
    parts = scene.guarded.parts(thing, kinds)
    return [
        {"value": part_key(part), "label": scene.line(f"administration.part_{part.kind}", name=name)}
        for part, name in parts
    ]


def give_role(  # noqa: PLR0913 - the inputs that a guide gives, each by name
    scene: Scene, about: int, *, who: str, role: str, part: str, until: str | None = None
) -> dict[str, object]:
    """Give somebody a role of the house; `until` is its last day."""
    del about
    after = date.fromisoformat(until) + timedelta(days=1) if until else None
    number = scene.guarded.give_role(int(who), role, part_of(part), after)
    return {"grant": number, "who": int(who), "role": role, "part": part}


def reached(scene: Scene, about: int, *, part: str) -> str:
    """How many people and managers a part of the organisation holds, in words."""
    del about
    people, managers = scene.guarded.reached(part_of(part))
    return scene.line("administration.reached", people=people, managers=managers)


def set_schedule(  # noqa: PLR0913 - the inputs that a guide gives, each by name
    scene: Scene, about: int, *, part: str, every: str, most: str | None = None, apart: str | None = None
) -> dict[str, str]:
    """From now on managers of that part get their list like this; without a list nothing else is asked."""
    del about
    usual = Schedule()
    schedule = Schedule(int(every), int(most or usual.most), int(apart or usual.apart))
    scene.guarded.set_schedule(part_of(part), schedule)
    return {"part": part}


def set_quiet(  # noqa: PLR0913 - the inputs that a guide gives, each by name
    scene: Scene, about: int, *, part: str, first: str, last: str, reason: str
) -> dict[str, object]:
    """Nothing unasked goes out to that part from the first to the last day.

    Raises:
        NotYet: when the last day lies before the first.
    """
    del about
    begins, ends = date.fromisoformat(first), date.fromisoformat(last)
    if ends < begins:
        raise NotYet("administration.ends_first", first=begins, last=ends)
    return {"quiet": scene.guarded.set_quiet(part_of(part), begins, ends + timedelta(days=1), reason)}
