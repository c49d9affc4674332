"""Lets go of what is over."""

from datetime import datetime, timedelta

from sqlalchemy import delete

from storage.retention.rules import RULES
from storage.unit import UnitOfWork


def sweep(unit: UnitOfWork, now: datetime) -> int:
    """Remove the rows that are over and older than their class allows. How many went."""
    gone = 0
    for table, rule in RULES.items():
        if rule.over is not None:
            old = delete(table).where(table.c[rule.over.column] < now - timedelta(days=rule.over.days))
            gone += unit.connection.execute(
                old if rule.over.over is None else old.where(rule.over.over)
            ).rowcount
    return gone
