"""The career conversation of DESIGN.md, answered as far as a test needs it."""

from dataclasses import replace

from conversations.guide import parse
from conversations.stepper import Place, Settled, Stop
from tests.conversations.guides import (
    ABILITIES,
    CAREER,
    EMPLOYEE,
    MANAGER,
    NOW,
    at,
    journey,
)

GAPS = [{"value": "mentoring", "label": "Mentoring", "detail": "one step"}]
TALK = parse(CAREER)
GIVEN: dict[str, object] = {
    "proud": "The launch",
    "energy": "Pairing",
    "ambition": "next_level",
    "wish": {"value": "engineering/staff", "label": "Staff Engineer"},
    "gaps": GAPS,
    "focus": "mentoring",
    "commitments.what/0": "Mentor Sam",
    "commitments.who/0": "employee",
    "commitments.by/0": "2027-03-15",
    "commitments.again/0": True,
    "commitments.what/1": "Find a mentor",
    "commitments.who/1": "manager",
    "commitments.by/1": "2027-01-31",
    "commitments.again/1": False,
    "agreed": True,
    "goal": {"goal": 7},
}
IN_ORDER = [at(name) for name in GIVEN]


def settle(stop: Stop, value: object) -> Settled:
    """As the turn does it: a commit is done, everything else is answered with what it rests on."""
    by = EMPLOYEE if stop.party == "employee" else MANAGER
    if stop.kind == "do" and ABILITIES[stop.do.do].kind == "commit":
        return Settled("done", value, by, NOW)
    return Settled("answered", value, by, NOW, stop.inputs)


def talk(until: str | None = None, **other: object) -> dict[Place, Settled]:
    """The talk answered in order, up to and including one place."""
    kept: dict[Place, Settled] = {}
    for name, value in (GIVEN | other).items():
        stop = journey(TALK, kept).walk()
        kept[at(name)] = settle(replace(stop, step=at(name)[0], item=at(name)[1]), value)
        if name == until:
            break
    return kept
