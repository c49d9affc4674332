"""The list of what a guide may do: name in YAML → function, with its kind and the permission it needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from conversations.abilities import (
    accounts,
    administration,
    assessments,
    careers,
    conversations,
    evidence,
    plans,
    remarks,
)
from conversations.guide import AbilityFacts
from conversations.permissions import Action, Thing
from conversations.scene import Scene

Kind = Literal["read", "draft", "commit"]


@dataclass(frozen=True)
class Ability:
    """One thing that can be done.

    Args:
        run: the function; it gets the scene, whom it is about, and its inputs by name; it returns facts that
            go through JSON.
        kind: `read` may be repeated, `draft` saves what only its author sees, `commit` changes the world.
        thing, action: what must be allowed towards the person it is about.
        inputs: names that `with:` has to give it.
        optional: names that it may give besides.
        slow: runs as a job.
    """

    run: Callable[..., object]
    kind: Kind
    thing: Thing
    action: Action
    inputs: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    slow: bool = False


CATALOGUE: Mapping[str, Ability] = {
    "next_roles": Ability(careers.next_role_options, "read", Thing.ROLE, Action.READ),
    "find_gaps": Ability(careers.gap_options, "read", Thing.STANDING, Action.READ, frozenset({"role"})),
    "brief_me": Ability(conversations.brief, "read", Thing.CONVERSATION, Action.START),
    "kinds_of_talk": Ability(conversations.kinds_of_talk, "read", Thing.CONVERSATION, Action.START),
    "competencies_to_rate": Ability(
        assessments.to_rate, "read", Thing.SELF_RATING, Action.WRITE, frozenset({"role"})
    ),
    "save_self_rating": Ability(
        assessments.save_self_rating, "draft", Thing.SELF_RATING, Action.WRITE, frozenset({"role", "ratings"})
    ),
    "own_competencies": Ability(evidence.own_competencies, "read", Thing.EVIDENCE, Action.WRITE),
    "save_evidence": Ability(
        evidence.save_evidence,
        "draft",
        Thing.EVIDENCE,
        Action.WRITE,
        inputs=frozenset({"competency", "note"}),
        optional=frozenset({"link"}),
    ),
    "add_remark": Ability(
        remarks.add_remark,
        "commit",
        Thing.REMARK,
        Action.WRITE,
        inputs=frozenset({"talk", "remark", "words"}),
    ),
    "parts_for_roles": Ability(administration.parts_for_roles, "read", Thing.GRANT, Action.WRITE),
    "parts_for_schedules": Ability(administration.parts_for_schedules, "read", Thing.SCHEDULE, Action.WRITE),
    "parts_for_quiet": Ability(administration.parts_for_quiet, "read", Thing.SCHEDULE, Action.WRITE),
    "reached": Ability(administration.reached, "read", Thing.SCHEDULE, Action.READ, frozenset({"part"})),
    "give_role": Ability(
        administration.give_role,
        "commit",
        Thing.GRANT,
        Action.WRITE,
        inputs=frozenset({"who", "role", "part"}),
        optional=frozenset({"until"}),
    ),
    "account_shown": Ability(
        accounts.account_shown, "read", Thing.ACCOUNT, Action.READ, frozenset({"stranger"})
    ),
    "link_account": Ability(
        accounts.link_account, "commit", Thing.ACCOUNT, Action.WRITE, frozenset({"stranger", "who"})
    ),
    "set_schedule": Ability(
        administration.set_schedule,
        "commit",
        Thing.SCHEDULE,
        Action.WRITE,
        inputs=frozenset({"part", "every"}),
        optional=frozenset({"most", "apart"}),
    ),
    "set_quiet": Ability(
        administration.set_quiet,
        "commit",
        Thing.SCHEDULE,
        Action.WRITE,
        inputs=frozenset({"part", "first", "last", "reason"}),
    ),
    "save_goal": Ability(
        plans.save_goal,
        "commit",
        Thing.PLAN,
        Action.WRITE,
        inputs=frozenset({"commitments"}),
        optional=frozenset({"gap", "role", "review"}),
    ),
}


def facts(catalogue: Mapping[str, Ability]) -> dict[str, AbilityFacts]:
    """What the linter of guides needs to know of it."""
    return {
        name: AbilityFacts(each.kind, each.inputs, each.slow, each.optional)
        for name, each in catalogue.items()
    }


def perform(
    catalogue: Mapping[str, Ability], name: str, scene: Scene, about: int, inputs: Mapping[str, object]
) -> object:
    """Do one thing, if the speaker may.

    Raises:
        NotAllowed: before anything was read or changed.
    """
    ability = catalogue[name]
    scene.guarded.check(ability.thing, ability.action, about)
    return ability.run(scene, about, **inputs)
