"""Puts labelled questions to the understanding, each as its asker would. Nothing is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from conversations.asking import knows
from conversations.house import House
from conversations.scored.labels import NAMED
from conversations.scored.marks import Mark, mark
from conversations.scored.questions import Question
from conversations.understanding import Known
from conversations.underway import Turn
from frameworks.model import Framework, same_name_key
from storage.people import Person
from storage.unit import UnitOfWork


@dataclass
class Sitting:
    """One unit in which questions are asked.

    Args:
        unit: an open unit; one for reading will do.
        house: the words, and the understanding.
        moment: when somebody asks.
        framework: over which they are asked; it need not be the one in force.
    """

    unit: UnitOfWork
    house: House
    moment: Callable[[Person], datetime]
    framework: Framework
    _known: dict[int, Known] = field(default_factory=dict)
    _turns: dict[int, Turn] = field(default_factory=dict)

    def mark(self, question: Question, asker: Person) -> Mark:
        """Read a question as its asker would ask it, and compare it with its label."""
        known = self.known(asker)
        return mark(question, self._turns[asker.id].house.understanding.read(question.text, known))

    def known(self, asker: Person) -> Known:
        """What is known of an asker, found out once."""
        if asker.id not in self._known:
            turn = Turn(self.unit, self.house, asker, "understanding", "talk", self.moment(asker))
            known = knows(turn)
            self._turns[asker.id] = turn
            self._known[asker.id] = replace(known, framework=self.framework)
        return self._known[asker.id]

    def strangers(self, question: Question, asker: Person) -> Iterator[tuple[str, str]]:
        """Names in a label that neither the framework nor the directory holds: they can never be right."""
        known = self.known(asker)
        framework = self.framework
        held = {
            "role": {same_name_key(role.title) for role in framework.roles},
            "competency": {same_name_key(each.name) for each in framework.competencies},
            "family": {same_name_key(each.name) for each in framework.families},
        }
        held["other_role"] = held["role"]
        for name, value in question.entities.items():
            if name == "person":
                there = bool(known.people(value))
            else:
                there = name not in NAMED or same_name_key(value) in held[name]
            if not there:
                yield name, value
