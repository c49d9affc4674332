"""What is understood and not there yet: an honest sentence, and what is there instead, as buttons."""

from datetime import date

from conversations.answers.asked import (
    Asked,
    asked_role,
    button,
    refuse_unknown_role,
    value_of,
)
from conversations.messages import Button, Message
from conversations.problems import NotFound
from conversations.scene import Scene
from frameworks.model import Role
from frameworks.paths import next_steps


def say_instead(scene: Scene, key: str, *buttons: Button, **names: object) -> Message:
    """A phrase that says what is not there yet, over the ways that are."""
    return Message(summary=scene.line("instead.summary"), body=scene.say(key, **names), buttons=buttons)


def answer_path(scene: Scene, asked: Asked) -> Message:
    """The way from one role to another: what is different, what is missing, and the first steps."""
    refuse_unknown_role(scene, asked)
    if "other_role" not in asked.entities:
        raise NotFound("not_found.path_to")
    other = asked_role(scene, asked, "other_role")
    role = asked_role(scene, asked) if "role" in asked.entities else _own(scene)
    missing = button(scene, "button.gaps", "my_gaps", name=other.title, role=other.key)
    if role is None:
        expects = button(scene, "button.expectations", "role_expectations", name=other.title, role=other.key)
        return say_instead(scene, "instead.path_to", missing, expects, other=other.title)
    between = {"role": role.key, "other_role": other.key}
    return say_instead(
        scene,
        "instead.path",
        button(scene, "button.compare", "compare_roles", name=other.title, **between),
        missing,
        button(scene, "button.next", "next_steps", name=role.title, role=role.key),
        role=role.title,
        other=other.title,
    )


def answer_goal(scene: Scene, asked: Asked) -> Message:
    """A goal is set for a role, in a few questions where one's own words are taken up."""
    due = value_of(asked, "due", date.fromisoformat) if "due" in asked.entities else None
    goals = _goals(scene)
    return say_instead(
        scene,
        "instead.goal" if goals else "instead.goal_no_role",
        *goals,
        *(gaps(scene) or (plan(scene),)),
        competency=_competency(scene, asked),
        due=due,
    )


def answer_openings(scene: Scene, _asked: Asked) -> Message:
    """Openings are not kept yet: where one's role can lead, and who may know of one."""
    return say_instead(
        scene, "instead.openings", *_onwards(scene), *gaps(scene), plan(scene), manager=_manager(scene)
    )


def answer_mentor(scene: Scene, asked: Asked) -> Message:
    """Nobody is brought together yet: who may know somebody, and how to make it a step of one's own."""
    return say_instead(
        scene,
        "instead.mentor",
        *_onwards(scene),
        *_goals(scene),
        plan(scene),
        manager=_manager(scene),
        competency=_competency(scene, asked),
    )


def gaps(scene: Scene) -> tuple[Button, ...]:
    """What the asker is missing for the next role, or at the top for their own; nothing where none is."""
    own = _own(scene)
    if own is None:
        return ()
    if _next_roles(scene, own):
        return (button(scene, "button.my_gaps", "my_gaps"),)
    return (button(scene, "button.gaps", "my_gaps", name=own.title, role=own.key),)


def _goals(scene: Scene) -> tuple[Button, ...]:
    """A goal for each next role; at the top of a track, for one's own. None where no role is known."""
    own = _own(scene)
    roles = (_next_roles(scene, own) or [own]) if own else []
    return tuple(
        button(scene, "button.make_goal", "set_goal", name=role.title, role=role.key) for role in roles
    )


def _own(scene: Scene) -> Role | None:
    """The asker's role; None where it is not known."""
    return scene.guarded.role(scene.guarded.position(scene.person.id).role_key)


def _next_roles(scene: Scene, own: Role) -> list[Role]:
    return [step.role for step in next_steps(scene.guarded.framework, own.key).steps]


def _onwards(scene: Scene) -> tuple[Button, ...]:
    """Where one's role can lead, to the side as well."""
    return (button(scene, "button.my_next", "next_steps"),) if _own(scene) else ()


def plan(scene: Scene) -> Button:
    """The way to one's own plan."""
    return button(scene, "button.my_plan", "show_plan")


def _manager(scene: Scene) -> str | None:
    manager = scene.guarded.manager
    return manager[1] if manager else None


def _competency(scene: Scene, asked: Asked) -> str | None:
    """The name of the competency that was named; None for none."""
    named = asked.entities.get("competency")
    return next((each.name for each in scene.guarded.framework.competencies if each.key == named), None)
