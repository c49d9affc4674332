"""What people would see if a draft were published, with invented people only."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from conversations.abilities.conversations import brief
from conversations.answers.asked import Asked, button
from conversations.answers.brief import draw_brief
from conversations.answers.gaps import answer_gaps
from conversations.answers.next_steps import answer_next_steps
from conversations.answers.roles import answer_expectations
from conversations.content import lessons, phrases
from conversations.content.cards import INTENT, part, said
from conversations.content.dry_run import dry_run
from conversations.content.frameworks import loaded
from conversations.guarded.rehearsal import INVENTED, Rehearsal
from conversations.guarded.talks import GUIDE
from conversations.guide import parse
from conversations.library import DEFAULT_LANGUAGE
from conversations.messages import Button, Message, Table
from conversations.problems import Problem, StaleAnswer
from conversations.scene import Scene
from conversations.underway import Turn
from frameworks.model import Framework
from storage.content import ContentDraft

Side = Literal["employee", "manager"]
View = Literal["employee", "manager", "texts"]
ROLES_AT_ONCE = 40
SHOWN_TEXTS = 20


def preview(turn: Turn, draft: ContentDraft, side: View, asked: Asked) -> Iterator[Message]:
    """A draft as an employee or a manager would meet it; phrases before and after."""
    if draft.kind in ("phrases", "lessons"):
        yield _texts(turn, draft)
    elif side == "texts":
        raise StaleAnswer("content.gone")
    elif draft.kind == "framework":
        yield from _framework(turn, draft, side, asked)
    else:
        guide = parse(draft.source) if draft.source else turn.base.guides.named(draft.name)
        yield dry_run(turn.scene, guide, side)


def _texts(turn: Turn, draft: ContentDraft) -> Message:
    changed = list(_changed(turn, draft))
    scene = turn.scene
    table = Table(
        caption=scene.line("content.texts_caption"),
        header=tuple(scene.line(f"content.texts_{name}") for name in ("name", "before", "after")),
        rows=tuple(changed[:SHOWN_TEXTS]),
    )
    rest = len(changed) - SHOWN_TEXTS
    message = said(scene, f"content.texts_{draft.kind}", count=len(changed), rest=max(rest, 0))
    return message.model_copy(update={"table": table})


def _changed(turn: Turn, draft: ContentDraft) -> Iterator[tuple[str, str, str]]:
    """Each text that is different: its name, before and after."""
    if draft.kind == "lessons":
        return lessons.compared(turn.house.lessons, lessons.readable(draft.source, turn.base.lessons))
    own = phrases.readable(draft.source, turn.base.phrases.templates[DEFAULT_LANGUAGE])
    return phrases.compared(turn.house.phrases, turn.base.phrases.with_own(own))


def _framework(turn: Turn, draft: ContentDraft, side: Side, asked: Asked) -> Iterator[Message]:
    framework = loaded(draft.source)
    role = next((each for each in framework.roles if each.key == asked.entities.get("role")), None)
    if role is None:
        yield _which_role(turn.scene, draft, framework, side, asked.entities.get("family"))
        return
    name = turn.scene.line("content.invented_employee")
    guarded = Rehearsal(turn.unit, turn.scene.guarded, role, framework, name)
    scene = replace(turn.scene, person=guarded.asker, guarded=guarded)
    yield said(turn.scene, f"content.preview_{side}", role=role.title, name=name)
    for draw in SIDES[side]:
        yield _without_buttons(scene, draw)


def _without_buttons(scene: Scene, draw: Callable[[Scene], Message]) -> Message:
    """As it would look. Its buttons would lead into what is in force, so there are none."""
    try:
        drawn = draw(scene)
    except Problem as problem:
        body = scene.sentence(problem.key, problem.names)
        drawn = Message(summary=scene.line("content.summary"), body=body)
    return drawn.model_copy(update={"buttons": ()})


SIDES: Mapping[Side, tuple[Callable[[Scene], Message], ...]] = {
    "employee": (
        lambda scene: answer_next_steps(scene, Asked("next_steps")),
        lambda scene: answer_gaps(scene, Asked("my_gaps")),
        lambda scene: answer_expectations(scene, Asked("role_expectations")),
    ),
    "manager": (
        lambda scene: draw_brief(scene, brief(scene, INVENTED), GUIDE),
        lambda scene: answer_expectations(scene, Asked("role_expectations")),
    ),
}
"""What each side asks for most."""


def _which_role(
    scene: Scene, draft: ContentDraft, framework: Framework, side: str, family: str | None
) -> Message:
    """All roles by family; where there are too many, the families first."""
    few = len(framework.roles) <= ROLES_AT_ONCE
    shown = [each for each in framework.families if few or family in (None, each.key)]
    given = {"draft": str(draft.id), "do": f"see_{side}"}
    parts = []
    for each in shown:
        roles = [role for role in framework.roles if role.family == each.key]
        if not few and family is None:
            ways = [_way(scene, each.name, family=each.key, **given)]
        else:
            ways = [_way(scene, role.title, role=role.key, **given) for role in roles]
        parts.append(part(scene.say("content.line", text=each.name), *ways))
    return said(scene, "content.which_role").model_copy(update={"parts": tuple(parts)})


def _way(scene: Scene, label: str, **given: str) -> Button:
    return button(scene, "button.name", INTENT, name=label, **given)
