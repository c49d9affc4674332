"""What is in the way of a commitment: time, that it is no longer right, or that somebody's help is needed."""

from datetime import timedelta

from conversations.answers.asked import Asked, button, key_of
from conversations.delivery import right
from conversations.messages import Button, Message
from conversations.permissions import Action, Thing
from conversations.problems import StaleAnswer
from conversations.scene import Scene
from conversations.underway import Post, Turn
from storage.plans import Action as PlanAction

A_MONTH = timedelta(days=30)
HELP = "help"


def answer_in_the_way(turn: Turn, asked: Asked) -> None:
    """Ask what is in the way of an action, or ask the other one for help with it.

    Raises:
        NotFound: for an action that is not the speaker's to change.
        StaleAnswer: when there is nobody to ask for help any more.
    """
    action = turn.scene.guarded.action(key_of(asked, "action"))
    if asked.entities.get("do") == HELP:
        _ask_for_help(turn, action)
        return
    scene = turn.scene
    other = _other(scene, action)
    turn.tell(
        Message(
            summary=scene.line("in_the_way.summary"),
            body=scene.say("in_the_way.which", text=action.text),
            hint=scene.say("in_the_way.hint", name=other[1]) if other else (),
            buttons=_ways(scene, action, other),
            audience=scene.say("audience.only_you"),
        )
    )


def _ways(scene: Scene, action: PlanAction, other: tuple[int, str] | None) -> tuple[Button, ...]:
    key, later = str(action.id), max(action.due or scene.today, scene.today) + A_MONTH
    given = {"action": key, "status": "postponed", "due": later.isoformat()}
    ways = (
        button(scene, "button.no_time", "update_action", **given),
        button(scene, "button.not_right", "update_action", action=key, status="dropped"),
    )
    if other is None:
        return ways
    return (*ways, button(scene, "button.ask_for_help", "in_the_way", name=other[1], action=key, do=HELP))


def _other(scene: Scene, action: PlanAction) -> tuple[int, str] | None:
    """With whom it was agreed: the manager of whose plan it is, else that person."""
    if action.person_id == scene.person.id:
        return scene.guarded.manager
    return action.person_id, scene.guarded.person(action.person_id).called


def _ask_for_help(turn: Turn, action: PlanAction) -> None:
    """The other one reads with which commitment help is wanted, and nothing more; once a day at most."""
    scene, other = turn.scene, _other(turn.scene, action)
    if other is None:
        raise StaleAnswer("stale.gone")
    there = turn.scene_of(turn.unit.people.get(other[0]))
    card = Message(
        summary=there.line("in_the_way.summary"),
        body=there.say("in_the_way.wanted", name=turn.person.called, text=action.text),
        buttons=(_plan(there, action),),
        audience=there.say("audience.readers", names=[turn.person.called]),
    )
    key = f"help:{action.id}:{turn.person.id}:{scene.today}"
    about = action.person_id if action.person_id != other[0] else None
    needed = right(Thing.PLAN, Action.READ) if about else None
    turn.tell(card, person=other[0], place="talk", about=about, right=needed, post=Post("must", key))
    asked = scene.say("in_the_way.asked", name=other[1])
    turn.tell(Message(summary=scene.line("in_the_way.summary"), body=asked))


def _plan(there: Scene, action: PlanAction) -> Button:
    """The plan in which the commitment stands, as its reader finds it."""
    if action.person_id == there.person.id:
        return button(there, "button.my_plan", "show_plan")
    key, name = str(action.person_id), there.guarded.person(action.person_id).called
    return button(there, "button.their_plan", "show_plan", name=name, person=key)
