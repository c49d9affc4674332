"""The development plan: goals with their actions, what is due first."""

from datetime import date

from conversations.abilities.plans import is_due, is_open
from conversations.answers.asked import Asked, button, key_of, refuse_unknown_person
from conversations.answers.charts import progress_chart
from conversations.messages import Button, Message, Spans
from conversations.paragraphs import bullets, lines, paragraphs
from conversations.scene import Scene
from storage.plans import Action, Plan, PlanEvent

SHOWN_BUTTONS = 6
SHOWN_LOOKS = 10


def answer_plan(scene: Scene, asked: Asked) -> Message:
    """Somebody's plan, by default the asker's own; what is due comes first."""
    refuse_unknown_person(asked)
    owner = key_of(asked, "person") if "person" in asked.entities else scene.person.id
    plan = scene.guarded.plan(owner)
    whose = "_own" if owner == scene.person.id else ""
    name = scene.guarded.person(owner).called
    open_actions = sorted((a for g in plan.goals for a in g.actions if is_open(a)), key=_urgency)
    return Message(
        summary=scene.line("plan.summary"),
        body=paragraphs(
            scene.say(f"plan.opening{whose}" if plan.goals else f"plan.empty{whose}", name=name),
            _due(scene, open_actions),
            plan_goals(scene, plan),
        ),
        chart=progress_chart(scene, plan),
        more=paragraphs(_history(scene, plan, owner), _remarks(scene, owner), looked(scene, owner)),
        buttons=tuple(choose_action(scene, action) for action in open_actions[:SHOWN_BUTTONS])
        or _ways_to_begin(scene, owner),
        audience=scene.say(f"audience.plan{whose}", name=name),
    )


def _urgency(action: Action) -> tuple[date, int]:
    return (action.due or date.max, action.id)


def _ways_to_begin(scene: Scene, owner: int) -> tuple[Button, ...]:
    if owner == scene.person.id:
        return (button(scene, "button.my_gaps", "my_gaps"), button(scene, "button.my_next", "next_steps"))
    name = scene.guarded.person(owner).called
    return (button(scene, "button.talk_with", "start_conversation", name=name, person=str(owner)),)


def _due(scene: Scene, actions: list[Action]) -> Spans:
    due = [action for action in actions if is_due(action, scene.today)]
    return lines(scene.say("plan.due"), bullets(action_line(scene, action) for action in due)) if due else ()


def plan_goals(scene: Scene, plan: Plan) -> Spans:
    """Every goal with its actions and when it is looked at again."""
    return paragraphs(
        *(
            lines(
                scene.say("plan.goal", title=goal.title, review=goal.review_on),
                bullets(action_line(scene, action) for action in goal.actions)
                or scene.say("plan.no_actions"),
            )
            for goal in plan.goals
        )
    )


def action_line(scene: Scene, action: Action) -> Spans:
    """An action with its owner and day, and how it stands."""
    late = is_open(action) and action.due is not None and action.due < scene.today
    owner = "" if action.owner_id == scene.person.id else scene.guarded.person(action.owner_id).called
    return scene.say(f"plan.action_{action.status}", text=action.text, due=action.due, late=late, owner=owner)


def _history(scene: Scene, plan: Plan, owner: int) -> Spans:
    """Every change, the newest first, each with who and when."""
    if not plan.goals:
        return ()
    texts = {goal.id: goal.title for goal in plan.goals}
    actions = {action.id: action.text for goal in plan.goals for action in goal.actions}
    events = reversed(scene.guarded.plan_events(owner))
    listed = (
        _event(scene, event, actions.get(event.action_id or 0) or texts.get(event.goal_id or 0, ""))
        for event in events
    )
    return lines(scene.say("plan.history"), bullets(listed))


def _event(scene: Scene, event: PlanEvent, text: str) -> Spans:
    return scene.say(
        f"plan.event_{event.kind}",
        text=text,
        at=scene.day(event.at),
        old=event.old_due,
        new=event.new_due,
        name=scene.guarded.person(event.by).called,
    )


def _remarks(scene: Scene, owner: int) -> Spans:
    """What its owner said to what was written about them, as far as the asker was meant to read it."""
    said = scene.guarded.remarks(owner)
    listed = (scene.say(f"plan.remark_{each.kind}", at=scene.day(each.at), words=each.text) for each in said)
    return lines(scene.say("plan.remarks"), bullets(listed)) if said else ()


def looked(scene: Scene, owner: int) -> Spans:
    """Who looked at what is one's own, the last first; several looks of one day are one line."""
    if owner != scene.person.id:
        return ()
    looks = scene.guarded.looks(owner)
    seen = [*dict.fromkeys((each.viewer_id, each.what, scene.day(each.at)) for each in looks)][:SHOWN_LOOKS]
    names = scene.guarded.people({viewer for viewer, _, _ in seen})
    listed = (scene.say(f"plan.looked_{what}", name=names[who].called, at=day) for who, what, day in seen)
    return lines(scene.say("plan.looked"), bullets(listed)) if seen else ()


def choose_action(scene: Scene, action: Action) -> Button:
    """The way to change an action."""
    return button(scene, "button.update", "update_action", name=short(action.text), action=str(action.id))


def short(text: str, length: int = 40) -> str:
    """A text cut at a word, for a button."""
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"
