"""One turn from start to end: one inbound, one synchronous function, one transaction.

Lock the person, see whether the event is new, decide, store, queue, commit. Nothing in here waits for a
network: what is said lies in the outbox when the turn commits, and the courier takes it from there.

Failure policy (DESIGN section 6): a transient fault (a lock, a serialisation failure, the database gone) runs
the turn again and is raised in the end, so that the platform tries again. A `Problem` is a normal answer: the
turn is rolled back, so that nothing is half-done, and a second short unit says it. After anything else that
unit says one apology, keyed by the event.
"""

import hashlib
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from conversations.house import House
from conversations.messages import Account, Immediate, Inbound, Message
from conversations.problems import Problem, TurnOver
from conversations.routing import after_problem, route
from conversations.trying import tried
from conversations.underway import Turn
from storage.database import Database, is_transient
from storage.unit import UnitOfWork

log = logging.getLogger("trellis.turn")


def receive(database: Database, house: House, inbound: Inbound, now: datetime) -> Immediate:
    """Do one whole turn.

    Returns:
        What goes straight back to the person who waits.

    Raises:
        Exception: a transient fault of the database that outlasted the tries; nothing was stored.
    """

    def work(unit: UnitOfWork) -> Immediate:
        return _turn(unit, house, inbound, now)

    def refuse(problem: Problem) -> Callable[[UnitOfWork], Immediate]:
        return lambda unit: _refuse(unit, house, inbound, now, problem)

    try:
        try:
            return tried(database, work)
        except Problem as problem:
            return tried(database, refuse(problem))
    except Exception as error:
        if is_transient(error):
            raise
        log.exception("turn failed", extra={"event_kind": inbound.kind, "ref": reference(inbound.event)})
        tried(database, lambda unit: _apologise(unit, house, inbound, now))
        return Immediate(close=False)


def _turn(unit: UnitOfWork, house: House, inbound: Inbound, now: datetime) -> Immediate:
    turn = _begin(unit, house, inbound, now)
    if turn is None:
        return Immediate()
    with suppress(TurnOver):
        route(turn, inbound)
    return turn.immediate


def _refuse(unit: UnitOfWork, house: House, inbound: Inbound, now: datetime, problem: Problem) -> Immediate:
    """Say what a problem has to say, in a unit of its own: what was begun before it came up is undone."""
    turn = _begin(unit, house, inbound, now)
    if turn is not None:
        tell_problem(turn, problem)
        after_problem(turn, inbound, problem)
    return Immediate()


def _begin(unit: UnitOfWork, house: House, inbound: Inbound, now: datetime) -> Turn | None:
    """Lock the person; None for a stranger and for an event that was seen before."""
    account: Account = inbound.account
    person = unit.people.lock(account.channel, account.workspace, account.external_id, now.date())
    if person is None or not unit.mailbox.first_sight(inbound.event, now):
        return None
    return Turn(unit, house, person, inbound.event, inbound.place, now)


def tell_problem(turn: Turn, problem: Problem) -> None:
    """Say what a problem has to say, where it came up."""
    body = turn.scene.sentence(problem.key, problem.names)
    turn.tell(Message(summary=turn.scene.line("help.summary"), body=body))


def _apologise(unit: UnitOfWork, house: House, inbound: Inbound, now: datetime) -> None:
    turn = _begin(unit, house, inbound, now)
    if turn is not None:
        body = turn.scene.say("failure.apology", ref=reference(inbound.event))
        turn.tell(Message(summary=turn.scene.line("help.summary"), body=body))


def reference(event: str) -> str:
    """Four letters that a person can read out, and that the log carries too."""
    return hashlib.sha256(event.encode()).hexdigest()[:4].upper()
