"""What points to something that is not there; a document is not read so, but a framework can be built so."""

from collections.abc import Iterator

from frameworks.check.notices import Notice
from frameworks.model import Framework, Role


def dangling(framework: Framework) -> Iterator[Notice]:
    """Roles, families, competencies, scales and levels that are named and do not exist."""
    roles = {role.key for role in framework.roles}
    families = {family.key for family in framework.families}
    for role in framework.roles:
        yield from _lost(role.title, "family", {role.family} - families)
        yield from _lost(role.title, "role", {role.extends} - roles - {None})
        yield from _asked(framework, role)
    for track in framework.tracks:
        yield from _lost(track.name, "family", {track.family} - families)
        yield from _lost(track.name, "role", set(track.roles) - roles)
    for move in framework.moves:
        yield from _lost(f"The move from '{move.origin}'", "role", {move.origin, move.target} - roles)
    for family in framework.families:
        yield from _lost(family.name, "family", {family.parent} - families - {None})
    yield from _scales(framework)


def _scales(framework: Framework) -> Iterator[Notice]:
    scales = {scale.id for scale in framework.scales}
    for competency in framework.competencies:
        yield from _lost(competency.name, "scale", {competency.scale} - scales - {None})


def _asked(framework: Framework, role: Role) -> Iterator[Notice]:
    known = {competency.key: competency for competency in framework.competencies}
    levels = {scale.id: {level.id for level in scale.levels} for scale in framework.scales}
    for expected in role.expectations:
        competency = known.get(expected.competency)
        if competency is None:
            yield from _lost(role.title, "competency", {expected.competency})
        elif expected.level is not None and expected.level not in levels.get(competency.scale or "", set()):
            text = f"asks for '{expected.level}' in {competency.name}, which its scale does not reach."
            yield Notice(role.title, f"'{role.title}' {text} Choose one of its levels.", "mistake")


def _lost(place: str, what: str, missing: set[str] | set[str | None]) -> Iterator[Notice]:
    for name in sorted(filter(None, missing)):
        yield Notice(place, f"The {what} '{name}' does not exist. Add it, or name another.", "mistake")
