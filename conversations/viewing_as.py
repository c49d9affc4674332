"""What a role sees, shown with invented people inside the real framework; nobody real is in it.

The invented people are written, drawn and taken back within the turn, so that what is shown is what would be
shown, by the same answers and permissions.
"""

from collections.abc import Iterator
from datetime import timedelta

from conversations.answers.asked import Asked, button
from conversations.answers.home import draw_home
from conversations.answers.next_steps import answer_next_steps
from conversations.answers.welcome import welcome
from conversations.guarded.talks import GUIDE
from conversations.messages import Button, Message, Part, Spans
from conversations.paragraphs import lines, paragraphs
from conversations.permissions import Action, Relation, Thing
from conversations.problems import StaleAnswer
from conversations.scene import Scene
from conversations.underway import Turn
from frameworks.model import Role
from frameworks.paths import is_offered, next_steps
from storage.rows import Audience

EMPLOYEE, MANAGER = "employee", "manager"
ROLES = (EMPLOYEE, MANAGER, Relation.PEOPLE_TEAM, Relation.FAIRNESS_ANALYST)
A_YEAR, A_WHILE, SOON = timedelta(days=365), timedelta(days=40), timedelta(days=10)


def answer_view_as(turn: Turn, asked: Asked) -> None:
    """Choose a role, or see what it sees.

    Raises:
        NotAllowed: for everybody but the people team.
        StaleAnswer: for a role that there is not.
    """
    scene, role = turn.scene, asked.entities.get("as")
    scene.guarded.require(Thing.SAMPLE, Action.READ)
    if role is None:
        ways = (button(scene, f"button.as_{each}", "view_as", **{"as": each}) for each in ROLES)
        turn.tell(said(scene, scene.say("view_as.opening"), *ways))
        return
    if role not in ROLES:
        raise StaleAnswer("stale.gone")
    scene.guarded.looked_as(role)
    with turn.unit.rehearsed():
        shown = [_still(scene, title, message) for title, message in _seen(turn, role)]
    for message in (said(scene, scene.say(f"view_as.{role}")), *shown):
        turn.tell(message)


def said(scene: Scene, body: Spans, *ways: Button) -> Message:
    """A sentence, with ways on."""
    back = button(scene, "button.administration", "administration")
    return Message(summary=scene.line("administration.summary"), body=body, buttons=(*ways, back))


def _seen(turn: Turn, role: str) -> Iterator[tuple[str, Message]]:
    """The first words, what is next, and the home, as the invented person has them."""
    invented = _invent(turn, role)
    first, home = turn.scene.line("view_as.first"), draw_home(invented)
    hello, _ = welcome(invented.scene)
    yield first, hello
    yield turn.scene.line("view_as.next"), answer_next_steps(invented.scene, Asked("next_steps"))
    others = (each for each in home.sections if each.title != turn.scene.line("home.role"))
    for section in others:
        for message in section.messages:
            yield section.title, message


def _invent(turn: Turn, role: str) -> Turn:
    """An invented person who plays the role, with a plan, and for a manager with people to lead."""
    somebody = _person(turn, "view_as.name", _role(turn.scene))
    if role == MANAGER:
        _team(turn, somebody)
    elif role != EMPLOYEE:
        now, today = turn.now, turn.scene.today
        turn.unit.grants.grant(somebody, role, "organisation", None, today, None, None, now)
    _plan(turn, somebody)
    person = turn.unit.people.get(somebody)
    return Turn(turn.unit, turn.house, person, turn.event, "talk", turn.now)


def _role(scene: Scene) -> Role:
    """A role with a step after it, from the framework in force."""
    framework = scene.guarded.framework
    offered = [role for role in framework.roles if is_offered(framework, role.key)]
    return next((role for role in offered if next_steps(framework, role.key).steps), offered[0])


def _person(turn: Turn, name: str, role: Role) -> int:
    who, unit, scene = turn.person, turn.unit, turn.scene
    made = unit.people.add(full_name=scene.line(name), language=who.language, timezone=who.timezone)
    since = scene.today - A_YEAR
    unit.positions.record(made.id, "employment", "active", since, "hire", "sample", turn.now)
    unit.positions.record(made.id, "role", role.key, since, "hire", "sample", turn.now, title=role.title)
    return made.id


def _team(turn: Turn, manager: int) -> None:
    unit, since, before = turn.unit, turn.scene.today - A_YEAR, turn.now - A_WHILE
    list_key = f"sample:{manager}"
    for name in ("view_as.report", "view_as.other_report"):
        report = _person(turn, name, _role(turn.scene))
        unit.positions.record(report, "manager", manager, since, "hire", "sample", turn.now)
        unit.dialogues.event("finished", None, manager, report, report, before, GUIDE)
        unit.prompts.add(list_key, manager, report, turn.now)
        _plan(turn, report)


def _plan(turn: Turn, who: int) -> None:
    unit, scene = turn.unit, turn.scene
    readers = Audience(frozenset({who}), manager_of=who)
    goal = unit.plans.add_goal(
        who, scene.line("view_as.goal"), written_by=who, audience=readers, now=turn.now
    )
    words, due = scene.line("view_as.action"), scene.today + SOON
    unit.plans.add_action(goal, words, owner_id=who, written_by=who, now=turn.now, due=due)


def _still(scene: Scene, title: str, message: Message) -> Message:
    """A card as a picture of itself: its buttons are named, and lead nowhere."""
    labels = [each.label for each in message.buttons]
    named = scene.say("view_as.buttons", labels=labels) if labels else ()
    return message.model_copy(
        update={
            "summary": scene.line("administration.summary"),
            "body": paragraphs(scene.say("view_as.section", title=title), message.body),
            "parts": tuple(_still_part(scene, part) for part in message.parts),
            "question": None,
            "buttons": (),
            "hint": lines(message.hint, named),
        }
    )


def _still_part(scene: Scene, part: Part) -> Part:
    labels = [each.label for each in part.buttons]
    named = scene.say("view_as.buttons", labels=labels) if labels else ()
    return part.model_copy(update={"body": lines(part.body, named), "buttons": ()})
