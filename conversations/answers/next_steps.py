"""What comes after a role: every next step by track, what changes, and ways to the side."""

from collections.abc import Iterable, Sequence

from conversations.answers.asked import Asked, asked_role, button
from conversations.answers.charts import ladder_chart
from conversations.messages import Button, Message, Spans, Text
from conversations.paragraphs import bullets, lines, paragraphs
from conversations.scene import Scene
from frameworks.model import Role
from frameworks.paths import NextSteps, Shift, Step, next_steps

SHOWN_SHIFTS = 4


def answer_next_steps(scene: Scene, asked: Asked) -> Message:
    """What's next after a role, by default the asker's own."""
    role = asked_role(scene, asked)
    ways = next_steps(scene.guarded.framework, role.key)
    return Message(
        summary=scene.line("next_steps.summary"),
        body=paragraphs(
            _opening(scene, role, ways),
            *(_step(scene, step) for step in ways.steps),
            _laterals(scene, ways),
        ),
        chart=ladder_chart(scene, role),
        more=paragraphs(*(_whole_step(scene, step) for step in ways.steps)),
        buttons=_buttons(scene, role, ways),
    )


def _opening(scene: Scene, role: Role, ways: NextSteps) -> Spans:
    tops = ", ".join(track.name for track in ways.top_of)
    if ways.steps:
        opening = scene.say("next_steps.opening", role=role.title, count=len(ways.steps))
        return lines(opening, scene.say("next_steps.also_top", tracks=tops) if tops else ())
    if ways.closed:
        return scene.say("next_steps.closed", role=role.title)
    if ways.top_of:
        return scene.say("next_steps.top", role=role.title, tracks=tops)
    return scene.say("next_steps.no_track", role=role.title)


def _step(scene: Scene, step: Step) -> Spans:
    return lines(_heading(scene, step), shift_list(scene, step.changes))


def _heading(scene: Scene, step: Step) -> Spans:
    return scene.say("next_steps.step", role=step.role.title, track=step.track.name)


def shift_list(scene: Scene, shifts: Sequence[Shift]) -> Spans:
    """What changes, one line each; how many more lines wait behind *more*."""
    if not shifts:
        return scene.say("next_steps.nothing_described")
    listed: list[Spans] = [(Text(text=shift.line),) for shift in shifts[:SHOWN_SHIFTS]]
    rest = len(shifts) - SHOWN_SHIFTS
    return bullets([*listed, scene.say("next_steps.rest", count=rest)] if rest > 0 else listed)


def _laterals(scene: Scene, ways: NextSteps) -> Spans:
    if not ways.laterals:
        return ()
    moves = (
        scene.say("next_steps.lateral", role=move.role.title, note=move.note or "") for move in ways.laterals
    )
    return lines(scene.say("next_steps.laterals"), bullets(moves))


def _whole_step(scene: Scene, step: Step) -> Spans:
    return paragraphs(_heading(scene, step), shift_texts(scene, step.changes))


def shift_texts(scene: Scene, shifts: Iterable[Shift]) -> Spans:
    """Each competency that changes, with the whole text of the new role."""
    return paragraphs(
        *(
            scene.say("next_steps.shift_text", line=shift.line, text=shift.after_text or "")
            for shift in shifts
        )
    )


def _buttons(scene: Scene, role: Role, ways: NextSteps) -> tuple[Button, ...]:
    buttons: list[Button] = []
    for step in ways.steps:
        title, key = step.role.title, step.role.key
        buttons += [
            button(scene, "button.compare", "compare_roles", name=title, role=role.key, other_role=key),
            button(scene, "button.gaps", "my_gaps", name=title, role=key),
            button(scene, "button.make_goal", "set_goal", name=title, role=key),
        ]
    return tuple(buttons)
