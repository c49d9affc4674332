"""What can be done with a development plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from conversations.problems import NotYet
from conversations.scene import Scene
from frameworks.plans import ActionKind, ActionStatus, is_under_way, may_become
from storage.plans import Action

DUE_SOON = timedelta(days=14)


def is_open(action: Action) -> bool:
    """Whether something is still to be done."""
    return is_under_way(ActionStatus(action.status))


def is_due(action: Action, today: date) -> bool:
    """Whether an open action is overdue or due within two weeks."""
    return is_open(action) and action.due is not None and action.due <= today + DUE_SOON


def save_goal(  # noqa: PLR0913 - the inputs that a guide may give, each by name
    scene: Scene,
    about: int,
    *,
    commitments: Sequence[dict[str, str]] | None,
    gap: str | None = None,
    role: str | None = None,
    review: str | None = None,
) -> dict[str, object]:
    """Put a goal with its actions and a review date into somebody's plan.

    Args:
        scene: who does it.
        about: whose plan.
        gap: the competency to grow in.
        role: the role it leads towards.
        commitments: each with `what`, `by` (ISO date) and `who` (manager, or the employee if absent).
        review: when it is looked at again, ISO date.

    Returns:
        The goal's id and title.
    """
    title = _title(scene, gap, role)
    goal = scene.guarded.add_goal(
        about, title=title, competency=gap, role=role, review=date.fromisoformat(review) if review else None
    )
    for commitment in commitments or ():
        scene.guarded.add_action(
            about,
            goal,
            text=commitment["what"],
            kind=ActionKind.EXPERIENCE,
            owner=scene.person.id if commitment.get("who") == "manager" else about,
            due=date.fromisoformat(commitment["by"]),
        )
    return {"goal": goal, "title": title}


def _title(scene: Scene, gap: str | None, role: str | None) -> str:
    competency = scene.guarded.framework.competency(gap).name if gap else None
    wanted = scene.guarded.role(role)
    if competency and wanted:
        return scene.line("goal.competency", competency=competency, role=wanted.title)
    if competency:
        return scene.line("goal.competency_alone", competency=competency)
    return scene.line("goal.role", role=wanted.title) if wanted else scene.line("goal.talk", day=scene.today)


@dataclass(frozen=True)
class Changed:
    """What happened to an action: how it is now and how it was before, the same where nothing changed."""

    action: Action
    before: Action

    @property
    def changed(self) -> bool:
        """Whether anything changed."""
        return self.action != self.before


def change_action(scene: Scene, key: int, status: ActionStatus, due: date | None = None) -> Changed:
    """Mark an action done, started, postponed, dropped or open again; the event is kept with who and when.

    Raises:
        NotFound: when the asker has no such action.
        NotYet: when it can only be taken up again first.
    """
    action = scene.guarded.action(key)
    now = ActionStatus(action.status)
    if now == status and due in (None, action.due):
        return Changed(action, before=action)
    if not may_become(now, status):
        raise NotYet("update.closed", text=action.text)
    return Changed(scene.guarded.change_action(action, status, due), before=action)
