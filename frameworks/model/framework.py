"""A whole framework: its parts, how they are found, and what a role asks for once blanks are filled."""

from functools import cached_property
from typing import Literal, Self

from frameworks.model.parts import (
    Competency,
    Expectation,
    JobFamily,
    Move,
    Part,
    PayBand,
    Resource,
    Role,
    Scale,
    Track,
)

Blank = Literal["unspecified", "inherit", "not-applicable"]
PayVisibility = Literal["nobody", "people-team", "own-band", "all"]


class Framework(Part):
    """A whole competency framework. A framework without roles is a library, and valid."""

    id: str
    name: str
    version: str | None = None
    language: str = "en"
    blank: Blank = "unspecified"
    cumulative: bool = False
    pay_visibility: PayVisibility = "nobody"
    licence: str | None = None
    scales: tuple[Scale, ...] = ()
    competencies: tuple[Competency, ...] = ()
    families: tuple[JobFamily, ...] = ()
    roles: tuple[Role, ...] = ()
    tracks: tuple[Track, ...] = ()
    moves: tuple[Move, ...] = ()
    bands: tuple[PayBand, ...] = ()
    resources: tuple[Resource, ...] = ()

    def role(self, key: str) -> Role:
        """The role with this key; KeyError when there is none."""
        return self._roles[key]

    def competency(self, key: str) -> Competency:
        """The competency with this key; KeyError when there is none."""
        return self._competencies[key]

    def family(self, key: str) -> JobFamily:
        """The family with this key; KeyError when there is none."""
        return self._families[key]

    def track(self, key: str) -> Track:
        """The track with this key; KeyError when there is none."""
        return self._tracks[key]

    def scale(self, scale_id: str) -> Scale:
        """The scale with this id; KeyError when there is none."""
        return self._scales[scale_id]

    def tracks_of(self, role_key: str) -> tuple[Track, ...]:
        """Every track that holds the role, in the framework's order."""
        return self._tracks_by_role.get(role_key, ())

    def expectations(self, role_key: str) -> tuple[Expectation, ...]:
        """What the role asks for, in the order of the competency list.

        Where the framework says that a blank is inherited, what the role leaves out is as in the role that it
        builds on, else as in the role before it on the first track that holds it.
        """
        return tuple(self._expected[role_key].values())

    def expectation(self, role_key: str, competency_key: str) -> Expectation | None:
        """What the role asks for in one competency, or None where it says nothing."""
        return self._expected[role_key].get(competency_key)

    @cached_property
    def _expected(self) -> dict[str, dict[str, Expectation]]:
        return {role.key: self._filled(role.key) for role in self.roles}

    def _filled(self, role_key: str) -> dict[str, Expectation]:
        found: dict[str, Expectation] = {}
        for role in self._with_below(role_key) if self.blank == "inherit" else (self.role(role_key),):
            found = {each.competency: each for each in role.expectations} | found
        return {each.key: found[each.key] for each in self.competencies if each.key in found}

    def _with_below(self, role_key: str) -> tuple[Role, ...]:
        """The role, then those that its blanks are taken from, nearest first."""
        found: dict[str, Role] = {}
        key: str | None = role_key
        while key is not None and key not in found:
            found[key] = self.role(key)
            key = found[key].extends or self._rung_below(key)
        return tuple(found.values())

    def _rung_below(self, role_key: str) -> str | None:
        rungs = next((track.roles for track in self.tracks_of(role_key)), (role_key,))
        place = rungs.index(role_key)
        return rungs[place - 1] if place else None

    @cached_property
    def _roles(self) -> dict[str, Role]:
        return {role.key: role for role in self.roles}

    @cached_property
    def _competencies(self) -> dict[str, Competency]:
        return {competency.key: competency for competency in self.competencies}

    @cached_property
    def _families(self) -> dict[str, JobFamily]:
        return {family.key: family for family in self.families}

    @cached_property
    def _tracks(self) -> dict[str, Track]:
        return {track.key: track for track in self.tracks}

    @cached_property
    def _scales(self) -> dict[str, Scale]:
        return {scale.id: scale for scale in self.scales}

    @cached_property
    def _tracks_by_role(self) -> dict[str, tuple[Track, ...]]:
        held: dict[str, tuple[Track, ...]] = {}
        for track in self.tracks:
            for role in dict.fromkeys(track.roles):
                held[role] = (*held.get(role, ()), track)
        return held

    def __copy__(self) -> Self:
        """A copy forgets the lookups, because `model_copy(update=…)` changes what they would find."""
        copied = super().__copy__()
        for name in set(vars(copied)) - set(type(self).model_fields):
            del vars(copied)[name]
        return copied
