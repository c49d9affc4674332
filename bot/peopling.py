"""People brought in from the chat: the slow work behind the cards of `conversations.content.people`."""

import base64
from collections.abc import Callable
from datetime import datetime
from time import sleep
from zoneinfo import ZoneInfo

from bot import roster
from bot.roster import undoing
from bot.sheet import SheetMistakesError
from conversations.content import people
from conversations.house import House
from conversations.jobs import Worker
from conversations.messages import Message
from conversations.trying import tried
from conversations.underway import Turn
from storage.content import ContentDraft
from storage.database import Database
from storage.jobs import Job
from storage.unit import UnitOfWork

BREATH = 0.01
"""So many seconds the writer is left to others between two chunks."""
READING = roster.Reading(zones=True)


def look(database: Database, house: House, job: Job, now: datetime) -> None:
    """Read a file, compare it with what is known, and show what would change."""
    hold = bool(job.args.get("hold"))
    with database.reading() as unit:
        draft = unit.content_drafts.get(job.args["draft"])
        wanted = draft.source and _may(_turn(unit, house, job, now))
        found = _found(unit, draft, now, hold=hold) if wanted else None

    def shown(turn: Turn) -> Message | None:
        if found is None:
            return None
        status = "left" if found.empty else "open"
        turn.unit.content_drafts.checked(draft.id, "open", name=people.KIND, source=draft.source, basis=0)
        if status == "left":
            turn.unit.content_drafts.settle(draft.id, "left")
        return people.card(turn.scene, draft, found, hold=hold)

    tried(database, lambda unit: _tell(unit, house, job, now, shown))


def _found(unit: UnitOfWork, draft: ContentDraft, now: datetime, *, hold: bool) -> people.Found:
    try:
        plan = _plan(unit, draft, now, roster.Choice(), hold=hold)
    except SheetMistakesError as wrong:
        return people.Found(mistakes=tuple(str(wrong).split("\n")))
    told = people.grouped(roster.lines(plan, draft.file))
    return people.Found(told=told, empty=plan.empty, undecided=plan.open)


def _plan(
    unit: UnitOfWork, draft: ContentDraft, now: datetime, choice: roster.Choice, *, hold: bool
) -> roster.Plan:
    published = unit.careers.in_force()
    if published is None:
        raise SheetMistakesError(["No framework is in force yet."])
    file = roster.read_file(base64.b64decode(draft.source), draft.file, READING)
    today = now.astimezone(ZoneInfo(unit.people.get(draft.person_id).timezone)).date()
    return roster.plan(file, unit, published.framework, choice, today, hold=hold)


def bring(database: Database, house: House, job: Job, now: datetime) -> None:
    """Carry out what was shown. Killed half-way, it goes on as the same step."""
    args = job.args
    with database.reading() as unit:
        draft = unit.content_drafts.get(args["draft"])
        today = now.date()
        choice = roster.Choice(None if args["correction"] else today, correction=args["correction"])
        wanted = draft.source and _may(_turn(unit, house, job, now))
        plan = _plan(unit, draft, now, choice, hold=args["hold"]) if wanted else None
    key = "people_file.gone" if plan is None else _carried_out(database, plan, now)

    def done(turn: Turn) -> Message:
        if key == "people_file.done":
            turn.unit.content_drafts.settle(draft.id, "published")
            turn.unit.ledger.changed(turn.person.id, "people", f"brought in by person {turn.person.id}", now)
        return people.done_card(turn.scene, key)

    tried(database, lambda unit: _tell(unit, house, job, now, done))


def _carried_out(database: Database, plan: roster.Plan, now: datetime) -> str:
    try:
        roster.carry_out(database, plan, now, rest=lambda: sleep(BREATH))
    except roster.HalfWayError:
        return "people_file.half_way"
    except (roster.ChangedMeanwhileError, roster.OvertakenError):
        return "people_file.meanwhile"
    return "people_file.done"


def look_back(database: Database, house: House, job: Job, now: datetime) -> None:
    """Show what taking the last import back would mean."""
    with database.reading() as unit:
        found = undoing.look(unit, now)
    told = people.grouped(undoing.lines(found)) if found else ()

    def shown(turn: Turn) -> Message:
        step = found.step.id if found else None
        return people.back_card(turn.scene, told, step, possible=bool(found and found.possible))

    tried(database, lambda unit: _tell(unit, house, job, now, shown))


def take_back(database: Database, house: House, job: Job, now: datetime) -> None:
    """Take the import back that was shown, and no other."""
    with database.reading() as unit:
        found = undoing.look(unit, now) if _may(_turn(unit, house, job, now)) else None
    key = "people_file.meanwhile"
    if found and found.possible and found.step.id == job.args["step"]:
        try:
            undoing.take_back(database, found, now, rest=lambda: sleep(BREATH))
            key = "people_file.taken_back"
        except roster.OvertakenError:
            key = "people_file.meanwhile"
    tried(database, lambda unit: _tell(unit, house, job, now, lambda turn: people.done_card(turn.scene, key)))


def _tell(
    unit: UnitOfWork, house: House, job: Job, now: datetime, drawn: Callable[[Turn], Message | None]
) -> None:
    """End the job and tell whoever asked for it, while they still keep content."""
    unit.jobs.finish(job.id, None)
    turn = _turn(unit, house, job, now)
    message = drawn(turn) if _may(turn) else None
    if message is not None:
        turn.tell(message)


def _turn(unit: UnitOfWork, house: House, job: Job, now: datetime) -> Turn:
    """In the name of whoever pressed."""
    return Turn(unit, house, unit.people.get(job.by or 0), f"job:{job.id}", "talk", now, in_job=True)


def _may(turn: Turn) -> bool:
    """Whether they are still of the people team: a grant may have ended since."""
    return turn.scene.guarded.keeps_content


WORKERS: dict[str, Worker] = {
    people.LOOK: look,
    people.BRING: bring,
    people.LOOK_BACK: look_back,
    people.TAKE_BACK: take_back,
}
"""Who does which kind of job."""
