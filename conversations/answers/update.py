"""An action of a plan done, started, postponed, dropped, or taken back."""

from datetime import date, timedelta

from conversations.abilities.plans import Changed, change_action, is_open
from conversations.answers.asked import Asked, button, key_of, value_of
from conversations.answers.plan import short
from conversations.days import read_day
from conversations.messages import Button, Message, Spans
from conversations.paragraphs import lines
from conversations.problems import NotFound, NotUnderstood
from conversations.scene import Scene
from frameworks.plans import ActionStatus, may_become
from storage.plans import Action

LATER = {"button.by_a_week": timedelta(days=7), "button.by_a_month": timedelta(days=30)}
MOST_OFFERED = 8
TAKEN_BACK = "taken_back"  # on the button that leads back to how an action was, whatever day that was
CHOICES = {"button.done": "done", "button.started": "started", "button.drop": "dropped"}


def answer_update(scene: Scene, asked: Asked) -> Message:
    """Change an action, or ask which one and what happened to it."""
    if "action" not in asked.entities:
        return _which(scene, asked)
    action = scene.guarded.action(key_of(asked, "action"))
    if "status" not in asked.entities:
        return _what(scene, action)
    return _change(scene, action, asked)


def _which(scene: Scene, asked: Asked) -> Message:
    """No action was named, or none that is known: offer the open ones."""
    actions = [action for action in scene.guarded.own_actions if is_open(action)]
    if not actions:
        raise NotFound("update.none_open")
    if asked.unknown_words:
        body = scene.say("update.not_found", words=asked.unknown_words[:80])
    else:
        body = scene.say("update.which")
    meant = {kind: asked.entities[kind] for kind in ("status", "due") if kind in asked.entities}
    return Message(
        summary=scene.line("update.summary"),
        body=body,
        buttons=tuple(
            button(
                scene, "button.name", "update_action", name=short(action.text), action=str(action.id), **meant
            )
            for action in actions[:MOST_OFFERED]
        ),
    )


def _what(scene: Scene, action: Action) -> Message:
    key = str(action.id)
    ways = [
        button(scene, label, "update_action", action=key, status=status) for label, status in CHOICES.items()
    ]
    return Message(
        summary=scene.line("update.summary"),
        body=scene.say("update.choose", text=action.text, due=action.due),
        hint=scene.say("update.other_date", text=short(action.text)),
        buttons=(*ways, *_later(scene, action)),
    )


def _later(scene: Scene, action: Action) -> tuple[Button, ...]:
    start = max(action.due or scene.today, scene.today)
    return tuple(
        button(
            scene,
            label,
            "update_action",
            action=str(action.id),
            status="postponed",
            due=(start + later).isoformat(),
        )
        for label, later in LATER.items()
    )


def _why_not(scene: Scene, words: str | None) -> Spans:
    """What is wrong with the words that were to name a day; nothing where there were none."""
    try:
        if words:
            read_day(words, scene.today)
    except NotUnderstood as problem:
        return scene.sentence(problem.key, problem.names)
    return ()


def _change(scene: Scene, action: Action, asked: Asked) -> Message:
    status = value_of(asked, "status", ActionStatus)
    due = value_of(asked, "due", date.fromisoformat) if "due" in asked.entities else None
    taken_back = TAKEN_BACK in asked.entities
    passed = due is not None and due < scene.today and not taken_back
    if status == ActionStatus.POSTPONED and is_open(action) and (due is None or passed):
        return _other_day(scene, action, asked, due)
    if passed:
        raise NotUnderstood("answer.day_past", day=due)
    result = change_action(scene, action.id, status, due)
    return Message(
        summary=scene.line("update.summary"),
        body=_said(scene, result, taken_back=taken_back),
        buttons=(*_take_back(scene, result), button(scene, "button.my_plan", "show_plan")),
    )


def _other_day(scene: Scene, action: Action, asked: Asked, passed: date | None) -> Message:
    """No day was named, or one that has passed, as on an old card: offer two to come."""
    why = scene.say("answer.day_past", day=passed) if passed else _why_not(scene, asked.unknown_words)
    return Message(
        summary=scene.line("update.summary"),
        body=lines(why, scene.say("update.other_day_needed", text=short(action.text))),
        buttons=_later(scene, action),
    )


def _said(scene: Scene, result: Changed, *, taken_back: bool) -> Spans:
    """What happened, in words."""
    action, names = result.action, {"text": result.action.text, "due": result.action.due}
    if not result.changed:
        return scene.say("update.already", **names)
    if taken_back:
        return scene.say("update.taken_back", **names)
    if action.status == "done" and action.person_id != scene.person.id:
        owner = scene.guarded.person(action.person_id)
        return scene.say("update.done_theirs", name=owner.called, **names)
    return scene.say(f"update.{action.status}", **names)


def _take_back(scene: Scene, result: Changed) -> tuple[Button, ...]:
    """The way back to how the action was. What has no day cannot be without one again once it was moved."""
    before, action = result.before, result.action
    moved = before.due != action.due
    if not result.changed or not is_open(before) or (moved and before.due is None):
        return ()
    was = ActionStatus(before.status)
    status = was if may_become(ActionStatus(action.status), was) else ActionStatus.OPEN
    given = {"status": str(status)}
    if moved and before.due:
        given["due"] = before.due.isoformat()
    if moved or status != ActionStatus.OPEN:
        given[TAKEN_BACK] = "yes"
    return (button(scene, "button.reopen", "update_action", action=str(action.id), **given),)
