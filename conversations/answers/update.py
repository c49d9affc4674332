"""An action of a plan done, started, postponed, dropped, or taken back."""

from datetime import date, timedelta

from conversations.abilities.plans import change_action, is_open
from conversations.answers.asked import Asked, button
from conversations.answers.plan import short
from conversations.days import read_day
from conversations.messages import Button, Message, Spans
from conversations.paragraphs import lines
from conversations.problems import NotFound, NotUnderstood
from conversations.scene import Scene
from frameworks.plans import ActionStatus
from storage.plans import Action

LATER = {"button.by_a_week": timedelta(days=7), "button.by_a_month": timedelta(days=30)}
MOST_OFFERED = 8
CHOICES = {"button.done": "done", "button.started": "started", "button.drop": "dropped"}


def answer_update(scene: Scene, asked: Asked) -> Message:
    """Change an action, or ask which one and what happened to it."""
    if "action" not in asked.entities:
        return _which(scene, asked)
    action = scene.guarded.action(int(asked.entities["action"]))
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
    status = ActionStatus(asked.entities["status"])
    due = date.fromisoformat(asked.entities["due"]) if "due" in asked.entities else None
    if status == ActionStatus.POSTPONED and due is None:
        return Message(
            summary=scene.line("update.summary"),
            body=lines(
                _why_not(scene, asked.unknown_words),
                scene.say("update.other_day_needed", text=short(action.text)),
            ),
            buttons=_later(scene, action),
        )
    if due is not None and due < scene.today:
        raise NotUnderstood("answer.day_past", day=due)
    result = change_action(scene, action.id, status, due)
    word = str(status) if result.changed else "already"
    undo = button(scene, "button.reopen", "update_action", action=str(action.id), status="open")
    take_back = (undo,) if result.changed and status != ActionStatus.OPEN else ()
    return Message(
        summary=scene.line("update.summary"),
        body=scene.say(f"update.{word}", text=result.action.text, due=result.action.due),
        buttons=(*take_back, button(scene, "button.my_plan", "show_plan")),
    )
