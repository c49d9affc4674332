"""What somebody is missing for a role: text against text, or ranked gaps with fit, coverage and gates."""

from conversations.abilities.careers import Measured, measure
from conversations.answers.asked import Asked, asked_role, button, own_role, refuse_unknown_role
from conversations.answers.evidence import counted
from conversations.answers.next_steps import shift_list
from conversations.answers.roles import asked_lines
from conversations.messages import Bar, Bars, Button, Fact, Message, Spans
from conversations.paragraphs import bullets, lines, paragraphs
from conversations.problems import NotFound
from conversations.scene import Scene
from frameworks.gaps import Standing
from frameworks.model import Framework, Role
from frameworks.paths import Shift, next_steps, what_changes

SHOWN_GAPS = 5


def answer_gaps(scene: Scene, asked: Asked) -> Message:
    """What the asker is missing for a role, by default the next one."""
    refuse_unknown_role(scene, asked)
    role = asked_role(scene, asked) if "role" in asked.entities else next_role(scene)
    measured = measure(scene, scene.person.id, role.key)
    return _ranked(scene, role, measured) if measured.readiness.known else _text_against_text(scene, role)


def next_role(scene: Scene) -> Role:
    """The first next step of the asker: what "the next role" means where none is named."""
    own = own_role(scene)
    ways = next_steps(scene.guarded.framework, own.key)
    if not ways.steps:
        raise NotFound("not_found.next_role", role=own.title)
    return ways.steps[0].role


def _text_against_text(scene: Scene, role: Role) -> Message:
    """Nobody has assessed this person: show what changes, and offer the self-rating right here."""
    own = scene.guarded.role(scene.guarded.position(scene.person.id).role_key)
    shifts = what_changes(scene.guarded.framework, own.key, role.key) if own else ()
    return Message(
        summary=scene.line("gaps.summary"),
        body=paragraphs(
            scene.say("gaps.not_assessed", role=role.title),
            _differences(scene, role, shifts) if own else _asked_for(scene, role),
            _kept(scene, role),
        ),
        more=paragraphs(*(_both_texts(scene, shift) for shift in shifts)),
        buttons=_buttons(scene, role, "button.rate_self"),
        audience=scene.say("audience.only_you"),
    )


def _asked_for(scene: Scene, role: Role) -> Spans:
    """Where the asker's own role is not known there is nothing to compare: say what the other asks for."""
    wanted = scene.guarded.framework.expectations(role.key)
    return lines(scene.say("gaps.own_unknown", role=role.title), asked_lines(scene, wanted))


def _differences(scene: Scene, role: Role, shifts: tuple[Shift, ...]) -> Spans:
    if not shifts:
        return scene.say("gaps.nothing_changes", role=role.title)
    return lines(scene.say("gaps.text_opening", role=role.title), shift_list(scene, shifts))


def _both_texts(scene: Scene, shift: Shift) -> Spans:
    return scene.say(
        "gaps.both_texts", line=shift.line, before=shift.before_text or "", after=shift.after_text or ""
    )


def _ranked(scene: Scene, role: Role, measured: Measured) -> Message:
    ready = measured.readiness
    framework = scene.guarded.framework
    listed = [
        scene.say("gaps.line", competency=framework.competency(gap.competency).name, reason=gap.reason)
        for gap in measured.gaps
    ]
    not_enough = () if ready.enough else scene.say("gaps.not_enough", known=ready.known, asked=ready.asked)
    opening = scene.say("gaps.ranked" if listed else "gaps.none", role=role.title, count=len(listed))
    return Message(
        summary=scene.line("gaps.summary"),
        body=paragraphs(lines(opening, bullets(listed[:SHOWN_GAPS])), not_enough, _kept(scene, role)),
        facts=_facts(scene, measured),
        chart=_chart(scene, role, measured),
        more=paragraphs(bullets(listed[SHOWN_GAPS:]), _definitions(scene, measured)),
        buttons=_buttons(scene, role, "button.rate_again"),
        audience=scene.say("audience.your_standing"),
    )


def _facts(scene: Scene, measured: Measured) -> tuple[Fact, ...]:
    """Fit, coverage and gates: three things, never one."""
    ready = measured.readiness
    fit = "gaps.unknown" if ready.fit is None else "gaps.fit"
    missing = [scene.guarded.framework.competency(key).name for key in ready.gates_missing]
    gates = "gaps.gates_missing" if missing else "gaps.gates_met" if ready.gates_met else "gaps.no_gates"
    return (
        Fact(label=scene.line("gaps.fit_label"), value=scene.say(fit, fit=_percent(ready.fit))),
        Fact(
            label=scene.line("gaps.coverage_label"),
            value=scene.say(
                "gaps.coverage", share=_percent(ready.coverage), known=ready.known, asked=ready.asked
            ),
        ),
        Fact(
            label=scene.line("gaps.gates_label"),
            value=scene.say(gates, missing=", ".join(missing), met=len(ready.gates_met)),
        ),
    )


def _kept(scene: Scene, role: Role) -> Spans:
    """The evidence that the asker keeps for what the role asks for."""
    return counted(scene, [each.competency for each in scene.guarded.framework.expectations(role.key)])


def _percent(share: float | None) -> int:
    return round(100 * (share or 0))


def _definitions(scene: Scene, measured: Measured) -> Spans:
    sources = ", ".join(scene.line(f"gaps.by_{source}") for source in measured.sources)
    return scene.say("gaps.definitions", as_of=measured.as_of, sources=sources)


def _chart(scene: Scene, role: Role, measured: Measured) -> Bars:
    framework = scene.guarded.framework
    wish = _wish(scene, role)
    bars = tuple(
        Bar(
            label=framework.competency(each.competency).name,
            now=each.value if each.rated else None,
            required=each.expected.value,
            wished=_asked_by(framework, wish, each.competency),
            note=each.now.name if each.now else None,
        )
        for each in measured.standings
    )
    heights = [each for bar in bars for each in (bar.now, bar.required, bar.wished) if each is not None]
    return Bars(
        title=scene.line("gaps.chart", role=role.title),
        lowest=min(0, *heights),
        highest=max(*_tops(framework, measured), *heights),
        bars=bars,
        wish=scene.line("gaps.wished", role=wish.title) if wish else "",
        alt="; ".join(_aloud(scene, framework, each) for each in measured.standings),
    )


def _wish(scene: Scene, role: Role) -> Role | None:
    """The role that the asker's plan leads towards, where that is another one."""
    goals = (goal for goal in scene.guarded.plan(scene.person.id).goals if goal.status == "open")
    keys = (goal.role_key for goal in goals if goal.role_key not in (None, role.key))
    own = scene.guarded.position(scene.person.id).role_key
    return next((wish for key in keys if key != own and (wish := scene.guarded.role(key))), None)


def _asked_by(framework: Framework, wish: Role | None, competency: str) -> float | None:
    """What the wished role asks for in a competency, as a height on its scale."""
    expected = framework.expectation(wish.key, competency) if wish else None
    scale = framework.competency(competency).scale
    if expected is None or expected.level is None or scale is None:
        return None
    return framework.scale(scale).level(expected.level).value


def _tops(framework: Framework, measured: Measured) -> list[float]:
    """The top of every scale that is used; 0 first, so that there is always one."""
    scales = (framework.competency(each.competency).scale for each in measured.standings)
    return [0, *(framework.scale(scale).levels[-1].value for scale in scales if scale)]


def _aloud(scene: Scene, framework: Framework, standing: Standing) -> str:
    """One line of the chart as words."""
    now = standing.now.name if standing.now else scene.line("rating.not_yet_shown")
    return scene.line(
        "gaps.chart_line",
        competency=framework.competency(standing.competency).name,
        now=now if standing.rated else scene.line("gaps.unknown"),
        required=standing.expected.name,
    )


def _buttons(scene: Scene, role: Role, rate: str) -> tuple[Button, ...]:
    return (
        button(scene, rate, "start_assessment", name=role.title, role=role.key),
        button(scene, "button.make_goal", "set_goal", name=role.title, role=role.key),
        button(scene, "button.expectations", "role_expectations", name=role.title, role=role.key),
    )
