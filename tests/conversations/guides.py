"""Guides for the tests of the engine."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from textwrap import dedent, indent

from conversations.guide import AbilityFacts, Guide, parse
from conversations.stepper import Journey, Place, Settled, Stop
from conversations.wording import Wording

CAREER = """\
guide: career-conversation
title: Career conversation with {{ employee.called }}
for: manager
about: employee
visible_to: [manager, employee]
steps:
  - say: Fifteen minutes, a few short questions. Write *back*, *skip* or *stop* at any time.
  - {id: proud, to: employee, ask: What are you proud of since we last talked?, wait: 2 working days, optional: true}
  - id: energy
    ask: What part of the work gives {{ employee.called }} the most energy right now?
    hint: Ask first, then listen.
  - id: ambition
    ask: Where would {{ employee.called }} like to be in a year or two?
    choices: {deepen: Deeper in this role, next_level: A next role, new_family: In another job family, unsure: Not sure yet}
  - {id: wish, ask: Which one?, answer: role, choices_from: next_roles, when: ambition == "next_level"}
  - {id: gaps, do: find_gaps, with: {role: wish}, when: wish}
  - {id: focus, ask: Which gap matters most first?, choices_from: gaps, when: gaps, optional: true}
  - id: commitments
    each: {up_to: 3, ask_again: Another commitment?}
    steps:
      - {id: what, ask: What will be done?}
      - {id: who, ask: Who does it?, choices: {employee: "{{ employee.called }}", manager: I do}}
      - {id: by, ask: By when?, answer: date}
  - {id: agreed, ask: Shall I put this in the plan?, answer: yes_no, shows: commitments}
  - {id: goal, do: save_goal, with: {gap: focus, commitments: commitments, role: wish}, when: agreed}
  - say: "{% if agreed %}Saved. I will remind you both.{% else %}Nothing was saved.{% endif %}"
"""  # noqa: E501 - as DESIGN.md writes it

ABILITIES = {
    "next_roles": AbilityFacts("read"),
    "find_gaps": AbilityFacts("read", frozenset({"role"})),
    "save_goal": AbilityFacts("commit", frozenset({"commitments"}), optional=frozenset({"gap", "role"})),
}

HEAD = """\
guide: example
title: An example
for: manager
about: employee
visible_to: [manager, employee]
given: [role]
steps:
"""
FIRST_STEP = HEAD.count("\n") + 1

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
MANAGER, EMPLOYEE = 1, 2
WORDING = Wording()


@dataclass(frozen=True)
class View:
    """A person as a template sees them."""

    called: str


VIEWS = {"employee": View("Mina"), "manager": View("Sam"), "role": "engineering/staff"}


def written(steps: str) -> str:
    """The text of a guide with these steps."""
    return HEAD + indent(dedent(steps).strip("\n"), "  ") + "\n"


def guide(steps: str) -> Guide:
    return parse(written(steps))


def journey(guide: Guide, settled: Mapping[Place, Settled] | None = None, today: date = TODAY) -> Journey:
    return Journey(guide, settled or {}, VIEWS, WORDING, today)


def at(name: str) -> Place:
    """`commitments.what/0` as a place."""
    step, _, item = name.partition("/")
    return step, int(item) if item else None


def answers(**by_name: object) -> dict[Place, Settled]:
    """Answers of the manager, outside of any `each`."""
    return {(name, None): answered(value) for name, value in by_name.items()}


def answered(value: object, by: int = MANAGER, inputs: str = "") -> Settled:
    return Settled("answered", value, by, NOW, inputs)


def said(stop: Stop) -> list[str]:
    """What is said on the way to a stop, in words."""
    return [WORDING.line(say.say, stop.names) for say in stop.says]
