"""Where one can go from a role, and what changes on the way.

A step is the next role of a track; a lateral move exists only where the framework names it, never because
two grades are equal. Roles that are legacy or not in use are never offered, and neither are those of a family
or a track that is: whoever holds one keeps it.
"""

from dataclasses import dataclass
from typing import Literal

from frameworks.model import Competency, Framework, Level, Role, Track, shown_text

ShiftKind = Literal["raised", "lowered", "new", "dropped", "reworded"]


@dataclass(frozen=True, slots=True)
class Shift:
    """What changes in one competency from one role to another; `line` says it in a few words.

    `before` and `after` are level names, None where there is no level. A fall is a notice, not a gap.
    """

    competency: str
    kind: ShiftKind
    before: str | None
    after: str | None
    before_text: str | None
    after_text: str | None
    line: str


@dataclass(frozen=True, slots=True)
class Step:
    """The next role on one track."""

    track: Track
    role: Role
    changes: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class Lateral:
    """A move beside the tracks, with what the framework notes about it."""

    role: Role
    kind: str
    note: str | None
    changes: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class NextSteps:
    """All that is next after a role. `top_of` are the tracks that end here.

    `closed` are the tracks that go on, but only to roles that are no longer in use.
    """

    role: Role
    steps: tuple[Step, ...]
    laterals: tuple[Lateral, ...]
    top_of: tuple[Track, ...]
    closed: tuple[Track, ...]


def next_steps(framework: Framework, role_key: str) -> NextSteps:
    """What is next after a role; KeyError when the framework has no such role."""
    role = framework.role(role_key)
    steps: list[Step] = []
    ended: list[Track] = []
    for track in framework.tracks_of(role_key):
        above = track.roles[track.roles.index(role_key) + 1 :]
        target = next((key for key in above if _open(framework, track, key)), None)
        if target is not None:
            steps.append(Step(track, framework.role(target), what_changes(framework, role_key, target)))
        else:
            ended.append(track)
    top_of = tuple(track for track in ended if track.roles[-1] == role_key)
    closed = tuple(track for track in ended if track.roles[-1] != role_key)
    return NextSteps(role, tuple(steps), _laterals(framework, role_key), top_of, closed)


def is_offered(framework: Framework, role_key: str) -> bool:
    """Whether a role may be shown as a place to go: it, its family and the families above are active."""
    role = framework.role(role_key)
    statuses = {role.status}
    seen: set[str] = set()
    family: str | None = role.family
    while family is not None and family not in seen:
        seen.add(family)
        statuses.add(framework.family(family).status)
        family = framework.family(family).parent
    return statuses == {"active"}


def _open(framework: Framework, track: Track, role_key: str) -> bool:
    return track.status == "active" and is_offered(framework, role_key)


def _laterals(framework: Framework, role_key: str) -> tuple[Lateral, ...]:
    return tuple(
        Lateral(
            framework.role(move.target), move.kind, move.note, what_changes(framework, role_key, move.target)
        )
        for move in framework.moves
        if move.origin == role_key and is_offered(framework, move.target)
    )


def what_changes(framework: Framework, from_key: str, to_key: str) -> tuple[Shift, ...]:
    """What differs between two roles, competency by competency; what stays the same is left out.

    Empty also where the second role is not described at all: then nothing can be said.
    """
    after = {each.key: _said(framework, to_key, each) for each in framework.competencies}
    if not any(said.asked for said in after.values()):
        return ()
    shifts = (
        _shift(each, _said(framework, from_key, each), after[each.key]) for each in framework.competencies
    )
    return tuple(shift for shift in shifts if shift is not None)


@dataclass(frozen=True, slots=True)
class _Said:
    """What one role says about one competency; `blank`: nothing, not even "not applicable"."""

    asked: bool
    blank: bool
    level: Level | None
    text: str | None

    @property
    def name(self) -> str | None:
        return self.level.name if self.level else None


def _said(framework: Framework, role_key: str, competency: Competency) -> _Said:
    expected = framework.expectation(role_key, competency.key)
    if expected is None or expected.importance == "not-applicable":
        blank = expected is None and framework.blank != "not-applicable"
        return _Said(asked=False, blank=blank, level=None, text=None)
    scale = framework.scale(competency.scale) if competency.scale else None
    level = scale.level(expected.level) if scale and expected.level else None
    text = shown_text(framework, role_key, competency.key)
    return _Said(asked=True, blank=False, level=level, text=text)


def _shift(competency: Competency, before: _Said, after: _Said) -> Shift | None:
    kind = _kind(before, after)
    if kind is None:
        return None
    line = f"{competency.name}: {_news(kind, before, after)}"
    return Shift(competency.key, kind, before.name, after.name, before.text, after.text, line)


def _kind(before: _Said, after: _Said) -> ShiftKind | None:
    if not (before.asked and after.asked):
        return "new" if after.asked else "dropped" if before.asked else None
    if before.level and after.level and before.level.value != after.level.value:
        return "raised" if after.level.value > before.level.value else "lowered"
    return "reworded" if before.text != after.text else None


def _news(kind: ShiftKind, before: _Said, after: _Said) -> str:
    match kind:
        case "raised":
            return f"{before.name} → {after.name}"
        case "lowered":
            return f"{before.name} → {after.name}, less is asked"
        case "new":
            return f"new, {after.name}" if after.name else "new"
        case "dropped":
            return "not described there" if after.blank else "not asked for there"
        case "reworded":
            return "new wording"
