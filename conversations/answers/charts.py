"""What pictures show: the ladder with "you are here", and how far a plan is. The same words stand as text."""

from typing import Literal

from conversations.messages import Ladder, Progress, Rail, Rung, Strip
from conversations.scene import Scene
from frameworks.model import Role, Track
from frameworks.paths import is_offered
from frameworks.plans import ActionStatus, is_under_way
from storage.plans import Action, Goal, Plan

LONGEST = 12
"""Rungs of one track that a picture shows; more would not be read in a chat."""
WIDEST = 4


def ladder_chart(scene: Scene, role: Role) -> Ladder | None:
    """The tracks of a role's family, where the asker stands, and the role that was asked about.

    None where the framework has no track for it: there is nothing to draw.
    """
    framework = scene.guarded.framework
    own = scene.guarded.position(scene.person.id).role_key
    family = [track for track in framework.tracks if track.family == role.family and track.status == "active"]
    tracks = [track for track in family if len(track.roles) > 1][:WIDEST]
    if role.key not in {key for track in tracks for key in track.roles}:
        return None
    here = scene.line("ladder.here")
    rails = tuple(_rail(scene, track, own, role.key) for track in tracks)
    title = scene.line("ladder.title", family=framework.family(role.family).name)
    return Ladder(title=title, rails=rails, here=here, alt=_aloud(scene, rails, here))


def _rail(scene: Scene, track: Track, own: str | None, asked: str) -> Rail:
    framework = scene.guarded.framework
    keys = [key for key in track.roles if key in (own, asked) or is_offered(framework, key)][:LONGEST]
    return Rail(name=track.name, rungs=tuple(_rung(scene, key, own, asked) for key in keys))


def _rung(scene: Scene, key: str, own: str | None, asked: str) -> Rung:
    mark: Literal["here", "wish", "none"] = "here" if key == own else "wish" if key == asked else "none"
    return Rung(key=key, title=scene.guarded.framework.role(key).title, mark=mark)


def _aloud(scene: Scene, rails: tuple[Rail, ...], here: str) -> str:
    """The ladder as words: each track from its first rung to its top."""
    named = ((rail.name, " → ".join(_named(rung, here) for rung in rail.rungs)) for rail in rails)
    return " ".join(scene.line("ladder.track", track=name, rungs=rungs) for name, rungs in named)


def _named(rung: Rung, here: str) -> str:
    return f"{rung.title} ({here})" if rung.mark == "here" else rung.title


def progress_chart(scene: Scene, plan: Plan) -> Progress | None:
    """How far each goal of a plan is; None where nothing is to be done in it."""
    strips = tuple(_strip(scene, goal) for goal in plan.goals if goal.actions)
    if not strips:
        return None
    legend = (
        scene.line("progress.done"),
        scene.line("progress.under_way"),
        scene.line("progress.overdue"),
        scene.line("progress.open"),
    )
    alt = " ".join(
        scene.line(
            "progress.goal",
            goal=each.label,
            done=each.done,
            count=each.done + each.under_way + each.overdue + each.open,
            overdue=each.overdue,
        )
        for each in strips
    )
    return Progress(title=scene.line("progress.title"), strips=strips, legend=legend, alt=alt)


def _strip(scene: Scene, goal: Goal) -> Strip:
    """Each action counts once: done, else overdue, else under way, else open. Dropped ones do not count."""
    waiting = [action for action in goal.actions if is_under_way(ActionStatus(action.status))]
    late = [action for action in waiting if _is_late(scene, action)]
    begun = [action for action in waiting if action.status == "started" and action not in late]
    return Strip(
        label=goal.title,
        done=sum(action.status == "done" for action in goal.actions),
        under_way=len(begun),
        overdue=len(late),
        open=len(waiting) - len(late) - len(begun),
    )


def _is_late(scene: Scene, action: Action) -> bool:
    return action.due is not None and action.due < scene.today
