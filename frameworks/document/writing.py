"""Writes a framework as YAML that is read back as the same framework.

The authoring form is for people: roles and tracks under their family, roles and levels by name wherever the
name means only one. The normalised form is flat, and by key. Both leave out what would be so anyway.
"""

from collections.abc import Mapping

from pydantic import BaseModel

from frameworks.document.draft import Draft
from frameworks.document.dumper import dump
from frameworks.document.mistakes import Mistakes, Place
from frameworks.document.naming import level_name
from frameworks.document.reading import FORMAT
from frameworks.model import Competency, Expectation, Framework, Level, Role, Scale, Track, slug

Plain = dict[str, object]


def write(framework: Framework, *, flat: bool = False) -> str:
    """The framework as a document: the authoring form, or the normalised form where it is to be `flat`."""
    parts = _flat(framework) if flat else _Author(framework).parts()
    heading = {field: getattr(framework, field) for field in ("id", "name", "version", "language")}
    heading |= framework.model_dump(mode="json", exclude_defaults=True, include=_SETTINGS)
    return dump(_without_blanks({"format": FORMAT, "framework": _without_blanks(heading), **parts}))


_SETTINGS = {"blank", "cumulative", "pay_visibility", "licence"}


def _flat(framework: Framework) -> Plain:
    return {
        "scales": [_fields(scale) for scale in framework.scales],
        "competencies": [_fields(competency) for competency in framework.competencies],
        "families": [_fields(family) for family in framework.families],
        "roles": [
            _fields(role, expectations={each.competency: _asked(each) for each in role.expectations})
            for role in framework.roles
        ],
        "tracks": [_fields(track) for track in framework.tracks],
        "moves": [_move(_fields(move)) for move in framework.moves],
        "bands": [_fields(band) for band in framework.bands],
        "resources": [_fields(resource) for resource in framework.resources],
    }


class _Author:
    """Finds for each thing the shortest way of writing it that cannot be misread."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._draft = Draft(Mistakes())
        nowhere = Place("", 1, 1)
        for family in framework.families:
            self._draft.families.add(family.key, family, nowhere)
        for role in framework.roles:
            self._draft.declare_role(role, nowhere)
        self._tracks = {track.key: self._track(track) for track in framework.tracks}
        for track in framework.tracks:
            self._draft.tracks.add(track.key, track, nowhere)
        self._draft.call_by_tracks()

    def parts(self) -> Plain:
        """Everything below the heading."""
        framework = self._framework
        return {
            "scales": [_scale(scale) for scale in framework.scales],
            "competencies": [self._competency(competency) for competency in framework.competencies],
            "families": [
                _fields(
                    family,
                    tracks=[
                        self._tracks[track.key] for track in framework.tracks if track.family == family.key
                    ],
                    roles=[self._role(role) for role in framework.roles if role.family == family.key],
                )
                for family in framework.families
            ],
            "moves": [
                _move(_fields(move, origin=self._called(move.origin), target=self._called(move.target)))
                for move in framework.moves
            ],
            "pay_bands": [
                _fields(band, **({"role": self._called(band.role)} if band.role else {}))
                for band in framework.bands
            ],
            "resources": [_fields(resource) for resource in framework.resources],
        }

    def _called(self, key: str, within: str | None = None) -> str:
        """A role as its title where that is enough, else with its family, else by its key."""
        role = self._framework.role(key)
        short = [role.title] if within else []
        for name in (*short, f"{role.family}/{role.title}"):
            if self._draft.roles.candidates(name, within) == (key,):
                return name
        return key

    def _track(self, track: Track) -> Plain:
        roles = [self._called(key, within=track.family) for key in track.roles]
        default = f"{track.family}/{slug(track.name)}"
        return _fields(track, key=None if track.key == default else track.key, family=None, roles=roles)

    def _competency(self, competency: Competency) -> Plain:
        if competency.scale is None:
            return _fields(competency)
        scale = self._framework.scale(competency.scale)
        levels = {level_name(scale, level): text for level, text in competency.levels.items()}
        return _fields(competency, levels=levels)

    def _role(self, role: Role) -> Plain:
        default = f"{role.family}/{slug(role.title)}"
        requires = {each.competency: self._required(each) for each in role.expectations}
        return _fields(
            role.model_copy(update={"expectations": ()}),
            key=None if role.key == default else role.key,
            family=None,
            extends=self._called(role.extends, within=role.family) if role.extends else None,
            score=dict(zip(("from", "to"), role.score, strict=True)) if role.score else None,
            requires=_without_blanks(requires),
            expectations=_without_blanks({each.competency: each.text for each in role.expectations}),
        )

    def _required(self, expected: Expectation) -> object:
        """All of an expectation but its text: a level's name alone, or with what else is said."""
        asked = _asked(expected)
        asked.pop("text", None)
        if expected.level is not None:
            scale = self._framework.competency(expected.competency).scale or ""
            asked["level"] = level_name(self._framework.scale(scale), expected.level)
        return asked["level"] if list(asked) == ["level"] else asked


def _scale(scale: Scale) -> Plain:
    """A scale with its levels as names alone, where everything else about them follows from the names."""
    plain = tuple(
        Level(id=slug(each.name), value=value, name=each.name) for value, each in enumerate(scale.levels, 1)
    )
    return _fields(scale, **({"levels": [each.name for each in plain]} if plain == scale.levels else {}))


def _asked(expected: Expectation) -> Plain:
    return expected.model_dump(mode="json", exclude_defaults=True, exclude={"competency"})


def _move(fields: Plain) -> Plain:
    return {"from": fields.pop("origin"), "to": fields.pop("target"), **fields}


def _fields(part: BaseModel, **instead: object) -> Plain:
    """What a part says, with some of it said in another way."""
    fields = part.model_dump(mode="json", exclude_defaults=True) | instead
    return _without_blanks({"id" if field == "key" else field: value for field, value in fields.items()})


def _without_blanks(fields: Mapping[str, object]) -> Plain:
    return {field: value for field, value in fields.items() if value not in (None, "", [], {})}
