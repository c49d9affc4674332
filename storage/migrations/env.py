"""Alembic's way in: it runs on the connection that `storage.migrate` has opened.

A written step names plain column types only, so it stays right when ours change.
"""

from typing import Any, Literal

from alembic import context
from sqlalchemy import DateTime, String, Text
from sqlmodel.sql.sqltypes import AutoString

from storage.rows import AudienceText, Json, Moment, Row

PLAIN = {Moment: DateTime(timezone=True), Json: Text(), AudienceText: Text(), AutoString: String()}


def plainly(kind: str, item: Any, _: object) -> str | Literal[False]:  # noqa: ANN401 - any part of a schema
    """How a column's type is written down; False leaves it to Alembic."""
    plain = PLAIN.get(type(item)) if kind == "type" else None
    return False if plain is None else f"sa.{plain!r}"


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
    render_item=plainly,
)
context.run_migrations()
