"""A person of whom every table that may hold something holds something."""

from storage.imports import Held, Trace
from storage.mobility import Opening, Selection, StageReached
from storage.people import Person
from storage.rows import Audience
from storage.unit import UnitOfWork
from tests.storage.company import HIRED, NOW, TODAY, hire, put
from tests.storage.framework import WHOLE

NAME, ADDRESS, OLD_ADDRESS, SECRET = "Mina Ōkubo", "mina@acme.example", "okubo@acme.example", "umbrella"


def live(unit: UnitOfWork) -> tuple[Person, Person]:
    """A manager and Mina, of whom every table that may hold something holds something."""
    boss = hire(unit, "Helena Marsh")
    mina = unit.people.add(
        full_name=NAME, preferred_name=SECRET, email=OLD_ADDRESS, employee_id=f"P-{SECRET}"
    )
    mina = unit.people.describe(mina.id, email=ADDRESS)
    unit.people.account(mina.id, "slack", "T1", f"U-{SECRET}")
    unit.positions.record(mina.id, "employment", "active", HIRED, "hire", "test", NOW)
    unit.positions.record(mina.id, "manager", boss.id, HIRED, "hire", "test", NOW)
    unit.protected.record(mina.id, "age_band", SECRET, HIRED, "test", NOW)
    talk(unit, boss, mina)
    brought_in(unit, mina)
    plan(unit, boss, mina)
    post(unit, boss, mina)
    return boss, mina


def brought_in(unit: UnitOfWork, mina: Person) -> None:
    step = unit.imports.begin("people.csv", "d", TODAY, NOW, correction=False)
    trace = Trace(mina.id, fresh=False, details={"email": [OLD_ADDRESS, ADDRESS]})
    unit.imports.trace(step, [trace], NOW)
    unit.imports.end(step, "done", NOW)
    reasons = [["cell", f"'name' is {NAME}"]]
    unit.imports.hold([Held("p", mina.id, NAME, "people.csv", 2, reasons, NOW)])
    unit.imports.hold([Held("q", None, "Bo", "people.csv", 3, [["circle", f"{NAME} → Bo"]], NOW)])


def talk(unit: UnitOfWork, boss: Person, mina: Person) -> None:
    dialogue = unit.dialogues.open(
        "talk", "r", boss.id, mina.id, None, {"manager": boss.id, "employee": mina.id}, NOW, {"wish": SECRET}
    )
    unit.dialogues.settle(dialogue.id, "proud", None, "answered", SECRET, mina.id, NOW)
    unit.dialogues.keep_draft(dialogue.id, mina.id, "rate", 0, {"a": SECRET}, NOW)
    unit.dialogues.record_commit(dialogue.id, "goal", None, SECRET, NOW)
    readers = Audience(frozenset({mina.id, boss.id}))
    unit.remarks.add(
        dialogue=dialogue.id,
        kind="comment",
        text=SECRET,
        about=mina.id,
        by=mina.id,
        audience=readers,
        now=NOW,
    )
    unit.evidence.add(
        about=mina.id, by=mina.id, competency="a", note=SECRET, permalink=SECRET, audience=readers, now=NOW
    )
    unit.kept_messages.keep(mina.id, "k", SECRET, NOW)
    unit.nudges.stop(mina.id, SECRET, NOW)
    unit.homes.drawn(mina.id, SECRET, NOW)
    unit.prompts.add("list", boss.id, mina.id, NOW)
    unit.check_ins.begin(boss.id, mina.id, "monthly", TODAY, NOW)
    unit.dialogues.event("started", dialogue.id, boss.id, mina.id, mina.id, NOW)
    unit.agenda.add("wait", SECRET, NOW, mina.id, dialogue.id, "proud")
    other = unit.dialogues.open("talk", "r", boss.id, boss.id, None, {"employee": boss.id}, NOW)
    unit.dialogues.settle(other.id, "note", None, "answered", SECRET, mina.id, NOW)
    unit.dialogues.settle(other.id, "helped", None, "answered", [f"{NAME} did"], boss.id, NOW)
    unit.dialogues.keep_draft(other.id, mina.id, "rate", 0, {"a": SECRET}, NOW)


def plan(unit: UnitOfWork, boss: Person, mina: Person) -> None:
    version = unit.careers.publish(WHOLE, NOW, mina.id).id
    audience = Audience(frozenset({mina.id, boss.id}))
    unit.careers.rate(mina.id, SECRET, "a", "manager", boss.id, None, version, NOW, audience)
    own = unit.plans.add_goal(mina.id, SECRET, written_by=boss.id, audience=audience, now=NOW)
    unit.plans.add_action(own, SECRET, owner_id=boss.id, written_by=boss.id, now=NOW)
    kept = unit.plans.add_goal(boss.id, "Delegate", written_by=boss.id, audience=audience, now=NOW)
    unit.plans.add_action(kept, f"Ask {NAME.upper()} first", owner_id=mina.id, written_by=boss.id, now=NOW)
    unit.mobility.keep_opening(
        Opening(key="R", kind="job", title="Lead", hiring_manager_id=mina.id), "t", NOW
    )
    refused = StageReached("not_selected", TODAY, SECRET)
    unit.mobility.keep_selection(
        Selection(key=f"R/{ADDRESS.upper()}", opening_key="R", person_id=mina.id, stages=(refused,)), "t", NOW
    )


def post(unit: UnitOfWork, boss: Person, mina: Person) -> None:
    put(unit, mina, "root", place="dialogue:1", body_json=SECRET)
    unit.mailbox.sent(unit.mailbox.claim(NOW, NOW, 1)[0].id, f"ts-{SECRET}", NOW)
    put(unit, mina, "to her", body_json=SECRET)
    unit.mailbox.put(boss.id, "talk", SECRET, "about her", "answer", NOW, about=mina.id)
    unit.jobs.queue("report", {"who": SECRET}, mina.id, NOW, "j1")
    unit.jobs.queue("report", {"who": OLD_ADDRESS}, boss.id, NOW, "j2")
    unit.playground.keep(mina.id, "talk", "person", SECRET, NOW)
    unit.ledger.saw(boss.id, mina.id, "plan", NOW)
    unit.ledger.changed(boss.id, "grant", f"people-team to {ADDRESS}", NOW)
    unit.grants.grant(mina.id, "people-team", "organisation", None, TODAY, None, boss.id, NOW)
