"""What a manager is given before a talk."""

from dataclasses import dataclass
from datetime import date

from conversations.abilities.careers import gap_options, next_role_options
from conversations.scene import Scene
from storage.plans import Plan


@dataclass(frozen=True)
class Brief:
    """What to know before a talk, as far as the manager may see it.

    Args:
        name: whom the talk is with.
        role: their role's title, None where the framework holds none.
        since: since when they hold it.
        last_talk: the day of the last finished talk.
        held: the guides of the finished talks, the earliest first.
        next_roles: titles of the next roles and lateral moves.
        next_role: the title that the gaps are about.
        gaps: name and reason of each.
        plan: their development plan.
    """

    name: str
    role: str | None
    since: date | None
    last_talk: date | None
    held: tuple[str, ...]
    next_roles: tuple[str, ...]
    next_role: str | None
    gaps: tuple[str, ...]
    plan: Plan


def brief(scene: Scene, about: int) -> Brief:
    """What is known of somebody before a talk."""
    guarded = scene.guarded
    position = guarded.position(about)
    role = guarded.role(position.role_key) if position.role_key else None
    options = next_role_options(scene, about)
    gaps = gap_options(scene, about, options[0]["value"]) if options else []
    return Brief(
        name=guarded.person(about).called,
        role=role.title if role else None,
        since=position.role_since,
        last_talk=guarded.last_talk(about),
        held=guarded.guides_held(about),
        next_roles=tuple(option["label"] for option in options),
        next_role=options[0]["label"] if options else None,
        gaps=tuple(f"{gap['label']}: {gap['detail']}" for gap in gaps),
        plan=guarded.plan(about),
    )


FIRST_TALK, GROWTH_TALK = "first-career-talk", "growth-talk"


@dataclass(frozen=True)
class Kinds:
    """The talks that can be had with somebody.

    Args:
        person, name: with whom.
        situations: what each is for, by its guide; what fits most often comes first.
    """

    person: int
    name: str
    situations: dict[str, str]


def kinds_of_talk(scene: Scene, about: int) -> Kinds:
    """What a talk with somebody can be about: the first of all talks where there was none yet."""
    fits = GROWTH_TALK if scene.guarded.last_talk(about) else FIRST_TALK
    ranked = sorted(scene.situations.items(), key=lambda each: each[0] != fits)
    return Kinds(about, scene.guarded.person(about).called, dict(ranked))
