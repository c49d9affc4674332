"""The one mapper between a frozen `Framework` and its tables; there and back nothing is lost."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel
from sqlalchemy import Connection, RowMapping, Table, select

from frameworks.model import Framework
from storage.careers import tables as kept

Rows = list[dict[str, Any]]


class Frameworks:
    """Frameworks once assembled, by version and content. They are frozen, so all threads share them."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, str], Framework] = {}

    def get(self, connection: Connection, version_id: int, digest: str) -> Framework:
        """A published framework. The digest guards against a number given, rolled back and given again."""
        if (version_id, digest) not in self._known:
            self._known[version_id, digest] = assemble(connection, version_id)
        return self._known[version_id, digest]


def take_apart(framework: Framework) -> list[tuple[Table, Rows]]:
    """The rows of every table, in an order in which they can be written."""
    return [
        (kept.SCALE, _flat(framework.scales, "levels")),
        (kept.SCALE_LEVEL, _inner(("scale", each.id, _flat(each.levels)) for each in framework.scales)),
        (kept.COMPETENCY, _flat(framework.competencies, "levels")),
        (
            kept.COMPETENCY_LEVEL,
            _inner(("competency", each.key, _texts(each.levels)) for each in framework.competencies),
        ),
        (kept.FAMILY, _flat(framework.families)),
        (kept.ROLE, _flat(framework.roles, "expectations")),
        (kept.EXPECTATION, _inner(("role", each.key, _flat(each.expectations)) for each in framework.roles)),
        (kept.TRACK, _flat(framework.tracks, "roles")),
        (kept.TRACK_STEP, _inner(("track", each.key, _steps(each.roles)) for each in framework.tracks)),
        (kept.MOVE, _flat(framework.moves)),
        (kept.PAY_BAND, _flat(framework.bands)),
        (kept.RESOURCE, _flat(framework.resources)),
    ]


def assemble(connection: Connection, version_id: int) -> Framework:
    """The framework of one version."""

    def read(source: Table) -> Rows:
        asked = select(source).where(source.c.version_id == version_id).order_by(source.c.position)
        return [_said(row) for row in connection.execute(asked).mappings()]

    levels, texts = (
        _grouped(read(kept.SCALE_LEVEL), "scale"),
        _grouped(read(kept.COMPETENCY_LEVEL), "competency"),
    )
    expected, steps = _grouped(read(kept.EXPECTATION), "role"), _grouped(read(kept.TRACK_STEP), "track")
    about = (
        connection.execute(select(kept.VERSION).where(kept.VERSION.c.number == version_id)).mappings().one()
    )
    return Framework.model_validate(
        {
            **{name: about[name] for name in about if name in Framework.model_fields},
            "scales": [{**row, "levels": levels.get(row["id"], [])} for row in read(kept.SCALE)],
            "competencies": [
                {**row, "levels": {each["level"]: each["text"] for each in texts.get(row["key"], [])}}
                for row in read(kept.COMPETENCY)
            ],
            "families": read(kept.FAMILY),
            "roles": [{**row, "expectations": expected.get(row["key"], [])} for row in read(kept.ROLE)],
            "tracks": [
                {**row, "roles": [each["role"] for each in steps.get(row["key"], [])]}
                for row in read(kept.TRACK)
            ],
            "moves": read(kept.MOVE),
            "bands": read(kept.PAY_BAND),
            "resources": read(kept.RESOURCE),
        }
    )


def _flat(parts: Iterable[BaseModel], inner: str = "") -> Rows:
    """One row per part, without what has a table of its own."""
    return [
        {"position": position, **part.model_dump(exclude={inner} if inner else None)}
        for position, part in enumerate(parts)
    ]


def _inner(groups: Iterable[tuple[str, str, Rows]]) -> Rows:
    """Rows that name what they belong to."""
    return [{name: key, **row} for name, key, rows in groups for row in rows]


def _texts(levels: Mapping[str, str]) -> Rows:
    return [
        {"position": place, "level": level, "text": text}
        for place, (level, text) in enumerate(levels.items())
    ]


def _steps(roles: Iterable[str]) -> Rows:
    return [{"position": place, "role": role} for place, role in enumerate(roles)]


def _said(row: RowMapping) -> dict[str, Any]:
    return {name: row[name] for name in row if name not in {"version_id", "position"}}


def _grouped(rows: Rows, name: str) -> dict[str, Rows]:
    """Rows by what they belong to, which they then no longer name."""
    groups: dict[str, Rows] = {}
    for row in rows:
        groups.setdefault(row.pop(name), []).append(row)
    return groups
