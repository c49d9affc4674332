"""Checks families, tracks and moves: can people find their way?"""

from collections.abc import Iterator
from itertools import combinations

from frameworks.check.notices import Notice, role_place
from frameworks.model import Framework, JobFamily, Track


def ladders(framework: Framework) -> Iterator[Notice]:
    """Nothing to climb, nowhere to climb to, or a climb that comes back."""
    if not framework.roles:
        text = "There are no roles, so nobody can be told what is next. As a library for plans it is fine."
        yield Notice(framework.name, text, "advice")
    for family in framework.families:
        yield from _empty(framework, family)
    yield from _unreachable(framework)
    for one, other in combinations(framework.tracks, 2):
        yield from _against(framework, one, other)
    for track in framework.tracks:
        yield from _weights(track)


def _empty(framework: Framework, family: JobFamily) -> Iterator[Notice]:
    inside = [role for role in framework.roles if role.family == family.key]
    if inside and not any(track.family == family.key for track in framework.tracks):
        text = (
            f"'{family.name}' has {len(inside)} roles and no track, so nothing follows on anything. Add one."
        )
        yield Notice(family.name, text, "advice")
    if not inside and not any(other.parent == family.key for other in framework.families):
        yield Notice(family.name, f"'{family.name}' has no roles. Add them, or remove the family.", "advice")


def _unreachable(framework: Framework) -> Iterator[Notice]:
    """Roles in families with tracks that no track holds and no move leads to."""
    reached = {move.target for move in framework.moves}
    climbed = {track.family for track in framework.tracks}
    for role in framework.roles:
        alone = not framework.tracks_of(role.key) and role.key not in reached
        if alone and role.status == "active" and role.family in climbed:
            text = f"No track holds '{role.title}' and no move leads to it. Add it to a track."
            yield Notice(role_place(framework, role), text, "advice")


def _against(framework: Framework, one: Track, other: Track) -> Iterator[Notice]:
    """Two tracks that climb the same two roles in opposite order: together a circle."""
    shared = [role for role in one.roles if role in other.roles]
    for lower, higher in combinations(shared, 2):
        if other.roles.index(lower) > other.roles.index(higher):
            names = f"'{framework.role(lower).title}' comes before '{framework.role(higher).title}'"
            text = f"{names} on '{one.name}' and after it on '{other.name}'. Choose one order."
            yield Notice(f"{one.name} / {other.name}", text, "mistake")


def _weights(track: Track) -> Iterator[Notice]:
    total = sum(track.weights.values())
    if 0.5 < total < 1.5 and abs(total - 1) > 1e-6:  # noqa: PLR2004 - shares of a whole, and not quite
        text = f"The weights of '{track.name}' add up to {total:g}. If they are shares, make it 1."
        yield Notice(track.name, text, "advice")
