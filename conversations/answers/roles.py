"""What a role asks for, and what is different between two."""

from collections.abc import Iterable

from conversations.answers.asked import Asked, asked_role, button
from conversations.answers.next_steps import shift_list, shift_texts
from conversations.messages import Message, Spans
from conversations.paragraphs import bullets, lines, paragraphs
from conversations.problems import NotFound
from conversations.scene import Scene
from frameworks.model import Expectation, Framework, Role, shown_text
from frameworks.paths import what_changes


def answer_expectations(scene: Scene, asked: Asked) -> Message:
    """What a role asks for, as one line a competency; the whole texts behind *more*."""
    role = asked_role(scene, asked)
    framework = scene.guarded.framework
    wanted = [
        expectation
        for expectation in framework.expectations(role.key)
        if asked.entities.get("competency") in (None, expectation.competency)
        and expectation.importance != "not-applicable"
    ]
    opening = scene.say("expectations.opening", role=role.title, summary=role.summary or "")
    overview = asked_lines(scene, wanted)
    whole = paragraphs(*(_text(scene, framework, role, expectation) for expectation in wanted))
    alone = len(wanted) == 1
    return Message(
        summary=scene.line("expectations.summary"),
        body=lines(opening, whole if alone else overview or scene.say("expectations.nothing")),
        more=() if alone else whole,
        buttons=(
            button(scene, "button.gaps", "my_gaps", name=role.title, role=role.key),
            button(scene, "button.next", "next_steps", name=role.title, role=role.key),
        ),
    )


def asked_lines(scene: Scene, wanted: Iterable[Expectation]) -> Spans:
    """What a role asks for, one line a competency."""
    return bullets(_line(scene, scene.guarded.framework, expectation) for expectation in wanted)


def _line(scene: Scene, framework: Framework, expectation: Expectation) -> Spans:
    return scene.say(
        "expectations.line",
        competency=framework.competency(expectation.competency).name,
        level=_level_name(framework, expectation),
        must_have=expectation.must_have,
    )


def _level_name(framework: Framework, expectation: Expectation) -> str:
    """The name of the level that is asked for; empty where the framework describes it in words only."""
    scale = framework.competency(expectation.competency).scale
    if scale is None or expectation.level is None:
        return ""
    return framework.scale(scale).level(expectation.level).name


def _text(scene: Scene, framework: Framework, role: Role, expectation: Expectation) -> Spans:
    text = shown_text(framework, role.key, expectation.competency)
    return lines(
        _line(scene, framework, expectation),
        scene.say("expectations.text" if text else "expectations.no_text", text=text or ""),
    )


def answer_compare(scene: Scene, asked: Asked) -> Message:
    """What is different between two roles; the first is by default the asker's own."""
    role = asked_role(scene, asked)
    if "other_role" not in asked.entities:
        raise NotFound("not_found.other_role")
    other = asked_role(scene, asked, "other_role")
    shifts = what_changes(scene.guarded.framework, role.key, other.key)
    return Message(
        summary=scene.line("compare.summary"),
        body=lines(
            scene.say("compare.opening", role=role.title, other=other.title),
            shift_list(scene, shifts) if shifts else scene.say("compare.same"),
        ),
        more=shift_texts(scene, shifts),
        buttons=(
            button(scene, "button.gaps", "my_gaps", name=other.title, role=other.key),
            button(scene, "button.expectations", "role_expectations", name=other.title, role=other.key),
            button(scene, "button.make_goal", "set_goal", name=other.title, role=other.key),
        ),
    )
