"""Slow work: a job is claimed, done, and its dialogue goes on where it waited. A kill repeats it.

A fault that passes, such as a version that was lost to somebody faster, is tried again at once, as in a turn.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from conversations.content import checking, taking
from conversations.dialogue.progress import go_on
from conversations.dialogue.running import running
from conversations.house import House
from conversations.messages import Message
from conversations.problems import Problem
from conversations.trying import tried
from conversations.underway import Turn
from storage.database import Database, is_transient
from storage.jobs import Job
from storage.unit import UnitOfWork

Worker = Callable[[Database, House, Job, datetime], None]
LEASE = timedelta(minutes=10)

log = logging.getLogger("trellis.jobs")


def run_next(
    database: Database, house: House, now: datetime, further: Mapping[str, Worker] | None = None
) -> bool:
    """Do the job that waits longest. False when none waits.

    `further` holds who does what a floor above does.
    """
    with database.unit() as unit:
        job = unit.jobs.claim(now, now + LEASE)
    if job is None:
        return False
    try:
        {**KINDS, **(further or {})}[job.kind](database, house, job, now)
    except Exception as error:
        if is_transient(error):
            raise
        log.exception("job failed", extra={"job": job.id, "kind": job.kind})
        tried(database, lambda unit: _give_up(unit, house, job, now))
    return True


def _talk(database: Database, house: House, job: Job, now: datetime) -> None:
    """What a guide waits for."""
    tried(database, lambda unit: _work(unit, house, job, now))


KINDS: Mapping[str, Worker] = {
    "dialogue": _talk,
    taking.JOB: checking.check,
}
"""What is done for each kind of job; each sees to it that the job is finished."""


def _work(unit: UnitOfWork, house: House, job: Job, now: datetime) -> None:
    _carry_on(unit, house, job, now)
    unit.jobs.finish(job.id, None)


def _carry_on(unit: UnitOfWork, house: House, job: Job, now: datetime) -> None:
    """Go on with the dialogue that waits for this work."""
    turn = _turn(unit, house, job, now)
    run = running(turn, unit.dialogues.get(job.args["dialogue"]))
    stop = run.journey.walk()
    if run.dialogue.status in ("open", "parked") and stop.kind == "do":
        run.dialogue = unit.dialogues.touch(run.dialogue, now)
        try:
            go_on(turn, run, stop.place)
        except Problem as problem:
            body = turn.scene.sentence(problem.key, problem.names)
            turn.tell(Message(summary=run.title, body=body), place=run.place_with(turn.person.id))


def _turn(unit: UnitOfWork, house: House, job: Job, now: datetime) -> Turn:
    person = unit.people.get(job.by or 0)
    return Turn(unit, house, person, f"job:{job.id}:{job.attempts}", "talk", now, in_job=True)


def _give_up(unit: UnitOfWork, house: House, job: Job, now: datetime) -> None:
    unit.jobs.fail(job.id, "failed")
    turn = _turn(unit, house, job, now)
    body = turn.scene.say("failure.job")
    turn.tell(Message(summary=turn.scene.line("help.summary"), body=body))
