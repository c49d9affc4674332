"""The slow part: a draft is checked on a look at the database, and its card is told in a short unit."""

from datetime import datetime
from zoneinfo import ZoneInfo

from conversations.content.cards import draft_card
from conversations.content.examined import Desk, Examined
from conversations.content.kinds import EXAMINERS
from conversations.house import House
from conversations.trying import tried
from conversations.underway import Turn
from storage.content import ContentDraft, DraftStatus
from storage.database import Database
from storage.jobs import Job
from storage.unit import UnitOfWork

TALK = "talk"


def check(database: Database, house: House, job: Job, now: datetime) -> None:
    """Check one draft and tell whoever brought it. Whoever writes meanwhile waits for none of it."""
    with database.reading() as unit:
        draft = unit.content_drafts.get(job.args["draft"])
        person = unit.people.get(draft.person_id)
        today = now.astimezone(ZoneInfo(person.timezone)).date()
        desk = Desk(unit, house, house.current(unit), now, today)
        found = EXAMINERS[draft.kind](desk, draft) if draft.status == "checking" else None
    tried(database, lambda unit: _tell(unit, house, job, draft, found, now))


def _tell(  # noqa: PLR0913, PLR0917 - what was found, of what, for whom
    unit: UnitOfWork, house: House, job: Job, draft: ContentDraft, found: Examined | None, now: datetime
) -> None:
    unit.jobs.finish(job.id, None)
    person = unit.people.get(draft.person_id)
    turn = Turn(unit, house, person, f"job:{job.id}", TALK, now, in_job=True)
    if found is None or not turn.scene.guarded.keeps_content:
        return  # it was left meanwhile, or the grant is over
    status: DraftStatus = "refused" if found.mistakes else "open" if found.differences else "left"
    source = found.source if status == "open" or draft.path else ""  # a file with mistakes comes again
    unit.content_drafts.checked(draft.id, status, name=found.name, source=source, basis=found.basis)
    if status == "left":
        unit.content_drafts.settle(draft.id, "left")
    key = turn.tell(draft_card(turn.scene, unit.content_drafts.get(draft.id), found))
    unit.content_drafts.set_card(draft.id, key)
