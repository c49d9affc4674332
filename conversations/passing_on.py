"""What was written in talks about somebody: they read it again, and say whether a later manager may."""

from datetime import date, datetime, timedelta

from conversations.answers.asked import Asked, button, key_of
from conversations.delivery import right
from conversations.dialogue import summary
from conversations.dialogue.running import Running, running
from conversations.hours import earliest
from conversations.house import House
from conversations.messages import Button, Message, Part, Spans
from conversations.paragraphs import lines, paragraphs
from conversations.permissions import Action, Thing
from conversations.problems import StaleAnswer
from conversations.scene import Scene
from conversations.underway import Post, Turn
from storage.agenda import AgendaItem
from storage.unit import UnitOfWork

KIND = "new_manager"
LATELY = timedelta(days=14)
"""So long after a manager has changed, somebody who was not told yet is still told."""


def answer_my_talks(turn: Turn, _asked: Asked) -> None:
    """The talks about the speaker that are over, each with its readers."""
    scene = turn.scene
    runs = [run for talk in scene.guarded.talks_about_me if _may_read(run := running(turn, talk), scene)]
    turn.tell(
        Message(
            summary=scene.line("passing_on.summary"),
            body=scene.say("passing_on.talks" if runs else "passing_on.no_talks"),
            parts=tuple(_part(scene, run) for run in runs),
            audience=scene.say("audience.only_you"),
        )
    )


def _part(scene: Scene, run: Running) -> Part:
    show = button(scene, "button.show_talk", "my_talk", talk=str(run.dialogue.id))
    line = scene.say("passing_on.talk", title=run.title, day=_day(scene, run))
    return Part(body=lines(line, _readers(scene, run)), buttons=(show,))


def answer_my_talk(turn: Turn, asked: Asked) -> None:
    """One talk about the speaker as it was written, and the way to pass it on.

    Raises:
        StaleAnswer: for a talk that is not theirs to read.
    """
    run, scene = _talk(turn, asked), turn.scene
    shown = summary.of_talk(scene, run, run.dialogue.status, _day(scene, run))
    ways = (*shown.buttons, *_ways(scene, run))
    turn.tell(shown.model_copy(update={"buttons": ways, "audience": _readers(scene, run)}))


def answer_pass_on(turn: Turn, asked: Asked) -> None:
    """Whoever is the speaker's manager now reads the talk as well.

    Raises:
        StaleAnswer: for a talk that is not theirs, or when there is nobody to pass it on to any more.
    """
    run, scene = _talk(turn, asked), turn.scene
    manager = _later_manager(scene, run)
    if manager is None or str(manager) != asked.entities.get("to"):
        raise StaleAnswer("stale.gone")
    scene.guarded.pass_on(run.dialogue.id, run.readers, manager)
    there = turn.scene_of(turn.unit.people.get(manager))
    shown = summary.of_talk(there, run, run.dialogue.status, _day(scene, run))
    card = shown.model_copy(
        update={"body": paragraphs(there.say("passing_on.to_you", name=turn.person.called), shown.body)}
    )
    needed = right(Thing.CONVERSATION, Action.START)
    turn.tell(card, person=manager, place="talk", about=turn.person.id, right=needed)
    done = scene.say("passing_on.done", name=there.person.called)
    turn.tell(Message(summary=scene.line("passing_on.summary"), body=done, audience=_readers(scene, run)))


def _talk(turn: Turn, asked: Asked) -> Running:
    run = running(turn, turn.scene.guarded.talk_about_me(key_of(asked, "talk")))
    if not _may_read(run, turn.scene):
        raise StaleAnswer("stale.gone")
    return run


def _may_read(run: Running, scene: Scene) -> bool:
    return scene.person.id in run.readers


def _day(scene: Scene, run: Running) -> date:
    """When a talk was over, as its reader counts days."""
    return scene.day(run.dialogue.closed_at or run.dialogue.touched_at)


def _readers(scene: Scene, run: Running) -> Spans:
    others = sorted((run.readers | scene.guarded.readers(run.dialogue.id)) - {scene.person.id})
    known = scene.guarded.people(set(others))
    return scene.say("audience.readers", names=[known[each].called for each in others])


def _ways(scene: Scene, run: Running) -> tuple[Button, ...]:
    manager = _later_manager(scene, run)
    if manager is None:
        return ()
    name = scene.guarded.person(manager).called
    given = {"talk": str(run.dialogue.id), "to": str(manager)}
    return (button(scene, "button.pass_on", "pass_on", name=name, **given),)


def _later_manager(scene: Scene, run: Running) -> int | None:
    """The speaker's manager, if they do not read this talk yet."""
    manager = scene.guarded.manager
    readers = run.readers | scene.guarded.readers(run.dialogue.id)
    return manager[0] if manager and manager[0] not in readers else None


def plan_new_managers(unit: UnitOfWork, now: datetime, most: int) -> int:
    """Everybody who has another manager since lately, and had talks before, gets a row to be told of it."""
    today = now.date()
    changed = unit.reports.newly_led(today - LATELY, today)
    rows = {f"{KIND}:{who}:{since}": who for who, since in changed}
    fresh = [key for key in rows if key not in unit.agenda.known(rows)][:most]
    for key in fresh:
        morning = unit.people.reach(rows[key], today).hours.next_morning(now)
        unit.agenda.add(key, KIND, morning, rows[key])
    return len(fresh)


def tell_of_manager(unit: UnitOfWork, house: House, item: AgendaItem, now: datetime) -> None:
    """Say who is the manager now, what they can see, and what they cannot."""
    person = item.person_id or 0
    moment = earliest(unit, person, now)
    if moment > now:
        unit.agenda.add(f"{item.key}:{moment.isoformat()}", KIND, moment, person)
        return
    turn = Turn(unit, house, unit.people.get(person), f"agenda:{item.id}", "talk", now, by_clock=True)
    scene = turn.scene
    manager = scene.guarded.manager
    if manager is None:
        return
    card = Message(
        summary=scene.line("passing_on.new_summary"),
        body=scene.say("passing_on.new_manager", name=manager[1]),
        buttons=(button(scene, "button.my_talks", "my_talks"), button(scene, "button.my_plan", "show_plan")),
        audience=scene.say("audience.only_you"),
    )
    turn.tell(card, place="talk", post=Post("must", f"{KIND}:{person}:{manager[0]}:{scene.today}"))
