"""What is due for somebody today, as a card: commitments first, then goals to look at together."""

from datetime import date, timedelta

from conversations.abilities.plans import is_open
from conversations.answers.asked import button
from conversations.answers.topics import topic_buttons
from conversations.messages import Message, Part
from conversations.paragraphs import lines
from conversations.scene import Scene
from frameworks.cadence import Hours
from storage.plans import Action, Goal

TOPIC = "reminders"
A_WEEK = timedelta(days=7)


def draw_due(scene: Scene, hours: Hours) -> Message | None:
    """Everything that is due; None where nothing is."""
    parts = [_action(scene, each) for each in _actions(scene, hours)]
    parts += [_review(scene, goal) for goal in _reviews(scene, hours)]
    if not parts:
        return None
    return Message(
        summary=scene.line("due.summary"),
        body=scene.say("due.opening", count=len(parts)),
        parts=tuple(parts),
        buttons=topic_buttons(scene, TOPIC),
        audience=scene.say("audience.due"),
    )


def _actions(scene: Scene, hours: Hours) -> list[Action]:
    """What the asker does, for themselves or for another, and is due on the next day after today's work."""
    mine = (each for each in scene.guarded.own_actions if each.owner_id == scene.person.id and is_open(each))
    return [each for each in mine if each.due and _is_near(each.due, scene.today, hours)]


def _is_near(due: date, today: date, hours: Hours) -> bool:
    return today < due and hours.working_day_before(due) <= today


def _reviews(scene: Scene, hours: Hours) -> list[Goal]:
    """Goals of the asker, and of those who report to them, that are to be looked at again by now."""
    people = [scene.person.id, *(key for key, _ in scene.guarded.reports)]
    days = scene.guarded.review_days(people)
    near = {who for who, day in days if _is_due(day, scene.today, hours)}
    goals = (goal for who in people if who in near for goal in scene.guarded.plan(who).goals)
    return [goal for goal in goals if goal.review_on and _is_due(goal.review_on, scene.today, hours)]


def _is_due(review: date, today: date, hours: Hours) -> bool:
    return review == today or (
        today < review and not hours.works_on(review) and _is_near(review, today, hours)
    )


def _action(scene: Scene, action: Action) -> Part:
    key = str(action.id)
    whose = scene.guarded.person(action.person_id).called if action.person_id != scene.person.id else ""
    return Part(
        body=scene.say("due.action", text=action.text, due=action.due, whose=whose),
        buttons=(
            button(scene, "button.done", "update_action", action=key, status="done"),
            button(scene, "button.started", "update_action", action=key, status="started"),
            button(scene, "button.by_a_week", "update_action", action=key, **later_by_a_week(scene, action)),
        ),
    )


def later_by_a_week(scene: Scene, action: Action) -> dict[str, str]:
    """To be done a week after its day; after today where that has passed, or where it has none."""
    return {"status": "postponed", "due": (max(action.due or scene.today, scene.today) + A_WEEK).isoformat()}


def _review(scene: Scene, goal: Goal) -> Part:
    """A goal to look at together: the way to the plan, and for the manager to a talk."""
    own = goal.person_id == scene.person.id
    name, key = scene.guarded.person(goal.person_id).called, str(goal.person_id)
    count = sum(is_open(action) for action in goal.actions)
    said = scene.say(
        "due.review_own" if own else "due.review", title=goal.title, day=goal.review_on, name=name
    )
    ways = [button(scene, "button.my_plan", "show_plan")]
    if not own:
        ways = [
            button(scene, "button.their_plan", "show_plan", name=name, person=key),
            button(scene, "button.talk_with", "start_conversation", name=name, person=key),
            button(scene, "button.looked_at_it", "review_goal", goal=str(goal.id)),
        ]
    return Part(body=lines(said, scene.say("due.review_open", count=count)), buttons=tuple(ways))
